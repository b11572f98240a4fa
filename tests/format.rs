//! Formatting of numbers, relative times and durations.

use contact_sheet::domain::format::{
    number::{group_digits, short_number},
    time::{DurationParts, RelativeTime, duration_parts, next_relative_time_ms, relative_time},
};
use proptest::prelude::*;

const NOW: i64 = 1_723_547_812_345;
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

#[test]
fn large_numbers_are_shortened_to_a_unit_without_rounding_up() {
    let thousands = |n| short_number(n, 1000, "k");
    assert_eq!([1000, 1999, 9999, 10_000, 123_456].map(thousands), ["1.0k", "1.9k", "9.9k", "10k", "123k"]);
    assert_eq!(short_number(12_345, 10_000, "万"), "1.2万");
}

#[test]
fn an_age_has_its_largest_unit() {
    let cases = [
        (0, RelativeTime::Now),
        (5 * SECOND - 1, RelativeTime::Now),
        (5 * SECOND, RelativeTime::Seconds(5)),
        (MINUTE - 1, RelativeTime::Seconds(59)),
        (MINUTE, RelativeTime::Minutes(1)),
        (HOUR - 1, RelativeTime::Minutes(59)),
        (HOUR, RelativeTime::Hours(1)),
        (DAY - 1, RelativeTime::Hours(23)),
        (DAY, RelativeTime::Days(1)),
        (30 * DAY, RelativeTime::Days(30)),
        (30 * DAY + 1, RelativeTime::Date),
    ];
    for (age, expected) in cases {
        assert_eq!(relative_time(NOW - age, NOW), expected, "{age}");
    }
}

#[test]
fn clocks_may_differ_by_a_minute() {
    assert_eq!(relative_time(NOW + 1, NOW), RelativeTime::Now);
    assert_eq!(relative_time(NOW + MINUTE, NOW), RelativeTime::Now);
    assert_eq!(relative_time(NOW + MINUTE + 1, NOW), RelativeTime::Date);
    assert_eq!(
        (relative_time(i64::MIN, i64::MAX), relative_time(i64::MAX, i64::MIN)),
        (RelativeTime::Date, RelativeTime::Date)
    );
}

#[test]
fn an_age_changes_at_its_next_unit() {
    let cases = [
        (-MINUTE - 1, Some(-MINUTE)),
        (-MINUTE, Some(5 * SECOND)),
        (0, Some(5 * SECOND)),
        (5 * SECOND, Some(6 * SECOND)),
        (MINUTE - 1, Some(MINUTE)),
        (MINUTE, Some(2 * MINUTE)),
        (HOUR - 1, Some(HOUR)),
        (23 * HOUR, Some(DAY)),
        (29 * DAY, Some(30 * DAY)),
        (30 * DAY, Some(30 * DAY + 1)),
        (30 * DAY + 1, None),
    ];
    for (age, next_age) in cases {
        let then = NOW - age;
        assert_eq!(next_relative_time_ms(then, NOW), next_age.map(|age| then + age), "{age}");
    }
}

#[test]
fn a_duration_has_its_two_largest_units_rounded_down() {
    let cases = [
        (-5, DurationParts::Seconds(0)),
        (0, DurationParts::Seconds(0)),
        (99, DurationParts::Seconds(0)),
        (4_250, DurationParts::Seconds(42)),
        (59_999, DurationParts::Seconds(599)),
        (MINUTE, DurationParts::Minutes { minutes: 1, seconds: 0 }),
        (61_999, DurationParts::Minutes { minutes: 1, seconds: 1 }),
        (HOUR - 1, DurationParts::Minutes { minutes: 59, seconds: 59 }),
        (HOUR, DurationParts::Hours { hours: 1, minutes: 0 }),
        (DAY - 1, DurationParts::Hours { hours: 23, minutes: 59 }),
        (DAY + 2 * HOUR, DurationParts::Days { days: 1, hours: 2 }),
        (400 * DAY, DurationParts::Days { days: 400, hours: 0 }),
    ];
    for (ms, expected) in cases {
        assert_eq!(duration_parts(ms), expected, "{ms}");
    }
}

#[test]
fn digits_are_grouped_by_three() {
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
        assert_eq!(group_digits(n), text);
    }
}

proptest! {
    #[test]
    fn the_parts_of_a_duration_add_up(ms in 0i64..) {
        let (total, unit) = match duration_parts(ms) {
            DurationParts::Seconds(tenths) => (tenths * 100, 100),
            DurationParts::Minutes { minutes, seconds } => (minutes * MINUTE + seconds * SECOND, SECOND),
            DurationParts::Hours { hours, minutes } => (hours * HOUR + minutes * MINUTE, MINUTE),
            DurationParts::Days { days, hours } => (days * DAY + hours * HOUR, HOUR),
        };
        prop_assert!((0..unit).contains(&(ms - total)));
    }

    #[test]
    fn any_two_times_have_an_age(then: i64, now: i64) {
        let small = match relative_time(then, now) {
            RelativeTime::Now | RelativeTime::Date => true,
            RelativeTime::Seconds(n) => (5..60).contains(&n),
            RelativeTime::Minutes(n) => (1..60).contains(&n),
            RelativeTime::Hours(n) => (1..24).contains(&n),
            RelativeTime::Days(n) => (1..=30).contains(&n),
        };
        prop_assert!(small);
        prop_assert!(next_relative_time_ms(then, now).is_none_or(|next| next > now));
    }

    #[test]
    fn an_age_stays_the_same_until_it_changes(age in -2 * MINUTE..40 * DAY) {
        let then = NOW - age;
        let now = relative_time(then, NOW);
        match next_relative_time_ms(then, NOW) {
            Some(next) => {
                prop_assert!(next > NOW);
                prop_assert_eq!(relative_time(then, next - 1), now);
                prop_assert_ne!(relative_time(then, next), now);
            }
            None => prop_assert_eq!(relative_time(then, NOW + 1_000 * DAY), now),
        }
    }

    #[test]
    fn grouping_keeps_the_digits(n: u64) {
        prop_assert_eq!(group_digits(n).replace(',', ""), n.to_string());
    }
}
