//! The URL of a filter.

use contact_sheet::domain::filter::{
    Filter,
    field::FilterField,
    sort::{Sort, SortField},
};
use contact_sheet::domain::{action::Action, status::Status};

use super::{parse, to_url};

#[test]
fn defaults_are_omitted() {
    assert_eq!(to_url(&Filter::default()), "");
    assert_eq!(parse(""), Filter::default());
    assert_eq!(parse("?"), Filter::default());
}

#[test]
fn a_url_is_readable() {
    let mut filter = Filter { page: 2, size: 50, action: Some(Action::Upscale), ..Filter::default() };
    filter.toggle_status(&Status::Success);
    filter.toggle_status(&Status::Cancel);
    filter.toggle_status(&Status::Failure);
    filter.toggle_status(&Status::Cancel);
    filter.sort = Sort { field: SortField::FinishTime, descending: false };
    for field in FilterField::ALL {
        filter.set_field(field, field.wire());
    }
    filter.set_field(FilterField::Prompt, "a cat, 猫 & more");
    filter.set_field(FilterField::Ids, "1723547812345678 b");
    filter.set_field(FilterField::InstanceId, "1180346279054360586");
    let url = "?status=FAILURE,SUCCESS&action=UPSCALE&prompt=a+cat,+%E7%8C%AB+%26+more&promptEn=promptEn\
        &description=description&failReason=failReason&ids=1723547812345678,b&instanceId=1180346279054360586\
        &state=state&sort=finishTime,asc&page=2&size=50";
    assert_eq!(to_url(&filter), url);
    assert_eq!(parse(url), filter);
}

#[test]
fn the_default_page_size_is_omitted() {
    let filter = Filter { size: 50, ..Filter::default() };
    assert_eq!(filter.to_pairs(50), []);
    assert_eq!(filter.to_pairs(20), [("size", String::from("50"))]);
    assert_eq!(Filter::from_pairs(&[], 50), filter);
    let text = [(String::from("size"), String::from("many"))];
    assert_eq!(Filter::from_pairs(&text, 50), filter);
}

#[test]
fn invalid_pages_are_replaced_by_valid_ones() {
    let cases = [
        ("1", 1),
        ("2", 2),
        (" 7 ", 7),
        ("0", 1),
        ("-3", 1),
        ("two", 1),
        ("", 1),
        ("1.5", 1),
        ("50000000", 50_000_000),
        ("50000001", 50_000_000),
        ("4294967296", 50_000_000),
        ("99999999999999999999", 1),
    ];
    for (text, page) in cases {
        assert_eq!(parse(&format!("page={text}")).page, page, "{text}");
    }
}

#[test]
fn invalid_sizes_are_replaced_by_the_default() {
    for (text, size) in [("1", 1), ("200", 200), ("13", 13), ("0", 20), ("201", 20), ("-1", 20), ("x", 20)] {
        assert_eq!(parse(&format!("size={text}")).size, size, "{text}");
    }
}

#[test]
fn sorts_are_parsed_leniently() {
    let sort = |field, descending| Sort { field, descending };
    let cases = [
        ("finishTime,asc", sort(SortField::FinishTime, false)),
        ("FINISHTIME, ASC", sort(SortField::FinishTime, false)),
        ("id", sort(SortField::Id, true)),
        ("status,down", sort(SortField::Status, true)),
        ("size,asc", Sort::default()),
        ("", Sort::default()),
        (",asc", Sort::default()),
    ];
    for (text, sort) in cases {
        assert_eq!(parse(&format!("sort={text}")).sort, sort, "{text}");
    }
    for field in SortField::ALL {
        assert_eq!(SortField::from_wire(field.wire()), Some(field));
    }
}

#[test]
fn unknown_statuses_and_actions_are_kept_and_blank_ones_dropped() {
    let filter = parse("status=,success,, RETRYING ,FAILURE,SUCCESS&action=reroll");
    let other = Status::Other(String::from("RETRYING"));
    let statuses = filter.statuses;
    assert_eq!(statuses, [Status::Failure, Status::Success, other]);
    assert_eq!(filter.action, Some(Action::Other(String::from("reroll"))));
    assert_eq!(parse("action=+&status=+"), Filter::default());
    assert_eq!(parse("status=MODAL&status=CANCEL").statuses.len(), 2, "a name may occur twice");
}

#[test]
fn unknown_names_and_invalid_values_are_ignored() {
    assert_eq!(parse("task=1&utm_source=chat&=&&x&Prompt=no"), Filter::default());
    assert_eq!(parse("instanceId=1'--"), Filter::default());
    assert_eq!(parse("instanceId=+118+").instance_id, "118");
    assert_eq!(parse(&format!("prompt={}", "x".repeat(2001))), Filter::default());
    assert_eq!(parse(&format!("state={}", "x".repeat(2000))).state.len(), 2000);
    assert_eq!(
        parse("ids=a,%00,b,b,猫,c;d+e").ids,
        ["a", "b", "猫", "c", "d", "e"],
        "only invalid ids are dropped"
    );
}
