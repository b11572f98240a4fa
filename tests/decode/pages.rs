//! Well-formed responses.

use contact_sheet::api::page::{PageSort, Pageable};
use contact_sheet::domain::{action::Action, status::Status};
use serde_json::json;

use super::{fixture, only_task, page};

#[test]
fn the_documented_example_is_decoded_completely() {
    let page = page(fixture!("contract-example.json"));
    let sort = PageSort { empty: Some(true), sorted: Some(true), unsorted: Some(true) };
    assert_eq!((page.empty, page.first, page.last), (Some(true), Some(true), Some(true)));
    assert_eq!((page.number, page.number_of_elements, page.size), (Some(0), Some(0), Some(0)));
    assert_eq!((page.total_elements, page.total_pages), (Some(0), Some(0)));
    assert_eq!(page.sort, Some(sort));
    let pageable = Pageable {
        offset: Some(0),
        page_number: Some(0),
        page_size: Some(0),
        paged: Some(true),
        unpaged: Some(true),
        sort: Some(sort),
    };
    assert_eq!(page.pageable, Some(pageable));
    assert_eq!(page.skipped, 0);
    assert_eq!(page.total(1, 20), 1, "the page has one task although the total is 0");
}

#[test]
fn the_documented_task_has_all_fifteen_fields() {
    let task = only_task(fixture!("contract-example.json"));
    let some = Some(String::from("string"));
    assert_eq!(task.id, "string");
    assert_eq!(task.action, Some(Action::Imagine));
    assert_eq!(task.status, Status::NotStart);
    for text in [&task.prompt, &task.prompt_en, &task.description, &task.fail_reason, &task.image_url] {
        assert_eq!(*text, some);
    }
    assert_eq!((&task.progress, &task.state), (&some, &some));
    assert_eq!((task.submit_time, task.start_time, task.finish_time), (None, None, None), "0 is not a time");
    assert!(task.properties.is_empty());
    let [button] = task.buttons.as_slice() else { panic!("one button") };
    for text in [&button.custom_id, &button.emoji, &button.label] {
        assert_eq!(text, "string");
    }
    assert_eq!((button.style, button.kind), (0, 0));
    assert_eq!(task.raw.as_object().map(|raw| raw.len()), Some(15));
}

#[test]
fn a_page_of_the_java_server_has_its_position() {
    let page = page(fixture!("java-success-page.json"));
    assert_eq!((page.tasks.len(), page.skipped), (3, 0));
    assert_eq!((page.number, page.size, page.number_of_elements), (Some(1), Some(3), Some(3)));
    assert_eq!((page.first, page.last, page.empty), (Some(false), Some(false), Some(false)));
    assert_eq!((page.total_elements, page.total_pages), (Some(4812), Some(1604)));
    assert_eq!(page.pageable.and_then(|pageable| pageable.offset), Some(3));
    let sort = PageSort { empty: Some(false), sorted: Some(true), unsorted: Some(false) };
    assert_eq!(page.pageable.and_then(|pageable| pageable.sort), Some(sort));
    assert_eq!(page.total(2, 3), 4812);
}

#[test]
fn a_finished_imagine_task_has_texts_buttons_and_properties() {
    let page = page(fixture!("java-success-page.json"));
    let task = page.tasks.last().expect("three tasks");
    assert_eq!(task.id, "1723547812345678");
    assert_eq!((&task.action, &task.status), (&Some(Action::Imagine), &Status::Success));
    assert_eq!(task.prompt.as_deref(), Some("https://s.mj.run/Zq3 灯塔，暴风雨，胶片 --ar 16:9 --v 6.1"));
    assert_eq!(task.description.as_deref(), Some("/imagine 灯塔，暴风雨，胶片 --ar 16:9 --v 6.1"));
    assert_eq!((task.fail_reason.as_deref(), task.state.as_deref()), (None, Some("order:4711")));
    assert_eq!(task.percent(), Some(100));
    assert_eq!(task.submit_time, Some(1_723_547_812_345));
    assert_eq!((task.waiting_ms(0), task.running_ms(0)), (Some(1802), Some(39_575)));
    assert!(task.image_url.as_deref().is_some_and(|link| link.ends_with("&hm=9f1c2b7a&")));
    assert_eq!(task.bot().as_deref(), Some("MID_JOURNEY"));
    assert_eq!(task.property("flags").as_deref(), Some("0"));
    assert_eq!(task.property("notifyHook").as_deref(), Some("https://shop.example/hooks/mj?key=s3cr3t"));
    assert_eq!(task.buttons.len(), 9);
    let used: Vec<&str> = task.buttons.iter().filter(|b| b.style == 3).map(|b| b.label.as_str()).collect();
    assert_eq!(used, ["U2"]);
    let reroll = task.buttons.get(4).expect("the fifth");
    assert_eq!((reroll.label.as_str(), reroll.emoji.as_str(), reroll.kind), ("", "🔄", 2));
    assert_eq!(reroll.custom_id, "MJ::JOB::reroll::0::3dbbd469-36af-4a0f-8f02-df6c579e7011::SOLO");
}

