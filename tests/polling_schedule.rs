//! The schedules of live refresh, of the queue and of the result of a new task.

use contact_sheet::{
    domain::refresh_interval::RefreshInterval,
    state::polling::schedule::{
        FAILURE_THRESHOLD, PollInput, PollState, PollTarget, max_attempts, next_alert_poll, next_count_poll,
        next_poll, next_queue_poll, next_result_poll, next_wall_poll,
    },
};

fn visible(interval: RefreshInterval) -> PollInput {
    PollInput { interval, can_poll_by_id: true, ..PollInput::default() }
}

fn open(interval: RefreshInterval) -> PollInput {
    PollInput { has_open_tasks: true, ..visible(interval) }
}

fn failed(failures: u32) -> PollState {
    PollState { failures, ..PollState::default() }
}

const HIDDEN: PollState = PollState {
    is_hidden: true,
    has_resumed: false,
    is_requested: false,
    failures: 0,
    not_before_seconds: 0,
};
const RESUMED: PollState = PollState { is_hidden: false, has_resumed: true, ..HIDDEN };
const REQUESTED: PollState = PollState { is_hidden: false, is_requested: true, ..HIDDEN };
const RETRY_AFTER_120: PollState = PollState { is_hidden: false, not_before_seconds: 120, ..HIDDEN };

#[test]
fn auto_polls_open_tasks_every_3_s_and_the_page_every_30_s() {
    let open = open(RefreshInterval::Auto);
    assert_eq!(next_poll(open), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { seconds_since_page: 26, ..open }), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { seconds_since_page: 27, ..open }), Some((3, PollTarget::Page)));
    assert_eq!(next_poll(PollInput { seconds_since_page: 100, ..open }), Some((1, PollTarget::Page)));
    assert_eq!(next_poll(visible(RefreshInterval::Auto)), Some((30, PollTarget::Page)));
}

#[test]
fn off_never_polls() {
    let off = open(RefreshInterval::Off);
    for state in [PollState::default(), failed(3), RESUMED, HIDDEN, REQUESTED] {
        assert_eq!(next_poll(PollInput { state, ..off }), None);
    }
}

#[test]
fn a_fixed_interval_is_that_of_the_open_tasks_or_of_the_page_without_any() {
    let five = visible(RefreshInterval::Every(5));
    assert_eq!(next_poll(five), Some((5, PollTarget::Page)));
    assert_eq!(next_poll(PollInput { has_open_tasks: true, ..five }), Some((5, PollTarget::OpenTasks)));
    assert_eq!(
        next_poll(PollInput { has_open_tasks: true, seconds_since_page: 25, ..five }),
        Some((5, PollTarget::Page))
    );
    assert_eq!(next_poll(open(RefreshInterval::Every(60))), Some((60, PollTarget::Page)));
}

#[test]
fn without_list_by_condition_only_the_page_is_polled() {
    let input = PollInput { can_poll_by_id: false, ..open(RefreshInterval::Auto) };
    assert_eq!(next_poll(input), Some((30, PollTarget::Page)));
}

#[test]
fn a_hidden_tab_polls_open_tasks_for_notifications_only() {
    let hidden = PollInput { state: HIDDEN, ..open(RefreshInterval::Auto) };
    assert_eq!(next_poll(hidden), None);
    assert_eq!(next_poll(PollInput { notify: true, ..hidden }), Some((30, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { notify: true, has_open_tasks: false, ..hidden }), None);
    let failing = PollInput { notify: true, state: PollState { failures: 1, ..HIDDEN }, ..hidden };
    assert_eq!(next_poll(failing), Some((60, PollTarget::OpenTasks)));
}

#[test]
fn a_tab_that_is_shown_again_polls_the_page_at_once() {
    for interval in [RefreshInterval::Auto, RefreshInterval::Every(60)] {
        for failures in [0, FAILURE_THRESHOLD] {
            let state = PollState { failures, not_before_seconds: 120, ..RESUMED };
            assert_eq!(next_poll(PollInput { state, ..open(interval) }), Some((0, PollTarget::Page)));
        }
    }
}

#[test]
fn failures_double_the_delay_up_to_a_minute() {
    let open = open(RefreshInterval::Auto);
    let delays: Vec<u32> =
        (0..10).map(|failures| next_poll(PollInput { state: failed(failures), ..open }).unwrap().0).collect();
    assert_eq!(delays, [3, 6, 12, 24, 48, 60, 60, 60, 60, 60]);
    // A page that is overdue because of failures is not polled at once.
    assert_eq!(
        next_poll(PollInput { state: failed(1), seconds_since_page: 500, ..visible(RefreshInterval::Auto) }),
        Some((6, PollTarget::Page))
    );
}

#[test]
fn after_five_failures_there_is_one_attempt_a_minute() {
    for interval in [RefreshInterval::Auto, RefreshInterval::Every(5), RefreshInterval::Every(60)] {
        for has_open_tasks in [false, true] {
            let state = failed(FAILURE_THRESHOLD);
            let many = PollInput { state, has_open_tasks, seconds_since_page: 999, ..visible(interval) };
            assert_eq!(next_poll(many).unwrap().0, 60);
        }
    }
    assert_eq!((0..7).map(max_attempts).collect::<Vec<_>>(), [3, 3, 3, 3, 3, 1, 1]);
}

#[test]
fn retry_after_delays_the_next_poll() {
    let open = PollInput { state: RETRY_AFTER_120, ..open(RefreshInterval::Auto) };
    assert_eq!(next_poll(open), Some((120, PollTarget::OpenTasks)));
    let two = PollState { not_before_seconds: 2, ..PollState::default() };
    assert_eq!(next_poll(PollInput { state: two, ..open }), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { interval: RefreshInterval::Off, ..open }), None);
    assert_eq!(next_queue_poll(RefreshInterval::Auto, RETRY_AFTER_120), Some(120));
    assert_eq!(next_result_poll(RETRY_AFTER_120), Some(120_000));
}

