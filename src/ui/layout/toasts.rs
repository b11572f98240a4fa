//! What became of what the operator did: a few cards in the corner, in the window that is open or else on the page.

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

/// The news.
pub fn toasts() -> El {
    let Services { actions, .. } = use_services();
    let t = use_texts();
    el("section").class("news").attr("aria-label", t.notifications).keyed(move || {
        let one = |toasts: Toast| (toasts.number.to_string(), Box::new(move || card(toasts)) as BuildRow);
        actions.toasts.all().into_iter().map(one).collect()
    })
}

fn card(toasts: Toast) -> El {
    let Services { actions, url, .. } = use_services();
    let t = use_texts();
    let number = toasts.number;
    let (class, icon, role) = match toasts.severity {
        Severity::Success => ("note is-good", Icon::Check, None),
        Severity::Error => ("note is-bad", Icon::Failure, Some("alert")),
        Severity::Warning => ("note is-unsure", Icon::Question, Some("alert")),
    };
    let link = toasts.task.map(|id| {
        let open = el("a").attr("href", &url.task_link(&id)).text(&(t.open_task)(&id));
        open.on("click", move |event| {
            event.prevent_default();
            url.open_task(&id);
        })
    });
    let said = (!toasts.server_message.is_empty())
        .then(|| el("p").class("said").attr("dir", "auto").text(&toasts.server_message));
    let text = el("div")
        .child(el("h2").text(&toasts.title))
        .child_if((!toasts.text.is_empty()).then(|| el("p").text(&toasts.text)))
        .child_if(said)
        .child_if(link);
    let dismiss = button("quiet").named(t.dismiss).child(Icon::Close.draw());
    el("article")
        .class(class)
        .attr_if("role", role)
        .child(icon.draw())
        .child(text)
        .child(dismiss.on_click(move || actions.toasts.dismiss(number)))
}
