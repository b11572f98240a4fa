//! Responses that deviate from the API documentation and are decoded nevertheless.

use contact_sheet::{
    api::{
        decode::decode_tasks,
        error::{ApiError, UnexpectedBody},
    },
    domain::{action::Action, status::Status},
};
use serde_json::json;

use super::{error, fixture, only_task, page};

fn other(name: &str) -> Status {
    Status::Other(String::from(name))
}

#[test]
fn the_c_sharp_server_has_other_ids_and_reports_cancelled_tasks_as_failed() {
    let (tasks, skipped) = decode_tasks(fixture!("csharp-list.json")).expect("a list");
    assert_eq!(skipped, 0);
    let [cancelled, shown] = tasks.as_slice() else { panic!("two tasks") };
    assert_eq!(cancelled.id, "1274001122334455667");
    assert_eq!((&cancelled.status, cancelled.fail_reason.as_deref()), (&Status::Failure, Some("取消任务")));
    assert_eq!((cancelled.start_time, cancelled.running_ms(0)), (None, None), "0 is not a time");
    assert_eq!(cancelled.bot().as_deref(), Some("MID_JOURNEY"), "outside the properties");
    assert_eq!((cancelled.property("notifyHook"), cancelled.property("finalPrompt")), (None, None));
    assert_eq!(shown.id, "MJ_20240813193012345-7f3a");
    assert_eq!(shown.action, Some(Action::Other(String::from("SHOW"))));
    let button = shown.buttons.first().expect("one button");
    assert_eq!((button.emoji.as_str(), button.label.as_str()), ("🔍", ""), "Discord's format of an emoji");
}

#[test]
fn a_gateway_sends_blank_names_seconds_and_json_in_strings() {
    let (tasks, _) = decode_tasks(fixture!("gateway-empty-status.json")).expect("a list");
    let [task] = tasks.as_slice() else { panic!("one task") };
    assert_eq!((&task.status, &task.action), (&other(""), &None));
    assert!(!task.status.is_open());
    assert_eq!(task.submit_time, Some(1_723_548_800_000), "ten digits are seconds");
    assert_eq!((task.start_time, task.waiting_ms(i64::MAX)), (None, None));
    assert_eq!(task.buttons.first().map(|button| button.label.as_str()), Some("U1"));
    assert_eq!(task.property("finalPrompt").as_deref(), Some("a cat"));
    assert_eq!(task.raw.get("properties").map(|packed| packed.is_string()), Some(true), "raw is unmodified");
}

#[test]
fn numbers_may_be_text_and_text_may_be_numbers() {
    let text = fixture!("mixed-types.json");
    let (page, task) = (page(text), only_task(text));
    assert_eq!((page.empty, page.first, page.last), (Some(false), Some(true), Some(true)));
    assert_eq!((page.number, page.number_of_elements, page.size), (Some(0), Some(1), Some(20)));
    assert_eq!((page.total_elements, page.total_pages), (Some(1), Some(1)));
    assert_eq!((page.pageable, page.sort), (None, None));
    assert_eq!((&task.status, &task.action), (&Status::InProgress, &None));
    assert_eq!((task.prompt.as_deref(), task.prompt_en.as_deref()), (Some("42"), Some("true")));
    assert_eq!((&task.description, &task.fail_reason), (&None, &None));
    assert_eq!((task.image_url.as_deref(), task.percent()), (Some("7"), Some(45)));
    assert_eq!(task.state.as_deref(), Some("9007199254740993"));
    assert_eq!((task.submit_time, task.finish_time), (Some(1_723_548_900_000), None));
    assert_eq!(task.start_time, Some(1_723_548_901_000), "a fraction is truncated");
    let [button] = task.buttons.as_slice() else { panic!("only the object is a button") };
    assert_eq!((button.custom_id.as_str(), button.label.as_str()), ("17", "4"));
    assert_eq!((button.emoji.as_str(), button.style, button.kind), ("", 3, 2));
    assert!(task.properties.is_empty());
}

#[test]
fn unknown_names_and_fields_are_kept() {
    let page = page(fixture!("unknown-names.json"));
    let [video, swap, last] = page.tasks.as_slice() else { panic!("three tasks") };
    assert_eq!(video.status, other("RETRYING"));
    assert_eq!(video.action.as_ref().map(Action::wire), Some("VIDEO_EXTEND"));
    assert_eq!((video.progress.as_deref(), video.percent()), (Some("Waiting to start"), None));
    assert_eq!(video.raw.get("videoUrl"), Some(&json!("https://cdn.example/v.mp4")));
    assert_eq!(video.properties.get("deep"), Some(&json!({ "a": [1, 2, 3] })));
    assert_eq!(video.property("deep"), None, "an object is not text");
    assert_eq!((&swap.action, &swap.status), (&Some(Action::SwapFace), &Status::Success));
    assert_eq!(swap.percent(), Some(100));
    assert_eq!(last.status, other("取消中"));
}

