//! Decoding of one task from JSON.

use serde_json::{Map, Value};

use crate::{
    api::lenient_json::unpack,
    domain::{
        action::Action,
        button::Button,
        json_value::{number, text},
        status::Status,
        task::Task,
        video::picture_and_videos,
    },
};

/// The end of the year 9999 in milliseconds since 1970; later times are invalid.
const MAX_TIME_MS: i64 = 253_402_300_799_999;

/// The maximum length of a text in bytes; the rest is cut off. Prompts have a few thousand bytes, while a text of 50 MB would
/// freeze the browser for a minute.
const MAX_TEXT_BYTES: usize = 128 * 1024;

impl Task {
    /// Decodes a task. None if the value is not an object; any field may be missing or of another type.
    pub fn from_value(value: Value) -> Option<Task> {
        if !value.is_object() {
            return None;
        }
        let properties = match value.get("properties").and_then(unpack) {
            Some(Value::Object(map)) => map,
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_))
            | None => Map::new(),
        };
        let (image_url, videos) = picture_and_videos(&value, unpack);
        Some(Task {
            id: trimmed(&value, "id"),
            action: text(&value, "action").map(|name| Action::from_wire(&name)),
            status: Status::from_wire(&trimmed(&value, "status")),
            prompt: limited_text(&value, "prompt"),
            prompt_en: limited_text(&value, "promptEn"),
            description: limited_text(&value, "description"),
            fail_reason: limited_text(&value, "failReason"),
            image_url,
            videos,
            progress: limited_text(&value, "progress"),
            state: limited_text(&value, "state"),
            submit_time: time(&value, "submitTime"),
            start_time: time(&value, "startTime"),
            finish_time: time(&value, "finishTime"),
            buttons: buttons(&value),
            properties,
            raw: value,
        })
    }
}

/// The text of a field, limited to [`MAX_TEXT_BYTES`]; a shortened text ends with "…".
fn limited_text(object: &Value, key: &str) -> Option<String> {
    let mut text = text(object, key)?;
    if text.len() > MAX_TEXT_BYTES {
        text.truncate(text.floor_char_boundary(MAX_TEXT_BYTES));
        text.push('…');
    }
    Some(text)
}

/// The trimmed text of a field, "" if it is missing.
fn trimmed(object: &Value, key: &str) -> String {
    text(object, key).map(|text| String::from(text.trim())).unwrap_or_default()
}

/// The time of a field in milliseconds since 1970. Ten digits are seconds: as milliseconds they would be in early 1970.
fn time(object: &Value, key: &str) -> Option<i64> {
    match number(object, key)? {
        seconds @ 1_000_000_000..=9_999_999_999 => Some(seconds * 1000),
        ms @ 1..=MAX_TIME_MS => Some(ms),
        _ => None,
    }
}

fn buttons(task: &Value) -> Vec<Button> {
    let Some(Value::Array(items)) = task.get("buttons").and_then(unpack) else {
        return Vec::new();
    };
    let button = |item: &Value| Button {
        custom_id: trimmed(item, "customId"),
        // In Discord's format, the emoji is an object with a name.
        emoji: item
            .get("emoji")
            .map(|emoji| trimmed(emoji, "name"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| trimmed(item, "emoji")),
        label: trimmed(item, "label"),
        style: number(item, "style").unwrap_or(0),
        kind: number(item, "type").unwrap_or(0),
        url: trimmed(item, "url"),
    };
    items.iter().filter(|item| item.is_object()).map(button).collect()
}
