//! The tabs of the dialog for new tasks, one for each kind.

use leptos::prelude::*;

use crate::{
    domain::create_kind::CreateKind,
    i18n::context::use_create_texts,
    state::create::form::CreateState,
    ui::dom::{El, button, el, focus_next_frame},
};

/// The id of the tab panel.
pub const PANEL_ID: &str = "way";

/// The tabs.
pub fn tabs(draft: CreateState) -> El {
    let create_texts = use_create_texts();
    let tab = |kind: CreateKind| {
        let is_selected = move || draft.open.get() == kind;
        button("tab")
            .attr("id", &tab_id(kind))
            .attr("role", "tab")
            .dyn_aria_bool("aria-selected", is_selected)
            .dyn_attr_static("aria-controls", move || is_selected().then_some(PANEL_ID))
            .dyn_attr_static("tabindex", move || Some(if is_selected() { "0" } else { "-1" }))
            .text((create_texts.kind_name)(kind))
            .on_click(move || draft.open.set(kind))
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
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
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", create_texts.create_kinds)
        .children(CreateKind::ALL.map(tab))
        .on_keyboard("keydown", on_key)
}

/// The id of a tab.
pub fn tab_id(kind: CreateKind) -> String {
    "way-".to_owned() + kind.name()
}
