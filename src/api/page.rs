//! Spring's page of tasks, and how many tasks there are when its numbers disagree.

use crate::domain::task::Task;

pub use crate::api::decode::{decode, decode_task, decode_tasks};

/// How Spring says that a page is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageSort {
    /// No order was asked for.
    pub empty: Option<bool>,
    /// An order was asked for.
    pub sorted: Option<bool>,
    /// The opposite of `sorted`.
    pub unsorted: Option<bool>,
}

/// How Spring repeats what was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pageable {
    /// How many tasks come before this page.
    pub offset: Option<i64>,
    /// From 0.
    pub page_number: Option<i64>,
    /// As asked.
    pub page_size: Option<i64>,
    /// A page was asked for.
    pub paged: Option<bool>,
    /// The opposite of `paged`.
    pub unpaged: Option<bool>,
    /// The order.
    pub sort: Option<PageSort>,
}

/// One page of tasks, with everything that Spring tells about it. Any of it can be missing or
/// disagree with the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// `content`, without what was skipped.
    pub tasks: Vec<Task>,
    /// How many items of `content` were left out: those that are no objects, and all behind the first thousand.
    pub skipped: usize,
    /// No task on this page.
    pub empty: Option<bool>,
    /// The first page.
    pub first: Option<bool>,
    /// The last page.
    pub last: Option<bool>,
    /// From 0.
    pub number: Option<i64>,
    /// Tasks on this page.
    pub number_of_elements: Option<i64>,
    /// Tasks on a full page.
    pub size: Option<i64>,
    /// What was asked.
    pub pageable: Option<Pageable>,
    /// The order.
    pub sort: Option<PageSort>,
    /// Tasks on all pages.
    pub total_elements: Option<i64>,
    /// Pages.
    pub total_pages: Option<i64>,
}

impl Page {
    /// How many tasks there are, as far as can be believed, when this page is the answer to `page`
    /// (from 1) of `size`: `totalElements`, unless more than that is in sight; else the least that
    /// the other fields and the sight allow.
    pub fn total(&self, page: u32, size: u32) -> u64 {
        let (page, size) = (u64::from(page.max(1)), u64::from(size));
        let seen = (self.tasks.len() + self.skipped) as u64;
        let visible = if seen > 0 { (page - 1) * size + seen } else { 0 };
        if let Some(Ok(told)) = self.total_elements.map(u64::try_from)
            && told >= visible
        {
            return told;
        }
        let by_pages = match self.total_pages.map(u64::try_from) {
            Some(Ok(pages @ 1..)) => (pages - 1).saturating_mul(size).saturating_add(1),
            Some(_) | None => 0,
        };
        let by_last = if self.last == Some(false) { page * size + 1 } else { 0 };
        visible.max(by_pages).max(by_last)
    }
}

/// The number of the last page, from 1, also when there are no tasks.
pub fn last_page(total: u64, size: u32) -> u32 {
    let pages = total.div_ceil(u64::from(size.max(1)));
    u32::try_from(pages).unwrap_or(u32::MAX).max(1)
}
