//! The HTTP requests of submissions. A submission may cost money, so it is sent once and never retried.

use serde_json::{Map, Value};

use crate::{
    api::{error::ApiError, paths::task_path},
    domain::submission::{LegacyChange, NewTask, Submission},
};

/// A POST request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmitRequest {
    /// The path below the endpoint.
    pub path: String,
    /// The JSON body.
    pub body: Option<String>,
}

impl Submission {
    /// The request to send.
    pub fn request(&self) -> SubmitRequest {
        SubmitRequest { path: self.path(), body: self.body() }
    }

    /// The request to send after the first one has failed with `error`: `simple-change` for a change, if the server does not
    /// have the endpoint `change`. The server has certainly not executed the first request.
    pub fn fallback_request(&self, error: &ApiError) -> Option<SubmitRequest> {
        let (Submission::Change { task, change }, ApiError::NoSuchEndpoint { .. }) = (self, error) else {
            return None;
        };
        let mut body = Body::default();
        body.text("content", &(task.clone() + " " + &change.short()));
        Some(SubmitRequest { path: String::from("/mj/submit/simple-change"), body: Some(body.into_json()) })
    }

    fn path(&self) -> String {
        let name = match self {
            Submission::Imagine(_) => "imagine",
            Submission::Blend(..) => "blend",
            Submission::Describe(_) => "describe",
            Submission::Shorten(_) => "shorten",
            Submission::Show(_) => "show",
            Submission::Upload(_) => "upload-discord-images",
            Submission::Button { .. } => "action",
            Submission::Change { .. } => "change",
            Submission::Modal { .. } => "modal",
            Submission::Cancel { task } => return task_path(task, "cancel"),
        };
        String::from("/mj/submit/") + name
    }

    fn body(&self) -> Option<String> {
        let mut body = Body::default();
        match self {
            Submission::Imagine(new_task) => {
                body.text("prompt", &new_task.prompt).pictures(&new_task.pictures).common(new_task);
            }
            Submission::Blend(new_task, dimensions) => {
                body.pictures(&new_task.pictures).text("dimensions", dimensions.wire()).common(new_task);
            }
            Submission::Describe(new_task) => {
                body.text("base64", new_task.pictures.first().map_or("", String::as_str)).common(new_task);
            }
            Submission::Shorten(new_task) => {
                body.text("prompt", &new_task.prompt).common(new_task);
            }
            Submission::Show(new_task) => {
                body.text("jobId", &new_task.prompt).common(new_task);
            }
            Submission::Upload(new_task) => {
                body.pictures(&new_task.pictures);
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
            Submission::Modal { task, prompt, mask } => {
                body.text("taskId", task).text("prompt", prompt);
                body.text("maskBase64", mask.as_deref().unwrap_or_default());
            }
            Submission::Cancel { .. } => return None,
        }
        Some(body.into_json())
    }

    /// The id of the task that the submission changes.
    pub fn task(&self) -> Option<&str> {
        match self {
            Submission::Button { task, .. }
            | Submission::Change { task, .. }
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

    /// Whether the request contains images and takes long to upload.
    pub fn has_upload(&self) -> bool {
        match self {
            Submission::Imagine(new_task)
            | Submission::Blend(new_task, _)
            | Submission::Describe(new_task)
            | Submission::Upload(new_task) => !new_task.pictures.is_empty(),
            Submission::Modal { mask, .. } => mask.is_some(),
            Submission::Shorten(_)
            | Submission::Show(_)
            | Submission::Button { .. }
            | Submission::Change { .. }
            | Submission::Cancel { .. } => false,
        }
    }
}

/// A JSON body under construction.
#[derive(Default)]
struct Body(Map<String, Value>);

impl Body {
    /// Adds a text unless it is blank: some servers do not treat "" as missing.
    fn text(&mut self, name: &str, text: &str) -> &mut Self {
        if !text.trim().is_empty() {
            self.0.insert(String::from(name), Value::String(String::from(text)));
        }
        self
    }

    /// Adds the images unless there are none.
    fn pictures(&mut self, pictures: &[String]) -> &mut Self {
        if !pictures.is_empty() {
            let list = pictures.iter().cloned().map(Value::String).collect();
            self.0.insert(String::from("base64Array"), Value::Array(list));
        }
        self
    }

    /// Adds the fields that all new tasks have.
    fn common(&mut self, new_task: &NewTask) -> &mut Self {
        self.text("botType", new_task.bot.wire()).text("state", &new_task.state)
    }

    fn into_json(self) -> String {
        Value::Object(self.0).to_string()
    }
}
