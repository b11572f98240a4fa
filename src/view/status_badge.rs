//! The status of a task: icon and word; the server's own word on hover.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{proxy::task::Status, words::use_words};

/// The badge of a status.
#[component]
pub fn StatusBadge(#[prop(into)] status: Signal<Status>) -> AnyView {
    let w = use_words();
    let word = move || status.with(|status| w.status(status));
    let raw = move || status.with(|status| status.wire().to_owned());
    view! {
        <span class="badge" data-status=raw title=raw>
            {move || status.with(Icon::of_status).view()}
            <span>{word}</span>
        </span>
    }
    .into_any()
}
