//! Speed and time left.

use contact_sheet::domain::pace::Pace;

#[test]
fn speed_and_time_left_are_those_of_the_last_seconds() {
    let mut pace = Pace::default();
    assert_eq!((pace.per_second(), pace.seconds_left(100)), (None, None));
    pace.add(1000.0, 0);
    pace.add(1400.0, 50);
    assert_eq!((pace.per_second(), pace.seconds_left(100)), (None, None), "too short to measure");
    pace.add(2000.0, 200);
    assert_eq!((pace.per_second(), pace.seconds_left(100)), (Some(200), Some(1)));
    assert_eq!(pace.seconds_left(201), Some(2));
    // From now on slower, and after a while only that counts.
    for second in 3..=20 {
        pace.add(f64::from(second) * 1000.0, 200 + 10 * (second as u64 - 2));
    }
    assert_eq!((pace.per_second(), pace.seconds_left(600)), (Some(10), Some(60)));
}

#[test]
fn without_progress_no_time_is_promised() {
    let mut pace = Pace::default();
    pace.add(0.0, 7);
    pace.add(5000.0, 7);
    assert_eq!((pace.per_second(), pace.seconds_left(100)), (Some(0), None));
    pace.add(60_000.0, 7);
    assert_eq!(pace.seconds_left(0), None);
}
