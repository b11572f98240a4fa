//! A task of the proxy.

use serde_json::{Map, Value};

use crate::domain::{
    action::Action,
    button::Button,
    json_value::{as_text, text},
    status::Status,
};

/// A task. Texts are None for null, missing and blank; times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The id; "" if the server sent none.
    pub id: String,
    /// The action; None if the server sent none.
    pub action: Option<Action>,
    /// The status; `Other("")` if the server sent none.
    pub status: Status,
    /// The submitted prompt, which begins with the links of reference images.
    pub prompt: Option<String>,
    /// The prompt in English.
    pub prompt_en: Option<String>,
    /// The command, such as `/imagine …` or `/up <parent id> …`: the only reference from a task to its parent.
    pub description: Option<String>,
    /// The failure text.
    pub fail_reason: Option<String>,
    /// The link of the result, of a preview while the task runs, or of the input image of DESCRIBE. Not validated.
    pub image_url: Option<String>,
    /// The links of the videos. Not validated.
    pub videos: Vec<String>,
    /// The progress, such as "45%", or any text.
    pub progress: Option<String>,
    /// The caller's own text.
    pub state: Option<String>,
    /// The time of submission.
    pub submit_time: Option<i64>,
    /// The time at which Midjourney started.
    pub start_time: Option<i64>,
    /// The time at which the task ended.
    pub finish_time: Option<i64>,
    /// The message buttons.
    pub buttons: Vec<Button>,
    /// Additional fields: see [`Task::property`].
    pub properties: Map<String, Value>,
    /// The unmodified JSON object.
    pub raw: Value,
}

impl Task {
    /// The progress in percent, 0 to 100. None if the progress is another text.
    pub fn percent(&self) -> Option<u8> {
        let progress = self.progress.as_deref()?.trim();
        let number = progress.strip_suffix(['%', '％']).unwrap_or(progress).trim_end();
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_number =
            !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
        is_number.then(|| whole.parse().unwrap_or(100u8).min(100))
    }

    /// Whether the task may still change: it is open, or has a status that is not known and has not finished.
    pub fn may_change(&self) -> bool {
        let is_unknown = matches!(&self.status, Status::Other(name) if !name.is_empty());
        self.status.is_open() || (is_unknown && self.finish_time.is_none())
    }

    /// Whether Midjourney works on it: by its status, or by its times if the status is not known.
    pub fn is_running(&self) -> bool {
        let is_unknown = matches!(self.status, Status::Other(_));
        self.status == Status::InProgress || (is_unknown && self.may_change() && self.start_time.is_some())
    }

    /// The text of a property; see [`as_text`].
    pub fn property(&self, key: &str) -> Option<String> {
        self.properties.get(key).and_then(as_text)
    }

    /// The result of a task that makes text instead of an image.
    pub fn result_text(&self) -> Option<String> {
        let makes_text = matches!(self.action, Some(Action::Describe | Action::Shorten));
        if makes_text && self.status == Status::Success { self.final_prompt() } else { None }
    }

    /// The prompts that DESCRIBE or SHORTEN made: a property, or the prompt on servers without it.
    pub fn final_prompt(&self) -> Option<String> {
        self.property("finalPrompt").or_else(|| self.prompt_en.clone()).or_else(|| self.prompt.clone())
    }

    /// The bot: MID_JOURNEY, NIJI_JOURNEY, INSIGHT_FACE. Some servers send it outside the properties.
    pub fn bot(&self) -> Option<String> {
        self.property("botType").or_else(|| text(&self.raw, "botType"))
    }

    /// The id of the Discord account. Servers send it in one of two places.
    pub fn account(&self) -> Option<String> {
        self.property("discordInstanceId").or_else(|| text(&self.raw, "instanceId"))
    }

    /// The time from submission to start in milliseconds, or until `now_ms` while the task waits. None if it ended without a
    /// start.
    pub fn waiting_ms(&self, now_ms: i64) -> Option<i64> {
        let end = self.start_time.or_else(|| self.open_until(now_ms));
        elapsed_ms(self.submit_time, end)
    }

    /// The time from start to finish in milliseconds, or until `now_ms` while the task runs.
    pub fn running_ms(&self, now_ms: i64) -> Option<i64> {
        let end = self.finish_time.or_else(|| self.open_until(now_ms));
        elapsed_ms(self.start_time, end)
    }

    /// `now_ms` while the task is open.
    fn open_until(&self, now_ms: i64) -> Option<i64> {
        let is_open = self.may_change() && self.finish_time.is_none();
        is_open.then_some(now_ms)
    }
}

/// The time between two points, never negative: the clocks of the server and the browser differ.
fn elapsed_ms(from: Option<i64>, to: Option<i64>) -> Option<i64> {
    Some(to?.saturating_sub(from?).max(0))
}
