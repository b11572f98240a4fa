//! Which dialogs are open, apart from the task dialog, which the URL opens, and the keys of shortcuts.

use leptos::prelude::*;

use crate::state::{context::provided, long_lived::LongLived};

/// The task that waits for input, and the prompt that its form starts with, if the server sent one.
pub type ModalTask = (String, Option<String>);

/// The open dialogs. Copies share them.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// The task whose modal form is open.
    pub modal_task: LongLived<RwSignal<Option<ModalTask>>>,
    /// Whether the dialog for new tasks is open.
    pub create_open: LongLived<RwSignal<bool>>,
    /// Whether the connection dialog is open.
    pub connection_open: LongLived<RwSignal<bool>>,
    /// Whether the settings dialog is open.
    pub settings_open: LongLived<RwSignal<bool>>,
    /// The keys that were pressed as shortcuts, one character each, until the lazy part runs them.
    pub shortcut_keys: LongLived<RwSignal<String>>,
    /// Whether the dialog that exports tasks is open.
    pub export_open: LongLived<RwSignal<bool>>,
    /// Whether the dialog of the saved views is open.
    pub views_open: LongLived<RwSignal<bool>>,
}

impl Dialogs {
    /// All dialogs closed.
    pub fn new() -> Self {
        Self {
            modal_task: LongLived::signal(None),
            create_open: LongLived::signal(false),
            connection_open: LongLived::signal(false),
            settings_open: LongLived::signal(false),
            shortcut_keys: LongLived::signal(String::new()),
            export_open: LongLived::signal(false),
            views_open: LongLived::signal(false),
        }
    }
}

impl Default for Dialogs {
    fn default() -> Self {
        Self::new()
    }
}

/// The open dialogs.
pub fn use_dialogs() -> Dialogs {
    provided()
}
