//! Uploaded images, kept in memory up to a limit.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::pictures::raster::Raster;
use crate::pictures::{LinkState, link};
use crate::world::clock::Millis;
use crate::world::rng::{mix, uuid};

/// Maximum total size in bytes; the oldest are dropped first.
const MAX_TOTAL_BYTES: usize = 128 << 20;
/// Content types that Discord accepts, with their file extensions.
const IMAGE_TYPES: &[(&str, &str)] =
    &[("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp"), ("image/gif", "gif")];

/// All uploads.
#[derive(Default)]
pub struct Uploads(Mutex<VecDeque<Upload>>);

struct Upload {
    path: String,
    kind: &'static str,
    bytes: Bytes,
}

impl Uploads {
    /// Stores the image of a data URL and returns its link, or `None` if it contains no image.
    pub fn store(&self, data_url: &str, now: Millis) -> Option<String> {
        let (kind, ending, bytes) = read(data_url)?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let chance = mix(now.unsigned_abs(), all.len() as u64 ^ bytes.len() as u64);
        let id = uuid(u128::from(chance) << 64 | u128::from(mix(chance, 1)));
        let path = format!(
            "attachments/1200000000000000777/{}/{id}.{ending}",
            1_300_000_000_000_000_000 + chance % 1_000_000_000_000
        );
        let link = link::signed(&path, LinkState::Valid, 0, now);
        all.push_back(Upload { path, kind, bytes: bytes.into() });
        let mut size: usize = all.iter().map(|upload| upload.bytes.len()).sum();
        while size > MAX_TOTAL_BYTES
            && let Some(oldest) = all.pop_front()
        {
            size -= oldest.bytes.len();
        }
        Some(link)
    }

    /// Content type and bytes of the upload at this path below the CDN.
    pub fn get(&self, path: &str) -> Option<(&'static str, Bytes)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|upload| upload.path == path).map(|upload| (upload.kind, upload.bytes.clone()))
    }
}

/// Content type, file extension and bytes of a data URL.
pub fn read(data_url: &str) -> Option<(&'static str, &'static str, Vec<u8>)> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent),
    );
    let (kind, data) = data_url.strip_prefix("data:")?.split_once(";base64,")?;
    let (kind, ending) = IMAGE_TYPES.iter().find(|(known, _)| *known == kind)?;
    let bytes = LENIENT.decode(data.trim()).ok()?;
    (!bytes.is_empty()).then_some((*kind, *ending, bytes))
}

/// Decodes an image, if the demo supports its format. On a blocking thread, because it can be slow.
pub async fn decode(kind: &'static str, bytes: Vec<u8>) -> Option<Raster> {
    tokio::task::spawn_blocking(move || Raster::read(kind, &bytes)).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uploads_can_be_fetched() {
        let uploads = Uploads::default();
        let link = uploads.store("data:image/png;base64,iVBORw0KGgo=", 1_760_000_000_000).unwrap();
        let path = link.strip_prefix(link::CDN).unwrap().split('?').next().unwrap();
        assert_eq!(uploads.get(path).unwrap().0, "image/png");
        assert!(uploads.store("data:text/html;base64,AAAA", 1).is_none());
        assert!(uploads.store("data:image/png;base64,%%%", 1).is_none());
    }
}
