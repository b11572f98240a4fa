//! A button that copies a text and says whether it could.

use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

use super::{announcer::Announcer, icon::Icon};
use crate::words::use_words;

/// What became of the last press.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// Copies `text` when pressed. `name` is the accessible name; `shown` stands beside the icon.
#[component]
pub fn CopyButton(
    #[prop(into)] name: String,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] shown: Option<Signal<String>>,
) -> AnyView {
    let w = use_words();
    let announcer: Announcer = expect_context();
    let copied = RwSignal::new(Copied::NotYet);
    let press = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let result = if copy(&text).await { Copied::Done } else { Copied::Refused };
            // The card may be gone by now.
            if copied.try_set(result).is_none() {
                announcer.say(if result == Copied::Done { w.copied } else { w.copy_refused });
                set_timeout(
                    move || {
                        copied.try_set(Copied::NotYet);
                    },
                    Duration::from_secs(2),
                );
            }
        });
    };
    let label = move || match copied.get() {
        Copied::NotYet => shown.map(|shown| shown.get()).unwrap_or_default(),
        Copied::Done => w.copied.to_owned(),
        Copied::Refused => w.copy_refused.to_owned(),
    };
    let icon = move || if copied.get() == Copied::Done { Icon::Tick.view() } else { Icon::Copy.view() };
    view! {
        <button type="button" class="quiet copy" aria-label=name.clone() title=name on:click=press>
            {icon}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// The clipboard exists only on https and on the own machine, and the operator may have refused it.
async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let exists = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    exists && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
