//! The live region for screen readers: in the open dialog, otherwise on the page.

use leptos::prelude::*;

use crate::state::announcer::use_announcer;

/// The live region. It is visually hidden because its messages are visible elsewhere.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let announcer = use_announcer();
    view! { <p class="visually-hidden" role="status">{move || announcer.message()}</p> }
}
