//! When live refresh asks.

use contact_sheet::beat::{Ask, MANY_FAILURES, Rhythm, Standing, next, tries};

fn standing(rhythm: Rhythm) -> Standing {
    Standing { rhythm, by_id: true, ..Standing::default() }
}

#[test]
fn auto_asks_for_open_tasks_every_3_s_and_for_the_page_every_30() {
    let open = Standing { any_open: true, ..standing(Rhythm::Auto) };
    assert_eq!(next(open), Some((3, Ask::OpenTasks)));
    assert_eq!(next(Standing { since_page: 26, ..open }), Some((3, Ask::OpenTasks)));
    assert_eq!(next(Standing { since_page: 27, ..open }), Some((3, Ask::Page)));
    assert_eq!(next(Standing { since_page: 100, ..open }), Some((1, Ask::Page)));
    assert_eq!(next(standing(Rhythm::Auto)), Some((30, Ask::Page)));
}

#[test]
fn off_never_asks() {
    assert_eq!(next(Standing { any_open: true, failures: 3, ..standing(Rhythm::Off) }), None);
}

#[test]
fn a_chosen_rhythm_is_that_of_the_open_tasks_or_of_the_page_when_there_are_none() {
    let five = standing(Rhythm::Every(5));
    assert_eq!(next(five), Some((5, Ask::Page)));
    assert_eq!(next(Standing { any_open: true, ..five }), Some((5, Ask::OpenTasks)));
    assert_eq!(next(Standing { any_open: true, since_page: 25, ..five }), Some((5, Ask::Page)));
    let sixty = Standing { any_open: true, ..standing(Rhythm::Every(60)) };
    assert_eq!(next(sixty), Some((60, Ask::Page)));
}

#[test]
fn without_list_by_condition_only_the_page_is_asked_for() {
    let standing = Standing { any_open: true, by_id: false, ..standing(Rhythm::Auto) };
    assert_eq!(next(standing), Some((30, Ask::Page)));
}

#[test]
fn a_hidden_tab_asks_only_for_whoever_wants_to_be_notified() {
    let hidden = Standing { any_open: true, hidden: true, ..standing(Rhythm::Auto) };
    assert_eq!(next(hidden), None);
    assert_eq!(next(Standing { notify: true, ..hidden }), Some((30, Ask::OpenTasks)));
    assert_eq!(next(Standing { notify: true, any_open: false, ..hidden }), None);
}

#[test]
fn failures_double_the_wait_up_to_a_minute() {
    let open = Standing { any_open: true, ..standing(Rhythm::Auto) };
    let waits: Vec<u32> = (0..10).map(|failures| next(Standing { failures, ..open }).unwrap().0).collect();
    assert_eq!(waits, [3, 6, 12, 24, 48, 60, 60, 60, 60, 60]);
    // A page that is overdue because it fails is not asked for at once.
    assert_eq!(
        next(Standing { failures: 1, since_page: 500, ..standing(Rhythm::Auto) }),
        Some((6, Ask::Page))
    );
}

#[test]
fn after_five_failures_there_is_one_probe_a_minute_of_a_single_try() {
    for (rhythm, wait) in [(Rhythm::Auto, 60), (Rhythm::Every(5), 60), (Rhythm::Every(60), 60)] {
        for any_open in [false, true] {
            let many = Standing { failures: MANY_FAILURES, any_open, since_page: 999, ..standing(rhythm) };
            assert_eq!(next(many).unwrap().0, wait);
        }
    }
    assert_eq!((0..7).map(tries).collect::<Vec<_>>(), [3, 3, 3, 3, 3, 1, 1]);
}

#[test]
fn a_server_that_wants_to_be_left_alone_is_left_alone() {
    let open = Standing { any_open: true, ..standing(Rhythm::Auto) };
    assert_eq!(next(Standing { not_before: 120, ..open }), Some((120, Ask::OpenTasks)));
    assert_eq!(next(Standing { not_before: 2, ..open }), Some((3, Ask::OpenTasks)));
    assert_eq!(next(Standing { not_before: 120, ..standing(Rhythm::Off) }), None);
}

#[test]
fn names_lead_back_to_the_rhythm() {
    for rhythm in Rhythm::ALL {
        assert_eq!(Rhythm::from_name(&rhythm.name()), rhythm);
    }
    assert_eq!(Rhythm::from_name("7"), Rhythm::Auto);
}
