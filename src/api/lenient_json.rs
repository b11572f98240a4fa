//! Reading what a server sent: text to JSON, and JSON to the few kinds of value that the API uses.
//!
//! Lenient on purpose: numbers stand as text on some servers and text as numbers on others, and
//! anything can be null.

use crate::domain::json_value::as_text;
use crate::domain::json_value::flag;
use serde_json::Value;

use crate::api::error::{ApiError, UnexpectedBody};

pub use crate::api::error_message::error_message;

/// The longest answer that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Parses an answer. What is no JSON becomes an error that names what came instead.
pub fn parse(text: &str) -> Result<Value, ApiError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let came = if text.is_empty() {
        UnexpectedBody::Empty
    } else if text.len() > MAX_BYTES {
        UnexpectedBody::TooLarge
    } else if text.starts_with('<') {
        UnexpectedBody::Html
    } else {
        match read(text) {
            Ok(value) => return Ok(value),
            // The parser has no other way to tell: its category for this is "syntax".
            Err(error) if error.to_string().starts_with("recursion limit") => UnexpectedBody::TooDeep,
            Err(_) => UnexpectedBody::NotJson,
        }
    };
    Err(unexpected_body(came, text))
}

/// The error for a text that arrived well and is something else.
pub(super) fn unexpected_body(came: UnexpectedBody, text: &str) -> ApiError {
    ApiError::UnexpectedBody { came, error_message: error_message(text) }
}

/// JSON, mended once if a lone surrogate is what makes it unreadable.
fn read(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| match mend_surrogates(text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}

/// Replaces each escaped half of a surrogate pair that stands alone by `\ufffd`: a server that cuts
/// prompts by UTF-16 length makes them, and one bad prompt must not cost the page. None when there
/// is nothing to mend.
fn mend_surrogates(text: &str) -> Option<String> {
    let mut mended = String::new();
    let mut rest = text;
    let mut copied = text;
    while let Some(at) = rest.find('\\') {
        let escape = rest.get(at..)?;
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.push_str(copied.get(..copied.len() - escape.len())?);
                mended.push_str("\\ufffd");
                copied = escape.get(6..)?;
                6
            }
            (Some(_), _) => 6,
            // Any other escape is the backslash and one character: `\\ud800` is a backslash
            // followed by letters.
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

/// The UTF-16 unit of an escape such as `\ud83d` at the start of `text`.
fn unit(text: &str) -> Option<u16> {
    let hex = text.strip_prefix("\\u")?.get(..4)?;
    let plain = hex.bytes().all(|b| b.is_ascii_hexdigit());
    if plain { u16::from_str_radix(hex, 16).ok() } else { None }
}

/// A list or object that some gateways send as the text of its JSON, straight from their database.
pub(super) fn unpacked(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => read(text).ok(),
        Value::Array(_) | Value::Object(_) => Some(value.clone()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Does the server report a failure, whatever the status? `{"success":false}`, or an `error` that
/// says something.
pub fn is_refusal(value: &Value) -> bool {
    flag(value, "success") == Some(false)
        || match value.get("error") {
            Some(Value::Object(_)) => true,
            // Some answers have `"error": 0` or `false` for "none".
            Some(error) => as_text(error).is_some() && flag(value, "error") != Some(false),
            None => false,
        }
}
