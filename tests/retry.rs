//! Retries of failed reads.

use contact_sheet::api::error::{ApiError, UnexpectedBody};
use contact_sheet::api::retry::{
    MAX_ATTEMPTS, MAX_RETRY_AFTER_SECONDS, RetryDecision, retry_after, retry_decision,
};
use proptest::prelude::*;

fn http(status: u16, wait: Option<u32>) -> ApiError {
    ApiError::from_status(status, "", wait)
}

/// The statuses after which a read is retried.
const TRANSIENT: [u16; 7] = [408, 425, 429, 500, 502, 503, 504];

fn any_error() -> impl Strategy<Value = ApiError> {
    prop_oneof![
        Just(ApiError::Unreachable),
        Just(ApiError::TimedOut { seconds: 15 }),
        Just(ApiError::InvalidEndpoint),
        Just(ApiError::NoPath),
        Just(ApiError::Cancelled),
        Just(ApiError::UnexpectedBody { kind: UnexpectedBody::Html, message: String::new() }),
        (300_u16..600, proptest::option::of(0..=MAX_RETRY_AFTER_SECONDS))
            .prop_map(|(status, wait)| http(status, wait)),
    ]
}

#[test]
fn transient_errors_have_three_attempts_and_others_one() {
    for status in 300..600 {
        let is_retried =
            retry_decision(&http(status, None), 1, MAX_ATTEMPTS, true, 0.5) != RetryDecision::GiveUp;
        assert_eq!(is_retried, TRANSIENT.contains(&status), "{status}");
    }
    for error in [ApiError::Unreachable, ApiError::TimedOut { seconds: 15 }] {
        assert_eq!(retry_decision(&error, 1, MAX_ATTEMPTS, true, 1.0), RetryDecision::RetryAfter(500));
        assert_eq!(retry_decision(&error, 2, MAX_ATTEMPTS, true, 1.0), RetryDecision::RetryAfter(1000));
        assert_eq!(retry_decision(&error, 3, MAX_ATTEMPTS, true, 1.0), RetryDecision::GiveUp);
    }
    for kind in [
        UnexpectedBody::Html,
        UnexpectedBody::Empty,
        UnexpectedBody::NotJson,
        UnexpectedBody::ErrorObject,
        UnexpectedBody::OtherJson,
        UnexpectedBody::TooLarge,
    ] {
        let error = ApiError::UnexpectedBody { kind, message: String::new() };
        assert_eq!(retry_decision(&error, 1, MAX_ATTEMPTS, true, 0.0), RetryDecision::GiveUp);
    }
}

#[test]
fn delays_double_up_to_half_a_minute_and_have_full_jitter() {
    let longest: Vec<_> =
        (1..=9).map(|failed| retry_decision(&ApiError::Unreachable, failed, 10, true, 1.0)).collect();
    let ms = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000];
    assert_eq!(longest, ms.map(RetryDecision::RetryAfter));
    assert_eq!(retry_decision(&ApiError::Unreachable, 5, 10, true, 0.0), RetryDecision::RetryAfter(0));
    assert_eq!(retry_decision(&ApiError::Unreachable, 5, 10, true, 0.25), RetryDecision::RetryAfter(2000));
}

#[test]
fn retry_after_overrides_the_delay() {
    for status in TRANSIENT {
        assert_eq!(
            retry_decision(&http(status, Some(120)), 1, MAX_ATTEMPTS, true, 0.0),
            RetryDecision::RetryAfter(120_000)
        );
        assert_eq!(
            retry_decision(&http(status, Some(120)), 3, MAX_ATTEMPTS, true, 0.0),
            RetryDecision::GiveUp
        );
    }
    assert_eq!(retry_decision(&http(404, Some(1)), 1, MAX_ATTEMPTS, true, 0.0), RetryDecision::GiveUp);
}

#[test]
fn attempts_without_a_network_do_not_count() {
    for failed in 1..10 {
        assert_eq!(
            retry_decision(&ApiError::Unreachable, failed, MAX_ATTEMPTS, false, 0.5),
            RetryDecision::RetryWhenOnline
        );
    }
    // A response proves that the network is available, whatever the browser reports.
    assert_eq!(retry_decision(&http(401, None), 1, MAX_ATTEMPTS, false, 0.5), RetryDecision::GiveUp);
    assert_eq!(retry_decision(&http(503, None), 3, MAX_ATTEMPTS, false, 0.5), RetryDecision::GiveUp);
}

#[test]
fn retry_after_is_seconds_or_a_date_up_to_five_minutes() {
    const NOW: i64 = 1_800_000_000_000;
    let date = |text: &str| text.strip_suffix(" GMT").and_then(|ms| ms.parse().ok());
    let wait = |header: &str| retry_after(header, NOW, date);
    assert_eq!((wait("0"), wait(" 7 "), wait("300"), wait("301")), (Some(0), Some(7), Some(300), Some(300)));
    assert_eq!(wait("99999999999999999999"), Some(300));
    for (ms, seconds) in [(0, 0), (1, 1), (1000, 1), (1001, 2), (90_000, 90), (86_400_000, 300), (-5000, 0)] {
        assert_eq!(wait(&format!("{} GMT", NOW + ms)), Some(seconds), "{ms}");
    }
    assert_eq!(wait(&format!("{} GMT", i64::MIN)), Some(0));
    assert_eq!(wait(&format!("{} GMT", i64::MAX)), Some(300));
    for header in ["", " ", "-1", "+5", "1.5", "soon", "never GMT", "2026-10-21"] {
        assert_eq!(wait(header), None, "{header}");
    }
}

proptest! {
    #[test]
    fn retries_end_and_no_delay_exceeds_its_limit(
        error in any_error(), tries in 1_u32..6, chance in 0.0..=1.0_f64,
    ) {
        let mut waited = 0;
        for failed in 1.. {
            prop_assert!(failed <= tries, "the retries do not end");
            match retry_decision(&error, failed, tries, true, chance) {
                RetryDecision::GiveUp => break,
                RetryDecision::RetryAfter(ms) => {
                    prop_assert!(error.is_transient());
                    let longest = match error.retry_after() {
                        Some(seconds) => { prop_assert_eq!(ms, seconds * 1000); seconds * 1000 }
                        None => (500_u32 << (failed - 1)).min(30_000),
                    };
                    prop_assert!(ms <= longest, "{ms} of {longest}");
                    waited += ms;
                }
                RetryDecision::RetryWhenOnline => prop_assert!(false, "the network is available"),
            }
        }
        prop_assert!(waited <= (tries - 1) * MAX_RETRY_AFTER_SECONDS * 1000);
    }

    #[test]
    fn any_header_is_at_most_five_minutes_or_none(header in ".{0,40}", now: i64, at: Option<i64>) {
        prop_assert!(retry_after(&header, now, |_| at).is_none_or(|seconds| seconds <= MAX_RETRY_AFTER_SECONDS));
    }
}
