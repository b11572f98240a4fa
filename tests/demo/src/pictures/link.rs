//! Links as Discord makes them: signed, and with an end. The file name's UUID says what is to be drawn.

use super::{Fate, Picture};
use crate::world::clock::Millis;
use crate::world::rng::{mix, of_text, uuid};

/// Where Discord keeps the originals.
pub const CDN: &str = "https://cdn.discordapp.com/";
/// Links change only this often, so that two answers agree.
const STEP: i64 = 6 * 3600;
const SALT: u64 = 0xC047_AC75_EE70;

/// The link to a picture of task `id`.
#[must_use]
pub fn of(picture: &Picture, id: u64, words: &str, fate: Fate, now: Millis) -> String {
    let name = format!("{}_{}.png", file_words(words, id), uuid(pack(picture)));
    let (channel, message) =
        (1_200_000_000_000_000_000 + mix(id / 1_000_000_000, 3) % 1000, 1_100_000_000_000_000_000 + id);
    let path = format!("attachments/{channel}/{message}/{name}");
    signed(&path, fate, mix(id, 8), now)
}

/// Signs a path below the CDN.
#[must_use]
pub fn signed(path: &str, fate: Fate, chance: u64, now: Millis) -> String {
    let step = now / 1000 / STEP;
    let (issued, expires) = match fate {
        Fate::Expired => {
            let ago = step - (chance % 9) as i64;
            (ago - 4, ago)
        }
        Fate::Good | Fate::Broken => (step, step + 5),
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

/// What the path of a link means, or `None` where the demo did not make it.
#[must_use]
pub fn read(path: &str) -> Option<Picture> {
    let stem = path.rsplit('/').next()?.rsplit_once('.')?.0;
    let hex: String = stem.get(stem.len().checked_sub(36)?..)?.split('-').collect();
    unpack(u128::from_str_radix(&hex, 16).ok()?)
}

/// Some picture for a link that the demo did not make, always the same.
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

/// The moment in `ex`, in seconds, has passed.
#[must_use]
pub fn is_expired(query: &str, now: Millis) -> bool {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("ex="));
    value.and_then(|hex| i64::from_str_radix(hex, 16).ok()).is_some_and(|expires| expires * 1000 <= now)
}

/// 96 bits of picture, hidden behind 32 that check them.
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

/// The user and the first words of the prompt, as Midjourney names its files.
fn file_words(words: &str, id: u64) -> String {
    let user =
        ["lena_k", "mr.orange", "studio_nord", "xiaoyu", "pixelwolf", "anna0412", "kite"][(id % 7) as usize];
    let words = words.rsplit("https://").next().unwrap_or(words);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let shown: String = words.split(" --").next().unwrap_or(words).chars().take(60).map(plain).collect();
    format!("{user}_{}", shown.trim_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_760_000_000_000;
    const PICTURE: Picture =
        Picture { seed: 77, theme: 4, ratio: 3, quadrant: 2, progress: 45, broken: true, source: 5001 };

    #[test]
    fn the_link_says_what_is_drawn() {
        let link = of(&PICTURE, 1_760_000_000_000_123, "a cat, black --v 6", Fate::Good, NOW);
        let (path, query) = link.strip_prefix(CDN).unwrap().split_once('?').unwrap();
        assert!(path.contains("_a_cat__black_"), "{path}");
        assert_eq!(read(path), Some(PICTURE));
        assert_eq!(read(&path.replace('7', "8")), None);
        assert!(!is_expired(query, NOW + 24 * 3_600_000));
        assert!(is_expired(query, NOW + 31 * 3_600_000));
    }

    #[test]
    fn links_keep_for_six_hours_and_some_have_expired() {
        let link = |now| of(&PICTURE, 5, "x", Fate::Good, now);
        let start = NOW / (STEP * 1000) * STEP * 1000;
        assert_eq!(link(start), link(start + STEP * 1000 - 1));
        for id in 0..50 {
            let expired = of(&PICTURE, id, "x", Fate::Expired, NOW);
            assert!(is_expired(expired.split_once('?').unwrap().1, NOW));
        }
    }
}
