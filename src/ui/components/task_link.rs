//! The link to the dialog of a task.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    i18n::context::use_texts,
    state::services::{Services, use_services},
    ui::hooks::listener::listener,
};

/// A link that opens a task over the present page.
#[component]
pub fn TaskLink(
    /// The id of the task.
    id: String,
    /// The accessible name; "Open task …" by default.
    #[prop(optional)]
    name: Option<String>,
    /// The text; the name by default.
    #[prop(optional)]
    label: Option<String>,
) -> impl IntoView {
    let Services { url, .. } = use_services();
    let name = name.unwrap_or_else(|| (use_texts().open_task)(&id));
    let label = label.unwrap_or_else(|| name.clone());
    let href = {
        let id = id.clone();
        Signal::derive(move || url.task_link(&id))
    };
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        url.open_task(&id);
    };
    view! { <a href=move || href.get() aria-label=name on:click=listener(on_click)>{label}</a> }
}
