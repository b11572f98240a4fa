//! A button that copies a text to the clipboard and shows whether it succeeded.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{
    i18n::context::use_texts,
    state::announcer::use_announcer,
    ui::{
        components::icon::Icon,
        dom::{El, button, el},
    },
};

/// The result of the last click.
#[derive(Clone, Copy, PartialEq)]
enum CopyState {
    Idle,
    Copied,
    Failed,
}

/// A button that copies `text`. `name` is the accessible name; `label` is shown next to the icon.
pub fn copy_button(name: &str, text: impl Fn() -> String + 'static, label: &str) -> El {
    let t = use_texts();
    let announcer = use_announcer();
    let state = RwSignal::new(CopyState::Idle);
    let on_click = move || {
        let text = untrack(&text);
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
    let label = label.to_owned();
    let label = move || match state.get() {
        CopyState::Idle => label.clone(),
        CopyState::Copied => t.copied.to_owned(),
        CopyState::Failed => t.copy_failed.to_owned(),
    };
    let icon = move || if state.get() == CopyState::Copied { Icon::Check } else { Icon::Copy };
    button("ghost copy")
        .label(name)
        .on_click(on_click)
        .dyn_child(move || Some(icon().draw()))
        .child(el("span").dyn_text(label))
}

/// Copies a text. The clipboard exists only in secure contexts, and the user may have denied access.
async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let exists = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    exists && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
