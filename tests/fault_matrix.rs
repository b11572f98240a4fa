//! The fault matrix on the host: every row of `tests/fixtures/faults`, from the demo's recorded response to the error, its
//! English text and the outcome of a submission. The browser tests read the same rows.

use std::{collections::BTreeMap, fs, path::Path};

use contact_sheet::{
    api::{
        decode::decode_page,
        error::{ApiError, UnexpectedBody},
        retry::retry_after,
        submit_response::{Outcome, SubmitResponse},
    },
    domain::language::Language,
};
use serde_json::{Value, json};

/// The rows by file, with their numbers: a row that disappears is noticed.
const GROUPS: [(&str, usize); 5] =
    [("transport", 28), ("http", 51), ("body", 39), ("content", 51), ("cors", 9)];

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faults").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rows() -> Vec<Value> {
    GROUPS
        .iter()
        .flat_map(|(group, count)| {
            let Value::Array(rows) = fixture(&format!("{group}.json")) else {
                panic!("{group}.json is no list")
            };
            assert_eq!(rows.len(), *count, "{group}.json");
            rows
        })
        .collect()
}

/// The name of an error in expectations.json.
fn class(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "unreachable",
        ApiError::TimedOut { .. } => "timeout",
        ApiError::Unauthorized { .. } => "unauthorized",
        ApiError::Forbidden { .. } => "forbidden",
        ApiError::NoSuchEndpoint { .. } => "no-task-query",
        ApiError::TooManyRequests { .. } => "rate-limited",
        ApiError::ServerFailed { .. } => "server-error",
        ApiError::ClientError { .. } => "client-error",
        ApiError::UnexpectedBody { kind, .. } => match kind {
            UnexpectedBody::Html => "html",
            UnexpectedBody::Empty => "empty",
            UnexpectedBody::NotJson => "invalid-json",
            UnexpectedBody::ErrorObject => "error-object",
            UnexpectedBody::OtherJson => "unexpected-json",
            UnexpectedBody::TooLarge => "too-large",
            UnexpectedBody::TooDeep => "too-deep",
        },
        ApiError::InvalidEndpoint => "invalid-endpoint",
        ApiError::NoPath => "no-path",
        ApiError::Cancelled => "cancelled",
    }
}

/// The title and the remaining text of an error, in the order of the page.
fn text_of(error: &ApiError, language: Language) -> (String, String) {
    let texts = (language.error_texts().error)(error);
    (String::from(texts.title), format!("{} {} {}", texts.text, texts.causes.join(" "), texts.remedy))
}

/// The text under Details.
fn details_of(error: &ApiError) -> String {
    let status = error.status().map(|status| format!("HTTP {status} ")).unwrap_or_default();
    match error.server_message() {
        "" => status + Language::English.error_texts().no_server_message,
        message => status + message,
    }
}

fn skipped_text(count: usize) -> String {
    (Language::English.texts().skipped_entries)(u32::try_from(count).unwrap())
}

fn outcome(response: &SubmitResponse) -> &'static str {
    match response.outcome {
        Outcome::Accepted { .. } | Outcome::Queued { .. } => "accepted",
        Outcome::Refused(_) => "refused",
        Outcome::Indeterminate(_) => "unknown",
        Outcome::NeedsModal { .. }
        | Outcome::AlreadyExists { .. }
        | Outcome::NotFound
        | Outcome::Invalid
        | Outcome::Failed
        | Outcome::QueueFull
        | Outcome::Banned { .. }
        | Outcome::UnknownCode { .. } => "another code",
    }
}

// ---- Responses ----

struct Response {
    status: u16,
    retry_after: Option<u32>,
    body: String,
}

