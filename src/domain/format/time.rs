//! Ages, durations and counts as parts; the words around them are in `words`.

/// How long ago something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativeTime {
    /// Under five seconds, or up to a minute ahead: clocks differ.
    Now,
    /// 5 to 59.
    Seconds(i64),
    /// 1 to 59.
    Minutes(i64),
    /// 1 to 23.
    Hours(i64),
    /// 1 to 30.
    Days(i64),
    /// Longer ago, or well ahead: show the date.
    Date,
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The age of a moment, both in milliseconds since 1970.
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
    } else if age <= 30 * DAY {
        RelativeTime::Days(age / DAY)
    } else {
        RelativeTime::Date
    }
}

/// How long something took, in the two units that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationParts {
    /// Tenths of a second, under a minute: 4.2 s is 42.
    Seconds(i64),
    /// Under an hour.
    Minutes { minutes: i64, seconds: i64 },
    /// Under a day.
    Hours { hours: i64, minutes: i64 },
    /// Anything longer.
    Days { days: i64, hours: i64 },
}

/// The parts of a duration in milliseconds, cut off, not rounded; a negative one counts as none.
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
