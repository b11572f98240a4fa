//! The help: all keyboard shortcuts.

use leptos::prelude::*;

use crate::{
    domain::{
        shortcut::{SHORTCUTS, Shortcut},
        status::Status,
    },
    i18n::context::{use_dialog_texts, use_texts},
    state::services::{Services, use_services},
    ui::{
        components::{modal::Modal, show::Show},
        hooks::focus::return_focus_on_cleanup,
    },
};

/// The dialog with all shortcuts.
#[component]
pub fn ShortcutSheet(
    /// Removes the dialog.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let (t, dialog_texts) = (use_texts(), use_dialog_texts());
    return_focus_on_cleanup();
    let text = move |shortcut| {
        let Shortcut::Status(index) = shortcut else { return (dialog_texts.shortcut)(shortcut).to_owned() };
        let status = Status::KNOWN.get(index).map(|status| t.status(status)).unwrap_or_default();
        (t.name_and_value)(t.status_label, &status)
    };
    let is_available =
        |shortcut: &Shortcut| *shortcut != Shortcut::NewTask || !settings.read_only.get_untracked();
    let shortcuts = SHORTCUTS
        .into_iter()
        .filter(|(_, shortcut)| is_available(shortcut))
        .map(|(keys, shortcut)| key_row(keys, text(shortcut)))
        .collect_view();
    let other_keys =
        dialog_texts.other_keys.map(|(keys, text)| key_row(keys, text.to_owned())).collect_view();
    view! {
        <Modal
            class="shortcuts"
            name=dialog_texts.shortcuts
            head=view! { <h2>{dialog_texts.shortcuts}</h2> }.into_any()
            close
        >
            <div class="dialog-body">
                <Show when=move || !settings.shortcuts.get()>
                    <p class="hint">{dialog_texts.shortcuts_off}</p>
                </Show>
                <dl class="key-list">{shortcuts}</dl>
                <h3>{dialog_texts.other_keys_title}</h3>
                <dl class="key-list">{other_keys}</dl>
            </div>
        </Modal>
    }
}

/// The keys, separated by spaces, and what they do.
fn key_row(keys: &'static str, text: String) -> AnyView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }.into_any()).collect_view();
    view! {
        <div>
            <dt>{keys}</dt>
            <dd>{text}</dd>
        </div>
    }
    .into_any()
}
