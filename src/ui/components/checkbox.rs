//! Checkboxes with a label.

use leptos::prelude::*;

use crate::ui::hooks::listener::listener;

/// A checkbox with its label.
#[component]
pub fn Checkbox(
    /// The label.
    label: &'static str,
    /// Whether it is checked.
    #[prop(into)]
    value: Signal<bool>,
    /// Called with the new state when the user changes it.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether the user cannot change it.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || value.get()
                disabled=move || is_disabled.get()
                on:change=listener(move |event| on_change.run(event_target_checked(&event)))
            />
            <span>{label}</span>
        </label>
    }
}
