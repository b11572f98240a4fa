//! Reports of operators about the words of errors, foreign statuses, ids and the queue, as inputs (tests/fixtures/field-cases/).

use contact_sheet::{
    api::{
        error::ApiError,
        paths::is_shortened,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::{
        fail_reason::{FailureKind, classify},
        filter::{Filter, field::FilterField},
        image_url::rewrite::Rewrite,
        language::Language,
        submission::{Bot, NewTask, Submission},
        task::Task,
    },
    i18n::errors::Asked,
    state::queue::sort_queue,
};
use serde_json::{Value, json};

fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/field-cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the fixture exists"))
        .expect("the fixture is JSON")
}

fn tasks(name: &str) -> Vec<Task> {
    let content = fixture(name)["query"]["content"].take();
    content.as_array().expect("a page of tasks").iter().cloned().filter_map(Task::from_value).collect()
}

fn imagine() -> Submission {
    let prompt = "a lighthouse".to_owned();
    Submission::Imagine(NewTask {
        prompt,
        pictures: Vec::new(),
        bot: Bot::from_wire(""),
        state: String::new(),
    })
}

/// The response to an answer of a fixture.
fn response(answer: &Value) -> SubmitResponse {
    let status = u16::try_from(answer["status"].as_u64().expect("a status")).expect("a status");
    let body = answer["body"].to_string();
    let result = if status == 200 { Ok(body) } else { Err(ApiError::from_status(status, &body, None)) };
    SubmitResponse::from_result(result, false)
}

// ---- Words ---------------------------------------------------------------------------------------------------------

#[test]
fn a_new_task_that_is_refused_is_explained_by_the_reason_of_the_server() {
    let expected = [
        (
            Language::English,
            ["no account available", "Not found", "Request not valid", "No credit", "no account available"],
        ),
        (Language::Chinese, ["没有可用于此任务", "未找到", "请求无效", "额度", "没有可用于此任务"]),
    ];
    for (language, words) in expected {
        let answers = fixture("submit-answers")["answers"].take();
        for (answer, words) in answers.as_array().expect("answers").iter().zip(words) {
            let response = response(answer);
            let (title, text) = language.action_texts().outcome(&response, &imagine(), language.texts());
            let shown = title + " " + &text;
            assert!(shown.contains(words), "{answer} is explained by: {shown}");
            for question in ["filter", "Task not found", "task query", "筛选", "任务不存在"] {
                assert!(!shown.contains(question), "words of a question: {shown}");
            }
        }
    }
}

#[test]
fn an_act_on_a_task_that_the_server_does_not_know_says_so() {
    let answer = json!({"status": 200, "body": {"code": 3, "description": "关联任务不存在或已失效"}});
    let cancel = Submission::Cancel { task: "17".to_owned() };
    let texts = Language::English;
    let (title, _) = texts.action_texts().outcome(&response(&answer), &cancel, texts.texts());
    assert_eq!(title, "Task not found");
}

#[test]
fn a_server_error_without_a_known_reason_stays_indeterminate() {
    let answer = |message: &str| json!({"status": 503, "body": {"message": message}});
    assert!(matches!(response(&answer("busy")).outcome, Outcome::Indeterminate(_)));
    assert!(matches!(response(&answer("no available channel")).outcome, Outcome::Refused(_)));
}

#[test]
fn credit_is_not_the_hours_of_the_account() {
    for text in ["quota_not_enough", "用户额度不足", "余额不足", "Insufficient balance"] {
        assert_eq!(classify(text), Some(FailureKind::NoCredit), "{text}");
    }
}

#[test]
fn errors_of_one_task_and_of_an_act_never_have_the_words_of_a_question() {
    let errors = [403, 404, 400, 409, 429, 500].map(|status| ApiError::from_status(status, "", None));
    for language in [Language::English, Language::Chinese] {
        for error in &errors {
            for asked in [Asked::Task, Asked::Act] {
                let words = language.error_texts().explain(error, asked, language.texts());
                let shown = format!("{} {} {}", words.title, words.text, words.remedy);
                for question in ["task query", "change the filters", "/mj/task/query", "筛选", "任务查询接口"]
                {
                    assert!(!shown.contains(question), "{shown}");
                }
            }
        }
    }
}

