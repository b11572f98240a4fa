//! The expiry of signed links: Discord's, and those of common object stores.

use crate::domain::image_url::{
    discord::{self, is_discord},
    safe::split_url,
};

/// The parameters of Discord's signatures. Links that differ only in the parameters of a signature show the same image.
const DISCORD_PARAMS: [&str; 3] = ["ex", "is", "hm"];
/// The parameters, in lower case, that sign a link of other hosts or limit its time.
const SIGNATURE_PARAMS: [&str; 12] = [
    "expires",
    "signature",
    "ossaccesskeyid",
    "awsaccesskeyid",
    "googleaccessid",
    "key-pair-id",
    "policy",
    "security-token",
    "sig",
    "se",
    "st",
    "sv",
];
/// The beginnings of further parameters of this kind: S3, Google, OSS and COS.
const SIGNATURE_PREFIXES: [&str; 4] = ["x-amz-", "x-goog-", "x-oss-", "q-"];
/// The end of the year 9999 in seconds since 1970; later times are invalid.
const MAX_SECONDS: i64 = 253_402_300_799;

/// When the link expires, in milliseconds since 1970. None: never.
pub fn expiry(link: &str) -> Option<i64> {
    discord::expiry(link).or_else(|| signed_expiry(link))
}

/// Whether the link has expired.
pub fn is_expired(link: &str, now_ms: i64) -> bool {
    expiry(link).is_some_and(|end| end <= now_ms)
}

/// Whether two links lead to the same image, apart from their signatures.
pub fn is_same_image(a: &str, b: &str) -> bool {
    let unsigned = |link: &str| {
        let (path, query) = path_and_query(link);
        let params: &[&str] = if is_discord(link) { &DISCORD_PARAMS } else { &SIGNATURE_PARAMS };
        let kept = query.split('&').filter(|part| !is_signature(part, params)).collect::<Vec<_>>();
        String::from(path) + "?" + &kept.join("&")
    };
    a == b || unsigned(a) == unsigned(b)
}

fn is_signature(part: &str, params: &[&str]) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.is_empty()
        || params.contains(&name.as_str())
        || SIGNATURE_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The expiry of a link that is signed for an object store, in milliseconds since 1970: `Expires` or the end of `q-sign-time`
/// (seconds since 1970), `X-Amz-Date` and its kin (a date) with `X-Amz-Expires` (seconds), or `se` (a date).
fn signed_expiry(link: &str) -> Option<i64> {
    split_url(link)?;
    let (_, query) = path_and_query(link);
    let param = |name: &str| {
        query.split('&').find_map(|part| {
            let (key, value) = part.split_once('=')?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    };
    let of_store = ["x-amz-", "x-goog-", "x-oss-"].iter().find_map(|prefix| {
        let start = parse_date(param(&[prefix, "date"].concat())?)?;
        Some(start + parse_seconds(param(&[prefix, "expires"].concat())?)?)
    });
    let seconds = of_store
        .or_else(|| param("expires").and_then(parse_seconds))
        .or_else(|| param("q-sign-time")?.rsplit([';', 'B', 'b']).next().and_then(parse_seconds))
        .or_else(|| param("sig").and(param("se")).and_then(parse_date))?;
    Some(seconds * 1000)
}

fn path_and_query(link: &str) -> (&str, &str) {
    let link = link.split('#').next().unwrap_or_default();
    link.split_once('?').unwrap_or((link, ""))
}

fn parse_seconds(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let seconds = if is_number { text.parse().ok() } else { None };
    seconds.filter(|seconds| *seconds <= MAX_SECONDS)
}

/// Seconds since 1970 of `20240827T080617Z` or `2024-08-27T08%3A06%3A17Z`.
fn parse_date(text: &str) -> Option<i64> {
    let text = text.replace("%3A", "").replace("%3a", "");
    let digits: Vec<i64> = text.bytes().filter(u8::is_ascii_digit).map(|b| i64::from(b - b'0')).collect();
    if digits.len() < 14 {
        return None;
    }
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8));
    // The days since 1970 in the proleptic Gregorian calendar, with years that begin in March.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469;
    Some(((days * 24 + number(8, 10)) * 60 + number(10, 12)) * 60 + number(12, 14))
}
