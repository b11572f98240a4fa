//! Signed links in Discord's format. The UUID in the file name encodes what is drawn.

use super::{LinkState, Picture};
use crate::world::clock::Millis;
use crate::world::rng::{mix, of_text, uuid};

/// Discord's CDN.
pub const CDN: &str = "https://cdn.discordapp.com/";
/// Links change only this often (seconds), so that consecutive responses agree.
const STEP: i64 = 6 * 3600;
const SALT: u64 = 0xC047_AC75_EE70;

/// Link to the image of task `id`.
#[must_use]
pub fn of(picture: &Picture, id: u64, prompt: &str, link_state: LinkState, now: Millis) -> String {
    let name = format!("{}_{}.png", file_words(prompt, id), uuid(pack(picture)));
    let (channel, message) =
        (1_200_000_000_000_000_000 + mix(id / 1_000_000_000, 3) % 1000, 1_100_000_000_000_000_000 + id);
    let path = format!("attachments/{channel}/{message}/{name}");
    signed(&path, link_state, mix(id, 8), now)
}

/// Signs a path below the CDN.
#[must_use]
pub fn signed(path: &str, link_state: LinkState, chance: u64, now: Millis) -> String {
    let step = now / 1000 / STEP;
    let (issued, expires) = match link_state {
        LinkState::Expired => {
            let ago = step - (chance % 9) as i64;
            (ago - 4, ago)
        }
        LinkState::Valid | LinkState::Broken => (step, step + 5),
    };
    let (issued, expires) = (issued * STEP, expires * STEP);
    let mut hash = mix(of_text(path), expires.unsigned_abs());
    let mut mac = String::with_capacity(64);
    for _ in 0..4 {
        mac.push_str(&format!("{hash:016x}"));
        hash = mix(hash, SALT);
    }
    format!("{CDN}{path}?ex={expires:x}&is={issued:x}&hm={mac}&")
}

/// Decodes the path of a link, or `None` if it is not one of the demo's.
#[must_use]
pub fn read(path: &str) -> Option<Picture> {
    let stem = path.rsplit('/').next()?.rsplit_once('.')?.0;
    let hex: String = stem.get(stem.len().checked_sub(36)?..)?.split('-').collect();
    unpack(u128::from_str_radix(&hex, 16).ok()?)
}

/// A pseudorandom image for other links.
#[must_use]
pub fn guess(path: &str) -> Picture {
    let hash = of_text(path);
    Picture {
        seed: hash as u32,
        theme: (hash >> 40) as u8 % 13,
        ratio: 0,
        quadrant: 1,
        progress: 100,
        broken: false,
        source: 0,
    }
}

/// Whether the time in `ex`, in seconds, has passed.
#[must_use]
pub fn is_expired(query: &str, now: Millis) -> bool {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("ex="));
    value.and_then(|hex| i64::from_str_radix(hex, 16).ok()).is_some_and(|expires| expires * 1000 <= now)
}

/// Encodes an image in 96 bits, obfuscated with a 32-bit checksum.
fn pack(picture: &Picture) -> u128 {
    let bits = u64::from(picture.seed)
        | u64::from(picture.theme) << 32
        | u64::from(picture.ratio) << 40
        | u64::from(picture.quadrant) << 44
        | u64::from(picture.progress) << 48
        | u64::from(picture.broken) << 56;
    let check = check(bits, picture.source);
    let source = picture.source ^ mix(u64::from(check), !SALT) as u32;
    u128::from(check) << 96 | u128::from(source) << 64 | u128::from(bits ^ mix(u64::from(check), SALT))
}

fn check(bits: u64, source: u32) -> u32 {
    mix(bits, SALT ^ u64::from(source)) as u32
}

fn unpack(uuid: u128) -> Option<Picture> {
    let sum = (uuid >> 96) as u32;
    let source = (uuid >> 64) as u32 ^ mix(u64::from(sum), !SALT) as u32;
    let bits = uuid as u64 ^ mix(u64::from(sum), SALT);
    (check(bits, source) == sum).then_some(Picture {
        seed: bits as u32,
        theme: (bits >> 32) as u8,
        ratio: (bits >> 40) as u8 & 15,
        quadrant: (bits >> 44) as u8 & 15,
        progress: (bits >> 48) as u8,
        broken: bits >> 56 & 1 == 1,
        source,
    })
}

/// User name and first words of the prompt, as in Midjourney's file names.
fn file_words(prompt: &str, id: u64) -> String {
    let user =
        ["lena_k", "mr.orange", "studio_nord", "xiaoyu", "pixelwolf", "anna0412", "kite"][(id % 7) as usize];
    let prompt = prompt.rsplit("https://").next().unwrap_or(prompt);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let shown: String = prompt.split(" --").next().unwrap_or(prompt).chars().take(60).map(plain).collect();
    format!("{user}_{}", shown.trim_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_760_000_000_000;
    const PICTURE: Picture =
        Picture { seed: 77, theme: 4, ratio: 3, quadrant: 2, progress: 45, broken: true, source: 5001 };

    #[test]
    fn links_encode_the_image() {
        let link = of(&PICTURE, 1_760_000_000_000_123, "a cat, black --v 6", LinkState::Valid, NOW);
        let (path, query) = link.strip_prefix(CDN).unwrap().split_once('?').unwrap();
        assert!(path.contains("_a_cat__black_"), "{path}");
        assert_eq!(read(path), Some(PICTURE));
        assert_eq!(read(&path.replace('7', "8")), None);
        assert!(!is_expired(query, NOW + 24 * 3_600_000));
        assert!(is_expired(query, NOW + 31 * 3_600_000));
    }

    #[test]
    fn links_keep_for_six_hours_and_some_have_expired() {
        let link = |now| of(&PICTURE, 5, "x", LinkState::Valid, now);
        let start = NOW / (STEP * 1000) * STEP * 1000;
        assert_eq!(link(start), link(start + STEP * 1000 - 1));
        for id in 0..50 {
            let expired = of(&PICTURE, id, "x", LinkState::Expired, NOW);
            assert!(is_expired(expired.split_once('?').unwrap().1, NOW));
        }
    }
}
