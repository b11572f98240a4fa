//! The pages of the last minute: which are shown again, and until when.

use contact_sheet::{
    api::page::Page,
    domain::filter::Filter,
    state::tasks::recent_pages::{RecentPage, RecentPages},
};

const MINUTE: i64 = 60_000;

fn page(number: u32, tasks: usize, at_ms: i64, is_ahead: bool) -> RecentPage {
    let task = contact_sheet::api::decode::decode_task(r#"{"id":"1","status":"SUCCESS"}"#).unwrap().unwrap();
    let page = Page { tasks: vec![task; tasks], ..Page::default() };
    RecentPage { filter: Filter::default().with_page(number), page, at_ms, is_ahead }
}

#[test]
fn a_page_is_found_by_its_whole_filter_and_taken_once() {
    let mut pages = RecentPages::default();
    pages.insert(page(1, 20, 0, false));
    pages.insert(page(2, 20, 0, false));
    let filter = Filter::default().with_page(2);
    assert!(pages.contains(&filter));
    assert_eq!(pages.take(&Filter { prompt: "cat".to_owned(), ..filter.clone() }, 0), None);
    assert_eq!(pages.take(&Filter { size: 50, ..filter.clone() }, 0), None);
    assert_eq!(pages.take(&filter, 0).unwrap().filter, filter);
    assert_eq!(pages.take(&filter, 0), None);
    assert!(pages.contains(&filter.with_page(1)));
}

#[test]
fn a_page_is_shown_again_for_a_minute() {
    for (age, is_shown) in [(0, true), (MINUTE, true), (MINUTE + 1, false)] {
        let mut pages = RecentPages::default();
        pages.insert(page(1, 20, 5, false));
        assert_eq!(pages.take(&Filter::default(), 5 + age).is_some(), is_shown, "{age}");
    }
}

#[test]
fn only_a_page_that_was_just_fetched_ahead_is_not_asked_for_again() {
    assert!(page(1, 20, 0, true).is_fresh(10_000));
    assert!(!page(1, 20, 0, true).is_fresh(10_001));
    assert!(!page(1, 20, 0, false).is_fresh(0));
}

#[test]
fn the_latest_version_of_a_page_replaces_the_older_one() {
    let mut pages = RecentPages::default();
    pages.insert(page(1, 20, 0, false));
    pages.insert(page(1, 10, 1, false));
    assert_eq!(pages.take(&Filter::default(), 1).unwrap().page.tasks.len(), 10);
    assert!(!pages.contains(&Filter::default()));
}

#[test]
fn the_number_of_tasks_is_limited() {
    let mut pages = RecentPages::default();
    for number in 1..=30 {
        pages.insert(page(number, 100, 0, false));
    }
    let kept: Vec<u32> =
        (1..=30).filter(|number| pages.contains(&Filter::default().with_page(*number))).collect();
    assert_eq!(kept, [27, 28, 29, 30]);
    pages.insert(page(31, 200, 0, false));
    assert!(!pages.contains(&Filter::default().with_page(28)));
    assert!(pages.contains(&Filter::default().with_page(29)));
    pages.clear();
    assert!(!pages.contains(&Filter::default().with_page(31)));
}