#[test]
fn the_queue_is_polled_every_5_s_or_at_the_chosen_interval() {
    let default = PollState::default();
    assert_eq!(next_queue_poll(RefreshInterval::Auto, default), Some(5));
    assert_eq!(next_queue_poll(RefreshInterval::Every(30), default), Some(30));
    assert_eq!(next_queue_poll(RefreshInterval::Off, default), None);
    let delays: Vec<_> =
        (0..6).map(|failures| next_queue_poll(RefreshInterval::Auto, failed(failures)).unwrap()).collect();
    assert_eq!(delays, [5, 10, 20, 40, 60, 60]);
}

#[test]
fn a_hidden_queue_is_polled_at_once_when_it_is_shown_again() {
    assert_eq!(next_queue_poll(RefreshInterval::Auto, HIDDEN), None);
    assert_eq!(next_queue_poll(RefreshInterval::Auto, RESUMED), Some(0));
    assert_eq!(next_queue_poll(RefreshInterval::Off, RESUMED), None);
}

#[test]
fn tasks_are_counted_after_a_pause_and_then_every_minute() {
    let state = PollState::default();
    let next = |age| next_count_poll(RefreshInterval::Auto, age, state);
    assert_eq!(
        [next(None), next(Some(0)), next(Some(45)), next(Some(300))],
        [Some(2), Some(60), Some(15), Some(2)]
    );
    assert_eq!(
        next_count_poll(RefreshInterval::Every(5), Some(0), state),
        Some(60),
        "the interval is that of the page"
    );
}

#[test]
fn without_live_refresh_tasks_are_counted_once_after_each_load() {
    let next = |age| next_count_poll(RefreshInterval::Off, age, PollState::default());
    assert_eq!([next(None), next(Some(100))], [Some(2), None]);
}

#[test]
fn a_hidden_tab_counts_nothing_and_failures_slow_it_down() {
    let next = |state| next_count_poll(RefreshInterval::Auto, None, state);
    assert_eq!(next(HIDDEN), None);
    let delays: Vec<_> = (0..6).map(|failures| next(failed(failures)).unwrap()).collect();
    assert_eq!(delays, [2, 4, 8, 16, 32, 60]);
    assert_eq!(next(RETRY_AFTER_120), Some(120));
}

#[test]
fn a_requested_poll_of_the_queue_is_sent_in_any_case() {
    let requested = PollState { not_before_seconds: 120, failures: FAILURE_THRESHOLD, ..REQUESTED };
    for is_hidden in [false, true] {
        for interval in [RefreshInterval::Off, RefreshInterval::Auto, RefreshInterval::Every(60)] {
            assert_eq!(next_queue_poll(interval, PollState { is_hidden, ..requested }), Some(0));
        }
    }
}

#[test]
fn a_result_is_polled_every_2500_ms_and_after_a_failure_in_10_s() {
    let delays: Vec<_> = (0..7).map(|failures| next_result_poll(failed(failures)).unwrap()).collect();
    assert_eq!(delays, [2_500, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
}

#[test]
fn a_result_is_polled_at_once_at_first_and_never_in_a_hidden_tab() {
    assert_eq!(next_result_poll(REQUESTED), Some(0));
    assert_eq!(next_result_poll(RESUMED), Some(0));
    assert_eq!(next_result_poll(HIDDEN), None);
    assert_eq!(next_result_poll(PollState { is_hidden: true, ..REQUESTED }), None);
}

#[test]
fn names_identify_intervals() {
    for interval in RefreshInterval::ALL {
        assert_eq!(RefreshInterval::from_name(&interval.name()), interval);
    }
    assert_eq!(RefreshInterval::from_name("7"), RefreshInterval::Auto);
}

#[test]
fn the_wall_polls_every_10_s_and_never_gives_up() {
    assert_eq!(next_wall_poll(PollState::default()), Some(10));
    assert_eq!(next_wall_poll(REQUESTED), Some(0));
    assert_eq!(next_wall_poll(RESUMED), Some(0));
    assert_eq!(next_wall_poll(HIDDEN), None);
    assert_eq!(next_wall_poll(RETRY_AFTER_120), Some(120));
    assert_eq!(next_wall_poll(failed(1)), Some(20));
    for failures in [3, FAILURE_THRESHOLD, 100, u32::MAX] {
        assert_eq!(next_wall_poll(failed(failures)), Some(60), "{failures} failures");
    }
}

#[test]
fn alerts_are_asked_for_each_minute_also_by_a_hidden_tab() {
    let state = PollState::default();
    assert_eq!(next_alert_poll(PollState { is_requested: true, ..state }), 3);
    for is_hidden in [false, true] {
        assert_eq!(next_alert_poll(PollState { is_hidden, ..state }), 60);
        assert_eq!(next_alert_poll(PollState { is_hidden, failures: 9, ..state }), 60);
        assert_eq!(next_alert_poll(PollState { is_hidden, not_before_seconds: 300, ..state }), 300);
    }
}
