//! Notifications of tasks that finish while they are shown.

use leptos::prelude::*;

use crate::{
    domain::task::Task,
    i18n::context::use_texts,
    state::{
        announcer::use_announcer,
        effect::effect,
        services::{Services, use_services},
        settings::window_title,
    },
};

/// Announces each finished task once, and shows a notification of the browser while the page is hidden. Shows nothing itself.
#[component]
pub fn FinishedTasks() -> impl IntoView {
    let Services { live_refresh, settings, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    effect(move || {
        let sentence = |task: &Task| (t.task_finished)(&task.id, &t.status(&task.status));
        let message =
            live_refresh.finished.with(|tasks| tasks.iter().map(sentence).collect::<Vec<_>>().join(". "));
        if message.is_empty() {
            return;
        }
        // Another language builds the views anew, and would announce them again.
        live_refresh.finished.update_untracked(Vec::clear);
        if document().hidden() && settings.notify.get_untracked() {
            show_notification(&untrack(|| window_title(settings)), &message);
        }
        announcer.announce(message);
    });
}

/// Does nothing if the user has revoked the permission in the meantime.
fn show_notification(title: &str, text: &str) {
    let options = web_sys::NotificationOptions::new();
    options.set_body(text);
    let _ = web_sys::Notification::new_with_options(title, &options);
}
