//! What is shown in place of the task list when there are no tasks.

use crate::{
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        services::{Services, use_services},
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, el, focus_next_frame},
        ids::RESULTS_ID,
    },
};

/// The message that the server has no tasks yet.
pub fn no_tasks() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let refresh = button("primary").text(t.check_again).on_click(move || tasks.refresh());
    empty_state(Icon::Picture, t.no_tasks_title, t.no_tasks_text).child(refresh)
}

/// The message that no task matches the filters.
pub fn no_matches() -> El {
    let Services { url, .. } = use_services();
    let panel = use_filter_panel();
    let t = use_texts();
    let clear = button("primary").text(t.clear_filters).on_click(move || {
        panel.clear_filters(url);
        focus_next_frame([format!("#{RESULTS_ID}")]);
    });
    empty_state(Icon::Filter, t.no_match_title, t.no_match_text).child(clear)
}

/// An icon, a title and a paragraph. The caller adds buttons.
pub fn empty_state(icon: Icon, title: &str, text: &str) -> El {
    el("div")
        .class("empty-state")
        .child(el("div").class("empty-icon").child(icon.draw()))
        .child(el("h2").text(title))
        .child(el("p").text(text))
}
