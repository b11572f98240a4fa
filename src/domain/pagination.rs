//! The page numbers of the pager and the range of tasks on a page.

/// One item in the row of page numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageItem {
    /// A page number, from 1.
    Page(u32),
    /// Two or more omitted pages.
    Ellipsis,
}

/// The maximum number of items in the row.
const MAX_ITEMS: u32 = 7;

/// The row for `page` of `last`: the first page, the last page, and the current one with its neighbours. With more than
/// seven pages it always has seven items, so that the buttons do not move while paging.
pub fn page_items(page: u32, last: u32) -> Vec<PageItem> {
    let last = last.max(1);
    let page = page.clamp(1, last);
    if last <= MAX_ITEMS {
        return (1..=last).map(PageItem::Page).collect();
    }
    // The contiguous pages: five at either end, otherwise the current page and its neighbours.
    let (from, to) = if page <= 4 {
        (1, 5)
    } else if page >= last - 3 {
        (last - 4, last)
    } else {
        (page - 1, page + 1)
    };
    let mut items = Vec::with_capacity(MAX_ITEMS as usize);
    if from > 1 {
        items.extend([PageItem::Page(1), PageItem::Ellipsis]);
    }
    items.extend((from..=to).map(PageItem::Page));
    if to < last {
        items.extend([PageItem::Ellipsis, PageItem::Page(last)]);
    }
    items
}

/// The positions of the first and the last task of a page: `(21, 40)` for page 2 of size 20. None for an empty page.
pub fn task_range(page: u32, size: u32, total: u64) -> Option<(u64, u64)> {
    let before = u64::from(page.max(1) - 1) * u64::from(size);
    let end = total.min(before + u64::from(size));
    (before < end).then(|| (before + 1, end))
}
