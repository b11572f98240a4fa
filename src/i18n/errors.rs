//! The texts of errors; loaded with the lazy part of the program. Their titles are texts of the first screen.

use crate::{
    api::error::{ApiError, UnexpectedBody},
    domain::fail_reason::classify,
    i18n::texts::{Explanation, Texts},
};

/// An error as shown to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorText {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What happened and why, in a sentence.
    pub text: String,
    /// Possible causes, where a browser cannot tell them apart.
    pub causes: &'static [&'static str],
    /// What the user can do.
    pub remedy: String,
}

/// The texts of errors.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct ErrorTexts {
    /// The text for a first visit: no proxy address is set, and the page's own host has no task query.
    pub first_visit: fn() -> ErrorText,
    /// The text for an error of a question for tasks.
    pub error: fn(&ApiError) -> ErrorText,
    /// The text for an error of another request, where that of a question does not fit.
    pub error_for: fn(&ApiError, Asked) -> Option<ErrorText>,
    pub enter_token: &'static str,
    pub check_address: &'static str,
    pub details: &'static str,
    pub no_server_message: &'static str,
    pub polling_throttled: &'static str,
}

/// What a request was for, if it was not a question for tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One task.
    Task,
    /// An act: a submission, a cancellation, the seed.
    Act,
}

impl ErrorTexts {
    /// The words for an error, which depend on what was asked. A reason of the table of failures precedes the status.
    pub fn explain(&self, error: &ApiError, asked: Asked, texts: &Texts) -> ErrorText {
        let reason = match error {
            ApiError::ClientError { message, .. }
            | ApiError::ServerFailed { message, .. }
            | ApiError::UnexpectedBody { kind: UnexpectedBody::ErrorObject, message }
                if asked == Asked::Act =>
            {
                classify(message)
            }
            ApiError::Unreachable
            | ApiError::TimedOut { .. }
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::NoSuchEndpoint { .. }
            | ApiError::TooManyRequests { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::ClientError { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath
            | ApiError::Cancelled => None,
        };
        if let Some(Explanation { title, advice }) = reason.map(texts.fail_reason) {
            return ErrorText { title, text: String::new(), causes: &[], remedy: advice.to_owned() };
        }
        (self.error_for)(error, asked).unwrap_or_else(|| (self.error)(error))
    }
}
