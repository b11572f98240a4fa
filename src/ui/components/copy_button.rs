//! A button that copies a text to the clipboard and shows whether it succeeded.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, HtmlDocument, HtmlElement, HtmlTextAreaElement, MouseEvent};

use crate::{
    i18n::context::use_texts,
    state::announcer::use_announcer,
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// The result of the last click.
#[derive(Clone, Copy, PartialEq)]
enum CopyState {
    Idle,
    Copied,
    Failed,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// Its accessible name and tooltip.
    #[prop(into)]
    name: String,
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
    /// What is shown next to the icon.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let t = use_texts();
    let announcer = use_announcer();
    let state = RwSignal::new(CopyState::Idle);
    let on_click = move |event: MouseEvent| {
        let text = text.get_untracked();
        // At once: browsers allow the old command only in the handler of a click.
        let copied = (!has_clipboard()).then(|| copy_by_command(&text, event.current_target()));
        spawn_local(async move {
            let is_copied = match copied {
                Some(is_copied) => is_copied,
                None => JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok(),
            };
            let result = if is_copied { CopyState::Copied } else { CopyState::Failed };
            announcer.announce(if result == CopyState::Copied { t.copied } else { t.copy_failed });
            // The button may have been removed in the meantime.
            state.try_set(result);
            let reset = move || {
                state.try_set(CopyState::Idle);
            };
            set_timeout(reset, Duration::from_secs(2));
        });
    };
    let content = move || {
        let (icon, label) = match state.get() {
            CopyState::Idle => (Icon::Copy, label.clone()),
            CopyState::Copied => (Icon::Check, t.copied.to_owned()),
            CopyState::Failed => (Icon::Copy, t.copy_failed.to_owned()),
        };
        view! {
            <Glyph icon/>
            <span>{label}</span>
        }
        .into_any()
    };
    view! {
        <button type="button" class="ghost copy" aria-label=name.clone() title=name on:click=listener(on_click)>
            {move || content()}
        </button>
    }
}

/// Whether the clipboard can be used: it exists only in secure contexts.
fn has_clipboard() -> bool {
    js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).is_ok_and(|it| !it.is_undefined())
}

/// Copies a text by the old command, which copies the selection of a field. The field is placed beside the button, because a
/// dialog makes the rest of the page inert. If the command is refused, the text stays there, selected, until the focus leaves it.
fn copy_by_command(text: &str, button: Option<EventTarget>) -> bool {
    let Some(button) = button.map(JsCast::unchecked_into::<HtmlElement>) else { return false };
    let field: HtmlTextAreaElement =
        document().create_element("textarea").expect("a valid name").unchecked_into();
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("copy-source");
    let _ = button.insert_adjacent_element("afterend", &field);
    field.select();
    let is_copied = document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    if is_copied {
        field.remove();
        let _ = button.focus();
    } else {
        let source = field.clone();
        field.set_onblur(Some(Closure::once_into_js(move || source.remove()).unchecked_ref()));
    }
    is_copied
}
