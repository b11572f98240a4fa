//! Requests of submissions and their responses.

use contact_sheet::{
    api::{
        error::{ApiError, UnexpectedBody},
        submission::SubmitRequest,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::submission::{BlendDimensions, Bot, LegacyChange, NewTask, Submission},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn new_task() -> NewTask {
    NewTask {
        prompt: "a cat".into(),
        pictures: vec!["data:image/png;base64,AA==".into()],
        bot: Bot::Niji,
        state: "shop:7".into(),
    }
}

fn sent(request: SubmitRequest) -> (String, Value) {
    (request.path, serde_json::from_str(&request.body.unwrap()).unwrap())
}

#[test]
fn requests_are_those_of_the_api() {
    let picture = json!(["data:image/png;base64,AA=="]);
    for (submission, path, body) in [
        (
            Submission::Imagine(new_task()),
            "/mj/submit/imagine",
            json!({"prompt": "a cat", "base64Array": picture, "botType": "NIJI_JOURNEY", "state": "shop:7"}),
        ),
        (
            Submission::Blend(new_task(), BlendDimensions::Portrait),
            "/mj/submit/blend",
            json!({"base64Array": picture, "dimensions": "PORTRAIT", "botType": "NIJI_JOURNEY", "state": "shop:7"}),
        ),
        (
            Submission::Describe(NewTask { bot: Bot::Midjourney, state: String::new(), ..new_task() }),
            "/mj/submit/describe",
            json!({"base64": "data:image/png;base64,AA==", "botType": "MID_JOURNEY"}),
        ),
        (
            Submission::Shorten(NewTask { pictures: vec![], state: " ".into(), ..new_task() }),
            "/mj/submit/shorten",
            json!({"prompt": "a cat", "botType": "NIJI_JOURNEY"}),
        ),
        (
            Submission::Show(NewTask { prompt: "3dbbd469-36af".into(), ..NewTask::default() }),
            "/mj/submit/show",
            json!({"jobId": "3dbbd469-36af", "botType": "MID_JOURNEY"}),
        ),
        (Submission::Upload(new_task()), "/mj/submit/upload-discord-images", json!({"base64Array": picture})),
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
        assert_eq!(sent(submission.request()), (path.to_owned(), body));
    }
}

#[test]
fn a_change_is_sent_as_a_simple_change_if_the_server_lacks_the_endpoint() {
    let change = Submission::Change { task: "17".into(), change: LegacyChange::Upscale(2) };
    let (path, body) = sent(change.request());
    assert_eq!(
        (path.as_str(), body),
        ("/mj/submit/change", json!({"taskId": "17", "action": "UPSCALE", "index": 2}))
    );
    for (status, body) in [(404, "{}"), (404, "<html>"), (405, ""), (501, "")] {
        let error = ApiError::from_status(status, body, None);
        let fallback = change.fallback_request(&error).expect("the endpoint is missing");
        assert_eq!(
            sent(fallback),
            ("/mj/submit/simple-change".into(), json!({"content": "17 U2"})),
            "{status}"
        );
    }
}

#[test]
fn no_other_error_and_no_other_submission_has_a_fallback() {
    let missing = ApiError::from_status(404, "{}", None);
    let change = Submission::Change { task: "17".into(), change: LegacyChange::Reroll };
    assert_eq!(
        change.fallback_request(&missing).and_then(|request| request.body).as_deref(),
        Some(r#"{"content":"17 R"}"#)
    );
    for status in (300..600).filter(|status| ![404, 405, 501].contains(status)) {
        assert_eq!(change.fallback_request(&ApiError::from_status(status, "{}", None)), None, "{status}");
    }
    for error in [
        ApiError::Unreachable,
        ApiError::TimedOut { seconds: 60 },
        ApiError::UnexpectedBody { kind: UnexpectedBody::Empty, message: String::new() },
        ApiError::InvalidEndpoint,
        ApiError::NoPath,
        ApiError::Cancelled,
    ] {
        assert_eq!(
            change.fallback_request(&error),
            None,
            "{error:?} does not exclude that the request was executed"
        );
    }
    for submission in [
        Submission::Imagine(new_task()),
        Submission::Blend(new_task(), BlendDimensions::Square),
        Submission::Describe(new_task()),
        Submission::Shorten(new_task()),
        Submission::Show(new_task()),
        Submission::Upload(new_task()),
        Submission::Button { task: "17".into(), custom_id: "x".into() },
        Submission::Modal { task: "17".into(), prompt: "wider".into(), mask: None },
        Submission::Cancel { task: "17".into() },
    ] {
        assert_eq!(submission.fallback_request(&missing), None, "{submission:?}");
    }
}

fn outcome(reply: Value) -> Outcome {
    SubmitResponse::decode(&reply.to_string(), false).unwrap().outcome
}

#[test]
fn every_code_has_an_outcome() {
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
fn code_21_needs_a_modal_or_names_an_existing_task() {
    let reply = json!({"code": 21, "description": "任务已存在", "result": "17"});
    assert_eq!(outcome(reply), Outcome::AlreadyExists { id: "17".into() });
    let legacy = json!({"code": 21, "description": "", "result": "17"}).to_string();
    assert_eq!(
        SubmitResponse::decode(&legacy, true).unwrap().outcome,
        Outcome::AlreadyExists { id: "17".into() }
    );
}

#[test]
fn results_are_one_text_an_array_or_joined_by_commas() {
    for result in [json!("1, 2"), json!(["1", "2"]), json!([1, 2]), json!("[\"1\",\"2\"]")] {
        assert_eq!(
            outcome(json!({"code": 1, "result": result})),
            Outcome::Accepted { results: vec!["1".into(), "2".into()] },
        );
    }
    assert_eq!(outcome(json!({"code": 1, "result": null})), Outcome::Accepted { results: vec![] });
}

#[test]
fn an_error_is_refused_or_indeterminate() {
    let read = |result| SubmitResponse::from_result(result, false).outcome;
    let message = String::new;
    for error in [
        ApiError::Unauthorized { message: message() },
        ApiError::Forbidden { message: message() },
        ApiError::TooManyRequests { retry_after: None, message: message() },
        ApiError::NoSuchEndpoint { status: 404, is_json: true, message: message() },
        ApiError::ClientError { status: 413, retry_after: None, message: message() },
    ] {
        assert_eq!(read(Err(error.clone())), Outcome::Refused(error));
    }
    for error in [
        ApiError::Unreachable,
        ApiError::TimedOut { seconds: 60 },
        ApiError::ServerFailed { status: 502, retry_after: None, message: message() },
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
            Outcome::Refused(ApiError::UnexpectedBody { kind: UnexpectedBody::ErrorObject, .. })
        ),
        "{refused:?}"
    );
}

proptest! {
    /// Only the codes 1, 21 and 22 are read as accepted.
    #[test]
    fn no_other_code_is_accepted(code in any::<i64>(), text in ".{0,40}") {
        let reply = json!({"code": code, "description": text, "result": text});
        let response = SubmitResponse::decode(&reply.to_string(), false).unwrap();
        prop_assert_eq!(response.outcome.is_accepted(), [1, 22].contains(&code) || matches!(response.outcome, Outcome::NeedsModal { .. }));
    }

    #[test]
    fn no_body_panics(body in ".{0,200}") {
        let _ = SubmitResponse::decode(&body, true);
    }
}
