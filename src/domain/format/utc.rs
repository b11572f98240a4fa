//! Moments in UTC to the minute, as text: `2026-11-27T14:05Z`.

use std::ops::Range;

const MINUTE_MS: i64 = 60_000;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// A moment in milliseconds since 1970, rounded down to the minute, without the `Z`; `separator` is that of date and time.
pub fn format_minutes(ms: i64, separator: &str) -> String {
    let minutes = ms.div_euclid(MINUTE_MS);
    let (day, minute) = (minutes.div_euclid(MINUTES_PER_DAY), minutes.rem_euclid(MINUTES_PER_DAY));
    let (year, month, day) = civil_from_days(day);
    let mut text = String::new();
    for (number, end) in [
        (year / 100, ""),
        (year % 100, "-"),
        (month, "-"),
        (day, separator),
        (minute / 60, ":"),
        (minute % 60, ""),
    ] {
        let digit = |digit: i64| char::from(b'0' + digit.rem_euclid(10) as u8);
        text.push(digit(number / 10));
        text.push(digit(number));
        text.push_str(end);
    }
    text
}

/// A moment in milliseconds since 1970, rounded down to the minute: `2026-11-27T14:05Z`.
pub fn format_utc(ms: i64) -> String {
    format_minutes(ms, "T") + "Z"
}

/// Parses that form, with or without its `Z`. None for anything else, such as February 30.
pub fn parse_utc(text: &str) -> Option<i64> {
    let (text, end) = text.split_at_checked("2026-11-27T14:05".len())?;
    let number = |digits: Range<usize>| {
        let digits = text.as_bytes()[digits].iter();
        digits.fold(0, |number, digit| number * 10 + i64::from(digit.wrapping_sub(b'0')))
    };
    let days = days_from_civil(number(0..4), number(5..7), number(8..10));
    let ms = (days * MINUTES_PER_DAY + number(11..13) * 60 + number(14..16)) * MINUTE_MS;
    // Anything but a moment has another text.
    (matches!(end, "" | "Z") && format_minutes(ms, "T") == text).then_some(ms)
}

/// The days of 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;
/// The days from March 1 of the year 0 to 1970.
const DAYS_BEFORE_1970: i64 = 719_468;

/// The year, month and day of a number of days since 1970. Years start in March here, so that the leap day is their last.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, day_of_era) = (days.div_euclid(DAYS_PER_ERA), days.rem_euclid(DAYS_PER_ERA));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let is_next_year = month >= 10;
    (era * 400 + year_of_era + i64::from(is_next_year), if is_next_year { month - 9 } else { month + 3 }, day)
}

/// The number of days since 1970 of a year, month and day.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
        - DAYS_BEFORE_1970
}
