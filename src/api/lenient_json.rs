//! Tolerant parsing of JSON responses: byte order marks, lone surrogates, JSON inside strings, error objects with status 200.

use serde_json::Value;

use crate::{
    api::{
        body::max_bytes,
        error::{ApiError, UnexpectedBody},
        error_message::error_message,
    },
    domain::json_value::{as_text, flag},
};

/// Parses a response body.
///
/// # Errors
/// [`ApiError::UnexpectedBody`] if it is not JSON.
pub fn parse(text: &str) -> Result<Value, ApiError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let kind = if text.is_empty() {
        UnexpectedBody::Empty
    } else if text.len() as f64 > max_bytes() {
        UnexpectedBody::TooLarge
    } else if text.starts_with('<') {
        UnexpectedBody::Html
    } else {
        match parse_or_mend(text) {
            Ok(value) => return Ok(value),
            // serde_json has no category of its own for this error.
            Err(error) if error.to_string().starts_with("recursion limit") => UnexpectedBody::TooDeep,
            Err(_) => UnexpectedBody::NotJson,
        }
    };
    Err(unexpected_body(kind, text))
}

/// The error for an unexpected body.
pub(super) fn unexpected_body(kind: UnexpectedBody, text: &str) -> ApiError {
    ApiError::UnexpectedBody { kind, message: error_message(text) }
}

/// Parses JSON; on failure once more with lone surrogates replaced.
fn parse_or_mend(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| match mend_surrogates(text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}

/// Replaces each escaped lone surrogate by `\ufffd`. Servers that truncate prompts by UTF-16 length produce them, and one bad
/// prompt must not make the whole page unreadable. None if there are none.
fn mend_surrogates(text: &str) -> Option<String> {
    let mut mended = String::new();
    let mut rest = text;
    let mut copied = text;
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..)?;
        let length = match (parse_escape(escape), escape.get(6..).and_then(parse_escape)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.push_str(copied.get(..copied.len() - escape.len())?);
                mended.push_str("\\ufffd");
                copied = escape.get(6..)?;
                6
            }
            (Some(_), _) => 6,
            // Any other escape is a backslash and one character: `\\ud800` is an escaped backslash followed by letters.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        rest = escape.get(length..)?;
    }
    if mended.is_empty() {
        return None;
    }
    mended.push_str(copied);
    Some(mended)
}

/// Parses an escape such as `\ud83d` at the start of `text` as a UTF-16 code unit.
fn parse_escape(text: &str) -> Option<u16> {
    let hex = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = hex.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hex { u16::from_str_radix(hex, 16).ok() } else { None }
}

/// An array or object. Some gateways send it as a string of JSON, directly from their database.
pub(super) fn unpack(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => parse_or_mend(text).ok(),
        Value::Array(_) | Value::Object(_) => Some(value.clone()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Whether the value reports an error: `{"success":false}`, or an `error` with content.
pub fn is_error_object(value: &Value) -> bool {
    flag(value, "success") == Some(false)
        || match value.get("error") {
            Some(Value::Object(_)) => true,
            // Some servers send `"error": 0` or `false` for no error.
            Some(error) => as_text(error).is_some() && flag(value, "error") != Some(false),
            None => false,
        }
}
