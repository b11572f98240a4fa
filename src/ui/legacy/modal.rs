//! Modal dialogs: the `<dialog>` element of HTML, which keeps the focus inside and makes the rest of the page inert.

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

/// A modal dialog that is open while it is mounted. Escape, the backdrop and the close button call `close`, which has to
/// remove the dialog.
pub fn modal(
    class: &str,
    name: impl Fn() -> String + 'static,
    head: Vec<El>,
    body: El,
    close: impl Fn() + Copy + 'static,
    on_key: impl Fn(KeyboardEvent) + 'static,
) -> El {
    let t = use_texts();
    let announcer = use_announcer();
    let close_button = button("ghost").label(t.close).child(Icon::Close.draw()).on_click(close);
    let first_control = close_button.html();
    let head = el("div").class("modal-head").children(head).child(close_button);
    let dialog = el("dialog").class(&format!("modal {class}")).dyn_attr("aria-label", move || Some(name()));
    let node: HtmlDialogElement = dialog.element().unchecked_into();
    // A dialog can be shown only once it is in the document.
    let to_show = node.clone();
    request_animation_frame(move || {
        if to_show.is_connected() && !to_show.open() {
            let _ = to_show.show_modal();
            let _ = first_control.focus();
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
        // The dialog is the target of a click only outside its content, on the backdrop.
        .on("mousedown", move |event| {
            if event.target().is_some_and(|target| target == ****node) {
                close();
            }
        })
        .on_keyboard("keydown", on_key)
}
