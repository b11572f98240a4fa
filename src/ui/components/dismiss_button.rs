//! The button that dismisses a message.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    ui::{
        components::icon::{Glyph, Icon},
        hooks::listener::listener,
    },
};

/// A button with a cross and the accessible name "Dismiss".
#[component]
pub fn DismissButton(
    /// Removes the message.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <button
            type="button"
            class="ghost"
            aria-label=t.dismiss
            title=t.dismiss
            on:click=listener(move |_| on_click.run(()))
        >
            <Glyph icon=Icon::Close/>
        </button>
    }
}