#[test]
fn items_that_are_not_objects_are_skipped_and_counted() {
    let page = page(fixture!("not-objects.json"));
    assert_eq!((page.tasks.len(), page.skipped), (2, 6));
    assert_eq!(page.tasks.first().map(|task| task.id.as_str()), Some("1723549100000888"));
    let empty = page.tasks.last().expect("two tasks");
    assert_eq!((empty.id.as_str(), &empty.status, &empty.action), ("", &other(""), &None));
}

#[test]
fn a_lone_surrogate_does_not_make_the_page_unreadable() {
    let page = page(fixture!("lone-surrogate.json"));
    let prompts: Vec<Option<&str>> = page.tasks.iter().map(|task| task.prompt.as_deref()).collect();
    let whole = "whole 😀, \u{FFFD}\u{FFFD}x, \u{FFFD}😀, \\ud800";
    assert_eq!(prompts, [Some("cut in half \u{FFFD}"), Some(whole)]);
}

#[test]
fn numbers_keep_every_digit_and_invalid_times_are_none() {
    let page = page(fixture!("large-numbers.json"));
    let [first, second] = page.tasks.as_slice() else { panic!("two tasks") };
    assert_eq!(first.id, "9007199254740993", "2^53 + 1, which a double cannot hold");
    assert_eq!((first.submit_time, first.start_time, first.finish_time), (None, None, None));
    assert_eq!(first.property("discordInstanceId").as_deref(), Some("1180346279054360586"));
    assert_eq!(first.property("imageSeed").as_deref(), Some("4294967295"));
    assert_eq!(first.property("ratio").as_deref(), Some("1.5"));
    assert_eq!(second.submit_time, Some(253_402_300_799_999), "the last millisecond of the year 9999");
    assert_eq!((second.start_time, second.finish_time), (None, None));
    assert_eq!((page.total_elements, page.total_pages), (Some(9_007_199_254_740_993), Some(i64::MAX)));
    assert_eq!((page.number, page.total(1, 20)), (Some(i64::MIN), 9_007_199_254_740_993));
}

#[test]
fn names_are_parsed_in_any_case_and_written_as_documented() {
    for status in Status::KNOWN {
        assert_eq!(Status::from_wire(&format!(" {} ", status.wire().to_lowercase())), status);
    }
    for action in Action::KNOWN {
        assert_eq!(Action::from_wire(&action.wire().to_lowercase()), action);
    }
    let statuses = Status::KNOWN.map(|status| String::from(status.wire())).join(" ");
    assert_eq!(statuses, "NOT_START SUBMITTED MODAL IN_PROGRESS FAILURE SUCCESS CANCEL");
    let actions = Action::KNOWN.map(|action| String::from(action.wire())).join(" ");
    assert_eq!(actions, "IMAGINE UPSCALE VARIATION ZOOM PAN DESCRIBE BLEND SHORTEN SWAP_FACE");
    assert_eq!(Status::from_wire(" Neu ").wire(), "Neu");
    let open = Status::KNOWN.into_iter().filter(Status::is_open).count();
    assert_eq!(open, 4);
}

#[test]
fn excess_tasks_and_text_are_cut_off() {
    let many = json!({"content": vec![json!({"id": "1"}); 1_500], "totalElements": 1_500}).to_string();
    let many = page(&many);
    assert_eq!((many.tasks.len(), many.skipped, many.total(1, 20)), (1_000, 500, 1_500));
    let long = json!({"content": [{"id": "1", "prompt": "猫".repeat(1_000_000)}]}).to_string();
    let prompt = only_task(&long).prompt.unwrap();
    assert!(prompt.len() < 132_000 && prompt.ends_with("猫…"), "{}", prompt.len());
}

#[test]
fn a_task_instead_of_a_page_is_not_an_error_object() {
    let task = json!({"id": "1", "status": "SUCCESS", "description": "/imagine a cat"}).to_string();
    assert!(matches!(error(&task), ApiError::UnexpectedBody { kind: UnexpectedBody::OtherJson, .. }));
}
