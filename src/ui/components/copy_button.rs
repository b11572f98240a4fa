//! A button that copies a text to the clipboard and shows whether it succeeded.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

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
    let on_click = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let result = if copy(&text).await { CopyState::Copied } else { CopyState::Failed };
            announcer.announce(if result == CopyState::Copied { t.copied } else { t.copy_failed });
            // The button may have been removed in the meantime.
            state.try_set(result);
            let reset = move || {
                state.try_set(CopyState::Idle);
            };
            set_timeout(reset, Duration::from_secs(2));
        });
    };
    let label = move || match state.get() {
        CopyState::Idle => label.clone(),
        CopyState::Copied => t.copied.to_owned(),
        CopyState::Failed => t.copy_failed.to_owned(),
    };
    let icon = move || if state.get() == CopyState::Copied { Icon::Check } else { Icon::Copy };
    view! {
        <button type="button" class="ghost copy" aria-label=name.clone() title=name on:click=listener(on_click)>
            <Glyph icon=Signal::derive(icon)/>
            <span>{move || label()}</span>
        </button>
    }
}

/// Copies a text. The clipboard exists only in secure contexts, and the user may have denied access.
async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let exists = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    exists && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
