//! Private values inside tasks, which are neither shown nor exported.

use serde_json::Value;

/// Replaces private values.
pub const REDACTED: &str = "••••••";

/// Whether a value is private: the webhook URL of a task often contains a secret.
pub fn is_private(name: &str, value: &Value) -> bool {
    name.eq_ignore_ascii_case("notifyHook") && !value.is_null()
}

/// Replaces all private values inside a value.
pub fn redact(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                if is_private(name, value) {
                    *value = Value::String(REDACTED.to_owned());
                } else {
                    redact(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(redact),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
