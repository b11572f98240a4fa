//! Tolerant conversion of JSON values: numbers as text, text as numbers, null anywhere.

use serde_json::Value;

/// The text of a field; numbers and booleans are converted. None for null, missing, blank, an array or an object.
pub fn text(object: &Value, key: &str) -> Option<String> {
    as_text(object.get(key)?)
}

/// The text of a value; see [`text`].
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(String::from(if *flag { "true" } else { "false" })),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The integer of a field: a number, or decimal digits as text. Fractions are truncated.
pub fn number(object: &Value, key: &str) -> Option<i64> {
    match object.get(key)? {
        // `as` saturates for numbers outside the range.
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|float| float as i64)),
        Value::String(text) => {
            let text = text.trim();
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            if fraction.bytes().all(|b| b.is_ascii_digit()) { whole.parse().ok() } else { None }
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The boolean of a field: true or false, also as text or as 1 or 0.
pub fn flag(object: &Value, key: &str) -> Option<bool> {
    let word = as_text(object.get(key)?)?;
    let word = word.trim();
    if word.eq_ignore_ascii_case("true") || word == "1" {
        Some(true)
    } else if word.eq_ignore_ascii_case("false") || word == "0" {
        Some(false)
    } else {
        None
    }
}
