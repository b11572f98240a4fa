//! Tolerant readers of single JSON values: numbers sent as text, text sent as numbers, anything null.

use serde_json::Value;

/// A text field: text, or a number or truth value as text. None for null, missing, blank, a list or
/// an object.
pub fn text(object: &Value, key: &str) -> Option<String> {
    as_text(object.get(key)?)
}

/// The same for a value at hand.
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(String::from(if *flag { "true" } else { "false" })),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A whole number: a number, or its decimal digits as text. Fractions are cut off.
pub fn number(object: &Value, key: &str) -> Option<i64> {
    match object.get(key)? {
        // `as` saturates, so that no number is too large for it.
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|float| float as i64)),
        Value::String(text) => {
            let text = text.trim();
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            if fraction.bytes().all(|b| b.is_ascii_digit()) { whole.parse().ok() } else { None }
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A truth value: true or false, also as text or as 1 or 0.
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
