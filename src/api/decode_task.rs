//! Reads one task from JSON.

use serde_json::{Map, Value};

use crate::{
    api::lenient_json::unpacked,
    domain::{
        action::Action,
        button::Button,
        json_value::{number, text},
        status::Status,
        task::Task,
    },
};

/// The last millisecond of the year 9999: a time behind it is none.
const MAX_TIME_MS: i64 = 253_402_300_799_999;

/// The longest text that is kept, in bytes. Prompts have some thousand at most; a browser stands still for a minute over
/// fifty million.
const MAX_TEXT_BYTES: usize = 128 * 1024;

impl Task {
    /// Reads a task. None when the value is no object; everything inside may be missing or of
    /// another kind.
    pub fn from_value(value: Value) -> Option<Task> {
        if !value.is_object() {
            return None;
        }
        let properties = match value.get("properties").and_then(unpacked) {
            Some(Value::Object(map)) => map,
            _ => Map::new(),
        };
        Some(Task {
            id: trimmed(&value, "id"),
            action: text(&value, "action").map(|name| Action::from_wire(&name)),
            status: Status::from_wire(&trimmed(&value, "status")),
            prompt: readable_text(&value, "prompt"),
            prompt_en: readable_text(&value, "promptEn"),
            description: readable_text(&value, "description"),
            fail_reason: readable_text(&value, "failReason"),
            image_url: text(&value, "imageUrl").map(|link| String::from(link.trim())),
            progress: readable_text(&value, "progress"),
            state: readable_text(&value, "state"),
            submit_time: time(&value, "submitTime"),
            start_time: time(&value, "startTime"),
            finish_time: time(&value, "finishTime"),
            buttons: buttons(&value),
            properties,
            raw: value,
        })
    }
}

/// A text to be read: what is far too long ends with "…".
fn readable_text(object: &Value, key: &str) -> Option<String> {
    let mut text = text(object, key)?;
    if text.len() > MAX_TEXT_BYTES {
        text.truncate(text.floor_char_boundary(MAX_TEXT_BYTES));
        text.push('…');
    }
    Some(text)
}

fn trimmed(object: &Value, key: &str) -> String {
    text(object, key).map(|text| String::from(text.trim())).unwrap_or_default()
}

/// Milliseconds since 1970. Ten digits are seconds: as milliseconds they would lie in the first
/// months of 1970.
fn time(object: &Value, key: &str) -> Option<i64> {
    match number(object, key)? {
        seconds @ 1_000_000_000..=9_999_999_999 => Some(seconds * 1000),
        ms @ 1..=MAX_TIME_MS => Some(ms),
        _ => None,
    }
}

fn buttons(task: &Value) -> Vec<Button> {
    let Some(Value::Array(items)) = task.get("buttons").and_then(unpacked) else {
        return Vec::new();
    };
    let button = |item: &Value| Button {
        custom_id: trimmed(item, "customId"),
        // Discord's own form is an object with a name.
        emoji: item
            .get("emoji")
            .map(|emoji| trimmed(emoji, "name"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| trimmed(item, "emoji")),
        label: trimmed(item, "label"),
        style: number(item, "style").unwrap_or(0),
        kind: number(item, "type").unwrap_or(0),
    };
    items.iter().filter(|item| item.is_object()).map(button).collect()
}
