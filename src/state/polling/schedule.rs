//! The schedules of all polling: when the next request is sent, and for what. Pure.

use crate::{api::retry::MAX_ATTEMPTS, domain::refresh_interval::RefreshInterval};

/// What live refresh requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollTarget {
    /// The open tasks on screen, by their ids: a cheap request.
    OpenTasks,
    /// The whole page: some servers scan all of their tasks for it.
    Page,
}

/// The state of a poller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PollState {
    /// The tab is hidden.
    pub is_hidden: bool,
    /// The tab was hidden and has not polled since.
    pub has_resumed: bool,
    /// A poll was requested explicitly.
    pub is_requested: bool,
    /// The number of failures in a row.
    pub failures: u32,
    /// The seconds that are left of the server's `Retry-After`.
    pub not_before_seconds: u32,
}

/// The input of the schedule of live refresh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PollInput {
    /// The interval that the user chose.
    pub interval: RefreshInterval,
    /// A task on screen is open.
    pub has_open_tasks: bool,
    /// Notifications are on: a hidden tab polls its open tasks.
    pub notify: bool,
    /// Open tasks can be requested by their ids.
    pub can_poll_by_id: bool,
    /// The seconds since the last request for the page.
    pub seconds_since_page: u32,
    /// The state of the poller.
    pub state: PollState,
}

/// The interval of open tasks in Auto, in seconds.
const TASK_INTERVAL_SECONDS: u32 = 3;
/// The interval of the page, in seconds.
const PAGE_INTERVAL_SECONDS: u32 = 30;
/// The interval of the queue in Auto, in seconds.
const QUEUE_INTERVAL_SECONDS: u32 = 5;
/// The interval of the wall screen, in seconds.
const WALL_INTERVAL_SECONDS: u32 = 10;
/// The interval of the result of a new task, in milliseconds.
const RESULT_INTERVAL_MS: u32 = 2_500;
/// The same after the first failure, in seconds.
const RESULT_RETRY_SECONDS: u32 = 10;
/// The interval of the counts of tasks, in seconds.
const COUNT_INTERVAL_SECONDS: u32 = 60;
/// The pause before the first of them, in seconds.
const COUNT_DELAY_SECONDS: u32 = 2;
/// The interval of the questions of the alerts, and the pause before the first of them.
const ALERT_INTERVAL_SECONDS: u32 = 60;
const ALERT_DELAY_SECONDS: u32 = 3;
/// The upper limit of the interval after failures, in seconds.
const MAX_INTERVAL_SECONDS: u32 = 60;
/// After this number of failures in a row polling is throttled to one attempt every [`MAX_INTERVAL_SECONDS`].
pub const FAILURE_THRESHOLD: u32 = 5;

/// The next poll of live refresh: its delay in seconds and its target. None: no poll.
pub fn next_poll(input: PollInput) -> Option<(u32, PollTarget)> {
    let PollInput { interval, has_open_tasks, notify, can_poll_by_id, seconds_since_page, state } = input;
    let (task_interval, page_interval) = match interval {
        RefreshInterval::Off => return None,
        RefreshInterval::Auto => (TASK_INTERVAL_SECONDS, PAGE_INTERVAL_SECONDS),
        // Without open tasks the interval is that of the page.
        RefreshInterval::Every(seconds) if !has_open_tasks => (seconds, seconds),
        RefreshInterval::Every(seconds) => (seconds, PAGE_INTERVAL_SECONDS.max(seconds)),
    };
    let polls_tasks = has_open_tasks && can_poll_by_id;
    let not_before = state.not_before_seconds;
    if state.is_hidden {
        let delay = backoff(PAGE_INTERVAL_SECONDS, state.failures).max(not_before);
        return (notify && polls_tasks).then_some((delay, PollTarget::OpenTasks));
    }
    if state.has_resumed {
        return Some((0, PollTarget::Page));
    }
    let until_page = page_interval.saturating_sub(seconds_since_page);
    // The page contains its open tasks, so they are not requested shortly before it.
    if polls_tasks && until_page > task_interval {
        let delay = backoff(task_interval, state.failures);
        return Some((delay.max(not_before), PollTarget::OpenTasks));
    }
    // After a failure the page is overdue, but follows the backoff.
    let delay = if state.failures > 0 { backoff(task_interval, state.failures) } else { until_page.max(1) };
    Some((delay.max(not_before), PollTarget::Page))
}

