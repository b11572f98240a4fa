//! Links of Discord's CDN: signed, short-lived, and with a second host that resizes.

use crate::domain::image_url::safe::{Parts, split};

const ORIGINALS: &str = "cdn.discordapp.com";
/// Resizes on request. Not in Discord's documents, so the original has to stand behind it.
const RESIZES: &str = "media.discordapp.net";
/// 31 December 9999 in seconds: a time behind it is none.
const LAST_SECOND: i64 = 253_402_300_799;

/// Is it a link to one of Discord's two picture hosts?
pub fn is_discord(link: &str) -> bool {
    discord(link).is_some()
}

/// When the link stops working, in milliseconds since 1970: `ex`, which is hex seconds. None when
/// it does not say.
pub fn expiry(link: &str) -> Option<i64> {
    let (_, query) = discord(link)?;
    let hex = query.split('&').find_map(|part| part.strip_prefix("ex="))?;
    // The number parser would also take a sign.
    let seconds = if hex.starts_with(['+', '-']) { None } else { i64::from_str_radix(hex, 16).ok() };
    seconds.filter(|seconds| *seconds <= LAST_SECOND).map(|seconds| seconds * 1000)
}

/// Has the link stopped working? A link that does not say when has not.
pub fn is_expired(link: &str, now_ms: i64) -> bool {
    expiry(link).is_some_and(|end| end <= now_ms)
}

/// A small WebP of a Discord picture: same path and signature, at most `width` × `height` pixels.
/// None for other hosts and for videos.
pub fn thumbnail(link: &str, width: u32, height: u32) -> Option<String> {
    let (path, query) = discord(link)?;
    let name = path.to_ascii_lowercase();
    if [".mp4", ".webm", ".mov"].iter().any(|end| name.ends_with(end)) {
        return None;
    }
    let mut small = String::from("https://") + RESIZES + path + "?";
    // The signature first, in the order in which it came.
    for part in query.split('&').filter(|part| !part.is_empty() && !is_ours(part)) {
        small.push_str(part);
        small.push('&');
    }
    let size = ["width=", &width.to_string(), "&height=", &height.to_string()].concat();
    Some(small + &size + "&format=webp&quality=low")
}

/// A part of the query that the thumbnail sets anew.
fn is_ours(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or("");
    ["width", "height", "format", "quality"].contains(&name)
}

/// Path and query of a Discord link, without the fragment. The host must stand alone: no user, no
/// port.
fn discord(link: &str) -> Option<(&str, &str)> {
    let Parts { scheme, host, rest } = split(link.trim())?;
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let ours = host.eq_ignore_ascii_case(ORIGINALS) || host.eq_ignore_ascii_case(RESIZES);
    let address = rest.split('#').next().unwrap_or("");
    (web && ours).then(|| address.split_once('?').unwrap_or((address, "")))
}
