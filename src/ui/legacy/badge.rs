//! Status badges: icon and text, with the raw status of the server as tooltip.

use leptos::prelude::*;

use crate::{
    domain::{status::Status, task::Task},
    i18n::context::use_texts,
    state::{
        clock::use_clock,
        services::{Services, use_services},
    },
    ui::{
        components::icon::Icon,
        dom::{El, el, memo::memo},
        tasks::badge::is_stalled,
    },
};

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
