//! The client-side query: conditions, order and pages.

mod pages;

use contact_sheet::domain::filter::{
    Filter,
    field::FilterField,
    sort::{Sort, SortField},
};
use contact_sheet::{
    api::page::Page,
    domain::{action::Action, status::Status, task::Task},
};
use serde_json::{Value, json};

/// Seven tasks in no order. Every field is missing or null in at least one.
fn tasks() -> Vec<Task> {
    let list = json!([
        {"id": "5", "status": "SUCCESS", "action": "IMAGINE", "submitTime": 5000, "startTime": 5100, "finishTime": 9000,
         "prompt": "a red Cat", "promptEn": "red", "description": "/imagine a red Cat", "state": "user:7",
         "properties": {"discordInstanceId": "111"}},
        {"id": "3", "status": "FAILURE", "action": "UPSCALE", "submitTime": 3000, "startTime": 5200, "finishTime": 5900,
         "prompt": "a cat", "description": "/up 5 U2", "failReason": "任务超时", "state": "user:77", "instanceId": "222"},
        {"id": "7", "status": "IN_PROGRESS", "action": "IMAGINE", "submitTime": 7000, "startTime": 7100, "finishTime": null,
         "prompt": "猫", "promptEn": "cat", "properties": {"discordInstanceId": 111}, "instanceId": "333"},
        {"id": "6", "status": "NOT_START", "action": null, "submitTime": 6000, "prompt": null},
        {"id": "4", "status": "CUSTOM", "action": "VIDEO", "submitTime": 4000, "finishTime": 5900},
        {"id": "1"},
        {"id": "2", "status": "success", "action": "imagine", "submitTime": 3000, "startTime": 5200, "prompt": "a cat 100%"},
    ]);
    let list: Vec<Value> = serde_json::from_value(list).expect("a list");
    list.into_iter().filter_map(Task::from_value).collect()
}

/// The concatenated ids, in order.
fn ids(page: &Page) -> String {
    page.tasks.iter().map(|task| task.id.as_str()).collect()
}

/// The ids that match a filter, newest first.
fn matching_ids(change: impl FnOnce(&mut Filter)) -> String {
    let mut filter = Filter::default();
    change(&mut filter);
    ids(&filter.query_locally(&tasks()))
}

#[test]
fn texts_match_by_substring_and_case() {
    let cases = [
        (FilterField::Prompt, "cat", "32"),
        (FilterField::Prompt, "Cat", "5"),
        (FilterField::Prompt, "CAT", ""),
        (FilterField::Prompt, "猫", "7"),
        (FilterField::Prompt, "100%", "2"),
        (FilterField::Prompt, "%", "2"),
        (FilterField::Prompt, "  cat  ", "32"),
        (FilterField::Prompt, "  ", "7654321"),
        (FilterField::PromptEn, "cat", "7"),
        (FilterField::Description, "/up ", "3"),
        (FilterField::FailReason, "超时", "3"),
        (FilterField::FailReason, "none", ""),
    ];
    for (field, text, expected) in cases {
        assert_eq!(matching_ids(|filter| filter.set_field(field, text)), expected, "{field:?} {text:?}");
    }
}

#[test]
fn other_fields_match_exactly() {
    let cases = [
        (FilterField::State, "user:7", "5"),
        (FilterField::State, "user", ""),
        (FilterField::InstanceId, "111", "75"),
        (FilterField::InstanceId, "222", "3"),
        (FilterField::InstanceId, "333", "7"),
        (FilterField::InstanceId, "11", ""),
        // An invalid account is not sent and does not filter.
        (FilterField::InstanceId, "x", "7654321"),
        (FilterField::Ids, "3, 1 9", "31"),
        (FilterField::Ids, "9", ""),
    ];
    for (field, text, expected) in cases {
        assert_eq!(matching_ids(|filter| filter.set_field(field, text)), expected, "{field:?} {text:?}");
    }
    let statuses = |list: &[Status]| {
        matching_ids(|filter| list.iter().cloned().for_each(|status| filter.add_status(status)))
    };
    assert_eq!(statuses(&[Status::Success]), "52", "in any case");
    assert_eq!(statuses(&[Status::Success, Status::NotStart]), "652");
    assert_eq!(statuses(&[Status::from_wire("CUSTOM")]), "4");
    assert_eq!(statuses(&[Status::Cancel]), "");
    assert_eq!(statuses(&[Status::from_wire("")]), "7654321", "an empty name filters nothing");
    let action = |action| matching_ids(|filter| filter.action = Some(action));
    assert_eq!(action(Action::Imagine), "752");
    assert_eq!(action(Action::from_wire("VIDEO")), "4");
    assert_eq!(action(Action::Pan), "");
}