impl Response {
    fn recorded(response: &Value) -> Self {
        let body = response["body"].as_array().unwrap().iter().map(|part| match part {
            Value::String(text) => text.clone(),
            // The number of repetitions and the text.
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                part[1].as_str().unwrap().repeat(usize::try_from(part[0].as_u64().unwrap()).unwrap())
            }
        });
        let now = 1_760_000_000_000;
        let retry_after = match &response["retryAfter"] {
            Value::Null => None,
            Value::String(header) => retry_after(header, now, |_| None),
            // A date, as the number of seconds after the date of the response.
            seconds @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                let date = now + 1000 * seconds.as_i64().unwrap();
                retry_after("Thu, 09 Oct 2025 08:53:22 GMT", now, |_| Some(date))
            }
        };
        let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
        Self { status, retry_after, body: body.collect() }
    }

    fn ok(body: String) -> Self {
        Self { status: 200, retry_after: None, body }
    }

    /// The result that the client decodes.
    fn text(self) -> Result<String, ApiError> {
        match self.status {
            200..=299 => Ok(self.body),
            status => Err(ApiError::from_status(status, &self.body, self.retry_after)),
        }
    }
}

/// Responses that are too large for a file, or that only a browser can parse, and the number of tasks without the fault.
fn built(fault: &str) -> Option<(Response, usize)> {
    let task = |n: usize, prompt: &str| format!(r#"{{"id":"{n}","status":"SUCCESS","prompt":"{prompt}"}}"#);
    let page = |tasks: Vec<String>| Response::ok(format!(r#"{{"content":[{}]}}"#, tasks.join(",")));
    let number = fault.rsplit('-').next().and_then(|number| number.parse::<usize>().ok());
    match (fault, number) {
        ("bad-status", _) => Some((Response::ok(String::from("{}")), 0)),
        (fault, Some(count)) if fault.starts_with("items-") => {
            Some((page((0..count).map(|n| task(n, "a cat")).collect()), count))
        }
        (fault, Some(count)) if fault.starts_with("megabytes-") => {
            Some((page(vec![task(1, &"cat ".repeat(count << 18))]), 1))
        }
        _ => None,
    }
}

fn has_no_response(row: &Value) -> bool {
    matches!(row["read"]["error"].as_str(), Some("unreachable" | "timeout"))
}

// ---- Expectations ----

fn texts(value: &Value, status: &str) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|text| text.as_str().unwrap().replace("{status}", status)).collect()
}

/// The texts appear in this order.
fn assert_in_order(all: &str, texts: &[String], what: &str) {
    let mut rest = all;
    for text in texts {
        let Some(at) = rest.find(text.as_str()) else { panic!("{what}: {text:?} is missing in {all:?}") };
        rest = &rest[at + text.len()..];
    }
}

fn assert_error(error: &ApiError, row: &Value, expectations: &BTreeMap<String, Value>) {
    let fault = row["fault"].as_str().unwrap();
    let name = row["read"]["error"].as_str().unwrap_or_else(|| panic!("{fault}: {error:?}"));
    assert_eq!(class(error), name, "{fault}");
    let expected = &expectations[name];
    let status = fault.strip_prefix("http-").unwrap_or_default().split('-').next().unwrap_or_default();
    let field = |field: &str| match &row["read"][field] {
        Value::Null => texts(&expected[field], status),
        own @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_)) => {
            texts(own, status)
        }
    };
    let (title, text) = text_of(error, Language::English);
    assert_eq!(title, expected["title"], "{fault}");
    assert_in_order(&text, &field("text"), fault);
    assert_in_order(&details_of(error), &field("details"), fault);
    let transient = row["read"].get("isTransient").unwrap_or(&expected["isTransient"]);
    assert_eq!(json!(error.is_recoverable()), *transient, "{fault}");
}

fn expectations() -> BTreeMap<String, Value> {
    serde_json::from_value(fixture("expectations.json")).unwrap()
}

#[test]
fn every_read_of_the_matrix_has_its_error_and_text_or_its_tasks() {
    let (expectations, recorded) = (expectations(), fixture("responses.json"));
    let mut decoded = 0;
    for row in rows() {
        let fault = row["fault"].as_str().unwrap();
        if has_no_response(&row) {
            assert!(recorded.get(fault).is_none(), "{fault} has a response");
            continue;
        }
        let (response, tasks) = built(fault).unwrap_or_else(|| {
            let entry = &recorded[fault];
            assert!(entry.is_object(), "{fault} is not recorded");
            (Response::recorded(&entry["read"]), usize::try_from(entry["tasks"].as_u64().unwrap()).unwrap())
        });
        match response.text().and_then(|text| decode_page(&text)) {
            Err(error) => assert_error(&error, &row, &expectations),
            Ok(page) => {
                // Twenty is the page's size in the browser.
                let wanted = match row["read"]["cards"].as_u64() {
                    Some(20) => tasks,
                    Some(cards) => usize::try_from(cards).unwrap(),
                    None => panic!("{fault} is decoded, but should be {}", row["read"]),
                };
                assert_eq!(page.tasks.len(), wanted, "{fault}");
                for text in texts(&row["read"]["text"], "").iter().filter(|text| text.contains("entries")) {
                    assert_in_order(&skipped_text(page.skipped), std::slice::from_ref(text), fault);
                }
            }
        }
        decoded += 1;
    }
    assert_eq!(decoded, 151, "rows with a response");
}

