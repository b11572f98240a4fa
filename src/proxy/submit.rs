//! What is sent to make a task, to go on from one, or to stop one. Every one of these may cost money, so each is sent
//! once and never again by itself.

use serde_json::{Map, Value};

/// Which of Midjourney's models is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bot {
    /// The general one.
    #[default]
    Midjourney,
    /// The one for anime.
    Niji,
}

impl Bot {
    /// Both, in the order in which they are offered.
    pub const ALL: [Bot; 2] = [Bot::Midjourney, Bot::Niji];

    /// The name on the wire.
    pub fn wire(self) -> &'static str {
        match self {
            Bot::Midjourney => "MID_JOURNEY",
            Bot::Niji => "NIJI_JOURNEY",
        }
    }

    /// Reads a name from the wire; the general one for any other.
    pub fn from_wire(name: &str) -> Self {
        Self::ALL.into_iter().find(|bot| bot.wire() == name).unwrap_or_default()
    }
}

/// The shape of a blend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// 1:1
    #[default]
    Square,
    /// 2:3
    Portrait,
    /// 3:2
    Landscape,
}

impl Shape {
    /// All shapes, in the order in which they are offered.
    pub const ALL: [Shape; 3] = [Shape::Square, Shape::Portrait, Shape::Landscape];

    /// The name on the wire.
    pub fn wire(self) -> &'static str {
        match self {
            Shape::Square => "SQUARE",
            Shape::Portrait => "PORTRAIT",
            Shape::Landscape => "LANDSCAPE",
        }
    }

    /// Reads a name from the wire; square for any other.
    pub fn from_wire(name: &str) -> Self {
        Self::ALL.into_iter().find(|shape| shape.wire() == name).unwrap_or_default()
    }
}

/// What can be done with a sheet where the server sends no buttons. Numbers are 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One of the four in full.
    Upscale(u8),
    /// Four more like one of the four.
    Variation(u8),
    /// The same prompt once more.
    Reroll,
}

impl Change {
    /// As Midjourney's users write it: U2, V3, R.
    pub fn short(self) -> String {
        match self {
            Change::Upscale(n) => String::from("U") + digit(n),
            Change::Variation(n) => String::from("V") + digit(n),
            Change::Reroll => String::from("R"),
        }
    }
}

fn digit(n: u8) -> &'static str {
    ["1", "2", "3", "4"][usize::from(n.clamp(1, 4)) - 1]
}

/// What the makers of new tasks have in common. Pictures are data URLs; an empty text is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What is asked for.
    pub prompt: String,
    /// Reference pictures, those to blend, the one to describe, or those to upload.
    pub pictures: Vec<String>,
    /// Which model.
    pub bot: Bot,
    /// The caller's own text, kept with the task.
    pub state: String,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A prompt, perhaps with reference pictures, becomes a sheet.
    Imagine(Wish),
    /// 2 to 5 pictures become a sheet.
    Blend(Wish, Shape),
    /// A picture becomes prompts.
    Describe(Wish),
    /// A long prompt becomes short ones.
    Shorten(Wish),
    /// A job of Midjourney, by its id (in `prompt`), becomes a task.
    Show(Wish),
    /// Pictures become links.
    Upload(Wish),
    /// Presses a button of a task.
    Button { task: String, custom_id: String },
    /// The same where there are no buttons.
    Change { task: String, change: Change },
    /// The same as one text, for servers that lack even that.
    SimpleChange { task: String, change: Change },
    /// Answers the window that a task waits with: a prompt, or a mask (a data URL) of what is to be drawn anew.
    Modal { task: String, prompt: String, mask: Option<String> },
    /// Stops a task.
    Cancel { task: String },
}

impl Act {
    /// The path below the endpoint.
    pub fn path(&self) -> String {
        let name = match self {
            Act::Imagine(_) => "imagine",
            Act::Blend(..) => "blend",
            Act::Describe(_) => "describe",
            Act::Shorten(_) => "shorten",
            Act::Show(_) => "show",
            Act::Upload(_) => "upload-discord-images",
            Act::Button { .. } => "action",
            Act::Change { .. } => "change",
            Act::SimpleChange { .. } => "simple-change",
            Act::Modal { .. } => "modal",
            Act::Cancel { task } => return super::client::task_path(task, "cancel"),
        };
        String::from("/mj/submit/") + name
    }

    /// The body, as JSON.
    pub fn body(&self) -> Option<String> {
        let mut body = Body::default();
        match self {
            Act::Imagine(wish) => {
                body.text("prompt", &wish.prompt).pictures(&wish.pictures).common(wish);
            }
            Act::Blend(wish, shape) => {
                body.pictures(&wish.pictures).text("dimensions", shape.wire()).common(wish);
            }
            Act::Describe(wish) => {
                body.text("base64", wish.pictures.first().map_or("", String::as_str)).common(wish);
            }
            Act::Shorten(wish) => {
                body.text("prompt", &wish.prompt).common(wish);
            }
            Act::Show(wish) => {
                body.text("jobId", &wish.prompt).common(wish);
            }
            Act::Upload(wish) => {
                body.pictures(&wish.pictures);
            }
            Act::Button { task, custom_id } => {
                body.text("taskId", task).text("customId", custom_id);
            }
            Act::Change { task, change } => {
                let (action, index) = match change {
                    Change::Upscale(n) => ("UPSCALE", Some(*n)),
                    Change::Variation(n) => ("VARIATION", Some(*n)),
                    Change::Reroll => ("REROLL", None),
                };
                body.text("taskId", task).text("action", action);
                if let Some(index) = index {
                    body.0.insert(String::from("index"), index.into());
                }
            }
            Act::SimpleChange { task, change } => {
                body.text("content", &(task.clone() + " " + &change.short()));
            }
            Act::Modal { task, prompt, mask } => {
                body.text("taskId", task).text("prompt", prompt);
                body.text("maskBase64", mask.as_deref().unwrap_or_default());
            }
            Act::Cancel { .. } => return None,
        }
        Some(Value::Object(body.0).to_string())
    }

    /// The id of the task that it is done to.
    pub fn task(&self) -> Option<&str> {
        match self {
            Act::Button { task, .. }
            | Act::Change { task, .. }
            | Act::SimpleChange { task, .. }
            | Act::Modal { task, .. }
            | Act::Cancel { task } => Some(task),
            Act::Imagine(_)
            | Act::Blend(..)
            | Act::Describe(_)
            | Act::Shorten(_)
            | Act::Show(_)
            | Act::Upload(_) => None,
        }
    }

    /// Does it carry pictures, and so need time to be sent?
    pub fn is_heavy(&self) -> bool {
        match self {
            Act::Imagine(wish) | Act::Blend(wish, _) | Act::Describe(wish) | Act::Upload(wish) => {
                !wish.pictures.is_empty()
            }
            Act::Modal { mask, .. } => mask.is_some(),
            Act::Shorten(_)
            | Act::Show(_)
            | Act::Button { .. }
            | Act::Change { .. }
            | Act::SimpleChange { .. }
            | Act::Cancel { .. } => false,
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

    fn common(&mut self, wish: &Wish) -> &mut Self {
        self.text("botType", wish.bot.wire()).text("state", &wish.state)
    }
}
