//! Buttons for first, previous, next and last.

use leptos::prelude::*;

use crate::ui::{
    components::icon::{Glyph, Icon},
    hooks::listener::listener,
};

/// A button for previous, next and the like. While it is disabled it stays focusable and describes the reason.
#[component]
pub fn NavButton(
    /// The accessible name, and the tooltip while the button is enabled.
    name: &'static str,
    /// The icon.
    icon: Icon,
    /// Why the button is disabled; None while it is enabled.
    #[prop(into)]
    disabled_reason: Signal<Option<&'static str>>,
    /// Called for a click while the button is enabled.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let on_click = move |_| {
        if disabled_reason.get_untracked().is_none() {
            on_click.run(());
        }
    };
    view! {
        <button
            type="button"
            class="nav-button"
            aria-label=name
            title=move || disabled_reason.get().unwrap_or(name).to_owned()
            aria-disabled=move || disabled_reason.get().map(|_| "true".to_owned())
            aria-description=move || disabled_reason.get().map(str::to_owned)
            on:click=listener(on_click)
        >
            <Glyph icon/>
        </button>
    }
}
