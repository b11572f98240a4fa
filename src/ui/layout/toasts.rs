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
    el("section").class("toasts").attr("aria-label", t.notifications).for_each(move || {
        let one = |toasts: Toast| (toasts.number.to_string(), Box::new(move || card(toasts)) as BuildRow);
        actions.news().into_iter().map(one).collect()
    })
}

fn card(toasts: Toast) -> El {
    let Services { actions, url, .. } = use_services();
    let t = use_texts();
    let number = toasts.number;
    let (class, icon, role) = match toasts.tone {
        Severity::Success => ("toast is-success", Icon::Check, None),
        Severity::Error => ("toast is-error", Icon::Failure, Some("alert")),
        Severity::Warning => ("toast is-warning", Icon::Question, Some("alert")),
    };
    let link = toasts.task.map(|id| {
        let open = el("a").attr("href", &url.link_to(&id)).text(&(t.open_task)(&id));
        open.on("click", move |event| {
            event.prevent_default();
            url.open_task(&id);
        })
    });
    let said = (!toasts.said.is_empty())
        .then(|| el("p").class("server-message").attr("dir", "auto").text(&toasts.said));
    let text = el("div")
        .child(el("h2").text(&toasts.title))
        .opt_child((!toasts.text.is_empty()).then(|| el("p").text(&toasts.text)))
        .opt_child(said)
        .opt_child(link);
    let dismiss = button("ghost").label(t.dismiss).child(Icon::Close.draw());
    el("article")
        .class(class)
        .opt_attr("role", role)
        .child(icon.draw())
        .child(text)
        .child(dismiss.on_click(move || actions.dismiss(number)))
}
