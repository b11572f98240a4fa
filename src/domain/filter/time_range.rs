//! The range of submit times.

/// The name of the user's own range in the form. The URL has its two ends instead.
pub const OWN_RANGE: &str = "own";

/// Which submit times are shown. A task without a submit time is in no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRange {
    /// The last 60 minutes.
    LastHour,
    /// Today, in the time zone of the reader.
    Today,
    /// Yesterday.
    Yesterday,
    /// Today and the six days before.
    LastSevenDays,
    /// From the first day of this month.
    ThisMonth,
    /// The user's own range in milliseconds since 1970, at least one end of which is given.
    Between {
        /// The first moment.
        from: Option<i64>,
        /// The first moment after the range.
        to: Option<i64>,
    },
}

impl TimeRange {
    /// The ranges that are relative to now, in the order of the select.
    pub const PRESETS: [TimeRange; 5] = [
        TimeRange::LastHour,
        TimeRange::Today,
        TimeRange::Yesterday,
        TimeRange::LastSevenDays,
        TimeRange::ThisMonth,
    ];

    /// The name in the URL, or [`OWN_RANGE`].
    pub fn wire(self) -> &'static str {
        match self {
            TimeRange::LastHour => "last-hour",
            TimeRange::Today => "today",
            TimeRange::Yesterday => "yesterday",
            TimeRange::LastSevenDays => "last-7-days",
            TimeRange::ThisMonth => "this-month",
            TimeRange::Between { .. } => OWN_RANGE,
        }
    }

    /// The preset with this name.
    pub fn from_wire(name: &str) -> Option<TimeRange> {
        TimeRange::PRESETS.into_iter().find(|preset| preset.wire() == name)
    }

    /// The user's own range. None without any end, or if it ends before it starts.
    pub fn between(from: Option<i64>, to: Option<i64>) -> Option<TimeRange> {
        let is_empty = from.zip(to).is_some_and(|(from, to)| from >= to);
        (!is_empty && from.or(to).is_some()).then_some(TimeRange::Between { from, to })
    }

    /// Whether a task with this submit time is in the range. A preset is relative to now, which is not known here: it is assumed
    /// that the task was submitted just now.
    pub fn contains(self, time: Option<i64>) -> bool {
        match self {
            TimeRange::LastHour | TimeRange::Today | TimeRange::LastSevenDays | TimeRange::ThisMonth => true,
            TimeRange::Yesterday => false,
            TimeRange::Between { from, to } => {
                time.is_some_and(|time| from.is_none_or(|from| from <= time) && to.is_none_or(|to| time < to))
            }
        }
    }
}
