//! The languages.

use super::{Acting, Creating, Dialogs, Words, en, en::EN, zh, zh::ZH};

/// A language in which every text exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 tag, for the document and for the browser's dates.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// The language of a tag such as "zh-Hans-SG"; `None` for one that is not spoken here.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag().split('-').next() == Some(primary.as_str()))
    }

    /// Its texts for what is done to tasks.
    pub fn acting(self) -> &'static Acting {
        match self {
            Self::English => &en::acting::ACTING,
            Self::Chinese => &zh::acting::ACTING,
        }
    }

    /// Its texts for new tasks.
    pub fn creating(self) -> &'static Creating {
        match self {
            Self::English => &en::creating::CREATING,
            Self::Chinese => &zh::creating::CREATING,
        }
    }

    /// Its texts for the windows.
    pub fn dialogs(self) -> &'static Dialogs {
        match self {
            Self::English => &en::dialogs::DIALOGS,
            Self::Chinese => &zh::dialogs::DIALOGS,
        }
    }

    /// Its texts.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &EN,
            Self::Chinese => &ZH,
        }
    }
}
