//! The history of a polling loop: what its polls and the visibility of the tab mean for its schedule.

use contact_sheet::{
    api::{decode::decode_tasks, error::ApiError},
    state::polling::{
        poll::{PollHistory, PollOutcome},
        schedule::{FAILURE_THRESHOLD, PollState},
    },
};

const FAILURE: PollOutcome = PollOutcome::Failure { retry_after: None };

fn state(history: PollHistory) -> PollState {
    history.state(false, 0.0)
}

#[test]
fn failures_add_up_until_a_success() {
    let mut history = PollHistory::default();
    for failures in 1..=FAILURE_THRESHOLD + 1 {
        history = history.started().completed(FAILURE, 0.0);
        assert_eq!(state(history).failures, failures);
        assert_eq!(history.is_throttled(), failures >= FAILURE_THRESHOLD);
    }
    history = history.started().completed(PollOutcome::Success, 0.0);
    assert_eq!(state(history), PollState::default());
    assert!(!history.is_throttled());
}

#[test]
fn a_discarded_response_changes_nothing() {
    let history = PollHistory::new(3, Some(60), 1_000.0);
    assert_eq!(history.started().completed(PollOutcome::Discarded, 5_000.0), history);
}

#[test]
fn retry_after_counts_down_in_whole_seconds() {
    let history = PollHistory::default().completed(PollOutcome::Failure { retry_after: Some(120) }, 10_000.0);
    let left = |now: f64| history.state(false, now).not_before_seconds;
    assert_eq!([left(10_000.0), left(10_001.0), left(11_000.0), left(129_001.0)], [120, 120, 119, 1]);
    assert_eq!([left(130_000.0), left(500_000.0)], [0, 0]);
    // A later poll replaces it.
    for outcome in [PollOutcome::Success, FAILURE] {
        assert_eq!(history.completed(outcome, 20_000.0).state(false, 20_000.0).not_before_seconds, 0);
    }
}

#[test]
fn a_tab_that_is_shown_again_polls_once() {
    let hidden = PollHistory::default().visibility_changed(true);
    assert!(!state(hidden).has_resumed);
    assert!(hidden.state(true, 0.0).is_hidden);
    let shown = hidden.visibility_changed(false);
    assert!(state(shown).has_resumed);
    assert!(!state(shown.started()).has_resumed);
    assert!(!state(shown.visibility_changed(true)).has_resumed, "hidden again before the poll");
}

#[test]
fn a_requested_poll_is_sent_once() {
    let requested = PollHistory::default().requested();
    assert!(state(requested).is_requested);
    assert!(!state(requested.started()).is_requested);
}

#[test]
fn requests_for_a_poll_survive_the_completion_of_the_one_in_flight() {
    for outcome in [PollOutcome::Success, FAILURE, PollOutcome::Discarded] {
        let in_flight = PollHistory::default().requested().started();
        assert!(state(in_flight.visibility_changed(false).completed(outcome, 0.0)).has_resumed);
        assert!(state(in_flight.requested().completed(outcome, 0.0)).is_requested);
        assert!(!state(in_flight.completed(outcome, 0.0)).is_requested);
    }
}

#[test]
fn errors_are_failures_except_cancellation() {
    assert_eq!(PollOutcome::from_error(&ApiError::Cancelled), PollOutcome::Discarded);
    let with_retry_after = ApiError::from_status(503, "", Some(7));
    assert_eq!(PollOutcome::from_error(&with_retry_after), PollOutcome::Failure { retry_after: Some(7) });
    for error in [
        ApiError::Unreachable,
        ApiError::TimedOut { seconds: 15 },
        ApiError::from_status(401, "", None),
        ApiError::from_status(404, "", None),
        decode_tasks("<html>").expect_err("a web page holds no tasks"),
    ] {
        assert_eq!(PollOutcome::from_error(&error), FAILURE, "{error:?}");
    }
}
