//! What is sent to create, change or cancel a task. Each of these may cost money, so it is sent once and never retried.

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
    /// All shapes, in the order in which they are offered.
    pub const ALL: [BlendDimensions; 3] =
        [BlendDimensions::Square, BlendDimensions::Portrait, BlendDimensions::Landscape];

    /// The name on the wire.
    pub fn wire(self) -> &'static str {
        match self {
            BlendDimensions::Square => "SQUARE",
            BlendDimensions::Portrait => "PORTRAIT",
            BlendDimensions::Landscape => "LANDSCAPE",
        }
    }

    /// Reads a name from the wire; square for any other.
    pub fn from_wire(name: &str) -> Self {
        Self::ALL.into_iter().find(|shape| shape.wire() == name).unwrap_or_default()
    }
}

/// What can be done with a sheet where the server sends no buttons. Numbers are 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyChange {
    /// One of the four in full.
    Upscale(u8),
    /// Four more like one of the four.
    Variation(u8),
    /// The same prompt once more.
    Reroll,
}

impl LegacyChange {
    /// As Midjourney's users write it: U2, V3, R.
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

/// What the makers of new tasks have in common. Pictures are data URLs; an empty text is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTask {
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
pub enum Submission {
    /// A prompt, perhaps with reference pictures, becomes a sheet.
    Imagine(NewTask),
    /// 2 to 5 pictures become a sheet.
    Blend(NewTask, BlendDimensions),
    /// A picture becomes prompts.
    Describe(NewTask),
    /// A long prompt becomes short ones.
    Shorten(NewTask),
    /// A job of Midjourney, by its id (in `prompt`), becomes a task.
    Show(NewTask),
    /// Pictures become links.
    Upload(NewTask),
    /// Presses a button of a task.
    Button { task: String, custom_id: String },
    /// The same where there are no buttons.
    Change { task: String, change: LegacyChange },
    /// The same as one text, for servers that lack even that.
    SimpleChange { task: String, change: LegacyChange },
    /// Answers the window that a task waits with: a prompt, or a mask (a data URL) of what is to be drawn anew.
    Modal { task: String, prompt: String, mask: Option<String> },
    /// Stops a task.
    Cancel { task: String },
}
