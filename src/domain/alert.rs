//! Alerts: the rules by which the page reports what happens to tasks, and whether they apply.

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::domain::{status::Status, task::Task};

/// The failures of this time are counted, in milliseconds.
pub const FAILURES_MS: i64 = 10 * MINUTE_MS;
/// The numbers of failures that can be set.
pub static FAILURES_RANGE: RangeInclusive<u32> = 0..=100;
/// The lengths of the queue that can be set.
pub static QUEUE_RANGE: RangeInclusive<u32> = 0..=100_000;
/// The minutes without a finished task that can be set.
pub static IDLE_RANGE: RangeInclusive<u32> = 1..=1440;

const MINUTE_MS: i64 = 60_000;

/// What is reported to the user, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertRules {
    /// A task of the user has ended.
    pub own_tasks: bool,
    /// More than this number of tasks have failed in the last ten minutes.
    pub failures: Option<u32>,
    /// More than this number of tasks wait.
    pub queue: Option<u32>,
    /// Nothing has finished for this number of minutes, while tasks wait or run.
    pub idle_minutes: Option<u32>,
    /// Whether the browser shows a notification while the tab is hidden.
    pub notify: bool,
    /// Whether a sound is played.
    pub sound: bool,
    /// Whether all rules are paused.
    pub is_paused: bool,
}

impl AlertRules {
    /// Whether there is a rule that is not paused.
    pub fn is_active(&self) -> bool {
        !self.is_paused && self.has_rules()
    }

    /// Whether anything differs from no rules.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Whether there is a rule.
    pub fn has_rules(&self) -> bool {
        self.own_tasks || self.failures.is_some() || self.queue.is_some() || self.idle_minutes.is_some()
    }

    /// The rules as [`from_json`](Self::from_json) reads them.
    pub fn to_json(&self) -> String {
        json!({
            "ownTasks": self.own_tasks,
            "failures": self.failures,
            "queue": self.queue,
            "idleMinutes": self.idle_minutes,
            "notify": self.notify,
            "sound": self.sound,
            "paused": self.is_paused,
        })
        .to_string()
    }

    /// Parses rules. What is missing or invalid is not set.
    pub fn from_json(text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let is_on = |key: &str| value.get(key).and_then(Value::as_bool) == Some(true);
        let number = |key: &str, range: &RangeInclusive<u32>| {
            let number = u32::try_from(value.get(key)?.as_u64()?).ok()?;
            range.contains(&number).then_some(number)
        };
        Self {
            own_tasks: is_on("ownTasks"),
            failures: number("failures", &FAILURES_RANGE),
            queue: number("queue", &QUEUE_RANGE),
            idle_minutes: number("idleMinutes", &IDLE_RANGE),
            notify: is_on("notify"),
            sound: is_on("sound"),
            is_paused: is_on("paused"),
        }
    }
}

/// An event or a state that is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// A task of the user has ended.
    OwnTask {
        /// The id of the task.
        id: String,
        /// How it has ended.
        status: Status,
    },
    /// This number of tasks have failed in the last ten minutes; or more, if `is_minimum`.
    Failures {
        /// Their number.
        count: u32,
        /// Whether there may be more.
        is_minimum: bool,
    },
    /// This number of tasks wait.
    Queue(u64),
    /// Nothing has finished for this number of minutes.
    Idle(u32),
}

/// What the server has responded to the questions of the rules; None for a question that was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    /// When the newest failures ended, in milliseconds since 1970, and whether there may be more than these.
    pub failures: Option<(Vec<Option<i64>>, bool)>,
    /// The number of tasks that wait.
    pub waiting: Option<u64>,
    /// The number of tasks that wait or run.
    pub open: Option<u64>,
    /// When the last task finished; None inside if none ever did.
    pub last_finished: Option<Option<i64>>,
    /// Tasks of the user that have ended: id and status.
    pub own_ended: Vec<(String, Status)>,
}

/// The alerts that an observation raises: tasks that ended, and the states that last. `watched_since` is when the watch began, in
/// milliseconds since 1970.
pub fn alerts(rules: &AlertRules, seen: &Observation, watched_since: i64, now: i64) -> Vec<Alert> {
    let mut alerts = Vec::new();
    if rules.is_paused {
        return alerts;
    }
    if rules.own_tasks {
        let own = seen.own_ended.iter();
        alerts.extend(own.map(|(id, status)| Alert::OwnTask { id: id.clone(), status: status.clone() }));
    }
    if let (Some(limit), Some((times, has_more))) = (rules.failures, &seen.failures) {
        let count = times.iter().filter(|at| at.is_some_and(|at| at > now - FAILURES_MS)).count();
        if count as u64 > u64::from(limit) {
            let is_minimum = *has_more && count == times.len();
            alerts.push(Alert::Failures { count: count as u32, is_minimum });
        }
    }
    if let (Some(limit), Some(waiting)) = (rules.queue, seen.waiting)
        && waiting > u64::from(limit)
    {
        alerts.push(Alert::Queue(waiting));
    }
    if seen.open != Some(0)
        && let Some(minutes) = idle_minutes(rules, seen, watched_since, now)
    {
        alerts.push(Alert::Idle(minutes));
    }
    alerts
}

/// For how many minutes nothing has finished, if these are as many as the rule says, whether or not tasks wait or run.
pub fn idle_minutes(rules: &AlertRules, seen: &Observation, watched_since: i64, now: i64) -> Option<u32> {
    let (limit, last) = (rules.idle_minutes?, seen.last_finished?);
    let minutes = (now - last.unwrap_or(watched_since)).max(0) / MINUTE_MS;
    (minutes >= i64::from(limit)).then(|| u32::try_from(minutes).unwrap_or(u32::MAX))
}

/// Which of the alerts are new: a state that lasts is reported once, and again only after it has ended. Each ended task is reported.
pub fn new_alerts(before: &[Alert], latest: &[Alert]) -> Vec<Alert> {
    let lasted = |alert: &Alert| match alert {
        Alert::OwnTask { .. } => false,
        Alert::Failures { .. } => before.iter().any(|it| matches!(it, Alert::Failures { .. })),
        Alert::Queue(_) => before.iter().any(|it| matches!(it, Alert::Queue(_))),
        Alert::Idle(_) => before.iter().any(|it| matches!(it, Alert::Idle(_))),
    };
    latest.iter().filter(|alert| !lasted(alert)).cloned().collect()
}

/// Takes the tasks that have ended out of `watched`, the ids of tasks that had not.
pub fn take_ended(watched: &mut Vec<String>, latest: &[Task]) -> Vec<(String, Status)> {
    let ended = latest.iter().filter(|task| !task.may_change() && watched.contains(&task.id));
    let ended: Vec<_> = ended.map(|task| (task.id.clone(), task.status.clone())).collect();
    watched.retain(|id| !ended.iter().any(|(other, _)| other == id));
    ended
}

/// The tasks that have ended since the last response. Both lists have those that ended last; a task that comes into the list because
/// another one was deleted has not ended just now.
pub fn ended_since(before: &[Task], latest: &[Task]) -> Vec<(String, Status)> {
    let newest = before.iter().filter_map(|task| task.finish_time).max();
    let is_new = |task: &&Task| {
        !before.iter().any(|other| other.id == task.id) && (newest.is_none() || task.finish_time >= newest)
    };
    latest.iter().filter(is_new).map(|task| (task.id.clone(), task.status.clone())).collect()
}
