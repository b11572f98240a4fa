//! Modal dialogs: the `<dialog>` element of HTML, which keeps the focus inside and makes the rest of the page inert.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::{
    i18n::context::use_texts,
    ui::{
        components::{
            announcer::LiveRegion,
            icon::{Glyph, Icon},
            toasts::Toasts,
        },
        hooks::{listener::listener, root_attribute::set_root_attribute},
    },
};

/// A modal dialog that is open while it is mounted. Escape, the backdrop and the close button call `close`, which removes the
/// dialog or asks first.
#[component]
pub fn Modal(
    /// The class of the dialog.
    class: &'static str,
    /// Its accessible name.
    #[prop(into)]
    name: Signal<String>,
    /// What precedes the close button in the head: the title, and controls.
    #[prop(into)]
    head: AnyView,
    /// Removes the dialog.
    #[prop(into)]
    close: Callback<()>,
    /// Called for each key that is pressed inside, but not for those of a dialog above.
    #[prop(optional, into)]
    on_key: Option<Callback<KeyboardEvent>>,
    /// What follows the head.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let dialog = NodeRef::<html::Dialog>::new();
    let close_button = NodeRef::<html::Button>::new();
    // A dialog can be shown only once it is in the document. It may be removed before the next frame.
    let show = move || {
        let dialog = dialog.try_get_untracked().flatten();
        if let Some(dialog) = dialog.filter(|dialog| dialog.is_connected() && !dialog.open()) {
            let _ = dialog.show_modal();
            mark_open_dialogs();
            if let Some(button) = close_button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    request_animation_frame(show);
    on_cleanup(|| request_animation_frame(mark_open_dialogs));
    // Browsers close a dialog without asking the page when it has refused before; it is shown again if it remains.
    let on_close = move |_| {
        close.run(());
        request_animation_frame(show);
    };
    let on_cancel = move |event: Event| {
        event.prevent_default();
        close.run(());
    };
    // The dialog is the target of a click only outside its content, on the backdrop.
    let on_mousedown = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            close.run(());
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        // Escape belongs to the innermost dialog.
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() {
            event.prevent_default();
            return close.run(());
        }
        if let Some(on_key) = on_key.filter(|_| belongs_here(&event)) {
            on_key.run(event);
        }
    };
    view! {
        <dialog
            class=["modal ", class].concat()
            aria-label=move || name.get()
            node_ref=dialog
            on:cancel=listener(on_cancel)
            on:close=listener(on_close)
            on:mousedown=listener(on_mousedown)
            on:keydown=listener(on_keydown)
        >
            <div class="modal-body">
                <div class="modal-head">
                    {head}
                    <button
                        type="button"
                        class="ghost"
                        aria-label=t.close
                        title=t.close
                        node_ref=close_button
                        on:click=listener(move |_| close.run(()))
                    >
                        <Glyph icon=Icon::Close/>
                    </button>
                </div>
                {children()}
            </div>
            <LiveRegion/>
            <Toasts/>
        </dialog>
    }
}

/// Sets `data-dialog` on the root element to the kind of the open dialog, or removes it. It keeps the page from scrolling.
fn mark_open_dialogs() {
    let has = |selector: &str| document().query_selector(selector).is_ok_and(|found| found.is_some());
    let kind =
        if has("dialog.viewer[open]") { Some("viewer") } else { has("dialog[open]").then_some("other") };
    set_root_attribute("data-dialog", kind);
}

/// Whether the dialog of a listener is the innermost one around the target of the event.
fn belongs_here(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let innermost = target.and_then(|target| target.closest("dialog").ok().flatten());
    innermost.map(Into::into) == event.current_target()
}
