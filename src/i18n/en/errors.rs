//! The English texts of errors.

use crate::{
    api::{
        body::max_mb,
        error::{ApiError, UnexpectedBody},
    },
    i18n::errors::{Asked, ErrorText, ErrorTexts},
};

/// The English texts of errors.
pub const ERROR_TEXTS: ErrorTexts = ErrorTexts {
    first_visit,
    error,
    error_for,
    enter_token: "Enter a token",
    check_address: "Check the address",
    details: "Details",
    no_server_message: "The server sent no message.",
    polling_throttled: "After several failed requests, live refresh runs once a minute.",
};

/// The title for a first visit.
pub const FIRST_VISIT_TITLE: &str = "Connect to your Midjourney-Proxy";

/// What happened, in a few words.
pub fn error_title(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "Cannot reach the server",
        ApiError::TimedOut { .. } => "The request timed out",
        ApiError::Unauthorized { .. } => "Authentication failed",
        ApiError::Forbidden { .. } => "Permission denied",
        ApiError::NoSuchEndpoint { .. } => "This server does not provide a task query",
        ApiError::TooManyRequests { .. } => "Too many requests",
        ApiError::ServerFailed { .. } => "Server error",
        ApiError::ClientError { .. } => "Request rejected",
        ApiError::UnexpectedBody { .. } => "Unexpected response",
        ApiError::Cancelled => "Request stopped",
        ApiError::NoPath => "Task not requested",
        ApiError::InvalidEndpoint => "No server",
    }
}

fn error_text(title: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> ErrorText {
    ErrorText { title, text: text.into(), causes: &[], remedy: remedy.into() }
}

/// The text for a first visit: no proxy address is set, and the page's own host has no task query.
fn first_visit() -> ErrorText {
    error_text(
        FIRST_VISIT_TITLE,
        "This site does not provide a task query (404), and no other proxy address is set.",
        "Enter the address of the proxy and, if required, a token.",
    )
}

/// What happened, why, and what to do.
fn error(error: &ApiError) -> ErrorText {
    let title = error_title(error);
    let too_large = format!("The response is larger than {} MB and was not read.", max_mb());
    match error {
        ApiError::Unreachable => ErrorText {
            causes: &[
                "The server is not running, or the network is down.",
                "The address is wrong.",
                "The server does not allow requests from this page (CORS), or it redirects them.",
            ],
            ..error_text(
                title,
                "The browser received no response. Possible causes:",
                "Check that the server is running and the address is correct. If both are, the server's administrator \
                 must allow requests from this page.",
            )
        },
        ApiError::TimedOut { seconds } => error_text(
            title,
            format!("The server did not send a complete response within {seconds} seconds."),
            "Try again. Filters by ID or status are faster than text searches.",
        ),
        ApiError::Unauthorized { .. } => error_text(
            title,
            "The server requires a token, and the token is missing or wrong (401).",
            "Enter the token that the server's administrator gave you, and check the token header.",
        ),
        ApiError::Forbidden { .. } => error_text(
            title,
            "The token is not allowed to make this request (403).",
            "Ask the server's administrator for a token with access to tasks.",
        ),
        ApiError::NoSuchEndpoint { status, .. } => error_text(
            title,
            format!("The server does not support POST /mj/task/query ({status})."),
            "Check the address. Some servers and gateways do not provide this endpoint.",
        ),
        ApiError::TooManyRequests { retry_after, .. } => error_text(
            title,
            "The server limits the number of requests (429).",
            match retry_after {
                Some(1) => "Try again in 1 second.".to_owned(),
                Some(seconds) => format!("Try again in {seconds} seconds."),
                None => "Wait a moment, then try again.".to_owned(),
            },
        ),
        ApiError::ServerFailed { status, .. } => error_text(
            title,
            match status {
                500 => "The server returned an internal error (500).".to_owned(),
                _ => format!("The server or its gateway returned an error ({status})."),
            },
            "Try again. If the error persists, the server's administrator can find the cause in the server log.",
        ),
        ApiError::ClientError { status, .. } => error_text(
            title,
            format!("The server rejected the request (HTTP {status})."),
            "See the details, change the filters, or contact the server's administrator.",
        ),
        ApiError::UnexpectedBody { kind: body, .. } => error_text(
            title,
            match body {
                UnexpectedBody::Html => {
                    "The server returned a web page instead of tasks: a login page, an error page or a different site."
                }
                UnexpectedBody::Empty => "The response was empty.",
                UnexpectedBody::NotJson => "The response was incomplete or is not valid JSON.",
                UnexpectedBody::ErrorObject => "The server reported an error instead of tasks.",
                UnexpectedBody::OtherJson => "The response is JSON, but not a list of tasks.",
                UnexpectedBody::TooLarge => &too_large,
                UnexpectedBody::TooDeep => "The response is nested too deeply and was not processed.",
            },
            "Check that the address is that of a Midjourney-Proxy. If it is, see the details or contact the server's \
             administrator.",
        ),
        ApiError::Cancelled => error_text(
            title,
            "You stopped the request.",
            "You can try again at any time. Filters by ID or status are faster than text searches.",
        ),
        ApiError::NoPath => error_text(
            title,
            "The ID cannot be part of an address: the browser would call a different one.",
            "Check the ID.",
        ),
        ApiError::InvalidEndpoint => error_text(
            title,
            "There is no valid address of a proxy, so nothing was requested.",
            "Choose another server, or enter an address.",
        ),
    }
}

/// The words for an error of a request for one task or of an act, where those of a question do not fit.
fn error_for(error: &ApiError, asked: Asked) -> Option<ErrorText> {
    match (error, asked) {
        (ApiError::NoSuchEndpoint { status, .. }, Asked::Task) => Some(error_text(
            "This server does not provide single tasks",
            format!("The server does not support the request for one task ({status})."),
            "Check the address, or find the task in the list.",
        )),
        (ApiError::NoSuchEndpoint { status, .. }, Asked::Act) => Some(error_text(
            "This server does not provide this action",
            format!("The server does not support this request ({status}). Nothing was done."),
            "Some servers and gateways provide only a part of the actions.",
        )),
        (ApiError::ClientError { status, .. }, Asked::Task | Asked::Act) => Some(error_text(
            "Request rejected",
            format!("The server rejected the request (HTTP {status})."),
            "See the message of the server, or contact its administrator.",
        )),
        (ApiError::Forbidden { .. }, Asked::Act) => Some(error_text(
            "Permission denied",
            "The token is not allowed to do this (403).",
            "Ask the server's administrator for a token that may create and change tasks.",
        )),
        (ApiError::TimedOut { seconds }, Asked::Task | Asked::Act) => Some(error_text(
            "The request timed out",
            format!("The server did not send a complete response within {seconds} seconds."),
            "Check whether the server is busy, then try again.",
        )),
        (ApiError::UnexpectedBody { kind: UnexpectedBody::ErrorObject, .. }, Asked::Task | Asked::Act) => {
            Some(error_text(
                "The server reported an error",
                "The server responded with an error.",
                "See the message of the server, or contact its administrator.",
            ))
        }
        (
            ApiError::Unreachable
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::TooManyRequests { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath
            | ApiError::Cancelled,
            Asked::Task | Asked::Act,
        ) => None,
    }
}
