//! The answer to everything that is submitted.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};

use super::ok;

/// The codes in an answer. HTTP says 200 to all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    /// Done, or accepted up.
    Accepted = 1,
    /// No such task.
    NotFound = 3,
    /// Something in the request is wrong.
    Invalid = 4,
    /// It went wrong.
    Failed = 9,
    /// A window waits for an answer.
    Window = 21,
    /// Taken up, and waits behind others.
    Queued = 22,
    /// The queue is full.
    QueueFull = 23,
    /// A word that Midjourney bans.
    Banned = 24,
}

/// The answer.
pub fn reply(code: Code, description: &str, result: Value, properties: Value) -> Response<Body> {
    ok(&json!({"code": code as u8, "description": description, "result": result, "properties": properties}))
}
