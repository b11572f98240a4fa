//! Checkboxes with a label.

use leptos::prelude::*;

use crate::ui::hooks::listener::listener;

/// A checkbox with its label.
#[component]
pub fn Checkbox(
    /// The label.
    label: &'static str,
    /// Whether it is checked: the initial state, and set by the user.
    value: RwSignal<bool>,
    /// Whether the user cannot change it.
    #[prop(optional)]
    is_disabled: bool,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                checked=value.get_untracked()
                disabled=is_disabled
                on:change=listener(move |event| value.set(event_target_checked(&event)))
            />
            <span>{label}</span>
        </label>
    }
}
