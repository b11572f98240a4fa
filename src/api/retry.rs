//! The retry policy of read requests: whether a failed attempt is repeated, and when. Pure; [`crate::api::request`] applies it.
//! Submissions are never retried.

use std::ops::RangeInclusive;

use crate::api::error::ApiError;

/// The maximum number of attempts of a read request.
pub const MAX_ATTEMPTS: u32 = 3;
/// The default timeout of one attempt, headers and body together, in seconds.
pub const DEFAULT_TIMEOUT_SECONDS: u32 = 15;
/// The timeouts that can be configured.
pub static TIMEOUT_RANGE_SECONDS: RangeInclusive<u32> = 3..=300;
/// The longest accepted `Retry-After`, in seconds.
pub const MAX_RETRY_AFTER_SECONDS: u32 = 300;
/// The longest delay before the second attempt, in milliseconds. It doubles with each further attempt.
const FIRST_DELAY_MS: u32 = 500;
/// The upper limit of all delays, in milliseconds.
const MAX_DELAY_MS: u32 = 30_000;

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// The request fails.
    GiveUp,
    /// The next attempt, after a delay in milliseconds.
    RetryAfter(u32),
    /// The next attempt, as soon as the browser is online.
    RetryWhenOnline,
}

/// Decides what follows after `failed` of at most `max_attempts` attempts have failed, the last one with `error`. `jitter`,
/// from 0 to 1, selects a point within the delay, so that many clients do not retry at the same moment.
pub fn retry_decision(
    error: &ApiError,
    failed: u32,
    max_attempts: u32,
    online: bool,
    jitter: f64,
) -> RetryDecision {
    if !error.is_transient() {
        return RetryDecision::GiveUp;
    }
    // Attempts without a network do not count.
    if !online && matches!(error, ApiError::Unreachable) {
        return RetryDecision::RetryWhenOnline;
    }
    if failed >= max_attempts {
        return RetryDecision::GiveUp;
    }
    let longest = FIRST_DELAY_MS.saturating_mul(1 << failed.saturating_sub(1).min(16)).min(MAX_DELAY_MS);
    RetryDecision::RetryAfter(match error.retry_after() {
        Some(seconds) => seconds * 1000,
        None => (f64::from(longest) * jitter) as u32,
    })
}

/// Parses a `Retry-After` header into seconds, at most [`MAX_RETRY_AFTER_SECONDS`]. The header holds seconds, or a date that
/// `parse_date` converts to milliseconds since 1970. `now_ms` is in milliseconds since 1970, preferably by the server's clock.
pub fn retry_after(header: &str, now_ms: i64, parse_date: impl Fn(&str) -> Option<i64>) -> Option<u32> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that overflows u32 exceeds the limit as well.
        return Some(header.parse().unwrap_or(MAX_RETRY_AFTER_SECONDS).min(MAX_RETRY_AFTER_SECONDS));
    }
    // Every HTTP date ends with GMT; browsers parse other formats too.
    let at = header.ends_with("GMT").then(|| parse_date(header)).flatten()?;
    let seconds = at.saturating_sub(now_ms).max(0).saturating_add(999) / 1000;
    Some(u32::try_from(seconds).unwrap_or(MAX_RETRY_AFTER_SECONDS).min(MAX_RETRY_AFTER_SECONDS))
}
