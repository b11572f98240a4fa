//! What is sent to make or change a task, and what the answers mean.

#![cfg(not(target_arch = "wasm32"))]

use contact_sheet::{
    api::{
        error::{ApiError, UnexpectedBody},
        submit_response::{Outcome, SubmitResponse},
    },
    domain::submission::{BlendDimensions, Bot, LegacyChange, NewTask, Submission},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn wish() -> NewTask {
    NewTask {
        prompt: "a cat".into(),
        pictures: vec!["data:image/png;base64,AA==".into()],
        bot: Bot::Niji,
        state: "shop:7".into(),
    }
}

fn sent(act: &Submission) -> (String, Value) {
    (act.path(), serde_json::from_str(&act.body().unwrap()).unwrap())
}

#[test]
fn bodies_are_those_of_the_contract() {
    let picture = json!(["data:image/png;base64,AA=="]);
    for (act, path, body) in [
        (
            Submission::Imagine(wish()),
            "/mj/submit/imagine",
            json!({"prompt": "a cat", "base64Array": picture, "botType": "NIJI_JOURNEY", "state": "shop:7"}),
        ),
        (
            Submission::Blend(wish(), BlendDimensions::Portrait),
            "/mj/submit/blend",
            json!({"base64Array": picture, "dimensions": "PORTRAIT", "botType": "NIJI_JOURNEY", "state": "shop:7"}),
        ),
        (
            Submission::Describe(NewTask { bot: Bot::Midjourney, state: String::new(), ..wish() }),
            "/mj/submit/describe",
            json!({"base64": "data:image/png;base64,AA==", "botType": "MID_JOURNEY"}),
        ),
        (
            Submission::Shorten(NewTask { pictures: vec![], state: " ".into(), ..wish() }),
            "/mj/submit/shorten",
            json!({"prompt": "a cat", "botType": "NIJI_JOURNEY"}),
        ),
        (
            Submission::Show(NewTask { prompt: "3dbbd469-36af".into(), ..NewTask::default() }),
            "/mj/submit/show",
            json!({"jobId": "3dbbd469-36af", "botType": "MID_JOURNEY"}),
        ),
        (Submission::Upload(wish()), "/mj/submit/upload-discord-images", json!({"base64Array": picture})),
        (
            Submission::Button { task: "17".into(), custom_id: "MJ::JOB::upsample::2::h".into() },
            "/mj/submit/action",
            json!({"taskId": "17", "customId": "MJ::JOB::upsample::2::h"}),
        ),
        (
            Submission::Change { task: "17".into(), change: LegacyChange::Variation(3) },
            "/mj/submit/change",
            json!({"taskId": "17", "action": "VARIATION", "index": 3}),
        ),
        (
            Submission::Change { task: "17".into(), change: LegacyChange::Reroll },
            "/mj/submit/change",
            json!({"taskId": "17", "action": "REROLL"}),
        ),
        (
            Submission::SimpleChange { task: "17".into(), change: LegacyChange::Upscale(2) },
            "/mj/submit/simple-change",
            json!({"content": "17 U2"}),
        ),
        (
            Submission::Modal { task: "17".into(), prompt: "wider".into(), mask: None },
            "/mj/submit/modal",
            json!({"taskId": "17", "prompt": "wider"}),
        ),
        (
            Submission::Modal { task: "17".into(), prompt: String::new(), mask: Some("data:,".into()) },
            "/mj/submit/modal",
            json!({"taskId": "17", "maskBase64": "data:,"}),
        ),
    ] {
        assert_eq!(sent(&act), (path.to_owned(), body));
    }
}

fn outcome(reply: Value) -> Outcome {
    SubmitResponse::decode(&reply.to_string(), false).unwrap().outcome
}

#[test]
fn every_code_has_its_meaning() {
    let reply = |code: i64| json!({"code": code, "description": "…", "result": "17", "properties": {}});
    assert_eq!(outcome(reply(1)), Outcome::Accepted { results: vec!["17".into()] });
    assert_eq!(outcome(reply(3)), Outcome::NotFound);
    assert_eq!(outcome(reply(4)), Outcome::Invalid);
    assert_eq!(outcome(reply(9)), Outcome::Failed);
    assert_eq!(outcome(reply(21)), Outcome::NeedsModal { id: "17".into(), prompt: None });
    assert_eq!(outcome(reply(23)), Outcome::QueueFull);
    assert_eq!(outcome(reply(77)), Outcome::UnknownCode { code: 77 });
    assert_eq!(outcome(reply(22)), Outcome::Queued { results: vec!["17".into()], ahead: None });
    let queued = json!({"code": "22", "result": 17, "properties": {"numberOfQueues": "5"}});
    assert_eq!(outcome(queued), Outcome::Queued { results: vec!["17".into()], ahead: Some(5) });
    let banned = json!({"code": 24, "properties": {"bannedWord": "blood"}});
    assert_eq!(outcome(banned), Outcome::Banned { word: Some("blood".into()) });
    assert_eq!(outcome(json!({"code": 24, "properties": null})), Outcome::Banned { word: None });
}

#[test]
fn code_21_is_a_window_or_a_task_that_exists() {
    let reply = json!({"code": 21, "description": "任务已存在", "result": "17"});
    assert_eq!(outcome(reply), Outcome::AlreadyExists { id: "17".into() });
    let old = json!({"code": 21, "description": "", "result": "17"}).to_string();
    assert_eq!(
        SubmitResponse::decode(&old, true).unwrap().outcome,
        Outcome::AlreadyExists { id: "17".into() }
    );
}

#[test]
fn results_come_as_one_text_a_list_or_several_in_one() {
    for result in [json!("1, 2"), json!(["1", "2"]), json!([1, 2]), json!("[\"1\",\"2\"]")] {
        assert_eq!(
            outcome(json!({"code": 1, "result": result})),
            Outcome::Accepted { results: vec!["1".into(), "2".into()] },
        );
    }
    assert_eq!(outcome(json!({"code": 1, "result": null})), Outcome::Accepted { results: vec![] });
}

#[test]
fn a_refusal_is_certain_and_a_lost_answer_is_not() {
    let act = Submission::Button { task: "17".into(), custom_id: "x".into() };
    let read = |came| SubmitResponse::read(&act, came).outcome;
    let said = String::new;
    for error in [
        ApiError::Unauthorized { error_message: said() },
        ApiError::Forbidden { error_message: said() },
        ApiError::TooManyRequests { retry_after: None, error_message: said() },
        ApiError::NoSuchEndpoint { status: 404, by_program: true, error_message: said() },
        ApiError::ClientError { status: 413, retry_after: None, error_message: said() },
    ] {
        assert_eq!(read(Err(error.clone())), Outcome::Refused(error));
    }
    for error in [
        ApiError::Unreachable,
        ApiError::TimedOut { seconds: 60 },
        ApiError::ServerFailed { status: 502, retry_after: None, error_message: said() },
    ] {
        assert_eq!(read(Err(error.clone())), Outcome::Indeterminate(error));
    }
    for status in [300, 304] {
        let odd = ApiError::from_status(status, "", None);
        assert!(matches!(read(Err(odd)), Outcome::Indeterminate(_)), "{status}");
    }
    for body in ["", "<html>", "null", "[]", "{}", "{\"code\":", "{\"result\":\"17\"}"] {
        assert!(matches!(read(Ok(body.into())), Outcome::Indeterminate(_)), "{body}");
    }
    let refused = read(Ok("{\"success\":false,\"message\":\"没有权限\"}".into()));
    assert!(
        matches!(
            refused,
            Outcome::Refused(ApiError::UnexpectedBody { came: UnexpectedBody::ErrorObject, .. })
        ),
        "{refused:?}"
    );
}

proptest! {
    /// Whatever a server says, it is never read as taken unless it says 1, 21 or 22.
    #[test]
    fn nothing_is_taken_by_accident(code in any::<i64>(), text in ".{0,40}") {
        let reply = json!({"code": code, "description": text, "result": text});
        let answer = SubmitResponse::decode(&reply.to_string(), false).unwrap();
        prop_assert_eq!(answer.outcome.is_taken(), [1, 22].contains(&code) || matches!(answer.outcome, Outcome::NeedsModal { .. }));
    }

    #[test]
    fn no_answer_panics(body in ".{0,200}") {
        let _ = SubmitResponse::decode(&body, true);
    }
}
