//! The dialog for new tasks, with a form for each kind.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, FileList};

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
        components::modal::modal,
        dom::{El, el, focus_next_frame},
        legacy::create::{focus::focus_first, panel, submit::use_send, tabs},
    },
};

/// The dialog for new tasks.
pub fn create_dialog() -> El {
    let Services { tasks, settings, create, .. } = use_services();
    let t = use_texts();
    let Dialogs { create_open, .. } = use_dialogs();
    let draft = create.get();
    let send = use_send(draft);
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
    let panel = move || Some(panel::panel(draft, draft.form(draft.open.get())));
    let read_only_hint = move || {
        settings.read_only.get().then(|| el("p").class("hint read-only").text(action_texts.read_only))
    };
    let body = el("div").dyn_child(read_only_hint).child(tabs::tabs(draft)).dyn_child(panel);
    let head = vec![el("h2").text(t.new_task)];
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            send.run(draft.form(draft.open.get_untracked()));
        }
    };
    let dialog =
        modal("create-task", || t.new_task.to_owned(), head, body, move || create_open.set(false), on_key);
    focus_first();
    accept_dropped_files(dialog, draft)
}

/// Accepts dropped files in the whole dialog, so that the browser does not navigate to a file that misses the field.
fn accept_dropped_files(dialog: El, draft: CreateState) -> El {
    let is_dragging = RwSignal::new(false);
    let takes_files = move || *draft.form(draft.open.get()).kind.picture_count().end() > 0;
    dialog
        .class_toggle("dropping", move || is_dragging.get() && takes_files())
        .on("dragover", move |event| {
            if transfer_of(&event).is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0)) {
                event.prevent_default();
                is_dragging.set(true);
            }
        })
        .on("dragleave", move |_| is_dragging.set(false))
        .on("drop", move |event| {
            is_dragging.set(false);
            if let Some(files) = transfer_of(&event).and_then(|transfer| files_of(&transfer)) {
                event.prevent_default();
                file_intake::add_files(draft.form(draft.open.get_untracked()), &files);
            }
        })
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

fn transfer_of(event: &web_sys::Event) -> Option<DataTransfer> {
    event.unchecked_ref::<DragEvent>().data_transfer()
}

fn files_of(transfer: &DataTransfer) -> Option<FileList> {
    transfer.files().filter(|files| files.length() > 0)
}