#[test]
fn all_conditions_must_match() {
    let both = matching_ids(|filter| {
        filter.set_field(FilterField::Prompt, "cat");
        filter.add_status(Status::Failure);
    });
    assert_eq!(both, "3");
    let none = matching_ids(|filter| {
        filter.set_field(FilterField::Prompt, "cat");
        filter.action = Some(Action::from_wire("VIDEO"));
    });
    assert_eq!(none, "");
}

#[test]
fn null_sorts_first_and_ties_are_newest_first() {
    let cases = [
        (SortField::SubmitTime, "1324567", "7654321"),
        (SortField::StartTime, "6415327", "7325641"),
        (SortField::FinishTime, "7621435", "5437621"),
        (SortField::Id, "1234567", "7654321"),
        (SortField::Status, "1437652", "5267341"),
        (SortField::Action, "6175234", "4375261"),
    ];
    for (field, ascending, descending) in cases {
        let sorted = |descending| matching_ids(|filter| filter.sort = Sort { field, descending });
        assert_eq!(sorted(false), ascending, "{field:?}");
        assert_eq!(sorted(true), descending, "{field:?}");
    }
}

#[test]
fn complete_ties_keep_the_order_of_the_server() {
    let same = |prompt: &str| Task::from_value(json!({"id": "", "prompt": prompt})).expect("an object");
    for descending in [true, false] {
        let filter = Filter { sort: Sort { descending, ..Sort::default() }, ..Filter::default() };
        let page = filter.query_locally(&["b", "c", "a"].map(same));
        let prompts: Vec<_> = page.tasks.iter().filter_map(|task| task.prompt.as_deref()).collect();
        assert_eq!(prompts, ["b", "c", "a"]);
    }
}

#[test]
fn a_page_has_all_fields_of_spring() {
    let page = Filter { size: 3, page: 2, ..Filter::default() }.query_locally(&tasks());
    assert_eq!(ids(&page), "432");
    assert_eq!((page.total_elements, page.total_pages, page.number_of_elements), (Some(7), Some(3), Some(3)));
    assert_eq!((page.number, page.size, page.skipped), (Some(1), Some(3), 0));
    assert_eq!((page.first, page.last, page.empty), (Some(false), Some(false), Some(false)));
    let pageable = page.pageable.expect("always there");
    assert_eq!((pageable.offset, pageable.page_number, pageable.page_size), (Some(3), Some(1), Some(3)));
    assert_eq!((pageable.paged, pageable.unpaged), (Some(true), Some(false)));
    assert_eq!((pageable.sort, page.sort.and_then(|sort| sort.sorted)), (page.sort, Some(true)));
    let last = Filter { size: 3, page: 3, ..Filter::default() }.query_locally(&tasks());
    assert_eq!((ids(&last).as_str(), last.first, last.last), ("1", Some(false), Some(true)));
    let none = Filter::default().query_locally(&[]);
    assert_eq!((none.first, none.last, none.empty), (Some(true), Some(true), Some(true)));
    assert_eq!((none.total_elements, none.total_pages, none.total(1, 20)), (Some(0), Some(0), 0));
}

#[test]
fn a_page_past_the_end_is_empty_with_the_right_totals() {
    for page in [4, 50_000_000, u32::MAX] {
        let past = Filter { size: 3, page, ..Filter::default() }.query_locally(&tasks());
        assert_eq!((past.tasks.len(), past.empty, past.last), (0, Some(true), Some(true)), "{page}");
        assert_eq!((past.total_elements, past.total(page, 3)), (Some(7), 7), "{page}");
    }
}
