//! Filter to URL and request body and back, with random filters.

use contact_sheet::domain::filter::{
    Filter,
    field::{FilterField, parse_ids, validate},
    sort::{Sort, SortField},
    time_range::TimeRange,
};
use contact_sheet::domain::query_string::{build_query, parse_query};
use contact_sheet::domain::{action::Action, status::Status};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

fn status() -> impl Strategy<Value = Status> {
    let unknown = "[A-Z猫][A-Z_ &=]{0,6}[A-Z]".prop_map(|name| Status::from_wire(&name));
    prop_oneof![4 => select(Status::KNOWN.to_vec()), 1 => unknown]
}

fn action() -> impl Strategy<Value = Action> {
    let unknown = "[A-Z猫][A-Z_,&=]{0,6}[A-Z]".prop_map(|name| Action::from_wire(&name));
    prop_oneof![4 => select(Action::KNOWN.to_vec()), 1 => unknown]
}

/// Typed texts, and texts with characters that are special in URLs.
fn text() -> impl Strategy<Value = String> {
    let (typed, hostile) = ("[a-z猫 ,]{1,20}", "[&=+%#?/;\"'<>\\\\ ]{1,8}");
    prop_oneof![2 => Just(String::new()), 2 => typed, 1 => hostile, 1 => any::<String>()]
}

fn sort() -> impl Strategy<Value = Sort> {
    (select(SortField::ALL.to_vec()), any::<bool>())
        .prop_map(|(field, descending)| Sort { field, descending })
}

/// No range, a preset, or an own range to the minute.
fn time_range() -> impl Strategy<Value = Option<TimeRange>> {
    let end =
        || proptest::option::of((-1_000_000_000i64..100_000_000_000).prop_map(|second| second / 60 * 60_000));
    let own = (end(), end()).prop_map(|(from, to)| TimeRange::between(from, to));
    prop_oneof![Just(None), select(TimeRange::PRESETS.to_vec()).prop_map(Some), own]
}

prop_compose! {
    /// Any filter that the form can produce.
    fn filter()(
        statuses in vec(status(), 0..4),
        action in proptest::option::of(action()),
        texts in vec(text(), 5),
        ids in vec("[A-Za-z0-9_.:-]{1,20}", 0..4),
        instance_id in "[0-9]{0,19}",
        time_range in time_range(),
        sort in sort(),
        page in 1u32..=50_000_000,
        size in 1u32..=200,
    ) -> Filter {
        let mut filter = Filter { action, time_range, sort, page, size, ..Filter::default() };
        statuses.into_iter().for_each(|status| filter.add_status(status));
        let fields = [FilterField::Prompt, FilterField::PromptEn, FilterField::Description, FilterField::FailReason, FilterField::State];
        for (field, text) in fields.into_iter().zip(&texts) {
            filter.set_field(field, text);
        }
        filter.set_field(FilterField::Ids, &ids.join("\n"));
        filter.set_field(FilterField::InstanceId, &instance_id);
        filter
    }
}

proptest! {
    #[test]
    fn a_url_is_parsed_to_the_same_filter(filter in filter(), default_size in 1u32..=200) {
        let url = build_query(&filter.to_pairs(default_size));
        prop_assert_eq!(Filter::from_pairs(&parse_query(&url), default_size), filter);
    }

    #[test]
    fn the_body_has_the_values_of_the_filter(filter in filter()) {
        let body: Value = serde_json::from_str(&filter.to_query().to_json()).expect("the body is JSON");
        prop_assert_eq!(body["pageNumber"].as_u64(), Some(u64::from(filter.page) - 1));
        prop_assert_eq!(body["pageSize"].as_u64(), Some(u64::from(filter.size)));
        prop_assert_eq!(Sort::from_wire(body["sort"].as_str().expect("always sent")), Some(filter.sort));
        prop_assert!(body.get("status").is_none() || body.get("statusSet").is_none());
        let texts = |name: &str| -> Vec<String> {
            let list = body.get(name).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
        };
        let one = body.get("status").and_then(Value::as_str).map(String::from);
        let names = texts("statusSet").into_iter().chain(one);
        let mut statuses: Vec<Status> = names.map(|name| Status::from_wire(&name)).collect();
        statuses.sort();
        prop_assert_eq!(&filter.statuses, &statuses);
        prop_assert_eq!(&filter.ids, &texts("ids"));
        prop_assert_eq!(body.get("id").is_some(), filter.ids.len() == 1);
        let action = body.get("action").and_then(Value::as_str).map(Action::from_wire);
        prop_assert_eq!(&filter.action, &action);
        for field in FilterField::ALL.into_iter().filter(|field| *field != FilterField::Ids) {
            prop_assert_eq!(filter.field(field), body.get(field.wire()).and_then(Value::as_str).unwrap_or(""));
        }
    }

}

proptest! {
    #[test]
    fn removing_a_chip_removes_one_chip(filter in filter()) {
        let chips = filter.chips();
        prop_assert_eq!(filter.has_filters(), !chips.is_empty());
        for chip in &chips {
            prop_assert_eq!(filter.without(chip).chips().len(), chips.len() - 1);
        }
    }

    #[test]
    fn any_url_is_parsed_to_a_valid_filter(query in "[a-zA-Z=&,%+0-9 ]{0,60}", tail: String) {
        let filter = Filter::from_pairs(&parse_query(&format!("{query}&{tail}")), 20);
        prop_assert!((1..=50_000_000).contains(&filter.page) && (1..=200).contains(&filter.size));
        for field in FilterField::ALL {
            prop_assert_eq!(validate(field, &filter.field(field)), None);
        }
        let again = Filter::from_pairs(&parse_query(&build_query(&filter.to_pairs(20))), 20);
        prop_assert_eq!(again, filter);
    }

    #[test]
    fn joined_ids_are_parsed_to_the_same_ids(text: String) {
        let ids = parse_ids(&text);
        prop_assert_eq!(parse_ids(&ids.join(", ")), ids);
    }
}
