//! The texts of the language of the page, as a context. Another language builds the views anew, so texts are plain values.

use leptos::prelude::*;

use crate::{
    domain::language::Language,
    i18n::{
        actions::ActionTexts, alerts::AlertTexts, create::CreateTexts, dialogs::DialogTexts,
        errors::ErrorTexts, export::ExportTexts, selection::SelectionTexts, servers::ServerTexts,
        statistics::StatisticsTexts, texts::Texts, viewer::ViewerTexts, views::ViewTexts,
    },
};

/// The language of the views.
pub fn use_language() -> Language {
    expect_context()
}

/// The texts of the first screen.
pub fn use_texts() -> &'static Texts {
    use_language().texts()
}

/// The texts of task actions.
pub fn use_action_texts() -> &'static ActionTexts {
    use_language().action_texts()
}

/// The texts of the alerts.
pub fn use_alert_texts() -> &'static AlertTexts {
    use_language().alert_texts()
}

/// The texts of the forms for new tasks.
pub fn use_create_texts() -> &'static CreateTexts {
    use_language().create_texts()
}

/// The texts of the dialogs of a task, the connection and the settings.
pub fn use_dialog_texts() -> &'static DialogTexts {
    use_language().dialog_texts()
}

/// The texts of errors.
pub fn use_error_texts() -> &'static ErrorTexts {
    use_language().error_texts()
}

/// The texts of exports.
pub fn use_export_texts() -> &'static ExportTexts {
    use_language().export_texts()
}

/// The texts of the viewer and the wall screen.
pub fn use_viewer_texts() -> &'static ViewerTexts {
    use_language().viewer_texts()
}

/// The texts of the saved views.
pub fn use_view_texts() -> &'static ViewTexts {
    use_language().view_texts()
}

/// The texts of the servers.
pub fn use_server_texts() -> &'static ServerTexts {
    use_language().server_texts()
}

/// The texts of the statistics.
pub fn use_statistics_texts() -> &'static StatisticsTexts {
    use_language().statistics_texts()
}

/// The texts of the selection and of acting on many tasks.
pub fn use_selection_texts() -> &'static SelectionTexts {
    use_language().selection_texts()
}