// ---- Statuses of other servers -------------------------------------------------------------------------------------

#[test]
fn an_unknown_status_is_shown_and_watched_until_it_has_finished() {
    let tasks = tasks("other-statuses");
    let shown = tasks.iter().map(|task| (task.status.wire(), task.may_change(), task.is_running()));
    let expected = [
        ("PENDING", true, false),
        ("STARTED", true, true),
        ("RUNNING", true, true),
        ("FINISHED", false, false),
        ("FAILED", false, false),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    assert_eq!(tasks[0].submit_time, Some(1_724_745_976_000), "seconds are read as such");
    assert_eq!(tasks[2].running_ms(1_724_745_991_911), Some(10_000), "the time of a running task goes on");
}

#[test]
fn running_tasks_are_first_in_the_queue() {
    let task = |id: &str, status: &str, submitted: i64, started: Option<i64>| {
        let value = json!({"id": id, "status": status, "submitTime": submitted, "startTime": started});
        Task::from_value(value).expect("an object is a task")
    };
    let mut queue = vec![
        task("1", "NOT_START", 1, None),
        task("4", "SUBMITTED", 4, None),
        task("3", "IN_PROGRESS", 3, Some(4)),
        task("2", "RUNNING", 2, Some(3)),
    ];
    sort_queue(&mut queue);
    assert_eq!(queue.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(), ["2", "3", "1", "4"]);
}

// ---- Ids -----------------------------------------------------------------------------------------------------------

#[test]
fn ids_that_are_not_plain_are_sent_as_they_are() {
    let mut filter = Filter::default();
    filter.set_field(FilterField::Ids, "a/b x:y 50%25 c+d 任务7 ..");
    let body: Value = serde_json::from_str(&filter.to_query().to_json()).expect("the query is JSON");
    assert_eq!(body["ids"], json!(["a/b", "x:y", "50%25", "c+d", "任务7", ".."]));
    let url = filter.to_pairs(20);
    assert_eq!(
        Filter::from_pairs(&url.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect::<Vec<_>>(), 20),
        filter
    );
}

#[test]
fn a_path_that_a_browser_would_shorten_is_recognised() {
    for path in ["/mj/task/../fetch", "/mj/task/./fetch", "/mj/task//fetch"] {
        assert!(is_shortened(path), "{path}");
    }
    for path in ["/mj/task/...%2F/fetch", "/mj/task/.a/fetch", "/mj/task/17/fetch", "/mj/task/query"] {
        assert!(!is_shortened(path), "{path}");
    }
}

// ---- Results -------------------------------------------------------------------------------------------------------

#[test]
fn several_new_tasks_are_reported_in_the_plural() {
    let answer = json!({"status": 200, "body": {"code": 1, "result": "501,502"}});
    let response = response(&answer);
    assert_eq!(response.outcome.tasks(), ["501", "502"]);
    let english = Language::English;
    let (_, text) = english.action_texts().outcome(&response, &imagine(), english.texts());
    assert_eq!(text, "2 new tasks have been created.");
}

// ---- Rewrite rules -------------------------------------------------------------------------------------------------

#[test]
fn a_rewrite_rule_that_no_image_can_pass_is_recognised() {
    let rule = |to: &str| Rewrite { from: "https://cdn.example/".to_owned(), to: to.to_owned() };
    for to in ["javascript:x", "data:text/html,", "JaVaScRiPt:{link}", "//b.example/", "blob:x", "ftp://b/"] {
        assert!(!rule(to).is_safe(), "{to}");
    }
    for to in
        ["pictures/", "/p?u={link}", "https://b/", "HTTP://b/", "https:", "{link}", "", "icon.svg#{link}"]
    {
        assert!(rule(to).is_safe(), "{to}");
    }
}
