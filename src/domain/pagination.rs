//! Which page numbers the pager shows, and which tasks a page holds.

/// One place in the row of page numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageItem {
    /// A page, from 1.
    Page(u32),
    /// Two or more pages left out.
    Ellipsis,
}

/// The most slots of a window.
const MOST: u32 = 7;

/// The row for `page` of `last`: the first, the last, the current one with its neighbours, at most
/// seven slots, and as soon as there are more than seven pages always exactly seven, so that the
/// buttons stay where they are while paging.
pub fn window(page: u32, last: u32) -> Vec<PageItem> {
    let last = last.max(1);
    let page = page.clamp(1, last);
    if last <= MOST {
        return (1..=last).map(PageItem::Page).collect();
    }
    // The pages that stand without a gap: five at either end, else the current one and its
    // neighbours.
    let (from, to) = if page <= 4 {
        (1, 5)
    } else if page >= last - 3 {
        (last - 4, last)
    } else {
        (page - 1, page + 1)
    };
    let mut slots = Vec::with_capacity(MOST as usize);
    if from > 1 {
        slots.extend([PageItem::Page(1), PageItem::Ellipsis]);
    }
    slots.extend((from..=to).map(PageItem::Page));
    if to < last {
        slots.extend([PageItem::Ellipsis, PageItem::Page(last)]);
    }
    slots
}

/// The numbers of the first and the last task of a page: `(21, 40)` for page 2 of size 20. None
/// when it holds no task.
pub fn range(page: u32, size: u32, total: u64) -> Option<(u64, u64)> {
    let before = u64::from(page.max(1) - 1) * u64::from(size);
    let end = total.min(before + u64::from(size));
    (before < end).then(|| (before + 1, end))
}
