//! Ages, durations and counts as parts; the words around them are in `words`.

/// How long ago something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
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
pub fn ago(then_ms: i64, now_ms: i64) -> Ago {
    let age = now_ms.saturating_sub(then_ms);
    if age < -MINUTE {
        Ago::Date
    } else if age < 5 * SECOND {
        Ago::Now
    } else if age < MINUTE {
        Ago::Seconds(age / SECOND)
    } else if age < HOUR {
        Ago::Minutes(age / MINUTE)
    } else if age < DAY {
        Ago::Hours(age / HOUR)
    } else if age <= 30 * DAY {
        Ago::Days(age / DAY)
    } else {
        Ago::Date
    }
}

/// How long something took, in the two units that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
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
pub fn duration(ms: i64) -> Took {
    let ms = ms.max(0);
    if ms < MINUTE {
        Took::Seconds(ms / (SECOND / 10))
    } else if ms < HOUR {
        Took::Minutes { minutes: ms / MINUTE, seconds: ms % MINUTE / SECOND }
    } else if ms < DAY {
        Took::Hours { hours: ms / HOUR, minutes: ms % HOUR / MINUTE }
    } else {
        Took::Days { days: ms / DAY, hours: ms % DAY / HOUR }
    }
}

/// A count with a comma between each three digits: "4,812".
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
