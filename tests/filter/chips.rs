//! Each active filter is one chip, and taking a chip away takes just that filter.

use contact_sheet::domain::filter::{
    Filter,
    chip::Chip,
    field::FilterField,
    sort::{Sort, SortField},
};
use contact_sheet::domain::{action::Action, status::Status};

use crate::read;

const FULL: &str = "status=FAILURE,SUCCESS&action=PAN&prompt=p&promptEn=e&description=d&failReason=f&ids=a,b\
    &instanceId=1&state=s&sort=id,asc&page=4&size=50";

#[test]
fn the_chips_stand_in_the_order_of_the_form() {
    let text = |field, text| Chip::Text(field, String::from(text));
    let chips = [
        Chip::Status(Status::Failure),
        Chip::Status(Status::Success),
        Chip::Action(Action::Pan),
        text(FilterField::Prompt, "p"),
        text(FilterField::PromptEn, "e"),
        text(FilterField::Description, "d"),
        text(FilterField::FailReason, "f"),
        text(FilterField::Ids, "a, b"),
        text(FilterField::InstanceId, "1"),
        text(FilterField::State, "s"),
    ];
    assert_eq!(read(FULL).chips(), chips);
    assert_eq!(read("sort=id,asc&page=4&size=50").chips(), []);
}

#[test]
fn taking_a_chip_away_takes_just_that_filter_and_goes_to_page_one() {
    let full = read(FULL);
    for chip in full.chips() {
        let less = full.without(&chip);
        let left: Vec<Chip> = full.chips().into_iter().filter(|other| *other != chip).collect();
        assert_eq!(less.chips(), left);
        assert_eq!((less.page, less.size, less.sort), (1, 50, full.sort));
    }
}

#[test]
fn taking_all_chips_away_leaves_nothing_narrowed() {
    let mut filter = read(FULL);
    while let Some(chip) = filter.chips().pop() {
        assert!(filter.is_narrowed());
        filter = filter.without(&chip);
    }
    assert!(!filter.is_narrowed());
    assert_eq!(filter, read(FULL).cleared());
}

#[test]
fn a_chip_that_is_not_there_takes_nothing() {
    let filter = read("status=FAILURE&prompt=cat");
    assert_eq!(filter.without(&Chip::Status(Status::Modal)), filter);
    assert_eq!(filter.without(&Chip::Text(FilterField::State, String::from("x"))), filter);
}

#[test]
fn clearing_keeps_order_and_size() {
    let sort = Sort { field: SortField::Id, descending: false };
    assert_eq!(read(FULL).cleared(), Filter { sort, size: 50, ..Filter::default() });
}

#[test]
fn another_page_is_the_same_filter_within_bounds() {
    let filter = read(FULL);
    assert_eq!(filter.with_page(4), filter);
    assert_eq!((filter.with_page(0).page, filter.with_page(u32::MAX).page), (1, 50_000_000));
    assert_eq!(filter.with_page(9).with_page(4), filter);
}
