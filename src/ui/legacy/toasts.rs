//! Toasts: the results of the user's actions, in the open dialog, otherwise on the page.

use crate::{
    i18n::context::use_texts,
    state::{
        actions::toasts::{Severity, Toast},
        services::{Services, use_services},
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, dynamic::BuildRow, el},
    },
};

/// The region of the toasts.
pub fn toasts() -> El {
    let Services { actions, .. } = use_services();
    let t = use_texts();
    el("section").class("toasts").attr("aria-label", t.notifications).for_each(move || {
        let row = |toast: Toast| (toast.number.to_string(), Box::new(move || toast_card(toast)) as BuildRow);
        actions.toasts.all().into_iter().map(row).collect()
    })
}

fn toast_card(toast: Toast) -> El {
    let Services { actions, url, .. } = use_services();
    let t = use_texts();
    let number = toast.number;
    let (class, icon, role) = match toast.severity {
        Severity::Success => ("toast is-success", Icon::Check, None),
        Severity::Error => ("toast is-error", Icon::Failure, Some("alert")),
        Severity::Warning => ("toast is-warning", Icon::Question, Some("alert")),
    };
    let link = toast.task.map(|id| {
        let open = el("a").attr("href", &url.task_link(&id)).text(&(t.open_task)(&id));
        open.on("click", move |event| {
            event.prevent_default();
            url.open_task(&id);
        })
    });
    let message = (!toast.server_message.is_empty())
        .then(|| el("p").class("server-message").attr("dir", "auto").text(&toast.server_message));
    let text = el("div")
        .child(el("h2").text(&toast.title))
        .opt_child((!toast.text.is_empty()).then(|| el("p").text(&toast.text)))
        .opt_child(message)
        .opt_child(link);
    let dismiss = button("ghost").label(t.dismiss).child(Icon::Close.draw());
    el("article")
        .class(class)
        .opt_attr("role", role)
        .child(icon.draw())
        .child(text)
        .child(dismiss.on_click(move || actions.toasts.dismiss(number)))
}
