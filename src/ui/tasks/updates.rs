//! What was heard without being asked for: new tasks, tasks that ended, and what the server cannot do.

use leptos::prelude::*;

use crate::{
    domain::task::Task,
    i18n::{context::use_texts, texts::Texts},
    state::{
        announcer::use_announcer,
        services::{Services, use_services},
        settings::title,
        tasks::capability::ServerCapability,
    },
    ui::{
        components::{icon::Icon, request_status_bar::request_status_bar},
        dom::{El, button, dynamic::effect, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
    },
};

/// The bar above the sheet: new tasks that wait to be let in, and what a server without a search means.
pub fn updates() -> El {
    let Services { tasks, live_refresh, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let count = memo(move |_| tasks.pending_count());
    let come_in = move || {
        tasks.show_pending();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    };
    let has_some = memo(move |_| count.get() > 0);
    let arrivals = move || {
        has_some.get().then(|| {
            let face = el("span").dyn_text(move || (t.new_tasks)(count.get()));
            button("primary new-tasks").child(Icon::Up.draw()).child(face).on_click(come_in)
        })
    };
    // Both are told once, by the one voice of the page.
    effect(move || {
        let (name, count) = (capability_text(t, tasks.capability()).map(|(name, _)| name), count.get());
        if let Some(name) = name {
            announcer.announce(name);
        }
        if count > 0 {
            announcer.announce((t.new_tasks)(count));
        }
    });
    let limits = move || {
        let (name, text) = capability_text(t, tasks.capability())?;
        let told = el("p").child(el("strong").text(name)).text(" ").child(el("span").text(&text));
        Some(el("div").class("banner info").child(Icon::Warning.draw()).child(told))
    };
    let arrived = el("div")
        .class("floating-status")
        .dyn_child(request_status_bar(tasks.request_status, true))
        .dyn_child(request_status_bar(live_refresh.request_status(), false))
        .dyn_child(arrivals);
    el("div").class("status-bar").child(el("div").dyn_child(limits)).child(arrived)
}

fn capability_text(t: &Texts, way: ServerCapability) -> Option<(&'static str, String)> {
    match way {
        ServerCapability::Search => None,
        ServerCapability::List(count) => Some((t.list_only_title, (t.list_only_text)(count))),
        ServerCapability::ById => Some((t.by_id_only_title, t.by_id_only_text.to_owned())),
    }
}

/// A task that ends on screen is told once: to whoever listens to the page, and by the browser when nobody sees it.
pub fn notify_finished() {
    let Services { live_refresh, settings, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    effect(move || {
        let sentence = |task: &Task| (t.task_finished)(&task.id, &t.status(&task.status));
        let told =
            live_refresh.finished.with(|ended| ended.iter().map(sentence).collect::<Vec<_>>().join(". "));
        if told.is_empty() {
            return;
        }
        if document().hidden() && settings.notify.get_untracked() {
            notify(&title(settings), &told);
        }
        announcer.announce(told);
    });
}

/// Whoever forbade notifications since gets none; then making one fails, and nothing else does.
fn notify(title: &str, text: &str) {
    let options = web_sys::NotificationOptions::new();
    options.set_body(text);
    let _ = web_sys::Notification::new_with_options(title, &options);
}

/// Whether the user has not scrolled, opened a dialog or focused a card, so that new tasks can be shown.
pub fn is_user_idle() -> bool {
    let is_at_top = window().scroll_y().is_ok_and(|y| y < 8.0);
    let busy = format!("dialog[open], #{RESULTS_ID} :focus, #{RESULTS_ID} :active");
    is_at_top && document().query_selector(&busy).is_ok_and(|found| found.is_none())
}
