//! The tabs of the dialog for new tasks, one for each kind.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::{
    domain::create_kind::CreateKind,
    i18n::context::use_create_texts,
    state::create::form::CreateState,
    ui::{hooks::focus::focus_next_frame, hooks::listener::listener},
};

/// The id of the tab panel.
pub const PANEL_ID: &str = "way";

/// The tabs. Only the selected one is in the tab order; the arrow keys, Home and End select others.
#[component]
pub fn Tabs(
    /// The forms and the selected kind.
    draft: CreateState,
) -> impl IntoView {
    let create_texts = use_create_texts();
    let on_key = move |event: KeyboardEvent| {
        let (current, count) = (draft.open.get_untracked().index(), CreateKind::ALL.len());
        let next = match event.key().as_str() {
            "ArrowRight" => (current + 1) % count,
            "ArrowLeft" => (current + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        draft.open.set(CreateKind::ALL[next]);
        focus_next_frame([["#", &tab_id(CreateKind::ALL[next])].concat()]);
    };
    view! {
        <div class="tabs" role="tablist" aria-label=create_texts.create_kinds on:keydown=listener(on_key)>
            {CreateKind::ALL.map(|kind| view! { <Tab draft kind/> }).collect_view()}
        </div>
    }
}

#[component]
fn Tab(draft: CreateState, kind: CreateKind) -> impl IntoView {
    let create_texts = use_create_texts();
    let is_selected = move || draft.open.get() == kind;
    view! {
        <button
            type="button"
            class="tab"
            id=tab_id(kind)
            role="tab"
            aria-selected=move || is_selected().to_string()
            aria-controls=move || is_selected().then_some(PANEL_ID)
            tabindex=move || if is_selected() { "0" } else { "-1" }
            on:click=listener(move |_| draft.open.set(kind))
        >
            {(create_texts.kind_name)(kind)}
        </button>
    }
}

/// The id of a tab.
pub fn tab_id(kind: CreateKind) -> String {
    "way-".to_owned() + kind.name()
}
