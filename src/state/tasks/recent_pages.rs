//! The pages of the last minute: those that were left, and one that was fetched ahead. Pure.

use crate::{api::page::Page, domain::filter::Filter};

/// A page that was left or fetched earlier is not shown again before the server has responded, in milliseconds.
const MAX_AGE_MS: i64 = 60_000;
/// A page that was fetched ahead no longer ago than this is the response itself, in milliseconds.
const FRESH_MS: i64 = 10_000;
/// The maximum number of tasks in all pages.
const MAX_TASKS: usize = 400;

/// A page of the last minute.
#[derive(Clone, Debug, PartialEq)]
pub struct RecentPage {
    /// The filter of the page.
    pub filter: Filter,
    /// The tasks.
    pub page: Page,
    /// When it was left or fetched, in milliseconds since 1970.
    pub at_ms: i64,
    /// Whether it was fetched ahead and never shown.
    pub is_ahead: bool,
}

impl RecentPage {
    /// Whether the server need not be asked again.
    pub fn is_fresh(&self, now_ms: i64) -> bool {
        self.is_ahead && now_ms - self.at_ms <= FRESH_MS
    }
}

/// The pages of the last minute, of one server. The latest is the last.
#[derive(Clone, Debug, Default)]
pub struct RecentPages(Vec<RecentPage>);

impl RecentPages {
    /// No pages.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a page, and drops what is too old or too much.
    pub fn insert(&mut self, page: RecentPage) {
        let mut tasks = 0;
        let now = page.at_ms;
        self.0.retain(|it| it.filter != page.filter && now - it.at_ms <= MAX_AGE_MS);
        self.0.push(page);
        let kept = self.0.iter().rev().take_while(|it| {
            tasks += it.page.tasks.len();
            tasks <= MAX_TASKS
        });
        let kept = kept.count();
        self.0.drain(..self.0.len() - kept);
    }

    /// Removes and returns the page with this filter, unless it is too old.
    pub fn take(&mut self, filter: &Filter, now_ms: i64) -> Option<RecentPage> {
        let index = self.0.iter().position(|it| it.filter == *filter)?;
        Some(self.0.remove(index)).filter(|it| now_ms - it.at_ms <= MAX_AGE_MS)
    }

    /// Whether there is a page with this filter.
    pub fn contains(&self, filter: &Filter) -> bool {
        self.0.iter().any(|it| it.filter == *filter)
    }

    /// Drops all pages.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
