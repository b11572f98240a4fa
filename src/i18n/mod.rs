//! Every text, once for each language. A text that is missing in one language does not compile, because a struct requires
//! all its fields.
//!
//! To add a language: a folder like `en`, and a case in [`Language`].

pub mod actions;
pub mod create;
pub mod date;
pub mod dialogs;
mod en;
pub mod format;
pub mod texts;
mod zh;

use crate::{
    domain::language::Language,
    i18n::{actions::ActionTexts, create::CreateTexts, dialogs::DialogTexts, texts::Texts},
};

impl Language {
    /// Its texts for what is done to tasks.
    pub fn action_texts(self) -> &'static ActionTexts {
        match self {
            Self::English => &en::actions::ACTION_TEXTS,
            Self::Chinese => &zh::actions::ACTION_TEXTS,
        }
    }

    /// Its texts for new tasks.
    pub fn create_texts(self) -> &'static CreateTexts {
        match self {
            Self::English => &en::create::CREATE_TEXTS,
            Self::Chinese => &zh::create::CREATE_TEXTS,
        }
    }

    /// Its texts for the windows.
    pub fn dialog_texts(self) -> &'static DialogTexts {
        match self {
            Self::English => &en::dialogs::DIALOG_TEXTS,
            Self::Chinese => &zh::dialogs::DIALOG_TEXTS,
        }
    }

    /// Its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &en::EN,
            Self::Chinese => &zh::ZH,
        }
    }
}
