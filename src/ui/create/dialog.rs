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
        create::{focus::focus_first, panel, submit::use_send, tabs},
        dom::{El, el, focus_next_frame},
    },
};

/// The dialog.
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
    paste(draft);
    // Back to the button in the header, from wherever the window was opened.
    on_cleanup(|| focus_next_frame(["header.top button.create".to_owned()]));
    let panel = move || Some(panel::panel(draft, draft.form(draft.open.get())));
    let read_only = move || {
        settings.read_only.get().then(|| el("p").class("hint read-only").text(action_texts.read_only))
    };
    let body = el("div").class("ways-body").live(read_only).child(tabs::tabs(draft)).live(panel);
    let head = vec![el("h2").text(t.new_task)];
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            send.run(draft.form(draft.open.get_untracked()));
        }
    };
    let dialog =
        modal("create-task", || t.new_task.to_owned(), head, body, move || create_open.set(false), key);
    focus_first();
    drop_into(dialog, draft)
}

/// Files can be dropped onto the whole window. Beside it the browser would leave the page for the file.
fn drop_into(dialog: El, draft: CreateState) -> El {
    let over = RwSignal::new(false);
    let takes = move || *draft.form(draft.open.get()).kind.picture_count().end() > 0;
    dialog
        .class_when("dropping", move || over.get() && takes())
        .on("dragover", move |event| {
            if transfer_of(&event).is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0)) {
                event.prevent_default();
                over.set(true);
            }
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            over.set(false);
            if let Some(files) = transfer_of(&event).and_then(|transfer| files_of(&transfer)) {
                event.prevent_default();
                file_intake::add_files(draft.form(draft.open.get_untracked()), &files);
            }
        })
}

/// Files can be pasted wherever the focus is. A text that is pasted into a field is left alone, even if a picture of it
/// is in the clipboard as well, as spreadsheets put it there.
fn paste(draft: CreateState) {
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
