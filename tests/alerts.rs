//! Alerts: when the rules apply, and what is reported once.

use contact_sheet::{
    api::decode::decode_task,
    domain::{
        alert::{Alert, AlertRules, Observation, alerts, ended_since, idle_minutes, new_alerts, take_ended},
        status::Status,
        task::Task,
    },
};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const NOW: i64 = 1_000 * MINUTE;

fn task(json: &str) -> Task {
    decode_task(json).expect("a task").expect("a task")
}

fn ended(id: &str, minute: i64) -> Task {
    // Times are plausible dates.
    let finish_time = 1_700_000_000_000 + minute * MINUTE;
    task(&format!(r#"{{"id": "{id}", "status": "SUCCESS", "finishTime": {finish_time}}}"#))
}

fn running(id: &str) -> Task {
    task(&format!(r#"{{"id": "{id}", "status": "IN_PROGRESS"}}"#))
}

#[test]
fn failures_of_the_last_ten_minutes_are_counted() {
    let rules = AlertRules { failures: Some(2), ..AlertRules::default() };
    let seen = |minutes: &[i64], has_more| Observation {
        failures: Some((minutes.iter().map(|ago| Some(NOW - ago * MINUTE)).collect(), has_more)),
        ..Observation::default()
    };
    let of = |seen: Observation| alerts(&rules, &seen, 0, NOW);
    assert_eq!(of(seen(&[1, 2], false)), []);
    assert_eq!(of(seen(&[1, 2, 9], false)), [Alert::Failures { count: 3, is_minimum: false }]);
    assert_eq!(of(seen(&[1, 2, 9], true)), [Alert::Failures { count: 3, is_minimum: true }]);
    // The one of ten minutes ago is too old, and so there cannot be more.
    assert_eq!(of(seen(&[1, 2, 10], true)), []);
    assert_eq!(of(seen(&[1, 2, 3, 10], true)), [Alert::Failures { count: 3, is_minimum: false }]);
    let undated = Observation { failures: Some((vec![None; 5], false)), ..Observation::default() };
    assert_eq!(of(undated), []);
}

#[test]
fn a_long_queue_and_a_standstill_are_told_only_beyond_their_limits() {
    let rules = AlertRules { queue: Some(10), idle_minutes: Some(15), ..AlertRules::default() };
    let of = |waiting, open, last: Option<i64>| {
        let last_finished = Some(last.map(|ago| NOW - ago * MINUTE));
        let seen = Observation { waiting: Some(waiting), open, last_finished, ..Observation::default() };
        alerts(&rules, &seen, NOW - 20 * MINUTE, NOW)
    };
    assert_eq!(of(10, Some(1), Some(14)), []);
    assert_eq!(of(11, Some(1), Some(15)), [Alert::Queue(11), Alert::Idle(15)]);
    // Nothing waits or runs, so nothing can finish.
    assert_eq!(of(0, Some(0), Some(500)), []);
    // Nothing ever finished: since the watch began.
    assert_eq!(of(0, Some(3), None), [Alert::Idle(20)]);
    // The clock of the server is ahead.
    assert_eq!(of(0, Some(3), Some(-5)), []);
    let seen = Observation { last_finished: Some(Some(NOW)), ..Observation::default() };
    assert_eq!(idle_minutes(&rules, &seen, 0, NOW), None);
}

#[test]
fn paused_and_absent_rules_tell_nothing() {
    let seen = Observation {
        failures: Some((vec![Some(NOW); 9], true)),
        waiting: Some(1_000),
        open: Some(9),
        last_finished: Some(None),
        own_ended: vec![("1".to_owned(), Status::Failure)],
    };
    assert_eq!(alerts(&AlertRules::default(), &seen, 0, NOW), []);
    let all = AlertRules {
        own_tasks: true,
        failures: Some(0),
        queue: Some(0),
        idle_minutes: Some(1),
        ..AlertRules::default()
    };
    assert_eq!(alerts(&all, &seen, 0, NOW).len(), 4);
    assert!(all.is_active());
    let paused = AlertRules { is_paused: true, ..all };
    assert_eq!(alerts(&paused, &seen, 0, NOW), []);
    assert!(!paused.is_active() && paused.has_rules());
}

#[test]
fn a_state_that_lasts_is_told_once_and_again_after_it_has_ended() {
    let own = |id: &str| Alert::OwnTask { id: id.to_owned(), status: Status::Success };
    let queue = Alert::Queue(60);
    assert_eq!(new_alerts(&[], &[own("1"), queue.clone()]), [own("1"), queue.clone()]);
    assert_eq!(new_alerts(&[Alert::Queue(51)], &[own("2"), queue.clone()]), [own("2")]);
    assert_eq!(new_alerts(&[Alert::Idle(20)], std::slice::from_ref(&queue)), [queue]);
}

#[test]
fn an_own_task_is_told_when_it_has_ended() {
    let mut watched = vec!["1".to_owned(), "2".to_owned()];
    assert_eq!(take_ended(&mut watched, &[running("1"), running("2")]), []);
    let found = take_ended(&mut watched, &[running("1"), ended("2", 5), ended("3", 6)]);
    assert_eq!(found, [("2".to_owned(), Status::Success)]);
    assert_eq!(watched, ["1"]);

    let before = [ended("b", 8), ended("a", 7)];
    assert_eq!(ended_since(&before, &before), []);
    assert_eq!(ended_since(&before, &[ended("c", 9), ended("b", 8)]), [("c".to_owned(), Status::Success)]);
    // An older one has moved up because another one was deleted.
    assert_eq!(ended_since(&before, &[ended("b", 8), ended("0", 1)]), []);
    assert_eq!(ended_since(&[], &[ended("a", 7)]).len(), 1);
}

#[test]
fn what_is_invalid_in_stored_rules_is_not_set() {
    for text in ["", "x", "[]", "null", r#"{"failures": 101, "queue": -1, "idleMinutes": 0, "sound": "yes"}"#]
    {
        assert_eq!(AlertRules::from_json(text), AlertRules::default(), "{text}");
    }
    let rules = AlertRules::from_json(r#"{"failures": 0, "queue": 1.5, "ownTasks": true, "more": 1}"#);
    assert_eq!(rules, AlertRules { failures: Some(0), own_tasks: true, ..AlertRules::default() });
}

proptest! {
    #[test]
    fn rules_are_read_as_they_were_written(
        (own_tasks, notify, sound, is_paused) in any::<(bool, bool, bool, bool)>(),
        failures in prop::option::of(0_u32..=100),
        queue in prop::option::of(0_u32..=100_000),
        idle_minutes in prop::option::of(1_u32..=1440),
    ) {
        let rules = AlertRules { own_tasks, failures, queue, idle_minutes, notify, sound, is_paused };
        prop_assert_eq!(AlertRules::from_json(&rules.to_json()), rules);
    }
}
