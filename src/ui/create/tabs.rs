//! The ways to begin, side by side: one is chosen, the arrow keys go along.

use leptos::prelude::*;

use crate::{
    domain::create_kind::CreateKind,
    i18n::context::use_create_texts,
    state::create::form::CreateState,
    ui::dom::{El, button, el, focus_next_frame},
};

/// The id of the form's place.
pub const PANEL: &str = "way";

/// The tabs.
pub fn tabs(draft: CreateState) -> El {
    let create_texts = use_create_texts();
    let tab = |kind: CreateKind| {
        let chosen = move || draft.open.get() == kind;
        button("tab")
            .attr("id", &id(kind))
            .attr("role", "tab")
            .dyn_aria_bool("aria-selected", chosen)
            .dyn_attr_static("aria-controls", move || chosen().then_some(PANEL))
            .dyn_attr_static("tabindex", move || Some(if chosen() { "0" } else { "-1" }))
            .text((create_texts.kind_name)(kind))
            .on_click(move || draft.open.set(kind))
    };
    let key = move |event: web_sys::KeyboardEvent| {
        let (at, last) = (draft.open.get_untracked().index(), CreateKind::ALL.len() - 1);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % (last + 1),
            "ArrowLeft" => (at + last) % (last + 1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        draft.open.set(CreateKind::ALL[to]);
        focus_next_frame([["#", &id(CreateKind::ALL[to])].concat()]);
    };
    el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", create_texts.create_kinds)
        .children(CreateKind::ALL.map(tab))
        .on_keyboard("keydown", key)
}

/// The id of a tab.
pub fn id(kind: CreateKind) -> String {
    "way-".to_owned() + kind.name()
}
