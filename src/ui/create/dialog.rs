//! The dialog for new tasks, with a form for each kind.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, FileList, KeyboardEvent};

use crate::{
    domain::create_kind::CreateKind,
    i18n::context::{use_action_texts, use_create_texts, use_texts},
    state::{
        announcer::use_announcer,
        create::{file_intake, form::CreateState, poll_result},
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
    },
    ui::{
        components::{confirm_dialog::ConfirmDialog, modal::Modal, show::Show},
        create::{focus::focus_first, panel::Panel, submit::use_send, tabs::Tabs},
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
    },
};

/// The dialog for new tasks.
#[component]
pub fn CreateDialog() -> impl IntoView {
    let Services { tasks, settings, create, .. } = use_services();
    let t = use_texts();
    let Dialogs { create_open, .. } = use_dialogs();
    let draft = create.get();
    let confirm = RwSignal::new(None);
    let send = use_send(draft, confirm);
    let announcer = use_announcer();
    let result_ready = use_create_texts().result_ready;
    let action_texts = use_action_texts();
    for kind in [CreateKind::Describe, CreateKind::Shorten] {
        let announce = move || announcer.announce(result_ready);
        poll_result::poll_result(tasks, settings, draft.form(kind), announce);
    }
    listen_for_paste(draft);
    // The dialog can be opened from several places, but closing it always focuses the button in the header.
    on_cleanup(|| focus_next_frame(["header.app-header button.create".to_owned()]));
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            send.run(draft.form(draft.open.get_untracked()));
        }
    };

    // The whole dialog accepts dropped files, so that the browser does not navigate to a file that misses the field.
    let is_dragging = RwSignal::new(false);
    let accepts_files = move || *draft.form(draft.open.get()).kind.picture_count().end() > 0;
    let on_dragover = move |event: DragEvent| {
        if event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
            is_dragging.set(true);
        }
    };
    let on_drop = move |event: DragEvent| {
        is_dragging.set(false);
        if let Some(files) = event.data_transfer().as_ref().and_then(files_of) {
            event.prevent_default();
            file_intake::add_files(draft.form(draft.open.get_untracked()), &files);
        }
    };

    let dialog = view! {
        <Modal
            class="create-task"
            name=t.new_task
            head=view! { <h2>{t.new_task}</h2> }.into_any()
            close=move |()| create_open.set(false)
            on_key=on_key
            class:dropping=move || is_dragging.get() && accepts_files()
            on:dragover=listener(on_dragover)
            on:dragleave=listener(move |_| is_dragging.set(false))
            on:drop=listener(on_drop)
        >
            <div>
                <Show when=settings.read_only>
                    <p class="hint read-only">{action_texts.read_only}</p>
                </Show>
                <Tabs draft/>
                // Keyed, because the form of another kind is built anew instead of patched.
                <For each=move || [draft.open.get()] key=|kind| kind.index() let:kind>
                    <Panel draft form=draft.form(kind) send/>
                </For>
                <ConfirmDialog question=confirm/>
            </div>
        </Modal>
    };
    // After the dialog was built: its close button is focused in the same frame.
    focus_first();
    dialog
}

/// Accepts pasted files wherever the focus is. If the clipboard contains a text as well, as with cells of a spreadsheet and
/// their picture, only the text is pasted.
fn listen_for_paste(draft: CreateState) {
    let listener = window_event_listener_untyped("paste", move |event| {
        let transfer = event.unchecked_ref::<ClipboardEvent>().clipboard_data();
        let Some(files) = transfer.as_ref().and_then(files_of) else { return };
        let has_text =
            transfer.is_some_and(|transfer| transfer.get_data("text/plain").is_ok_and(|it| !it.is_empty()));
        if !has_text {
            event.prevent_default();
            file_intake::add_files(draft.form(draft.open.get_untracked()), &files);
        }
    });
    on_cleanup(move || listener.remove());
}

fn files_of(transfer: &DataTransfer) -> Option<FileList> {
    transfer.files().filter(|files| files.length() > 0)
}
