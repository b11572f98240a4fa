//! One task of the proxy, as it comes over the wire.

use serde_json::{Map, Value};

use super::reply::{as_text, number, text, unpacked};

pub use super::names::{Action, Status};

/// The last millisecond of the year 9999: a time behind it is none.
const LAST_TIME: i64 = 253_402_300_799_999;

/// The longest text that is kept, in bytes. Prompts have some thousand at most; a browser stands still for a minute over
/// fifty million.
const LONGEST: usize = 128 * 1024;

/// One thing that Midjourney offers to do with a task's result; the numbers are Discord's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What to send with `/mj/submit/action`; "" for a link.
    pub custom_id: String,
    /// Can be all there is, with an empty label.
    pub emoji: String,
    /// The text, such as "U1"; "" for a button with only an emoji.
    pub label: String,
    /// 1 primary, 2 secondary, 3 success (the server sets it once the button was used), 4 danger, 5
    /// link.
    pub style: i64,
    /// `type` on the wire; 2 is a button.
    pub kind: i64,
}

/// One task. Texts are None for null, missing and blank; times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// "" when the server sent none.
    pub id: String,
    /// None when the server said nothing.
    pub action: Option<Action>,
    /// `Other("")` when the server said nothing.
    pub status: Status,
    /// The prompt as it was sent in, reference pictures at its front.
    pub prompt: Option<String>,
    /// The prompt in English.
    pub prompt_en: Option<String>,
    /// Such as `/imagine …` or `/up <parent id> …`: the only link from a task to its parent.
    pub description: Option<String>,
    /// Why it failed.
    pub fail_reason: Option<String>,
    /// The result, a preview while running, or for DESCRIBE the picture that was put in. Not yet
    /// checked.
    pub image_url: Option<String>,
    /// "45%", or words.
    pub progress: Option<String>,
    /// The caller's own text.
    pub state: Option<String>,
    /// When the proxy took the task.
    pub submit_time: Option<i64>,
    /// When Midjourney began.
    pub start_time: Option<i64>,
    /// When it ended, well or not.
    pub finish_time: Option<i64>,
    /// What can be done next.
    pub buttons: Vec<Button>,
    /// Free-form facts: see [`Task::property`].
    pub properties: Map<String, Value>,
    /// The object as it came.
    pub raw: Value,
}

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
            prompt: words(&value, "prompt"),
            prompt_en: words(&value, "promptEn"),
            description: words(&value, "description"),
            fail_reason: words(&value, "failReason"),
            image_url: text(&value, "imageUrl").map(|link| String::from(link.trim())),
            progress: words(&value, "progress"),
            state: words(&value, "state"),
            submit_time: time(&value, "submitTime"),
            start_time: time(&value, "startTime"),
            finish_time: time(&value, "finishTime"),
            buttons: buttons(&value),
            properties,
            raw: value,
        })
    }

    /// How far it is, 0 to 100. None for words.
    pub fn percent(&self) -> Option<u8> {
        let progress = self.progress.as_deref()?.trim();
        let number = progress.strip_suffix(['%', '％']).unwrap_or(progress).trim_end();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
        digits.then(|| whole.parse().unwrap_or(100u8).min(100))
    }

    /// A property's text, or its number as text. None when it is missing, blank, a list or an
    /// object.
    pub fn property(&self, key: &str) -> Option<String> {
        self.properties.get(key).and_then(as_text)
    }

    /// Which bot ran it: MID_JOURNEY, NIJI_JOURNEY, INSIGHT_FACE. Some servers keep it beside the
    /// properties.
    pub fn bot(&self) -> Option<String> {
        self.property("botType").or_else(|| text(&self.raw, "botType"))
    }

    /// Milliseconds from submit to start, or to `now_ms` while it still waits. None when it ended
    /// without a start.
    pub fn waiting_ms(&self, now_ms: i64) -> Option<i64> {
        let end = self.start_time.or_else(|| self.open_until(now_ms));
        span(self.submit_time, end)
    }

    /// Milliseconds from start to finish, or to `now_ms` while it runs.
    pub fn running_ms(&self, now_ms: i64) -> Option<i64> {
        let end = self.finish_time.or_else(|| self.open_until(now_ms));
        span(self.start_time, end)
    }

    fn open_until(&self, now_ms: i64) -> Option<i64> {
        let open = self.status.is_open() && self.finish_time.is_none();
        open.then_some(now_ms)
    }
}

/// Never negative: the clocks of the server and of this browser differ.
fn span(from: Option<i64>, to: Option<i64>) -> Option<i64> {
    Some(to?.saturating_sub(from?).max(0))
}

/// A text to be read: what is far too long ends with "…".
fn words(object: &Value, key: &str) -> Option<String> {
    let mut text = text(object, key)?;
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
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
        ms @ 1..=LAST_TIME => Some(ms),
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
