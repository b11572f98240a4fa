//! A window over the page: the browser's own `<dialog>`, which keeps the focus inside and the rest asleep.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::icon::Icon;
use crate::words::use_words;

/// A modal dialog that is open as long as it is mounted. `close` is asked for by Escape, by the backdrop and by the
/// button; whoever opened it takes it away.
#[component]
pub fn Modal(
    class: &'static str,
    #[prop(into)] name: Signal<String>,
    close: impl Fn() + Copy + 'static,
    #[prop(optional, into)] on_key: Option<Callback<web_sys::KeyboardEvent>>,
    head: AnyView,
    children: Children,
) -> AnyView {
    let w = use_words();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // It fails only for a dialog that is not in the document, and this one was just mounted.
            let _ = dialog.show_modal();
        }
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        close();
    };
    // The dialog itself is hit only beside its content: on the backdrop.
    let press = move |event: ev::MouseEvent| {
        let on_backdrop = event.target().zip(dialog.get_untracked()).is_some_and(|(target, dialog)| {
            target.dyn_into::<web_sys::HtmlDialogElement>().is_ok_and(|target| target == dialog)
        });
        if on_backdrop {
            close();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if let Some(on_key) = on_key {
            on_key.run(event);
        }
    };
    view! {
        <dialog
            class=format!("modal {class}")
            node_ref=dialog
            aria-label=name
            on:cancel=cancel
            on:close=move |_| close()
            on:mousedown=press
            on:keydown=key
        >
            <div class="modal-body">
                <div class="modal-head">
                    {head}
                    <button
                        type="button"
                        class="quiet close"
                        aria-label=w.close
                        title=w.close
                        autofocus
                        on:click=move |_| close()
                    >
                        {Icon::Close.view()}
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}
