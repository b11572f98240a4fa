//! The total number of tasks when the numbers of a page are inconsistent.

use contact_sheet::{
    api::page::{Page, last_page},
    domain::task::Task,
};
use proptest::prelude::*;
use serde_json::json;

use super::{fixture, page};

fn seen(count: usize) -> Page {
    let task = Task::from_value(json!({ "id": "1" })).expect("an object");
    Page { tasks: vec![task; count], ..Page::default() }
}

#[test]
fn the_total_counts_unless_the_page_shows_more_tasks() {
    assert_eq!(Page { total_elements: Some(4812), ..seen(20) }.total(2, 20), 4812);
    let odd = Page { total_elements: Some(40), total_pages: Some(9), last: Some(false), ..seen(20) };
    assert_eq!(odd.total(2, 20), 40, "a total that includes the visible tasks overrides the other numbers");
    assert_eq!(Page { total_elements: Some(3), ..seen(20) }.total(2, 20), 40);
    assert_eq!(Page { total_elements: Some(-1), ..seen(20) }.total(2, 20), 40);
    assert_eq!(
        Page { total_elements: Some(33), ..seen(0) }.total(9, 20),
        33,
        "a page past the end shows no tasks"
    );
    assert_eq!(
        Page { skipped: 2, total_elements: Some(0), ..seen(1) }.total(1, 20),
        3,
        "skipped items count"
    );
}

#[test]
fn without_a_total_the_number_of_pages_gives_the_minimum() {
    assert_eq!(Page { total_pages: Some(5), ..seen(20) }.total(2, 20), 81);
    assert_eq!(Page { total_pages: Some(2), ..seen(7) }.total(2, 20), 27);
    assert_eq!(Page { total_pages: Some(1), ..seen(20) }.total(2, 20), 40);
    assert_eq!(Page { total_pages: Some(0), ..seen(0) }.total(1, 20), 0);
    assert_eq!(Page { total_pages: Some(-3), ..seen(1) }.total(1, 20), 1);
}

#[test]
fn without_any_number_another_page_follows_unless_this_is_the_last() {
    let more = Page { last: Some(false), ..seen(20) }.total(2, 20);
    assert_eq!((more, last_page(more, 20)), (41, 3));
    assert_eq!(Page { last: Some(true), ..seen(20) }.total(2, 20), 40);
    assert_eq!(seen(7).total(2, 20), 27);
    assert_eq!(seen(0).total(2, 20), 0);
}

#[test]
fn a_total_below_the_visible_tasks_is_replaced_by_the_other_numbers() {
    let page = page(fixture!("totals-disagree.json"));
    assert_eq!((page.total_elements, page.total_pages, page.last), (Some(3), Some(4), Some(false)));
    assert_eq!(page.total(1, 5), 16);
}

#[test]
fn there_is_always_a_last_page() {
    assert_eq!((last_page(0, 20), last_page(1, 20), last_page(20, 20)), (1, 1, 1));
    assert_eq!((last_page(21, 20), last_page(4812, 20)), (2, 241));
    assert_eq!((last_page(5, 0), last_page(u64::MAX, 1)), (5, u32::MAX));
}

proptest! {
    #[test]
    fn the_total_includes_the_visible_tasks(
        count in 0usize..5,
        page: u32,
        size: u32,
        total_elements: Option<i64>,
        total_pages: Option<i64>,
        last: Option<bool>,
    ) {
        let requested = u64::from(page.max(1));
        let total = Page { total_elements, total_pages, last, ..seen(count) }.total(page, size);
        if count > 0 {
            prop_assert!(total >= (requested - 1) * u64::from(size) + count as u64);
        }
    }
}
