//! Progress, times and durations of a task.

use contact_sheet::domain::task::Task;
use serde_json::{Value, json};

fn task(value: Value) -> Task {
    Task::from_value(value).expect("an object")
}

#[test]
fn only_an_object_is_a_task() {
    for value in [json!(null), json!(1), json!("x"), json!([]), json!([{}]), json!(true)] {
        assert_eq!(Task::from_value(value), None);
    }
    assert!(Task::from_value(json!({})).is_some());
}

#[test]
fn progress_is_parsed_as_a_percentage() {
    let cases = [
        ("0%", Some(0)),
        ("45%", Some(45)),
        (" 45 % ", Some(45)),
        ("45", Some(45)),
        ("99.9%", Some(99)),
        ("100%", Some(100)),
        ("250%", Some(100)),
        ("99999999999%", Some(100)),
        ("45％", Some(45)),
        ("", None),
        ("%", None),
        ("-5%", None),
        (".5%", None),
        ("45%%", None),
        ("1e2", None),
        ("Waiting to start", None),
        ("45% (fast)", None),
        ("四十五%", None),
    ];
    for (progress, percent) in cases {
        assert_eq!(task(json!({ "progress": progress })).percent(), percent, "{progress}");
    }
    assert_eq!(task(json!({ "progress": null })).percent(), None);
    assert_eq!(task(json!({ "progress": 45.5 })).percent(), Some(45));
}

#[test]
fn times_are_milliseconds_and_ten_digits_are_seconds() {
    let cases = [
        (json!(1_723_547_812_345_i64), Some(1_723_547_812_345)),
        (json!("1723547812345"), Some(1_723_547_812_345)),
        (json!(" 1723547812345.9 "), Some(1_723_547_812_345)),
        (json!(1_723_547_812), Some(1_723_547_812_000)),
        (json!(1_000_000_000), Some(1_000_000_000_000)),
        (json!(10_000_000_000_i64), Some(10_000_000_000)),
        (json!(999_999_999), Some(999_999_999)),
        (json!(0), None),
        (json!(-1_723_547_812_345_i64), None),
        (json!(1_723_547_812_345_678_i64), None),
        (json!(""), None),
        (json!("2024-08-13T11:06:46Z"), None),
        (json!(true), None),
        (json!([1]), None),
        (json!({}), None),
    ];
    for (time, read) in cases {
        assert_eq!(task(json!({ "submitTime": time })).submit_time, read, "{time}");
    }
}

const T: i64 = 1_723_547_812_000;

#[test]
fn an_open_task_waits_until_it_starts_and_then_runs() {
    let queued = task(json!({ "status": "SUBMITTED", "submitTime": T }));
    assert_eq!((queued.waiting_ms(T + 500), queued.running_ms(T + 500)), (Some(500), None));
    let running = task(json!({ "status": "IN_PROGRESS", "submitTime": T, "startTime": T + 300 }));
    assert_eq!((running.waiting_ms(T + 900), running.running_ms(T + 900)), (Some(300), Some(600)));
}

#[test]
fn the_durations_of_an_ended_task_are_fixed() {
    let done = json!({ "status": "SUCCESS", "submitTime": T, "startTime": T + 300, "finishTime": T + 1000 });
    let done = task(done);
    assert_eq!((done.waiting_ms(i64::MAX), done.running_ms(i64::MAX)), (Some(300), Some(700)));
    let never_began = task(json!({ "status": "FAILURE", "submitTime": T, "finishTime": T + 1000 }));
    assert_eq!((never_began.waiting_ms(T + 5000), never_began.running_ms(T + 5000)), (None, None));
    let no_end = task(json!({ "status": "SUCCESS", "submitTime": T, "startTime": T + 300 }));
    assert_eq!((no_end.waiting_ms(T + 5000), no_end.running_ms(T + 5000)), (Some(300), None));
    let disagrees = task(json!({ "status": "IN_PROGRESS", "submitTime": T, "finishTime": T + 1000 }));
    assert_eq!(disagrees.waiting_ms(T + 5000), None, "the finish time overrides the status");
}

#[test]
fn no_duration_is_negative() {
    let odd = task(json!({ "status": "SUCCESS", "submitTime": T, "startTime": T - 5, "finishTime": T - 10 }));
    assert_eq!((odd.waiting_ms(0), odd.running_ms(0)), (Some(0), Some(0)));
    let queued = task(json!({ "status": "NOT_START", "submitTime": T }));
    assert_eq!((queued.waiting_ms(T - 60_000), queued.waiting_ms(i64::MIN)), (Some(0), Some(0)));
}
