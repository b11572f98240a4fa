//! The status of a task: icon and word; the server's own word on hover.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    app::use_desk,
    element::{El, el},
    proxy::task::{Status, Task},
};

/// The badge of a task's status.
pub fn status_badge(task: RwSignal<Task>) -> El {
    let w = use_desk().w;
    let status: Memo<Status> = Memo::new(move |_| task.with(|task| task.status.clone()));
    let raw = move || status.with(|status| Some(status.wire().to_owned()));
    el("span")
        .class("badge")
        .live_attr("data-status", raw)
        .live_attr("title", raw)
        .live(move || Some(status.with(Icon::of_status).draw()))
        .child(el("span").live_text(move || status.with(|status| w.status(status))))
}
