//! When live refresh asks, and for what: a pure plan.

use crate::api::retry::MAX_ATTEMPTS;
use crate::domain::refresh_interval::RefreshInterval;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollTarget {
    /// The open tasks on screen, by their ids: cheap for every server.
    OpenTasks,
    /// The whole page: some servers look through everything for it.
    Page,
}

/// What the plan depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PollInput {
    /// The operator's choice.
    pub rhythm: RefreshInterval,
    /// Is a task on screen open?
    pub any_open: bool,
    /// Is nobody looking? Then only open tasks matter, and only to an operator who wants to be notified.
    pub hidden: bool,
    /// Has the operator allowed notifications?
    pub notify: bool,
    /// Can open tasks be asked for by their ids?
    pub by_id: bool,
    /// How often in a row it failed.
    pub failures: u32,
    /// Seconds since the page itself was asked for.
    pub since_page: u32,
    /// So many seconds the server wants to be left alone.
    pub not_before: u32,
}

/// Seconds between two questions in Auto while something is open.
const TASK_INTERVAL_SECONDS: u32 = 3;
/// Seconds between two questions for the page.
const PAGE_INTERVAL_SECONDS: u32 = 30;
/// The longest wait after failures, in seconds.
const MAX_INTERVAL_SECONDS: u32 = 60;
/// After so many failures in a row there is one probe in [`MAX_INTERVAL_SECONDS`], of a single try.
pub const FAILURE_THRESHOLD: u32 = 5;

/// In how many seconds to ask, and for what. None: not at all.
pub fn next_poll(standing: PollInput) -> Option<(u32, PollTarget)> {
    let (seconds, ask) = planned(standing)?;
    Some((seconds.max(standing.not_before), ask))
}

/// How often a question is tried.
pub fn max_attempts(failures: u32) -> u32 {
    if failures < FAILURE_THRESHOLD { MAX_ATTEMPTS } else { 1 }
}

fn planned(standing: PollInput) -> Option<(u32, PollTarget)> {
    let PollInput { rhythm, any_open, hidden, notify, by_id, failures, since_page, not_before: _ } = standing;
    let (fast, slow) = match rhythm {
        RefreshInterval::Off => return None,
        RefreshInterval::Auto => (TASK_INTERVAL_SECONDS, PAGE_INTERVAL_SECONDS),
        // With nothing open there is only the page to ask for, and the operator said how often.
        RefreshInterval::Every(seconds) if !any_open => (seconds, seconds),
        RefreshInterval::Every(seconds) => (seconds, PAGE_INTERVAL_SECONDS.max(seconds)),
    };
    let open_tasks = any_open && by_id;
    if hidden {
        return (notify && open_tasks)
            .then(|| (backoff(PAGE_INTERVAL_SECONDS, failures), PollTarget::OpenTasks));
    }
    let until_page = slow.saturating_sub(since_page);
    // The page answers for its open tasks as well, so the two never go out together.
    if open_tasks && until_page > fast {
        return Some((backoff(fast, failures), PollTarget::OpenTasks));
    }
    // A page that failed is overdue, but not asked for at once.
    let wait = if failures > 0 { backoff(fast, failures) } else { until_page.max(1) };
    Some((wait, PollTarget::Page))
}

/// Twice as long after each failure, and a minute after many.
fn backoff(seconds: u32, failures: u32) -> u32 {
    let longest = MAX_INTERVAL_SECONDS.max(seconds);
    if failures < FAILURE_THRESHOLD { seconds.saturating_mul(1 << failures).min(longest) } else { longest }
}
