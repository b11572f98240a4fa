//! Response of all submit endpoints.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};

use super::ok;

/// Result code. The HTTP status is 200 for all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    /// Done, or submitted.
    Accepted = 1,
    /// Task not found.
    NotFound = 3,
    /// Invalid request.
    Invalid = 4,
    /// Failed.
    Failed = 9,
    /// Waiting for a modal, or the task exists already.
    Modal = 21,
    /// Submitted, behind others in the queue.
    Queued = 22,
    /// Queue full.
    QueueFull = 23,
    /// Banned word in the prompt.
    Banned = 24,
}

/// Builds the response.
pub fn reply(code: Code, description: &str, result: Value, properties: Value) -> Response<Body> {
    ok(&json!({"code": code as u8, "description": description, "result": result, "properties": properties}))
}
