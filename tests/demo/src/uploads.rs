//! Pictures that were sent in, kept in memory for as long as there is room.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::pictures::raster::Raster;
use crate::pictures::{Fate, link};
use crate::world::clock::Millis;
use crate::world::rng::{mix, uuid};

/// Bytes that are kept; the oldest go first.
const KEPT: usize = 128 << 20;
/// The kinds that Discord takes.
const KINDS: &[(&str, &str)] =
    &[("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp"), ("image/gif", "gif")];

/// All of them.
#[derive(Default)]
pub struct Uploads(Mutex<VecDeque<Upload>>);

struct Upload {
    path: String,
    kind: &'static str,
    bytes: Bytes,
}

impl Uploads {
    /// Keeps the picture in a data URL and returns its link, or `None` if there is no picture in it.
    pub fn keep(&self, data_url: &str, now: Millis) -> Option<String> {
        let (kind, ending, bytes) = read(data_url)?;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let chance = mix(now.unsigned_abs(), all.len() as u64 ^ bytes.len() as u64);
        let id = uuid(u128::from(chance) << 64 | u128::from(mix(chance, 1)));
        let path = format!(
            "attachments/1200000000000000777/{}/{id}.{ending}",
            1_300_000_000_000_000_000 + chance % 1_000_000_000_000
        );
        let link = link::signed(&path, Fate::Good, 0, now);
        all.push_back(Upload { path, kind, bytes: bytes.into() });
        let mut size: usize = all.iter().map(|upload| upload.bytes.len()).sum();
        while size > KEPT
            && let Some(oldest) = all.pop_front()
        {
            size -= oldest.bytes.len();
        }
        Some(link)
    }

    /// The type and the bytes of the picture at this path below the CDN.
    pub fn get(&self, path: &str) -> Option<(&'static str, Bytes)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|upload| upload.path == path).map(|upload| (upload.kind, upload.bytes.clone()))
    }
}

/// The kind, the file ending and the bytes in a data URL.
pub fn read(data_url: &str) -> Option<(&'static str, &'static str, Vec<u8>)> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent),
    );
    let (kind, data) = data_url.strip_prefix("data:")?.split_once(";base64,")?;
    let (kind, ending) = KINDS.iter().find(|(known, _)| *known == kind)?;
    let bytes = LENIENT.decode(data.trim()).ok()?;
    (!bytes.is_empty()).then_some((*kind, *ending, bytes))
}

/// The pixels of a picture, if the demo can read its kind. Away from the network's threads: it can take a while.
pub async fn decode(kind: &'static str, bytes: Vec<u8>) -> Option<Raster> {
    tokio::task::spawn_blocking(move || Raster::read(kind, &bytes)).await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_can_be_had() {
        let uploads = Uploads::default();
        let link = uploads.keep("data:image/png;base64,iVBORw0KGgo=", 1_760_000_000_000).unwrap();
        let path = link.strip_prefix(link::CDN).unwrap().split('?').next().unwrap();
        assert_eq!(uploads.get(path).unwrap().0, "image/png");
        assert!(uploads.keep("data:text/html;base64,AAAA", 1).is_none());
        assert!(uploads.keep("data:image/png;base64,%%%", 1).is_none());
    }
}
