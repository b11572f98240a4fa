//! What is known of the tasks of a filter in the order of their submit times.

use crate::domain::task::Task;

/// The most moments that an index keeps.
const MAX_RANKS: usize = 32;

/// What is known of the tasks that match a filter, newest first.
#[derive(Clone, Debug, Default)]
pub struct RangeIndex {
    /// Their number; None before the first response.
    pub(super) total: Option<u64>,
    /// Whether tasks without a submit time come first. Most servers send them last.
    pub(super) has_undated_first: bool,
    /// The submit time of the newest task, as far as it is known.
    pub(super) newest: Option<i64>,
    ranks: Vec<Rank>,
}

/// The number of tasks that were submitted at a moment or later.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rank {
    at: i64,
    pub(super) count: u64,
    /// Whether the count was found while there were as many tasks as now.
    pub(super) is_checked: bool,
}

impl RangeIndex {
    /// Adapts to the number of tasks. New tasks are assumed to be the newest; the ranks are then no more than guesses.
    pub(super) fn set_total(&mut self, total: u64) {
        let before = self.total.replace(total).unwrap_or(total);
        if before != total {
            self.ranks.iter_mut().for_each(|rank| rank.count = shifted(rank.count, before, total));
            self.uncheck();
        }
    }

    pub(super) fn uncheck(&mut self) {
        self.ranks.iter_mut().for_each(|rank| rank.is_checked = false);
    }

    pub(super) fn rank(&self, at: i64) -> Option<&Rank> {
        self.ranks.iter().find(|rank| rank.at == at)
    }

    pub(super) fn keep(&mut self, at: i64, count: u64) {
        self.ranks.retain(|rank| rank.at != at);
        if self.ranks.len() == MAX_RANKS {
            self.ranks.remove(0);
        }
        self.ranks.push(Rank { at, count, is_checked: true });
    }

    /// Where to start the search for a moment: at the nearest known one.
    pub(super) fn guess(&self, at: i64) -> u64 {
        let nearest = self.ranks.iter().min_by_key(|rank| rank.at.abs_diff(at));
        nearest.map_or(0, |rank| rank.count)
    }

    /// Whether a task counts as submitted at a moment or later.
    pub(super) fn is_since(&self, task: &Task, at: i64) -> bool {
        task.submit_time.map_or(self.has_undated_first, |time| time >= at)
    }
}

/// A position among `before` tasks, after tasks were added or removed at the top.
pub(super) fn shifted(position: u64, before: u64, total: u64) -> u64 {
    (position + total).saturating_sub(before).min(total)
}
