//! Conditional views.

use leptos::{children::ViewFn, prelude::*};

use crate::state::memo::memo;

/// Shows its children while a condition holds. The same as Leptos's `Show`, but compiled once instead of for each closure.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
    /// What is shown while it holds.
    children: ChildrenFn,
    /// What is shown otherwise.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    let when = memo(move || when.get());
    view! { {move || if when.get() { children() } else { fallback.run() }} }
}
