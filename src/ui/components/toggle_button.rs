//! Buttons that stay pressed.

use leptos::prelude::*;

use crate::ui::{
    components::icon::{Glyph, Icon},
    hooks::listener::listener,
};

/// A button that stays pressed while what it stands for is chosen.
#[component]
pub fn ToggleButton(
    /// The icon.
    icon: Icon,
    /// The text.
    text: String,
    /// What the button stands for in the API or in the URL, which is its tooltip.
    value: String,
    /// Whether Tab reaches the button: "0" or "-1".
    tabindex: &'static str,
    /// Whether the button is pressed.
    #[prop(into)]
    is_pressed: Signal<bool>,
    /// Called for a click.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="toggle"
            data-status=value.clone()
            title=value
            tabindex=tabindex
            aria-pressed=move || is_pressed.get().to_string()
            on:click=listener(move |_| on_click.run(()))
        >
            <Glyph icon/>
            <span>{text}</span>
        </button>
    }
}
