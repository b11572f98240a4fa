//! Responses with one task or a list of tasks.

use contact_sheet::{
    api::{
        decode::{decode_task, decode_tasks},
        error::{ApiError, UnexpectedBody},
    },
    domain::{action::Action, status::Status},
};

use super::fixture;

fn kind(error: ApiError) -> UnexpectedBody {
    let ApiError::UnexpectedBody { kind, .. } = error else { panic!("{error:?}") };
    kind
}

#[test]
fn a_task_may_be_bare_or_wrapped() {
    let bare = r#"{"id":"1","status":"SUCCESS","action":"PAN","progress":"100%"}"#;
    let task = decode_task(bare).expect("a task").expect("known");
    assert_eq!((task.id.as_str(), task.status, task.action), ("1", Status::Success, Some(Action::Pan)));
    let task = decode_task(fixture!("wrapped-task.json")).expect("a task").expect("known");
    assert_eq!((task.id.as_str(), task.action), ("1723549300000112", Some(Action::Blend)));
    assert_eq!((task.status, task.progress.as_deref()), (Status::Submitted, Some("0%")));
}

#[test]
fn an_unknown_task_is_none_in_every_format() {
    let forms = ["", " \n", "\u{FEFF}", "null", "{}", r#"{"prompt":"x"}"#, r#"{"id":"","status":null}"#];
    for text in forms {
        assert_eq!(decode_task(text), Ok(None), "{text}");
    }
    assert_eq!(decode_task(fixture!("not-found-reply.json")), Ok(None));
}

#[test]
fn an_error_object_instead_of_a_task_is_an_error() {
    let failures = [
        fixture!("csharp-success-false.json"),
        fixture!("openai-style-error.json"),
        fixture!("gateway-error.json"),
        fixture!("spring-500.json"),
    ];
    for text in failures {
        assert_eq!(decode_task(text).map_err(kind), Err(UnexpectedBody::ErrorObject), "{text}");
        assert_eq!(decode_tasks(text).map_err(kind), Err(UnexpectedBody::ErrorObject), "{text}");
    }
    assert_eq!(decode_task(fixture!("login.html")).map_err(kind), Err(UnexpectedBody::Html));
    assert_eq!(decode_task("[]").map_err(kind), Err(UnexpectedBody::OtherJson));
    assert_eq!(decode_task("7").map_err(kind), Err(UnexpectedBody::OtherJson));
    assert_eq!(decode_task("gone").map_err(kind), Err(UnexpectedBody::NotJson));
}

#[test]
fn a_task_with_a_field_named_error_is_still_a_task() {
    let text = r#"{"id":"1","status":"FAILURE","error":"timeout"}"#;
    let task = decode_task(text).expect("a task").expect("known");
    assert_eq!((task.id.as_str(), task.status), ("1", Status::Failure));
}

#[test]
fn a_list_may_be_bare_wrapped_or_a_page() {
    let ids = |text: &str| {
        let (tasks, skipped) = decode_tasks(text).expect("a list");
        (tasks.into_iter().map(|task| task.id).collect::<Vec<_>>().join(" "), skipped)
    };
    assert_eq!(ids(r#"[{"id":"a"},null,{"id":7}]"#), (String::from("a 7"), 1));
    assert_eq!(ids(r#"{"code":1,"description":"ok","result":[{"id":"a"}]}"#), (String::from("a"), 0));
    assert_eq!(ids(r#"{"data":{"content":[{"id":"a"}]}}"#), (String::from("a"), 0));
    assert_eq!(ids(r#"{"content":null}"#), (String::new(), 0));
    for empty in ["", "null", "[]", "\u{FEFF}\n"] {
        assert_eq!(ids(empty), (String::new(), 0), "{empty}");
    }
}

#[test]
fn any_other_body_than_a_list_is_an_error() {
    assert_eq!(decode_tasks("{}").map_err(kind), Err(UnexpectedBody::OtherJson));
    assert_eq!(decode_tasks("\"none\"").map_err(kind), Err(UnexpectedBody::OtherJson));
    assert_eq!(decode_tasks(fixture!("truncated.json")).map_err(kind), Err(UnexpectedBody::NotJson));
    assert_eq!(decode_tasks(fixture!("nginx-502.html")).map_err(kind), Err(UnexpectedBody::Html));
}
