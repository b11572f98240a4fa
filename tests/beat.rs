//! When live refresh asks.

use contact_sheet::{
    domain::refresh_interval::RefreshInterval,
    state::polling::schedule::{FAILURE_THRESHOLD, PollInput, PollTarget, max_attempts, next_poll},
};

fn standing(rhythm: RefreshInterval) -> PollInput {
    PollInput { rhythm, by_id: true, ..PollInput::default() }
}

#[test]
fn auto_asks_for_open_tasks_every_3_s_and_for_the_page_every_30() {
    let open = PollInput { any_open: true, ..standing(RefreshInterval::Auto) };
    assert_eq!(next_poll(open), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { since_page: 26, ..open }), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { since_page: 27, ..open }), Some((3, PollTarget::Page)));
    assert_eq!(next_poll(PollInput { since_page: 100, ..open }), Some((1, PollTarget::Page)));
    assert_eq!(next_poll(standing(RefreshInterval::Auto)), Some((30, PollTarget::Page)));
}

#[test]
fn off_never_asks() {
    assert_eq!(next_poll(PollInput { any_open: true, failures: 3, ..standing(RefreshInterval::Off) }), None);
}

#[test]
fn a_chosen_rhythm_is_that_of_the_open_tasks_or_of_the_page_when_there_are_none() {
    let five = standing(RefreshInterval::Every(5));
    assert_eq!(next_poll(five), Some((5, PollTarget::Page)));
    assert_eq!(next_poll(PollInput { any_open: true, ..five }), Some((5, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { any_open: true, since_page: 25, ..five }), Some((5, PollTarget::Page)));
    let sixty = PollInput { any_open: true, ..standing(RefreshInterval::Every(60)) };
    assert_eq!(next_poll(sixty), Some((60, PollTarget::Page)));
}

#[test]
fn without_list_by_condition_only_the_page_is_asked_for() {
    let standing = PollInput { any_open: true, by_id: false, ..standing(RefreshInterval::Auto) };
    assert_eq!(next_poll(standing), Some((30, PollTarget::Page)));
}

#[test]
fn a_hidden_tab_asks_only_for_whoever_wants_to_be_notified() {
    let hidden = PollInput { any_open: true, hidden: true, ..standing(RefreshInterval::Auto) };
    assert_eq!(next_poll(hidden), None);
    assert_eq!(next_poll(PollInput { notify: true, ..hidden }), Some((30, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { notify: true, any_open: false, ..hidden }), None);
}

#[test]
fn failures_double_the_wait_up_to_a_minute() {
    let open = PollInput { any_open: true, ..standing(RefreshInterval::Auto) };
    let waits: Vec<u32> =
        (0..10).map(|failures| next_poll(PollInput { failures, ..open }).unwrap().0).collect();
    assert_eq!(waits, [3, 6, 12, 24, 48, 60, 60, 60, 60, 60]);
    // A page that is overdue because it fails is not asked for at once.
    assert_eq!(
        next_poll(PollInput { failures: 1, since_page: 500, ..standing(RefreshInterval::Auto) }),
        Some((6, PollTarget::Page))
    );
}

#[test]
fn after_five_failures_there_is_one_probe_a_minute_of_a_single_try() {
    for (rhythm, wait) in
        [(RefreshInterval::Auto, 60), (RefreshInterval::Every(5), 60), (RefreshInterval::Every(60), 60)]
    {
        for any_open in [false, true] {
            let many =
                PollInput { failures: FAILURE_THRESHOLD, any_open, since_page: 999, ..standing(rhythm) };
            assert_eq!(next_poll(many).unwrap().0, wait);
        }
    }
    assert_eq!((0..7).map(max_attempts).collect::<Vec<_>>(), [3, 3, 3, 3, 3, 1, 1]);
}

#[test]
fn a_server_that_wants_to_be_left_alone_is_left_alone() {
    let open = PollInput { any_open: true, ..standing(RefreshInterval::Auto) };
    assert_eq!(next_poll(PollInput { not_before: 120, ..open }), Some((120, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { not_before: 2, ..open }), Some((3, PollTarget::OpenTasks)));
    assert_eq!(next_poll(PollInput { not_before: 120, ..standing(RefreshInterval::Off) }), None);
}

#[test]
fn names_lead_back_to_the_rhythm() {
    for rhythm in RefreshInterval::ALL {
        assert_eq!(RefreshInterval::from_name(&rhythm.name()), rhythm);
    }
    assert_eq!(RefreshInterval::from_name("7"), RefreshInterval::Auto);
}