#[test]
fn a_running_variation_has_a_percentage_and_a_preview() {
    let page = page(fixture!("java-success-page.json"));
    let task = page.tasks.first().expect("three tasks");
    assert_eq!((&task.action, &task.status), (&Some(Action::Variation), &Status::InProgress));
    assert!(task.status.is_open());
    assert_eq!((task.percent(), task.bot().as_deref()), (Some(45), Some("NIJI_JOURNEY")));
    assert_eq!(task.running_ms(1_723_547_912_345), Some(9_000));
    assert!(task.image_url.is_some());
    let upscale = page.tasks.get(1).expect("three tasks");
    assert_eq!(upscale.description.as_deref(), Some("/up 1723547812345678 U2"));
    let link = upscale.buttons.get(1).expect("two buttons");
    assert_eq!((link.custom_id.as_str(), link.label.as_str(), link.style), ("", "Web", 5));
}

#[test]
fn a_queued_task_is_mostly_null() {
    let page = page(fixture!("queued-nulls.json"));
    let [task, bare] = page.tasks.as_slice() else { panic!("two tasks") };
    assert_eq!((&task.status, &task.action), (&Status::NotStart, &Some(Action::Imagine)));
    assert_eq!(task.prompt.as_deref(), Some("a cat asleep on a printer"));
    for text in [&task.prompt_en, &task.fail_reason, &task.image_url, &task.progress, &task.state] {
        assert_eq!(*text, None);
    }
    assert_eq!((task.start_time, task.finish_time, task.percent()), (None, None, None));
    assert!(task.buttons.is_empty() && task.properties.is_empty());
    assert_eq!(task.waiting_ms(1_723_547_904_000), Some(4_000));
    assert_eq!((&bare.action, bare.submit_time, bare.waiting_ms(1)), (&None, None, None));
}

#[test]
fn a_task_that_waits_for_its_modal_is_open() {
    let task = only_task(fixture!("modal.json"));
    assert_eq!((&task.status, task.status.is_open()), (&Status::Modal, true));
    assert_eq!(task.action, Some(Action::Other(String::from("MODAL"))));
    assert_eq!((task.prompt.as_deref(), task.progress.as_deref()), (None, None), "blank is none");
    assert_eq!(task.property("discordInstanceId").as_deref(), Some("1180346279054360586"));
    assert_eq!((task.waiting_ms(0), task.running_ms(1_723_547_951_321)), (Some(321), Some(1_000)));
}

#[test]
fn a_failed_task_has_a_reason_and_no_durations() {
    let task = only_task(fixture!("failed.json"));
    assert_eq!((&task.status, task.status.is_open()), (&Status::Failure, false));
    let reason = "[Banned prompt detected] 可能包含敏感词: blood";
    assert_eq!(task.fail_reason.as_deref(), Some(reason));
    assert_eq!((task.progress.as_deref(), task.percent()), (None, None));
    assert_eq!((task.waiting_ms(i64::MAX), task.running_ms(i64::MAX)), (None, None));
    assert_eq!(task.property("bannedWord").as_deref(), Some("blood"));
}

#[test]
fn a_cancelled_task_has_no_progress() {
    let task = only_task(fixture!("cancelled-empty-progress.json"));
    assert_eq!((&task.status, task.status.is_open()), (&Status::Cancel, false));
    assert_eq!((task.percent(), task.fail_reason.as_deref()), (None, Some("用户取消")));
    assert_eq!((task.waiting_ms(0), task.running_ms(0)), (Some(1_000), Some(8_000)));
}

#[test]
fn a_describe_task_has_its_result_in_a_property() {
    let task = only_task(fixture!("describe-final-prompt.json"));
    assert_eq!(task.action, Some(Action::Describe));
    assert_eq!(task.prompt, None);
    let result = task.property("finalPrompt").expect("four prompts");
    assert_eq!(result.split("\n\n").count(), 4);
    assert!(result.ends_with("4️⃣ 狐狸 --ar 3:2"));
    assert_eq!(task.property("finalZhPrompt").as_deref(), Some("雪中的红狐"));
    assert_eq!(task.property("missing"), None);
}

#[test]
fn a_page_may_be_wrapped_have_a_byte_order_mark_or_lack_content() {
    let wrapped = page(fixture!("wrapped-page.json"));
    assert_eq!((wrapped.tasks.len(), wrapped.total_elements), (1, Some(1)));
    let data = page(&json!({ "success": true, "message": "ok", "data": { "content": [] } }).to_string());
    assert_eq!((data.tasks.len(), data.total(1, 20)), (0, 0));
    let marked = page(fixture!("byte-order-mark.json"));
    assert_eq!(marked.tasks.first().and_then(|task| task.prompt.as_deref()), Some("猫"));
    let null = page(fixture!("null-content.json"));
    assert_eq!(null, contact_sheet::api::page::Page::default());
    let missing = page(fixture!("missing-content.json"));
    assert_eq!((missing.tasks.len(), missing.empty, missing.total(1, 20)), (0, Some(true), 0));
}
