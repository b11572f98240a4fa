//! What is sent to make a task, to go on from one, or to stop one. Every one of these may cost money, so each is sent
//! once and never again by itself.

use crate::domain::submission::LegacyChange;
use crate::domain::submission::NewTask;
use crate::domain::submission::Submission;
use serde_json::{Map, Value};

impl Submission {
    /// The path below the endpoint.
    pub fn path(&self) -> String {
        let name = match self {
            Submission::Imagine(_) => "imagine",
            Submission::Blend(..) => "blend",
            Submission::Describe(_) => "describe",
            Submission::Shorten(_) => "shorten",
            Submission::Show(_) => "show",
            Submission::Upload(_) => "upload-discord-images",
            Submission::Button { .. } => "action",
            Submission::Change { .. } => "change",
            Submission::SimpleChange { .. } => "simple-change",
            Submission::Modal { .. } => "modal",
            Submission::Cancel { task } => return crate::api::paths::task_path(task, "cancel"),
        };
        String::from("/mj/submit/") + name
    }

    /// The body, as JSON.
    pub fn body(&self) -> Option<String> {
        let mut body = Body::default();
        match self {
            Submission::Imagine(wish) => {
                body.text("prompt", &wish.prompt).pictures(&wish.pictures).common(wish);
            }
            Submission::Blend(wish, shape) => {
                body.pictures(&wish.pictures).text("dimensions", shape.wire()).common(wish);
            }
            Submission::Describe(wish) => {
                body.text("base64", wish.pictures.first().map_or("", String::as_str)).common(wish);
            }
            Submission::Shorten(wish) => {
                body.text("prompt", &wish.prompt).common(wish);
            }
            Submission::Show(wish) => {
                body.text("jobId", &wish.prompt).common(wish);
            }
            Submission::Upload(wish) => {
                body.pictures(&wish.pictures);
            }
            Submission::Button { task, custom_id } => {
                body.text("taskId", task).text("customId", custom_id);
            }
            Submission::Change { task, change } => {
                let (action, index) = match change {
                    LegacyChange::Upscale(n) => ("UPSCALE", Some(*n)),
                    LegacyChange::Variation(n) => ("VARIATION", Some(*n)),
                    LegacyChange::Reroll => ("REROLL", None),
                };
                body.text("taskId", task).text("action", action);
                if let Some(index) = index {
                    body.0.insert(String::from("index"), index.into());
                }
            }
            Submission::SimpleChange { task, change } => {
                body.text("content", &(task.clone() + " " + &change.short()));
            }
            Submission::Modal { task, prompt, mask } => {
                body.text("taskId", task).text("prompt", prompt);
                body.text("maskBase64", mask.as_deref().unwrap_or_default());
            }
            Submission::Cancel { .. } => return None,
        }
        Some(Value::Object(body.0).to_string())
    }

    /// The id of the task that it is done to.
    pub fn task(&self) -> Option<&str> {
        match self {
            Submission::Button { task, .. }
            | Submission::Change { task, .. }
            | Submission::SimpleChange { task, .. }
            | Submission::Modal { task, .. }
            | Submission::Cancel { task } => Some(task),
            Submission::Imagine(_)
            | Submission::Blend(..)
            | Submission::Describe(_)
            | Submission::Shorten(_)
            | Submission::Show(_)
            | Submission::Upload(_) => None,
        }
    }

    /// Does it carry pictures, and so need time to be sent?
    pub fn is_heavy(&self) -> bool {
        match self {
            Submission::Imagine(wish)
            | Submission::Blend(wish, _)
            | Submission::Describe(wish)
            | Submission::Upload(wish) => !wish.pictures.is_empty(),
            Submission::Modal { mask, .. } => mask.is_some(),
            Submission::Shorten(_)
            | Submission::Show(_)
            | Submission::Button { .. }
            | Submission::Change { .. }
            | Submission::SimpleChange { .. }
            | Submission::Cancel { .. } => false,
        }
    }
}

#[derive(Default)]
struct Body(Map<String, Value>);

impl Body {
    /// A blank text is left out: some servers take "" for an answer.
    fn text(&mut self, name: &str, text: &str) -> &mut Self {
        if !text.trim().is_empty() {
            self.0.insert(String::from(name), Value::String(String::from(text)));
        }
        self
    }

    fn pictures(&mut self, pictures: &[String]) -> &mut Self {
        if !pictures.is_empty() {
            let list = pictures.iter().cloned().map(Value::String).collect();
            self.0.insert(String::from("base64Array"), Value::Array(list));
        }
        self
    }

    fn common(&mut self, wish: &NewTask) -> &mut Self {
        self.text("botType", wish.bot.wire()).text("state", &wish.state)
    }
}
