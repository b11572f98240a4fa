//! The page numbers of the pager and the range of tasks on a page.

use contact_sheet::api::page::last_page;
use contact_sheet::domain::pagination::{PageItem, page_items, task_range};
use proptest::prelude::*;

/// The row as text.
fn row(page: u32, last: u32) -> String {
    let slot = |slot: &PageItem| match slot {
        PageItem::Page(number) if *number == page => format!("[{number}]"),
        PageItem::Page(number) => number.to_string(),
        PageItem::Ellipsis => String::from("…"),
    };
    page_items(page, last).iter().map(slot).collect::<Vec<_>>().join(" ")
}

#[test]
fn up_to_seven_pages_are_shown_completely() {
    assert_eq!(row(1, 1), "[1]");
    assert_eq!(row(2, 3), "1 [2] 3");
    assert_eq!(row(7, 7), "1 2 3 4 5 6 [7]");
}

#[test]
fn pages_far_from_the_current_one_are_omitted() {
    assert_eq!(row(1, 8), "[1] 2 3 4 5 … 8");
    assert_eq!(row(4, 8), "1 2 3 [4] 5 … 8");
    assert_eq!(row(5, 8), "1 … 4 [5] 6 7 8");
    assert_eq!(row(5, 9), "1 … 4 [5] 6 … 9");
    assert_eq!(row(120, 241), "1 … 119 [120] 121 … 241");
    assert_eq!(row(241, 241), "1 … 237 238 239 240 [241]");
}

#[test]
fn a_page_out_of_range_is_replaced_by_the_nearest() {
    assert_eq!(page_items(0, 9), page_items(1, 9));
    assert_eq!(page_items(99, 9), page_items(9, 9));
    assert_eq!(page_items(0, 0), [PageItem::Page(1)]);
    assert_eq!(page_items(u32::MAX, u32::MAX).last(), Some(&PageItem::Page(u32::MAX)));
}

/// Asserts the invariants of a row.
fn check(page: u32, last: u32) {
    let slots = page_items(page, last);
    assert_eq!(slots.len() as u32, last.min(7), "{page} of {last}");
    assert_eq!((slots.first(), slots.last()), (Some(&PageItem::Page(1)), Some(&PageItem::Page(last))));
    for near in [page.saturating_sub(1).max(1), page, page.saturating_add(1).min(last)] {
        assert!(slots.contains(&PageItem::Page(near)), "{near} with {page} of {last}");
    }
    let mut before = 0;
    let mut gap = false;
    for slot in slots {
        match slot {
            PageItem::Page(number) if gap => {
                assert!(number - before > 2, "a gap hides at least two pages: {page} of {last}");
                (before, gap) = (number, false);
            }
            PageItem::Page(number) => {
                assert_eq!(number, before + 1, "{page} of {last}");
                before = number;
            }
            PageItem::Ellipsis => {
                assert!(!gap, "no two gaps in a row: {page} of {last}");
                gap = true;
            }
        }
    }
}

#[test]
fn every_row_up_to_sixty_pages_is_valid() {
    for last in 1..=60 {
        for page in 1..=last {
            check(page, last);
        }
    }
}

#[test]
fn a_page_has_a_range_of_tasks() {
    assert_eq!(task_range(1, 20, 4812), Some((1, 20)));
    assert_eq!(task_range(2, 20, 4812), Some((21, 40)));
    assert_eq!(task_range(241, 20, 4812), Some((4801, 4812)));
    assert_eq!(task_range(1, 20, 1), Some((1, 1)));
    assert_eq!(task_range(1, 20, 0), None, "no tasks");
    assert_eq!(task_range(242, 20, 4812), None, "past the end");
    assert_eq!(task_range(242, 20, 4840), Some((4821, 4840)));
    assert_eq!(task_range(1, 0, 5), None);
    assert_eq!(task_range(0, 20, 5), Some((1, 5)), "a page 0 is taken for page 1");
    assert_eq!(
        task_range(u32::MAX, u32::MAX, u64::MAX).map(|(from, to)| to - from + 1),
        Some(u64::from(u32::MAX))
    );
}

proptest! {
    #[test]
    fn every_row_is_valid(last in 1u32.., part in 0u32..=1000) {
        let page = (u64::from(last) * u64::from(part) / 1000).max(1) as u32;
        check(page, last);
    }

    #[test]
    fn the_pages_contain_each_task_once(size in 1u32..300, total in 0u64..100_000) {
        let last = last_page(total, size);
        let mut next = 1;
        for (from, to) in (1..=last).filter_map(|page| task_range(page, size, total)) {
            prop_assert_eq!(from, next);
            next = to + 1;
        }
        prop_assert_eq!(next, total + 1);
        prop_assert_eq!(task_range(last + 1, size, total), None);
    }
}
