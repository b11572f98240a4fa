//! The request body of a query.

use contact_sheet::domain::filter::{
    Filter,
    field::FilterField,
    sort::{Sort, SortField},
};
use contact_sheet::{
    api::query::Query,
    domain::{action::Action, status::Status},
};
use serde_json::{Value, json};

use super::parse;

fn body(filter: &Filter) -> Value {
    serde_json::from_str(&filter.to_query().to_json()).expect("the body is JSON")
}

#[test]
fn only_page_size_and_sort_are_sent_by_default() {
    let plain = json!({ "pageNumber": 0, "pageSize": 20, "sort": "submitTime,desc" });
    assert_eq!(body(&Filter::default()), plain);
    let other = Filter { page: 3, size: 50, ..Filter::default() };
    let other = Filter { sort: Sort { field: SortField::Id, descending: false }, ..other };
    assert_eq!(body(&other), json!({ "pageNumber": 2, "pageSize": 50, "sort": "id,asc" }));
}

#[test]
fn every_documented_field_is_serialised() {
    let query = Query {
        page_number: 1,
        page_size: 10,
        sort: Some(String::from("id,desc")),
        action: Some(String::from("PAN")),
        description: Some(String::from("d")),
        fail_reason: Some(String::from("f")),
        id: Some(String::from("1")),
        ids: vec![String::from("1")],
        instance_id: Some(String::from("118")),
        prompt: Some(String::from("p")),
        prompt_en: Some(String::from("e")),
        state: Some(String::from("s")),
        status: Some(String::from("MODAL")),
        status_set: vec![String::from("MODAL")],
    };
    let sent: Value = serde_json::from_str(&query.to_json()).expect("the body is JSON");
    let all = json!({
        "pageNumber": 1, "pageSize": 10, "sort": "id,desc", "action": "PAN", "description": "d",
        "failReason": "f", "id": "1", "ids": ["1"], "instanceId": "118", "prompt": "p", "promptEn": "e",
        "state": "s", "status": "MODAL", "statusSet": ["MODAL"],
    });
    assert_eq!(sent, all);
}

#[test]
fn one_status_is_sent_as_status_and_several_as_a_set() {
    let one = body(&parse("status=SUCCESS"));
    assert_eq!((&one["status"], one.get("statusSet")), (&json!("SUCCESS"), None));
    let two = body(&parse("status=SUCCESS,IN_PROGRESS"));
    assert_eq!((two.get("status"), &two["statusSet"]), (None, &json!(["IN_PROGRESS", "SUCCESS"])));
    let all = body(&Filter { statuses: Status::KNOWN.into_iter().collect(), ..Filter::default() });
    assert_eq!(all["statusSet"].as_array().map(Vec::len), Some(7));
}

#[test]
fn one_id_is_sent_as_id_and_in_ids_and_several_only_in_ids() {
    let one = body(&parse("ids=a"));
    assert_eq!((&one["id"], &one["ids"]), (&json!("a"), &json!(["a"])));
    let two = body(&parse("ids=b,a"));
    assert_eq!((two.get("id"), &two["ids"]), (None, &json!(["b", "a"])));
}

#[test]
fn every_text_is_sent_under_its_name() {
    for field in FilterField::ALL {
        let mut filter = Filter::default();
        filter.set_field(field, " 42 ");
        let name = if field == FilterField::Ids { "id" } else { field.wire() };
        assert_eq!(body(&filter)[name], json!("42"), "{name}");
    }
    assert_eq!(body(&parse("action=swap_face"))["action"], json!("SWAP_FACE"));
}

#[test]
fn invalid_values_are_not_sent() {
    let filter = Filter {
        instance_id: String::from("1 OR 1=1"),
        prompt: String::from("   "),
        state: "x".repeat(2001),
        ids: vec![String::from("a b"), String::new(), "x".repeat(101)],
        action: Some(Action::Other(String::new())),
        page: 0,
        size: 0,
        ..Filter::default()
    };
    let filter = Filter { statuses: [Status::Other(String::from(" "))].into(), ..filter };
    assert_eq!(body(&filter), json!({ "pageNumber": 0, "pageSize": 1, "sort": "submitTime,desc" }));
    let far = Filter { page: u32::MAX, size: u32::MAX, ..Filter::default() };
    assert_eq!((far.to_query().page_number, far.to_query().page_size), (49_999_999, 200));
}
