//! Ages, durations and counts.
#![cfg(not(target_arch = "wasm32"))]

use contact_sheet::time_text::{Ago, Took, ago, duration, grouped};
use proptest::prelude::*;

const NOW: i64 = 1_723_547_812_345;
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

#[test]
fn an_age_is_told_in_its_largest_unit() {
    let cases = [
        (0, Ago::Now),
        (5 * SECOND - 1, Ago::Now),
        (5 * SECOND, Ago::Seconds(5)),
        (MINUTE - 1, Ago::Seconds(59)),
        (MINUTE, Ago::Minutes(1)),
        (HOUR - 1, Ago::Minutes(59)),
        (HOUR, Ago::Hours(1)),
        (DAY - 1, Ago::Hours(23)),
        (DAY, Ago::Days(1)),
        (30 * DAY, Ago::Days(30)),
        (30 * DAY + 1, Ago::Date),
    ];
    for (age, told) in cases {
        assert_eq!(ago(NOW - age, NOW), told, "{age}");
    }
}

#[test]
fn clocks_may_differ_by_a_minute() {
    assert_eq!(ago(NOW + 1, NOW), Ago::Now);
    assert_eq!(ago(NOW + MINUTE, NOW), Ago::Now);
    assert_eq!(ago(NOW + MINUTE + 1, NOW), Ago::Date);
    assert_eq!((ago(i64::MIN, i64::MAX), ago(i64::MAX, i64::MIN)), (Ago::Date, Ago::Date));
}

#[test]
fn a_duration_is_told_in_two_units_and_cut_off() {
    let cases = [
        (-5, Took::Seconds(0)),
        (0, Took::Seconds(0)),
        (99, Took::Seconds(0)),
        (4_250, Took::Seconds(42)),
        (59_999, Took::Seconds(599)),
        (MINUTE, Took::Minutes { minutes: 1, seconds: 0 }),
        (61_999, Took::Minutes { minutes: 1, seconds: 1 }),
        (HOUR - 1, Took::Minutes { minutes: 59, seconds: 59 }),
        (HOUR, Took::Hours { hours: 1, minutes: 0 }),
        (DAY - 1, Took::Hours { hours: 23, minutes: 59 }),
        (DAY + 2 * HOUR, Took::Days { days: 1, hours: 2 }),
        (400 * DAY, Took::Days { days: 400, hours: 0 }),
    ];
    for (ms, took) in cases {
        assert_eq!(duration(ms), took, "{ms}");
    }
}

#[test]
fn a_count_has_a_comma_between_each_three_digits() {
    let cases = [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1_000, "1,000"),
        (4_812, "4,812"),
        (100_000, "100,000"),
        (1_000_000, "1,000,000"),
        (u64::MAX, "18,446,744,073,709,551,615"),
    ];
    for (n, text) in cases {
        assert_eq!(grouped(n), text);
    }
}

proptest! {
    #[test]
    fn the_parts_of_a_duration_add_up(ms in 0i64..) {
        let (told, unit) = match duration(ms) {
            Took::Seconds(tenths) => (tenths * 100, 100),
            Took::Minutes { minutes, seconds } => (minutes * MINUTE + seconds * SECOND, SECOND),
            Took::Hours { hours, minutes } => (hours * HOUR + minutes * MINUTE, MINUTE),
            Took::Days { days, hours } => (days * DAY + hours * HOUR, HOUR),
        };
        prop_assert!((0..unit).contains(&(ms - told)));
    }

    #[test]
    fn any_two_moments_have_an_age(then: i64, now: i64) {
        let small = match ago(then, now) {
            Ago::Now | Ago::Date => true,
            Ago::Seconds(n) => (5..60).contains(&n),
            Ago::Minutes(n) => (1..60).contains(&n),
            Ago::Hours(n) => (1..24).contains(&n),
            Ago::Days(n) => (1..=30).contains(&n),
        };
        prop_assert!(small);
    }

    #[test]
    fn the_digits_of_a_count_stay(n: u64) {
        prop_assert_eq!(grouped(n).replace(',', ""), n.to_string());
    }
}
