//! A button that copies a text and says whether it could.

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

/// What became of the last press.
#[derive(Clone, Copy, PartialEq)]
enum CopyState {
    Idle,
    Copied,
    Failed,
}

/// Copies `text` when pressed. `name` is the accessible name; `shown` stands beside the icon.
pub fn copy_button(name: &str, text: impl Fn() -> String + 'static, shown: &str) -> El {
    let t = use_texts();
    let announcer = use_announcer();
    let copied = RwSignal::new(CopyState::Idle);
    let press = move || {
        let text = untrack(&text);
        spawn_local(async move {
            let result = if copy(&text).await { CopyState::Copied } else { CopyState::Failed };
            announcer.announce(if result == CopyState::Copied { t.copied } else { t.copy_failed });
            // The button may be gone by now.
            copied.try_set(result);
            let restore = move || {
                copied.try_set(CopyState::Idle);
            };
            set_timeout(restore, Duration::from_secs(2));
        });
    };
    let shown = shown.to_owned();
    let label = move || match copied.get() {
        CopyState::Idle => shown.clone(),
        CopyState::Copied => t.copied.to_owned(),
        CopyState::Failed => t.copy_failed.to_owned(),
    };
    let icon = move || if copied.get() == CopyState::Copied { Icon::Check } else { Icon::Copy };
    button("ghost copy")
        .label(name)
        .on_click(press)
        .dyn_child(move || Some(icon().draw()))
        .child(el("span").dyn_text(label))
}

/// The clipboard exists only on https and on the own machine, and the operator may have refused it.
async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let exists = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    exists && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