#[test]
fn every_submission_of_the_matrix_is_accepted_refused_or_unknown() {
    let recorded = fixture("responses.json");
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows() {
        let (fault, Some(wanted)) = (row["fault"].as_str().unwrap(), row["submit"].as_str()) else {
            continue;
        };
        let result = match row["read"]["error"].as_str() {
            Some("unreachable") => Err(ApiError::Unreachable),
            Some("timeout") => Err(ApiError::TimedOut { seconds: 60 }),
            _ => match built(fault) {
                Some((response, _)) => response.text(),
                None => Response::recorded(&recorded[fault]["submit"]).text(),
            },
        };
        let outcome = outcome(&SubmitResponse::from_result(result, false));
        assert_eq!(outcome, wanted, "{fault}");
        *outcomes.entry(outcome).or_default() += 1;
    }
    let total: usize = outcomes.values().sum();
    assert_eq!((outcomes.len(), total), (3, 126), "{outcomes:?}");
}

#[test]
fn errors_without_a_response_have_their_text() {
    let expectations = expectations();
    for row in rows().iter().filter(|row| has_no_response(row)) {
        let error = match row["read"]["error"].as_str() {
            Some("timeout") => ApiError::TimedOut { seconds: 15 },
            _ => ApiError::Unreachable,
        };
        assert_error(&error, row, &expectations);
    }
}

#[test]
fn every_expectation_is_used() {
    let rows = rows();
    for name in expectations().keys() {
        assert!(rows.iter().any(|row| row["read"]["error"] == name.as_str()), "no row expects {name}");
    }
}

/// Names that are the same in every language.
const NAMES: [&str; 14] = [
    "Midjourney",
    "Proxy",
    "POST",
    "GET",
    "mj",
    "task",
    "query",
    "HTTP",
    "CORS",
    "JSON",
    "MB",
    "ID",
    "http",
    "https",
];

#[test]
fn error_texts_have_no_word_of_another_language() {
    let message = || String::from("a message");
    let bodies = [
        UnexpectedBody::Html,
        UnexpectedBody::Empty,
        UnexpectedBody::NotJson,
        UnexpectedBody::ErrorObject,
        UnexpectedBody::OtherJson,
        UnexpectedBody::TooLarge,
        UnexpectedBody::TooDeep,
    ];
    let statuses = [400, 401, 403, 404, 429, 500].map(|status| ApiError::from_status(status, "", None));
    let waits = [429, 503].map(|status| ApiError::from_status(status, "", Some(2)));
    let others = [
        ApiError::Unreachable,
        ApiError::TimedOut { seconds: 15 },
        ApiError::InvalidEndpoint,
        ApiError::NoPath,
        ApiError::Cancelled,
    ];
    let bodies = bodies.map(|kind| ApiError::UnexpectedBody { kind, message: message() });
    for error in statuses.into_iter().chain(waits).chain(others).chain(bodies) {
        let (title, text) = text_of(&error, Language::Chinese);
        let all = format!("{title} {text}");
        let latin = all.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
        let strange: Vec<&str> = latin.filter(|word| !NAMES.contains(word)).collect();
        assert!(strange.is_empty(), "{strange:?} in {all}");
        assert!(all.chars().any(|c| c > '\u{4e00}'), "{all}");
        let (title, text) = text_of(&error, Language::English);
        assert!(!(title + &text).chars().any(|c| c > '\u{2fff}'), "{error:?}");
    }
}
