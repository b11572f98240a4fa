//! Toasts: the results of the user's actions, in the open dialog, otherwise on the page.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    i18n::context::use_texts,
    state::{
        actions::toasts::{Severity, Toast},
        services::{Services, use_services},
    },
    ui::{
        components::{
            dismiss_button::DismissButton,
            icon::{Glyph, Icon},
        },
        hooks::listener::listener,
    },
};

/// The region of the toasts.
#[component]
pub fn Toasts() -> impl IntoView {
    let Services { actions, .. } = use_services();
    let t = use_texts();
    view! {
        <section class="toasts" aria-label=t.notifications>
            <For each=move || actions.toasts.all() key=|toast| toast.number let:toast>
                <ToastCard toast/>
            </For>
        </section>
    }
}

#[component]
fn ToastCard(toast: Toast) -> impl IntoView {
    let Services { actions, url, .. } = use_services();
    let t = use_texts();
    let Toast { number, severity, title, text, task, server_message } = toast;
    let (class, icon, role) = match severity {
        Severity::Success => ("toast is-success", Icon::Check, None),
        Severity::Error => ("toast is-error", Icon::Failure, Some("alert")),
        Severity::Warning => ("toast is-warning", Icon::Question, Some("alert")),
    };
    let link = move |id: String| {
        let (href, name) = (url.task_link(&id), (t.open_task)(&id));
        let open = move |event: MouseEvent| {
            event.prevent_default();
            url.open_task(&id);
        };
        view! { <a href=href on:click=listener(open)>{name}</a> }
    };
    let message = (!server_message.is_empty())
        .then(|| view! { <p class="server-message" dir="auto">{server_message}</p> });
    view! {
        <article class=class role=role>
            <Glyph icon/>
            <div>
                <h2>{title}</h2>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
                {message}
                {task.map(link)}
            </div>
            <DismissButton on_click=move |()| actions.toasts.dismiss(number)/>
        </article>
    }
}
