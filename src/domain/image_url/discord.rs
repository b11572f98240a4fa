//! Links of Discord's CDN: signed, short-lived, with a second host that resizes images.

use crate::domain::image_url::safe::{UrlParts, split_url};

/// The host of the original images.
const CDN_HOST: &str = "cdn.discordapp.com";
/// The host that resizes images. Discord does not document it, so the original remains the fallback.
const MEDIA_HOST: &str = "media.discordapp.net";
/// The end of the year 9999 in seconds since 1970; later times are invalid.
const MAX_EXPIRY_SECONDS: i64 = 253_402_300_799;

/// Whether the link points to one of Discord's two image hosts.
pub fn is_discord(link: &str) -> bool {
    split_discord_url(link).is_some()
}

/// The expiry of the link in milliseconds since 1970, from the parameter `ex` (hexadecimal seconds). None without one.
pub fn expiry(link: &str) -> Option<i64> {
    let (_, query) = split_discord_url(link)?;
    let hex = query.split('&').find_map(|part| part.strip_prefix("ex="))?;
    // `from_str_radix` also accepts a sign.
    let seconds = if hex.starts_with(['+', '-']) { None } else { i64::from_str_radix(hex, 16).ok() };
    seconds.filter(|seconds| *seconds <= MAX_EXPIRY_SECONDS).map(|seconds| seconds * 1000)
}

/// Whether the link has expired. A link without an expiry never does.
pub fn is_expired(link: &str, now_ms: i64) -> bool {
    expiry(link).is_some_and(|end| end <= now_ms)
}

/// The link of a WebP thumbnail of a Discord image: same path and signature, at most `width` × `height` pixels.
/// None for other hosts and for videos.
pub fn thumbnail(link: &str, width: u32, height: u32) -> Option<String> {
    let (path, query) = split_discord_url(link)?;
    let name = path.to_ascii_lowercase();
    if [".mp4", ".webm", ".mov"].iter().any(|end| name.ends_with(end)) {
        return None;
    }
    let mut small = String::from("https://") + MEDIA_HOST + path + "?";
    // The signature comes first, in its original order.
    for part in query.split('&').filter(|part| !part.is_empty() && !is_discord_param(part)) {
        small.push_str(part);
        small.push('&');
    }
    let size = ["width=", &width.to_string(), "&height=", &height.to_string()].concat();
    Some(small + &size + "&format=webp&quality=low")
}

/// Whether a query parameter is one that [`thumbnail`] sets.
fn is_discord_param(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or("");
    ["width", "height", "format", "quality"].contains(&name)
}

/// Path and query of a Discord link, without the fragment. None if the authority has a user or a port.
fn split_discord_url(link: &str) -> Option<(&str, &str)> {
    let UrlParts { scheme, host, rest } = split_url(link.trim())?;
    let is_http = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let is_discord = host.eq_ignore_ascii_case(CDN_HOST) || host.eq_ignore_ascii_case(MEDIA_HOST);
    let path_and_query = rest.split('#').next().unwrap_or("");
    (is_http && is_discord).then(|| path_and_query.split_once('?').unwrap_or((path_and_query, "")))
}
