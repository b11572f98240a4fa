//! Every text of the interface in every language; a text that is missing in one language is a compile error.
//!
//! To add a language: a folder like `en`, and a variant of [`Language`].

pub mod actions;
pub mod alerts;
pub mod context;
pub mod create;
pub mod date;
pub mod dialogs;
mod en;
pub mod errors;
pub mod export;
pub mod format;
pub mod selection;
pub mod servers;
pub mod statistics;
pub mod texts;
pub mod viewer;
pub mod views;
mod zh;

use crate::{
    domain::language::Language,
    i18n::{
        actions::ActionTexts, alerts::AlertTexts, create::CreateTexts, dialogs::DialogTexts,
        errors::ErrorTexts, export::ExportTexts, selection::SelectionTexts, servers::ServerTexts,
        statistics::StatisticsTexts, texts::Texts, viewer::ViewerTexts, views::ViewTexts,
    },
};

impl Language {
    /// The texts of task actions and the queue.
    pub fn action_texts(self) -> &'static ActionTexts {
        match self {
            Self::English => &en::actions::ACTION_TEXTS,
            Self::Chinese => &zh::actions::ACTION_TEXTS,
        }
    }

    /// The texts of the alerts.
    pub fn alert_texts(self) -> &'static AlertTexts {
        match self {
            Self::English => &en::alerts::ALERT_TEXTS,
            Self::Chinese => &zh::alerts::ALERT_TEXTS,
        }
    }

    /// The texts of new tasks.
    pub fn create_texts(self) -> &'static CreateTexts {
        match self {
            Self::English => &en::create::CREATE_TEXTS,
            Self::Chinese => &zh::create::CREATE_TEXTS,
        }
    }

    /// The texts of the dialogs.
    pub fn dialog_texts(self) -> &'static DialogTexts {
        match self {
            Self::English => &en::dialogs::DIALOG_TEXTS,
            Self::Chinese => &zh::dialogs::DIALOG_TEXTS,
        }
    }

    /// The texts of errors.
    pub fn error_texts(self) -> &'static ErrorTexts {
        match self {
            Self::English => &en::errors::ERROR_TEXTS,
            Self::Chinese => &zh::errors::ERROR_TEXTS,
        }
    }

    /// The texts of exports.
    pub fn export_texts(self) -> &'static ExportTexts {
        match self {
            Self::English => &en::export::EXPORT_TEXTS,
            Self::Chinese => &zh::export::EXPORT_TEXTS,
        }
    }

    /// The texts of the viewer and the wall screen.
    pub fn viewer_texts(self) -> &'static ViewerTexts {
        match self {
            Self::English => &en::viewer::VIEWER_TEXTS,
            Self::Chinese => &zh::viewer::VIEWER_TEXTS,
        }
    }

    /// The texts of the saved views.
    pub fn view_texts(self) -> &'static ViewTexts {
        match self {
            Self::English => &en::views::VIEW_TEXTS,
            Self::Chinese => &zh::views::VIEW_TEXTS,
        }
    }

    /// The texts of the servers.
    pub fn server_texts(self) -> &'static ServerTexts {
        match self {
            Self::English => &en::servers::SERVER_TEXTS,
            Self::Chinese => &zh::servers::SERVER_TEXTS,
        }
    }

    /// The texts of the selection and of acting on many tasks.
    pub fn selection_texts(self) -> &'static SelectionTexts {
        match self {
            Self::English => &en::selection::SELECTION_TEXTS,
            Self::Chinese => &zh::selection::SELECTION_TEXTS,
        }
    }

    /// The texts of the statistics.
    pub fn statistics_texts(self) -> &'static StatisticsTexts {
        match self {
            Self::English => &en::statistics::STATISTICS_TEXTS,
            Self::Chinese => &zh::statistics::STATISTICS_TEXTS,
        }
    }

    /// The texts of the first screen.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &en::EN,
            Self::Chinese => &zh::ZH,
        }
    }
}
