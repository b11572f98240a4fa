//! The kinds of new tasks, the fields of their forms, and the errors of the forms.

use std::ops::RangeInclusive;

use crate::domain::submission::{BlendDimensions, Bot};

/// A kind of new task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CreateKind {
    /// Pictures from a prompt.
    #[default]
    Imagine,
    /// One picture from several.
    Blend,
    /// Prompts from a picture.
    Describe,
    /// Shorter prompts from a prompt.
    Shorten,
    /// A task from a job of Midjourney.
    Show,
    /// Links of uploaded pictures.
    Upload,
}

impl CreateKind {
    /// All kinds, in the order of display.
    pub const ALL: [CreateKind; 6] = [
        CreateKind::Imagine,
        CreateKind::Blend,
        CreateKind::Describe,
        CreateKind::Shorten,
        CreateKind::Show,
        CreateKind::Upload,
    ];

    /// The name in saved drafts and in element ids.
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

    /// The index in [`CreateKind::ALL`].
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

    /// The number of pictures that the form accepts.
    pub fn picture_count(self) -> RangeInclusive<usize> {
        match self {
            CreateKind::Imagine => 0..=5,
            CreateKind::Blend => 2..=5,
            CreateKind::Describe => 1..=1,
            CreateKind::Shorten | CreateKind::Show => 0..=0,
            CreateKind::Upload => 1..=10,
        }
    }

    /// Whether the form has a text field: a prompt, or the id of a job.
    pub fn has_text(self) -> bool {
        match self {
            CreateKind::Imagine | CreateKind::Shorten | CreateKind::Show => true,
            CreateKind::Blend | CreateKind::Describe | CreateKind::Upload => false,
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<CreateKind> {
        CreateKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldId {
    /// The prompt, or the id of a job.
    Prompt,
    /// The custom text that the server returns with the task.
    State,
    /// The bot, by its name in the API.
    Bot,
    /// The dimensions of a blend, by their name in the API.
    BlendDimensions,
    /// The result: the id of the task that is polled, or one link per line.
    Result,
}

impl FieldId {
    /// All fields, in the order of saved drafts.
    pub const ALL: [FieldId; 5] =
        [FieldId::Prompt, FieldId::State, FieldId::Bot, FieldId::BlendDimensions, FieldId::Result];

    /// The index in [`FieldId::ALL`].
    pub fn index(self) -> usize {
        match self {
            FieldId::Prompt => 0,
            FieldId::State => 1,
            FieldId::Bot => 2,
            FieldId::BlendDimensions => 3,
            FieldId::Result => 4,
        }
    }

    /// The default value.
    pub fn default_value(self) -> &'static str {
        match self {
            FieldId::Prompt | FieldId::State | FieldId::Result => "",
            FieldId::Bot => Bot::default().wire(),
            FieldId::BlendDimensions => BlendDimensions::default().wire(),
        }
    }
}

/// Why a form cannot be sent, or a file was rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CreateError {
    /// No error.
    #[default]
    None,
    /// The prompt or the id of a job is missing.
    NoText,
    /// There are too few pictures.
    TooFew,
    /// There are too many pictures.
    TooMany,
    /// The file with this name has a type that is not accepted.
    NoPicture(String),
    /// The file with this name and size exceeds the total size.
    TooLarge(String, String),
    /// The file with this name could not be read.
    Unreadable(String),
}

impl CreateError {
    /// Whether the error is about the text, and not about the pictures.
    pub fn is_about_text(&self) -> bool {
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
