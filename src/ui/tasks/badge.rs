//! Status badges: icon and text, with the raw status of the server as tooltip.

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

/// Whether a task has been open for longer than the configured time; tracked.
pub fn is_stalled(task: &Task, settings: &Settings, clock: Clock) -> bool {
    // The clock is read only for open tasks, so that others are not evaluated each second.
    task.status.is_open()
        && task.status != Status::Modal
        && task
            .submit_time
            .is_some_and(|at| clock.get() - at > i64::from(settings.stalled_minutes.get()) * 60_000)
}

/// The badge of a stalled task.
pub fn stalled_badge(task: RwSignal<Task>) -> impl Fn() -> Option<El> {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let is_stalled = memo(move |_| task.with(|task| is_stalled(task, &settings, clock)));
    move || {
        is_stalled.get().then(|| {
            el("span").class("badge stalled").child(Icon::Hourglass.draw()).child(el("span").text(t.stalled))
        })
    }
}

/// The badge of the status of a task.
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
