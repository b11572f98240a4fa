//! The response to a submission: `{code, description, result, properties}`.

use serde_json::Value;

use crate::{
    api::{
        error::{ApiError, UnexpectedBody},
        lenient_json::{is_error_object, parse, unexpected_body, unpack},
    },
    domain::{
        fail_reason::{FailureKind, classify},
        json_value::{as_text, number, text},
    },
};

/// The outcome of a submission. Ids are task ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Code 1. `results` are the ids of the new tasks, or the requested seed or links.
    Accepted { results: Vec<String> },
    /// Code 22: the task is queued behind `ahead` others.
    Queued { results: Vec<String>, ahead: Option<i64> },
    /// Code 21: the task with this id waits for the confirmation of its modal; `prompt` is the initial text of the modal.
    NeedsModal { id: String, prompt: Option<String> },
    /// Code 21 of a server without modals: the task with this id already exists.
    AlreadyExists { id: String },
    /// Code 3: the task does not exist.
    NotFound,
    /// Code 4: the request is invalid.
    Invalid,
    /// Code 9: the server failed.
    Failed,
    /// Code 23: the queue is full.
    QueueFull,
    /// Code 24: the prompt contains a banned word, which the server may name.
    Banned { word: Option<String> },
    /// An unknown code.
    UnknownCode { code: i64 },
    /// The server or a gateway rejected the request: it was not executed.
    Refused(ApiError),
    /// No response or an unreadable one: the request may have been executed.
    Indeterminate(ApiError),
}

/// The response to a submission.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmitResponse {
    /// The outcome.
    pub outcome: Outcome,
    /// The server's message, "" without one.
    pub message: String,
}

impl SubmitResponse {
    /// The response for the body or the error of a request; see [`SubmitResponse::decode`].
    pub fn from_result(result: Result<String, ApiError>, legacy_code_21: bool) -> Self {
        match result.and_then(|body| Self::decode(&body, legacy_code_21)) {
            Ok(response) => response,
            Err(error) => {
                let message = String::from(error.server_message());
                Self { outcome: Outcome::from_error(error), message }
            }
        }
    }

    /// Decodes a response body. `legacy_code_21`: code 21 means "already exists" and not "needs a modal".
    ///
    /// # Errors
    /// [`ApiError::UnexpectedBody`] if the body has no code.
    pub fn decode(body: &str, legacy_code_21: bool) -> Result<Self, ApiError> {
        let value = parse(body)?;
        let Some(code) = number(&value, "code") else {
            let is_error = is_error_object(&value);
            let kind = if is_error { UnexpectedBody::ErrorObject } else { UnexpectedBody::OtherJson };
            return Err(unexpected_body(kind, body));
        };
        let properties = value.get("properties").and_then(unpack).unwrap_or(Value::Null);
        let results = read_results(&value);
        let message = text(&value, "description").unwrap_or_default();
        let first = results.first().cloned().unwrap_or_default();
        let exists =
            legacy_code_21 || message.contains("已存在") || message.to_ascii_lowercase().contains("exist");
        let outcome = match code {
            1 => Outcome::Accepted { results },
            22 => Outcome::Queued { results, ahead: number(&properties, "numberOfQueues") },
            21 if exists => Outcome::AlreadyExists { id: first },
            21 => Outcome::NeedsModal { id: first, prompt: text(&properties, "finalPrompt") },
            3 => Outcome::NotFound,
            4 => Outcome::Invalid,
            9 => Outcome::Failed,
            23 => Outcome::QueueFull,
            24 => Outcome::Banned { word: text(&properties, "bannedWord") },
            code => Outcome::UnknownCode { code },
        };
        Ok(Self { outcome, message })
    }
}

impl Outcome {
    /// The outcome for an error: refused if the request was certainly not executed, otherwise indeterminate.
    fn from_error(error: ApiError) -> Self {
        match error {
            // A redirect or "not modified" does not tell whether the request was executed.
            ApiError::ClientError { status: ..400, .. } => Outcome::Indeterminate(error),
            // Gateways answer with 503 when they have nobody to pass the request on to.
            ApiError::ServerFailed { ref message, .. } if is_refusal(message) => Outcome::Refused(error),
            ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::TooManyRequests { .. }
            | ApiError::ClientError { .. }
            | ApiError::UnexpectedBody { kind: UnexpectedBody::ErrorObject, .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath => Outcome::Refused(error),
            // The server may have failed after it accepted the request, and a response may be lost.
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::Cancelled => Outcome::Indeterminate(error),
        }
    }

    /// The same outcome without the ids of the created tasks.
    #[must_use]
    pub fn without_tasks(self) -> Self {
        match self {
            Outcome::Accepted { .. } | Outcome::NeedsModal { .. } => {
                Outcome::Accepted { results: Vec::new() }
            }
            Outcome::Queued { ahead, .. } => Outcome::Queued { results: Vec::new(), ahead },
            Outcome::AlreadyExists { .. }
            | Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::UnknownCode { .. }
            | Outcome::Refused(_)
            | Outcome::Indeterminate(_) => self,
        }
    }

    /// The ids of the created tasks.
    pub fn tasks(&self) -> &[String] {
        match self {
            Outcome::Accepted { results } | Outcome::Queued { results, .. } => results,
            Outcome::NeedsModal { id, .. } | Outcome::AlreadyExists { id } => std::slice::from_ref(id),
            Outcome::NotFound
            | Outcome::Invalid
            | Outcome::Failed
            | Outcome::QueueFull
            | Outcome::Banned { .. }
            | Outcome::UnknownCode { .. }
            | Outcome::Refused(_)
            | Outcome::Indeterminate(_) => &[],
        }
    }

    /// Whether the server accepted the request.
    pub fn is_accepted(&self) -> bool {
        matches!(self, Outcome::Accepted { .. } | Outcome::Queued { .. } | Outcome::NeedsModal { .. })
    }
}

/// Whether a message says that the request was not passed on.
fn is_refusal(message: &str) -> bool {
    matches!(classify(message), Some(FailureKind::NoAccount | FailureKind::NoCredit | FailureKind::QueueFull))
}

/// The results: one value, an array, or several values joined by commas.
fn read_results(value: &Value) -> Vec<String> {
    let result = value.get("result").unwrap_or(&Value::Null);
    let list: Vec<String> = if let Some(Value::Array(items)) = unpack(result) {
        items.iter().filter_map(as_text).collect()
    } else {
        as_text(result).map(|text| text.split(',').map(String::from).collect()).unwrap_or_default()
    };
    list.iter().map(|item| String::from(item.trim())).filter(|item| !item.is_empty()).collect()
}
