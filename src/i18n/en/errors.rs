//! What goes wrong, in English.

use crate::{
    api::error::ApiError,
    i18n::{format::unexpected_body, texts::ErrorText},
};

fn told(title: &'static str, text: impl Into<String>, todo: impl Into<String>) -> ErrorText {
    ErrorText { title, text: text.into(), causes: &[], todo: todo.into() }
}

/// Nobody has said yet where the proxy is.
pub fn first_visit() -> ErrorText {
    told(
        "Where is your Midjourney-Proxy?",
        "There is no task query (404) at this page's own address, and no other address has been set.",
        "Enter the address of the proxy, and its token if it wants one.",
    )
}

/// What happened, why, and what to do.
pub fn error(error: &ApiError) -> ErrorText {
    match error {
        ApiError::Unreachable => ErrorText {
            causes: &[
                "The server is down, or there is no network.",
                "The address is wrong.",
                "The server does not allow this page to call it (CORS), or it redirects.",
            ],
            ..told(
                "Cannot reach the server",
                "The browser got no answer. It cannot tell which of these it was:",
                "Check that the server runs and that the address is right. If both are so, its host has to allow this page.",
            )
        },
        ApiError::TimedOut { seconds } => told(
            "The server took too long",
            format!("There was no complete answer within {seconds} seconds."),
            "Try again. A filter by ID or status is easier for the server than a search in texts.",
        ),
        ApiError::Unauthorized { .. } => told(
            "Not signed in",
            "The server wants a token, and got none or a wrong one (401).",
            "Enter the token that the server's host gave you, and check how it is sent.",
        ),
        ApiError::Forbidden { .. } => told(
            "Not allowed",
            "The server knows who asks, but does not allow this (403).",
            "Ask the server's host for a token that may query tasks.",
        ),
        ApiError::NoSuchEndpoint { status, .. } => told(
            "This server has no task query",
            format!("It does not know POST /mj/task/query ({status})."),
            "Check the address. Some servers and gateways do not offer this endpoint at all.",
        ),
        ApiError::TooManyRequests { retry_after, .. } => told(
            "Too many requests",
            "The server asks to slow down (429).",
            match retry_after {
                Some(1) => "Try again in 1 second.".to_owned(),
                Some(seconds) => format!("Try again in {seconds} seconds."),
                None => "Wait a moment, then try again.".to_owned(),
            },
        ),
        ApiError::ServerFailed { status, .. } => told(
            "The server failed",
            format!("It met an error of its own ({status})."),
            "Try again. If it goes on, its host can find the reason in the server's log.",
        ),
        ApiError::ClientError { status, .. } => told(
            "The server refused the question",
            format!("It answered with HTTP {status}."),
            "See the details; change the filters or ask the server's host.",
        ),
        ApiError::UnexpectedBody { kind: what, .. } => told(
            "This is not a Midjourney-Proxy",
            unexpected_body(
                *what,
                [
                    "A web page came instead of tasks: a login, an error page, or another site.",
                    "The answer was empty.",
                    "The answer was cut off or is no JSON.",
                    "The server reported an error instead of tasks.",
                    "The answer is JSON, but not a page of tasks.",
                    "The answer is larger than 64 MB and was not read.",
                    "The answer is nested too deeply and was not read.",
                ],
            ),
            "Check the address. If it is right, see the details or ask the server's host.",
        ),
        ApiError::Cancelled => told(
            "Stopped",
            "You stopped waiting for the answer.",
            "Try again when you like. A filter by ID or status is easier for the server than a search in texts.",
        ),
        ApiError::InvalidEndpoint => told(
            "The address cannot be used",
            "The address of the proxy is not a valid http or https address.",
            "Enter the address again.",
        ),
    }
}
