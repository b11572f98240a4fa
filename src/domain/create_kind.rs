//! The kinds of new task, the fields of their forms, and what can be wrong with them.

use std::ops::RangeInclusive;

use crate::domain::submission::{BlendDimensions, Bot};

/// A way to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CreateKind {
    /// A prompt becomes pictures.
    #[default]
    Imagine,
    /// Pictures become one.
    Blend,
    /// A picture becomes prompts.
    Describe,
    /// A prompt becomes shorter ones.
    Shorten,
    /// A job of Midjourney becomes a task.
    Show,
    /// Pictures become links.
    Upload,
}

impl CreateKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [CreateKind; 6] = [
        CreateKind::Imagine,
        CreateKind::Blend,
        CreateKind::Describe,
        CreateKind::Shorten,
        CreateKind::Show,
        CreateKind::Upload,
    ];

    /// Its name in what is kept, and in the ids of the page.
    pub fn name(self) -> &'static str {
        match self {
            CreateKind::Imagine => "imagine",
            CreateKind::Blend => "blend",
            CreateKind::Describe => "describe",
            CreateKind::Shorten => "shorten",
            CreateKind::Show => "show",
            CreateKind::Upload => "upload",
        }
    }

    /// Its position in [`CreateKind::ALL`].
    pub fn index(self) -> usize {
        match self {
            CreateKind::Imagine => 0,
            CreateKind::Blend => 1,
            CreateKind::Describe => 2,
            CreateKind::Shorten => 3,
            CreateKind::Show => 4,
            CreateKind::Upload => 5,
        }
    }

    /// How many pictures it takes.
    pub fn pictures(self) -> RangeInclusive<usize> {
        match self {
            CreateKind::Imagine => 0..=5,
            CreateKind::Blend => 2..=5,
            CreateKind::Describe => 1..=1,
            CreateKind::Shorten | CreateKind::Show => 0..=0,
            CreateKind::Upload => 1..=10,
        }
    }

    /// Does it want a text: a prompt, or the id of a job?
    pub fn wants_text(self) -> bool {
        match self {
            CreateKind::Imagine | CreateKind::Shorten | CreateKind::Show => true,
            CreateKind::Blend | CreateKind::Describe | CreateKind::Upload => false,
        }
    }

    /// The kind of a name in saved drafts.
    pub fn from_name(name: &str) -> Option<CreateKind> {
        CreateKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A text of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldId {
    /// The prompt, or the id of a job.
    Prompt,
    /// The caller's own text.
    State,
    /// The bot, as on the wire.
    Bot,
    /// The shape of a blend, as on the wire.
    BlendDimensions,
    /// What came of it: the id of the task whose answer is awaited, or links, one a line.
    Result,
}

impl FieldId {
    /// All of them, in the order in which they are kept.
    pub const ALL: [FieldId; 5] =
        [FieldId::Prompt, FieldId::State, FieldId::Bot, FieldId::BlendDimensions, FieldId::Result];

    /// Its position in [`FieldId::ALL`].
    pub fn index(self) -> usize {
        match self {
            FieldId::Prompt => 0,
            FieldId::State => 1,
            FieldId::Bot => 2,
            FieldId::BlendDimensions => 3,
            FieldId::Result => 4,
        }
    }

    /// What stands there at first.
    pub fn at_first(self) -> &'static str {
        match self {
            FieldId::Prompt | FieldId::State | FieldId::Result => "",
            FieldId::Bot => Bot::default().wire(),
            FieldId::BlendDimensions => BlendDimensions::default().wire(),
        }
    }
}

/// Why a form cannot be sent, or a picture not be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CreateError {
    /// It can.
    #[default]
    None,
    /// There is no prompt, or no id of a job.
    NoText,
    /// There are fewer pictures than are wanted.
    TooFew,
    /// There are more pictures than are taken.
    TooMany,
    /// A file of this name is no picture that is taken.
    NoPicture(String),
    /// With the file of this name and size, all together would be too large.
    TooLarge(String, String),
    /// The file of this name could not be read.
    Unreadable(String),
}

impl CreateError {
    /// Is it about the text, and not about the pictures?
    pub fn is_of_text(&self) -> bool {
        match self {
            CreateError::NoText => true,
            CreateError::None
            | CreateError::TooFew
            | CreateError::TooMany
            | CreateError::NoPicture(_)
            | CreateError::TooLarge(..)
            | CreateError::Unreadable(_) => false,
        }
    }
}
