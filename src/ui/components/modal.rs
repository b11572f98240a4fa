//! A window over the page: the browser's own `<dialog>`, which keeps the focus inside and the rest asleep.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use crate::{
    i18n::context::use_texts,
    state::announcer::use_announcer,
    ui::{
        components::{announcer::live_region, icon::Icon},
        dom::{El, button, el},
        layout::toasts::toasts,
    },
};

/// A modal dialog that is open as long as it is mounted. `close` is asked for by Escape, by the backdrop and by the
/// button; whoever opened the dialog takes it away.
pub fn modal(
    class: &str,
    name: impl Fn() -> String + 'static,
    head: Vec<El>,
    body: El,
    close: impl Fn() + Copy + 'static,
    key: impl Fn(KeyboardEvent) + 'static,
) -> El {
    let t = use_texts();
    let announcer = use_announcer();
    let close_button = button("ghost").label(t.close).child(Icon::Close.draw()).on_click(close);
    let first = close_button.html();
    let head = el("div").class("modal-head").children(head).child(close_button);
    let dialog = el("dialog").class(&format!("modal {class}")).dyn_attr("aria-label", move || Some(name()));
    let node: HtmlDialogElement = dialog.element().unchecked_into();
    // It can be shown only once it is in the document, which it is when this frame is drawn.
    let shown = node.clone();
    request_animation_frame(move || {
        if shown.is_connected() && !shown.open() {
            let _ = shown.show_modal();
            let _ = first.focus();
        }
    });
    dialog
        .child(el("div").class("modal-body").child(head).child(body))
        .child(live_region(announcer))
        .child(toasts())
        .on("cancel", move |event| {
            event.prevent_default();
            close();
        })
        .on("close", move |_| close())
        // The dialog itself is hit only beside its content: on the backdrop.
        .on("mousedown", move |event| {
            if event.target().is_some_and(|target| target == ****node) {
                close();
            }
        })
        .on_keyboard("keydown", key)
}
