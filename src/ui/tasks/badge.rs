//! The status of a task: icon and word; the server's own word on hover.

use leptos::prelude::*;

use crate::{
    domain::{status::Status, task::Task},
    i18n::context::use_texts,
    state::{
        clock::{Clock, use_clock},
        services::{Services, use_services},
        settings::Settings,
    },
    ui::{
        components::icon::Icon,
        dom::{El, el, memo::memo},
    },
};

/// Has it been open for longer than it should?
pub fn stalls(task: &Task, settings: &Settings, _clock: Clock) -> bool {
    let clock = use_clock();
    // Only an open task depends on the time, and is looked at each second.
    task.status.is_open()
        && task.status != Status::Modal
        && task
            .submit_time
            .is_some_and(|at| clock.get() - at > i64::from(settings.stalled_minutes.get()) * 60_000)
}

/// The mark of a task that stalls.
pub fn stalled_mark(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let is_stalled = memo(move |_| task.with(|task| stalls(task, &settings, clock)));
    move || {
        is_stalled.get().then(|| {
            el("span").class("badge stalled").child(Icon::Hourglass.draw()).child(el("span").text(t.stalled))
        })
    }
}

/// The badge of a task's status.
pub fn status_badge(task: RwSignal<Task>) -> El {
    let t = use_texts();
    let status: Memo<Status> = memo(move |_| task.with(|task| task.status.clone()));
    let raw = move || status.with(|status| Some(status.wire().to_owned()));
    el("span")
        .class("badge")
        .dyn_attr("data-status", raw)
        .dyn_attr("title", raw)
        .dyn_child(move || Some(status.with(Icon::of_status).draw()))
        .child(el("span").dyn_text(move || status.with(|status| t.status(status))))
}