/// The delay of the next poll of the queue, in seconds. None: no poll. A requested poll is sent in any case.
pub fn next_queue_poll(interval: RefreshInterval, state: PollState) -> Option<u32> {
    if state.is_requested {
        return Some(0);
    }
    let seconds = match interval {
        RefreshInterval::Off => return None,
        RefreshInterval::Auto => QUEUE_INTERVAL_SECONDS,
        RefreshInterval::Every(seconds) => seconds,
    };
    match (state.is_hidden, state.has_resumed) {
        (true, _) => None,
        (false, true) => Some(0),
        (false, false) => Some(backoff(seconds, state.failures).max(state.not_before_seconds)),
    }
}

/// The delay of the next poll for the result of a new task, in milliseconds. None: no poll. The refresh interval does not
/// apply, because the user is waiting for the result.
pub fn next_result_poll(state: PollState) -> Option<u32> {
    if state.is_hidden {
        return None;
    }
    if state.is_requested || state.has_resumed {
        return Some(0);
    }
    let delay = match state.failures {
        0 => RESULT_INTERVAL_MS,
        failures => backoff(RESULT_RETRY_SECONDS, failures - 1) * 1000,
    };
    Some(delay.max(state.not_before_seconds * 1000))
}

/// The delay of the next poll of the wall screen, in seconds. None: no poll. The refresh interval does not apply, because nobody
/// operates the screen, and no error ends it.
pub fn next_wall_poll(state: PollState) -> Option<u32> {
    match (state.is_hidden, state.is_requested || state.has_resumed) {
        (true, _) => None,
        (false, true) => Some(0),
        (false, false) => Some(backoff(WALL_INTERVAL_SECONDS, state.failures).max(state.not_before_seconds)),
    }
}

/// The delay of the next question of the alerts, in seconds. Neither the refresh interval nor a hidden tab matters: this is what
/// alerts are for.
pub fn next_alert_poll(state: PollState) -> u32 {
    if state.is_requested {
        return ALERT_DELAY_SECONDS;
    }
    backoff(ALERT_INTERVAL_SECONDS, state.failures).max(state.not_before_seconds)
}

/// The next count of tasks, in seconds. `age_seconds` is that of the counts, if there are any. None: no count. It is slow and
/// starts after a pause, so that it does not get in the way of what the user does.
pub fn next_count_poll(interval: RefreshInterval, age_seconds: Option<u32>, state: PollState) -> Option<u32> {
    if state.is_hidden || (age_seconds.is_some() && interval == RefreshInterval::Off) {
        return None;
    }
    let delay = match age_seconds {
        Some(age) if state.failures == 0 => {
            COUNT_INTERVAL_SECONDS.saturating_sub(age).max(COUNT_DELAY_SECONDS)
        }
        Some(_) | None => backoff(COUNT_DELAY_SECONDS, state.failures),
    };
    Some(delay.max(state.not_before_seconds))
}

/// The maximum number of attempts of a poll after a number of failures in a row.
pub fn max_attempts(failures: u32) -> u32 {
    if failures < FAILURE_THRESHOLD { MAX_ATTEMPTS } else { 1 }
}

/// Doubles an interval with each failure, up to the limit.
fn backoff(seconds: u32, failures: u32) -> u32 {
    let longest = MAX_INTERVAL_SECONDS.max(seconds);
    if failures < FAILURE_THRESHOLD { seconds.saturating_mul(1 << failures).min(longest) } else { longest }
}
