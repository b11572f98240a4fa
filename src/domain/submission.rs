//! Submissions: requests that create, change or cancel a task. A submission may cost money and is never retried.

/// The bot that runs a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bot {
    /// The Midjourney bot.
    #[default]
    Midjourney,
    /// The Niji bot, for anime.
    Niji,
}

impl Bot {
    /// All bots, in the order of the select.
    pub const ALL: [Bot; 2] = [Bot::Midjourney, Bot::Niji];

    /// The name in the API.
    pub fn wire(self) -> &'static str {
        match self {
            Bot::Midjourney => "MID_JOURNEY",
            Bot::Niji => "NIJI_JOURNEY",
        }
    }

    /// Parses an API name; Midjourney for an unknown name.
    pub fn from_wire(name: &str) -> Self {
        Self::ALL.into_iter().find(|bot| bot.wire() == name).unwrap_or_default()
    }
}

/// The aspect ratio of a blend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlendDimensions {
    /// 1:1
    #[default]
    Square,
    /// 2:3
    Portrait,
    /// 3:2
    Landscape,
}

impl BlendDimensions {
    /// All dimensions, in the order of the select.
    pub const ALL: [BlendDimensions; 3] =
        [BlendDimensions::Square, BlendDimensions::Portrait, BlendDimensions::Landscape];

    /// The name in the API.
    pub fn wire(self) -> &'static str {
        match self {
            BlendDimensions::Square => "SQUARE",
            BlendDimensions::Portrait => "PORTRAIT",
            BlendDimensions::Landscape => "LANDSCAPE",
        }
    }

    /// Parses an API name; square for an unknown name.
    pub fn from_wire(name: &str) -> Self {
        Self::ALL.into_iter().find(|dimensions| dimensions.wire() == name).unwrap_or_default()
    }
}

/// A change to a grid on servers that send no buttons. The images are numbered 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyChange {
    /// Enlarges one image.
    Upscale(u8),
    /// Generates variations of one image.
    Variation(u8),
    /// Runs the prompt again.
    Reroll,
}

impl LegacyChange {
    /// The short form that Midjourney users know: U2, V3, R.
    pub fn short(self) -> String {
        match self {
            LegacyChange::Upscale(n) => String::from("U") + digit(n),
            LegacyChange::Variation(n) => String::from("V") + digit(n),
            LegacyChange::Reroll => String::from("R"),
        }
    }
}

fn digit(n: u8) -> &'static str {
    ["1", "2", "3", "4"][usize::from(n.clamp(1, 4)) - 1]
}

/// The common fields of requests that create tasks. An empty text is omitted from the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTask {
    /// The prompt, or a job id for [`Submission::Show`].
    pub prompt: String,
    /// Data URLs of the images: references, or the images to blend, describe or upload.
    pub pictures: Vec<String>,
    /// The bot.
    pub bot: Bot,
    /// The caller's own text, stored with the task.
    pub state: String,
}

/// A request that creates, changes or cancels a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    /// Generates a grid from a prompt and optional reference images.
    Imagine(NewTask),
    /// Combines 2 to 5 images into a grid.
    Blend(NewTask, BlendDimensions),
    /// Suggests prompts for an image.
    Describe(NewTask),
    /// Suggests shorter prompts.
    Shorten(NewTask),
    /// Imports a Midjourney job by its id.
    Show(NewTask),
    /// Uploads images to Discord and returns their links.
    Upload(NewTask),
    /// Presses a message button.
    Button {
        /// The id of the task.
        task: String,
        /// The id of the button.
        custom_id: String,
    },
    /// Changes a grid on servers that send no buttons.
    Change {
        /// The id of the task.
        task: String,
        /// The change.
        change: LegacyChange,
    },
    /// Confirms the modal of a task.
    Modal {
        /// The id of the task.
        task: String,
        /// The new prompt.
        prompt: String,
        /// A data URL of the mask of the region to vary.
        mask: Option<String>,
    },
    /// Cancels a task.
    Cancel {
        /// The id of the task.
        task: String,
    },
}

impl Submission {
    /// The prompt of a new task; "" for every other submission.
    pub fn prompt(&self) -> &str {
        match self {
            Submission::Imagine(task)
            | Submission::Blend(task, _)
            | Submission::Describe(task)
            | Submission::Shorten(task)
            | Submission::Show(task)
            | Submission::Upload(task) => &task.prompt,
            Submission::Button { .. }
            | Submission::Change { .. }
            | Submission::Modal { .. }
            | Submission::Cancel { .. } => "",
        }
    }
}
