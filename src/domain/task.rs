//! One task of the proxy, as it comes over the wire.

use serde_json::{Map, Value};

use crate::domain::{
    action::Action,
    button::Button,
    json_value::{as_text, text},
    status::Status,
};

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
