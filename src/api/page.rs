//! A page of tasks in Spring's format, and the total when its numbers are inconsistent.

use crate::domain::task::Task;

/// Spring's description of the sort order of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageSort {
    /// No order was requested.
    pub empty: Option<bool>,
    /// An order was requested.
    pub sorted: Option<bool>,
    /// The opposite of `sorted`.
    pub unsorted: Option<bool>,
}

/// Spring's description of the requested page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pageable {
    /// The number of tasks before this page.
    pub offset: Option<i64>,
    /// The number of the page, from 0.
    pub page_number: Option<i64>,
    /// The requested page size.
    pub page_size: Option<i64>,
    /// A page was requested.
    pub paged: Option<bool>,
    /// The opposite of `paged`.
    pub unpaged: Option<bool>,
    /// The sort order.
    pub sort: Option<PageSort>,
}

/// A page of tasks with the fields that Spring sends, any of which can be missing or inconsistent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The tasks in `content`, without the skipped items.
    pub tasks: Vec<Task>,
    /// The number of skipped items of `content`: those that are not objects, and all after the first thousand.
    pub skipped: usize,
    /// The page has no tasks.
    pub empty: Option<bool>,
    /// This is the first page.
    pub first: Option<bool>,
    /// This is the last page.
    pub last: Option<bool>,
    /// The number of the page, from 0.
    pub number: Option<i64>,
    /// The number of tasks on this page.
    pub number_of_elements: Option<i64>,
    /// The page size.
    pub size: Option<i64>,
    /// The requested page.
    pub pageable: Option<Pageable>,
    /// The sort order.
    pub sort: Option<PageSort>,
    /// The number of tasks on all pages.
    pub total_elements: Option<i64>,
    /// The number of pages.
    pub total_pages: Option<i64>,
}

impl Page {
    /// The total number of tasks, if this is the response for `page` (from 1) with page size `size`: `totalElements`, unless
    /// this page shows that there are more; otherwise the minimum according to the other fields and the tasks of this page.
    pub fn total(&self, page: u32, size: u32) -> u64 {
        let (page, size) = (u64::from(page.max(1)), u64::from(size));
        let seen = (self.tasks.len() + self.skipped) as u64;
        let visible = if seen > 0 { (page - 1) * size + seen } else { 0 };
        if let Some(Ok(total)) = self.total_elements.map(u64::try_from)
            && total >= visible
        {
            return total;
        }
        let by_pages = match self.total_pages.map(u64::try_from) {
            Some(Ok(pages @ 1..)) => (pages - 1).saturating_mul(size).saturating_add(1),
            Some(_) | None => 0,
        };
        let by_last = if self.last == Some(false) { page * size + 1 } else { 0 };
        visible.max(by_pages).max(by_last)
    }
}

/// The number of the last page, from 1; 1 if there are no tasks.
pub fn last_page(total: u64, size: u32) -> u32 {
    let pages = total.div_ceil(u64::from(size.max(1)));
    u32::try_from(pages).unwrap_or(u32::MAX).max(1)
}
