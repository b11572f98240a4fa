//! The bar above the task list: delayed requests, and the button that shows new tasks.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        announcer::use_announcer,
        services::{Services, use_services},
    },
    ui::{
        components::{icon::Icon, request_status_bar::request_status_bar},
        dom::{El, button, dynamic::effect, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
    },
};

/// The bar.
pub fn new_tasks_bar() -> El {
    let Services { tasks, live_refresh, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let count = memo(move |_| tasks.pending_count());
    let has_new_tasks = memo(move |_| count.get() > 0);
    let show_pending = move || {
        tasks.show_pending();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    };
    let show_button = move || {
        has_new_tasks.get().then(|| {
            let label = el("span").dyn_text(move || (t.new_tasks)(count.get()));
            button("primary new-tasks").child(Icon::Up.draw()).child(label).on_click(show_pending)
        })
    };
    effect(move || {
        let count = count.get();
        if count > 0 {
            announcer.announce((t.new_tasks)(count));
        }
    });
    el("div")
        .class("floating-status")
        .dyn_child(request_status_bar(tasks.request_status, true))
        .dyn_child(request_status_bar(live_refresh.request_status(), false))
        .dyn_child(show_button)
}

/// Whether the user has not scrolled, opened a dialog or focused a card, so that new tasks can be shown.
pub fn is_user_idle() -> bool {
    let is_at_top = window().scroll_y().is_ok_and(|y| y < 8.0);
    let busy = format!("dialog[open], #{RESULTS_ID} :focus, #{RESULTS_ID} :active");
    is_at_top && document().query_selector(&busy).is_ok_and(|found| found.is_none())
}
