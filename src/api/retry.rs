//! How patient a read is: whether a try that failed is made again, and when. A pure plan; [`crate::api::request`] follows it.
//! Acts are never tried again, so nothing here concerns them.

use std::ops::RangeInclusive;

use crate::api::error::ApiError;

/// How often a read is tried at the most.
pub const MAX_ATTEMPTS: u32 = 3;
/// How long one try may take, headers and body together, unless somebody says otherwise. In seconds.
pub const DEFAULT_TIMEOUT_SECONDS: u32 = 15;
/// What can be said.
pub static TIMEOUT_RANGE_SECONDS: RangeInclusive<u32> = 3..=300;
/// The longest `Retry-After` that is believed, in seconds.
pub const MAX_RETRY_AFTER_SECONDS: u32 = 300;
/// The longest pause before the second try; twice as long before each further one. In ms.
const FIRST_DELAY_MS: u32 = 500;
/// The longest pause of all, in ms.
const MAX_DELAY_MS: u32 = 30_000;

/// What follows a try that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// The operator is told.
    GiveUp,
    /// The next try, after so many ms.
    RetryAfter(u32),
    /// The next try, as soon as there is a network again.
    RetryWhenOnline,
}

/// What follows when `failed` of at most `tries` tries have failed, the last one with `error`. `chance`, from 0 to 1, picks a
/// point within the pause, so that many pages do not come back at the same moment.
pub fn retry_decision(error: &ApiError, failed: u32, tries: u32, online: bool, chance: f64) -> RetryDecision {
    if !error.is_transient() {
        return RetryDecision::GiveUp;
    }
    // No try counts that could not leave the machine.
    if !online && matches!(error, ApiError::Unreachable) {
        return RetryDecision::RetryWhenOnline;
    }
    if failed >= tries {
        return RetryDecision::GiveUp;
    }
    let longest = FIRST_DELAY_MS.saturating_mul(1 << failed.saturating_sub(1).min(16)).min(MAX_DELAY_MS);
    RetryDecision::RetryAfter(match error.retry_after() {
        Some(seconds) => seconds * 1000,
        None => (f64::from(longest) * chance) as u32,
    })
}

/// The seconds of a `Retry-After` header, at most [`MAX_RETRY_AFTER_SECONDS`]: seconds, or a date, which `date` turns into ms since 1970.
/// `now` is in ms since 1970 too, best by the server's own clock.
pub fn retry_after(header: &str, now: i64, date: impl Fn(&str) -> Option<i64>) -> Option<u32> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too large for u32 is still a number, and is cut to the longest wait all the same.
        return Some(header.parse().unwrap_or(MAX_RETRY_AFTER_SECONDS).min(MAX_RETRY_AFTER_SECONDS));
    }
    // Every date of HTTP ends like this; what does not is no date, whatever a browser makes of it.
    let at = header.ends_with("GMT").then(|| date(header)).flatten()?;
    let seconds = at.saturating_sub(now).max(0).saturating_add(999) / 1000;
    Some(u32::try_from(seconds).unwrap_or(MAX_RETRY_AFTER_SECONDS).min(MAX_RETRY_AFTER_SECONDS))
}
