//! The English texts of the alerts.

use crate::{domain::format::number::group_digits, i18n::alerts::AlertTexts};

/// The English texts of the alerts.
pub static ALERT_TEXTS: AlertTexts = AlertTexts {
    alerts: "Alerts",
    failures: |count, is_minimum| match (count, is_minimum) {
        (1, false) => "1 task failed in the last 10 minutes.".to_owned(),
        (1, true) => "At least 1 task failed in the last 10 minutes.".to_owned(),
        (count, false) => format!("{count} tasks failed in the last 10 minutes."),
        (count, true) => format!("At least {count} tasks failed in the last 10 minutes."),
    },
    queue: |waiting| match waiting {
        1 => "1 task waits in the queue.".to_owned(),
        waiting => format!("{} tasks wait in the queue.", group_digits(waiting)),
    },
    idle: |minutes| match minutes {
        1 => "No task has finished for 1 minute.".to_owned(),
        minutes => format!("No task has finished for {minutes} minutes."),
    },
    tell_me_when: "Tell me when",
    own_tasks: "A task of mine ends",
    own_hint: "Tasks that this tab creates. For others, enter the custom state of your tasks in Saved views.",
    own_hint_state: |state| format!("Tasks that this tab creates, and those with the custom state {state}."),
    many_failures: "Many tasks fail",
    failures_above: "More failures in 10 minutes than",
    long_queue: "The queue is long",
    queue_above: "More waiting tasks than",
    nothing_finishes: "Nothing finishes while tasks wait or run",
    idle_minutes: "Minutes without a finished task",
    notify: "Show a notification of the browser while this tab is hidden",
    sound: "Play a sound",
    pause: "Pause alerts",
    resume: "Resume alerts",
    paused: "Alerts are paused.",
    resumed: "Alerts are on.",
    not_stored: "The browser did not store the change: its storage is full or turned off.",
};
