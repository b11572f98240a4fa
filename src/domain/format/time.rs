//! Relative times and durations as numbers and units.

/// The age of a point in time, in its largest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativeTime {
    /// Less than five seconds ago, or up to a minute in the future because clocks differ.
    Now,
    /// 5 to 59 seconds.
    Seconds(i64),
    /// 1 to 59 minutes.
    Minutes(i64),
    /// 1 to 23 hours.
    Hours(i64),
    /// 1 to 30 days.
    Days(i64),
    /// More than 30 days ago, or more than a minute in the future: the date is shown.
    Date,
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The number of days up to which an age is counted.
const MAX_DAYS: i64 = 30;

/// The age of `then_ms` at `now_ms`, both in milliseconds since 1970.
pub fn relative_time(then_ms: i64, now_ms: i64) -> RelativeTime {
    let age = now_ms.saturating_sub(then_ms);
    if age < -MINUTE {
        RelativeTime::Date
    } else if age < 5 * SECOND {
        RelativeTime::Now
    } else if age < MINUTE {
        RelativeTime::Seconds(age / SECOND)
    } else if age < HOUR {
        RelativeTime::Minutes(age / MINUTE)
    } else if age < DAY {
        RelativeTime::Hours(age / HOUR)
    } else if age <= MAX_DAYS * DAY {
        RelativeTime::Days(age / DAY)
    } else {
        RelativeTime::Date
    }
}

/// When [`relative_time`] changes next, in milliseconds since 1970. None if it stays the same.
pub fn next_relative_time_ms(then_ms: i64, now_ms: i64) -> Option<i64> {
    let next_age = match relative_time(then_ms, now_ms) {
        RelativeTime::Date if now_ms < then_ms => -MINUTE,
        RelativeTime::Date => return None,
        RelativeTime::Now => 5 * SECOND,
        RelativeTime::Seconds(seconds) => (seconds + 1) * SECOND,
        RelativeTime::Minutes(minutes) => (minutes + 1) * MINUTE,
        RelativeTime::Hours(hours) => (hours + 1) * HOUR,
        RelativeTime::Days(days) => ((days + 1) * DAY).min(MAX_DAYS * DAY + 1),
    };
    Some(then_ms.saturating_add(next_age))
}

/// A duration in its two largest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationParts {
    /// Less than a minute, in tenths of a second: 4.2 s is 42.
    Seconds(i64),
    /// Less than an hour.
    Minutes {
        /// 1 to 59.
        minutes: i64,
        /// 0 to 59.
        seconds: i64,
    },
    /// Less than a day.
    Hours {
        /// 1 to 23.
        hours: i64,
        /// 0 to 59.
        minutes: i64,
    },
    /// A day or more.
    Days {
        /// 1 or more.
        days: i64,
        /// 0 to 23.
        hours: i64,
    },
}

/// Splits a duration in milliseconds, rounded down; a negative duration counts as zero.
pub fn duration_parts(ms: i64) -> DurationParts {
    let ms = ms.max(0);
    if ms < MINUTE {
        DurationParts::Seconds(ms / (SECOND / 10))
    } else if ms < HOUR {
        DurationParts::Minutes { minutes: ms / MINUTE, seconds: ms % MINUTE / SECOND }
    } else if ms < DAY {
        DurationParts::Hours { hours: ms / HOUR, minutes: ms % HOUR / MINUTE }
    } else {
        DurationParts::Days { days: ms / DAY, hours: ms % DAY / HOUR }
    }
}
