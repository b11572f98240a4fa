//! The English texts of the statistics.

use crate::{domain::statistics::Period, i18n::statistics::StatisticsTexts};

/// The English texts of the statistics.
pub static STATISTICS_TEXTS: StatisticsTexts = StatisticsTexts {
    newest: |count, total| format!("Based on the newest {count} of {total} tasks"),
    all: |count| format!("Based on all {count} tasks"),
    between: |from, to| format!(", submitted from {from} to {to}."),
    reading: |count, total| match total {
        Some(total) => format!("Reading tasks: {count} of {total}"),
        None => format!("Reading tasks: {count}"),
    },
    progress: "Reading tasks",
    stopped: "Stopped. The statistics show what was read.",
    failed_hint: "Nothing that was read is lost.",
    go_on: "Go on",
    read_up_to: |limit| format!("Read up to {limit}"),
    read_all: |total| format!("Read all {total}"),
    read_again: "Read again",
    done: |count| format!("Statistics of {count} tasks"),

    tasks: "Tasks",
    open: "Open",
    failure_rate: "Failure rate",
    waited: "Waited",
    ran: "Ran",
    median: "Median",
    p90: "90 % within",

    volume: "Tasks over time",
    volume_hint: "Press a column or a status to see its tasks.",
    time: "Submitted",
    periods: "One column is",
    period: |period| match period {
        Period::Hour => "an hour",
        Period::Day => "a day",
        Period::Week => "a week",
    },
    latest: |count| format!("The latest {count}; older tasks are not drawn."),
    column: |time, counts| format!("{time}: {counts}"),
    show: |name| format!("Show the tasks: {name}"),
    reasons: "Why tasks failed",
    unknown_reason: "Other reasons",
    no_failures: "None of these tasks has failed.",
    share: "Share",
    durations: "Waiting and running time",
    duration: "Duration",
    durations_between: |from, to| match (from.map(round), to.map(round)) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("{from} or longer"),
        (None, to) => format!("below {}", to.unwrap_or_default()),
    },
    actions: "Actions",
    no_action: "No action",
    accounts: "Accounts",
    no_account: "No account",
    week: "Hours of the week",
    busiest: |day, hour, count| format!("Most tasks on {day} from {hour}:00: {count}."),
    hour: "Hour",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    table: |title| format!("{title} as a table"),
};

/// A duration of whole seconds below a minute, or of whole minutes.
fn round(ms: i64) -> String {
    let seconds = ms / 1000;
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min", seconds / 60) }
}
