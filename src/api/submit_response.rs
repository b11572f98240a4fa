//! What became of an act: `{code, description, result, properties}`, or no answer that can be trusted.

use serde_json::Value;

use crate::{
    api::{
        error::{ApiError, UnexpectedBody},
        lenient_json::{parse, unpacked},
    },
    domain::{
        json_value::{as_text, number, text},
        submission::Submission,
    },
};

/// What became of an act. Ids are those of tasks.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Code 1. `results` are the ids of the new tasks, or whatever else was asked for: a seed, links.
    Accepted { results: Vec<String> },
    /// Code 22: it waits, behind so many others.
    Queued { results: Vec<String>, ahead: Option<i64> },
    /// Code 21: the task of this id waits for an answer to its window; `prompt` is what the window begins with.
    NeedsModal { id: String, prompt: Option<String> },
    /// Code 21 of a server without windows: the task of this id is there already.
    AlreadyExists { id: String },
    /// Code 3.
    NotFound,
    /// Code 4.
    Invalid,
    /// Code 9.
    Failed,
    /// Code 23.
    QueueFull,
    /// Code 24, with the word, if the server names it.
    Banned { word: Option<String> },
    /// A code that nobody knows.
    UnknownCode { code: i64 },
    /// The server, or something before it, refused: nothing was done.
    Refused(ApiError),
    /// No answer, or none that can be read: it may have been done all the same.
    Indeterminate(ApiError),
}

/// What became of an act, and the server's own words for it ("" when there are none).
#[derive(Clone, Debug, PartialEq)]
pub struct SubmitResponse {
    /// What became of it.
    pub outcome: Outcome,
    /// The server's words.
    pub said: String,
}

impl SubmitResponse {
    /// Reads what came for `act`.
    pub fn read(act: &Submission, came: Result<String, ApiError>) -> Self {
        Self::of(came, matches!(act, Submission::Change { .. } | Submission::SimpleChange { .. }))
    }

    /// Reads what came for a question that is answered in the same form.
    pub fn of(came: Result<String, ApiError>, old_java: bool) -> Self {
        match came.and_then(|body| Self::decode(&body, old_java)) {
            Ok(answer) => answer,
            Err(error) => {
                let said = String::from(error.details());
                Self { outcome: Outcome::of_error(error), said }
            }
        }
    }

    /// Reads a submit reply. `old_java`: code 21 means "exists already" and not "a window waits".
    ///
    /// # Errors
    /// [`ApiError::UnexpectedBody`] when it is none.
    pub fn decode(body: &str, old_java: bool) -> Result<Self, ApiError> {
        let value = parse(body)?;
        let Some(code) = number(&value, "code") else {
            let refused = crate::api::lenient_json::is_refusal(&value);
            let came = if refused { UnexpectedBody::ErrorObject } else { UnexpectedBody::OtherJson };
            return Err(crate::api::lenient_json::unexpected_body(came, body));
        };
        let properties = value.get("properties").and_then(unpacked).unwrap_or(Value::Null);
        let results = results(&value);
        let said = text(&value, "description").unwrap_or_default();
        let first = results.first().cloned().unwrap_or_default();
        let exists = old_java || said.contains("已存在") || said.to_ascii_lowercase().contains("exist");
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
        Ok(Self { outcome, said })
    }
}

impl Outcome {
    /// Was it refused for certain, or may it have been done?
    fn of_error(error: ApiError) -> Self {
        match error {
            // "Several choices" and "not modified" say nothing about an act.
            ApiError::ClientError { status: ..400, .. } => Outcome::Indeterminate(error),
            ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::TooManyRequests { .. }
            | ApiError::ClientError { .. }
            | ApiError::UnexpectedBody { came: UnexpectedBody::ErrorObject, .. }
            | ApiError::InvalidEndpoint => Outcome::Refused(error),
            // The server may have broken after it took the act, and a lost answer is no refusal.
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::Cancelled => Outcome::Indeterminate(error),
        }
    }

    /// The ids of the tasks that came of it.
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

    /// Did the server take it?
    pub fn is_taken(&self) -> bool {
        matches!(self, Outcome::Accepted { .. } | Outcome::Queued { .. } | Outcome::NeedsModal { .. })
    }
}

/// One value, a list, or several joined by commas.
fn results(value: &Value) -> Vec<String> {
    let result = value.get("result").unwrap_or(&Value::Null);
    let list = match unpacked(result) {
        Some(Value::Array(items)) => items.iter().filter_map(as_text).collect(),
        _ => as_text(result).map(|text| text.split(',').map(String::from).collect()).unwrap_or_default(),
    };
    let list: Vec<String> = list;
    list.iter().map(|item| String::from(item.trim())).filter(|item| !item.is_empty()).collect()
}
