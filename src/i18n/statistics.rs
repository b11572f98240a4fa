//! The texts of the statistics; loaded with the lazy part of the program.

use crate::domain::statistics::Period;

/// The texts of the statistics.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct StatisticsTexts {
    // What they are based on
    pub newest: fn(count: &str, total: &str) -> String,
    pub all: fn(count: &str) -> String,
    pub between: fn(from: &str, to: &str) -> String,
    pub reading: fn(count: &str, total: Option<&str>) -> String,
    pub progress: &'static str,
    pub stopped: &'static str,
    pub failed_hint: &'static str,
    pub go_on: &'static str,
    pub read_up_to: fn(limit: &str) -> String,
    pub read_all: fn(total: &str) -> String,
    pub read_again: &'static str,
    pub done: fn(count: &str) -> String,
    // Figures
    pub tasks: &'static str,
    pub open: &'static str,
    pub failure_rate: &'static str,
    pub waited: &'static str,
    pub ran: &'static str,
    pub median: &'static str,
    pub p90: &'static str,
    // Charts
    pub volume: &'static str,
    pub volume_hint: &'static str,
    pub time: &'static str,
    pub periods: &'static str,
    pub period: fn(Period) -> &'static str,
    pub latest: fn(count: usize) -> String,
    pub column: fn(time: &str, counts: &str) -> String,
    pub show: fn(name: &str) -> String,
    pub reasons: &'static str,
    pub unknown_reason: &'static str,
    pub no_failures: &'static str,
    pub share: &'static str,
    pub durations: &'static str,
    pub duration: &'static str,
    pub durations_between: fn(from_ms: Option<i64>, to_ms: Option<i64>) -> String,
    pub actions: &'static str,
    pub no_action: &'static str,
    pub accounts: &'static str,
    pub no_account: &'static str,
    pub week: &'static str,
    pub busiest: fn(day: &str, hour: usize, count: &str) -> String,
    pub hour: &'static str,
    pub weekdays: [&'static str; 7],
    pub table: fn(title: &str) -> String,
}
