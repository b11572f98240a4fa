//! When live refresh asks, and for what: a pure plan.

use crate::proxy::patience::TRIES;

/// How often the operator wants to hear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rhythm {
    /// Often while something on screen is open, else seldom.
    #[default]
    Auto,
    /// Never by itself.
    Off,
    /// Every so many seconds.
    Every(u32),
}

impl Rhythm {
    /// What is offered.
    pub const ALL: [Rhythm; 6] = [
        Rhythm::Auto,
        Rhythm::Off,
        Rhythm::Every(5),
        Rhythm::Every(10),
        Rhythm::Every(30),
        Rhythm::Every(60),
    ];

    /// The name in this browser's memory.
    pub fn name(self) -> String {
        match self {
            Rhythm::Auto => String::from("auto"),
            Rhythm::Off => String::from("off"),
            Rhythm::Every(seconds) => seconds.to_string(),
        }
    }

    /// The rhythm of a name; Auto for any other.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name).unwrap_or_default()
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The open tasks on screen, by their ids: cheap for every server.
    OpenTasks,
    /// The whole page: some servers look through everything for it.
    Page,
}

/// What the plan depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The operator's choice.
    pub rhythm: Rhythm,
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
const FAST: u32 = 3;
/// Seconds between two questions for the page.
const SLOW: u32 = 30;
/// The longest wait after failures, in seconds.
const LONGEST: u32 = 60;
/// After so many failures in a row there is one probe in [`LONGEST`], of a single try.
pub const MANY_FAILURES: u32 = 5;

/// In how many seconds to ask, and for what. None: not at all.
pub fn next(standing: Standing) -> Option<(u32, Ask)> {
    let (seconds, ask) = planned(standing)?;
    Some((seconds.max(standing.not_before), ask))
}

/// How often a question is tried.
pub fn tries(failures: u32) -> u32 {
    if failures < MANY_FAILURES { TRIES } else { 1 }
}

fn planned(standing: Standing) -> Option<(u32, Ask)> {
    let Standing { rhythm, any_open, hidden, notify, by_id, failures, since_page, not_before: _ } = standing;
    let (fast, slow) = match rhythm {
        Rhythm::Off => return None,
        Rhythm::Auto => (FAST, SLOW),
        // With nothing open there is only the page to ask for, and the operator said how often.
        Rhythm::Every(seconds) if !any_open => (seconds, seconds),
        Rhythm::Every(seconds) => (seconds, SLOW.max(seconds)),
    };
    let open_tasks = any_open && by_id;
    if hidden {
        return (notify && open_tasks).then(|| (later(SLOW, failures), Ask::OpenTasks));
    }
    let until_page = slow.saturating_sub(since_page);
    // The page answers for its open tasks as well, so the two never go out together.
    if open_tasks && until_page > fast {
        return Some((later(fast, failures), Ask::OpenTasks));
    }
    // A page that failed is overdue, but not asked for at once.
    let wait = if failures > 0 { later(fast, failures) } else { until_page.max(1) };
    Some((wait, Ask::Page))
}

/// Twice as long after each failure, and a minute after many.
fn later(seconds: u32, failures: u32) -> u32 {
    let longest = LONGEST.max(seconds);
    if failures < MANY_FAILURES { seconds.saturating_mul(1 << failures).min(longest) } else { longest }
}
