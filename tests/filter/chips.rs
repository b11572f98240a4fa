//! Active filters as chips.

use contact_sheet::domain::filter::{
    Filter,
    chip::Chip,
    field::FilterField,
    sort::{Sort, SortField},
    time_range::TimeRange,
};
use contact_sheet::domain::{action::Action, status::Status};

use super::parse;

const FULL: &str = "status=FAILURE,SUCCESS&action=PAN&when=today&prompt=p&promptEn=e&description=d&failReason=f&ids=a,b\
    &instanceId=1&state=s&sort=id,asc&page=4&size=50";

#[test]
fn the_chips_are_in_the_order_of_the_form() {
    let text = |field, text| Chip::Text(field, String::from(text));
    let chips = [
        Chip::Status(Status::Failure),
        Chip::Status(Status::Success),
        Chip::Action(Action::Pan),
        Chip::TimeRange(TimeRange::Today),
        text(FilterField::Prompt, "p"),
        text(FilterField::PromptEn, "e"),
        text(FilterField::Description, "d"),
        text(FilterField::FailReason, "f"),
        text(FilterField::Ids, "a, b"),
        text(FilterField::InstanceId, "1"),
        text(FilterField::State, "s"),
    ];
    assert_eq!(parse(FULL).chips(), chips);
    assert_eq!(parse("sort=id,asc&page=4&size=50").chips(), []);
}

#[test]
fn removing_a_chip_removes_only_that_filter_and_goes_to_page_one() {
    let full = parse(FULL);
    for chip in full.chips() {
        let less = full.without(&chip);
        let left: Vec<Chip> = full.chips().into_iter().filter(|other| *other != chip).collect();
        assert_eq!(less.chips(), left);
        assert_eq!((less.page, less.size, less.sort), (1, 50, full.sort));
    }
}

#[test]
fn removing_all_chips_leaves_no_filters() {
    let mut filter = parse(FULL);
    while let Some(chip) = filter.chips().pop() {
        assert!(filter.has_filters());
        filter = filter.without(&chip);
    }
    assert!(!filter.has_filters());
    assert_eq!(filter, parse(FULL).reset());
}

#[test]
fn removing_an_absent_chip_changes_nothing() {
    let filter = parse("status=FAILURE&prompt=cat");
    assert_eq!(filter.without(&Chip::Status(Status::Modal)), filter);
    assert_eq!(filter.without(&Chip::Text(FilterField::State, String::from("x"))), filter);
}

#[test]
fn a_reset_keeps_order_and_page_size() {
    let sort = Sort { field: SortField::Id, descending: false };
    assert_eq!(parse(FULL).reset(), Filter { sort, size: 50, ..Filter::default() });
}

#[test]
fn the_page_number_is_limited() {
    let filter = parse(FULL);
    assert_eq!(filter.with_page(4), filter);
    assert_eq!((filter.with_page(0).page, filter.with_page(u32::MAX).page), (1, 50_000_000));
    assert_eq!(filter.with_page(9).with_page(4), filter);
}
