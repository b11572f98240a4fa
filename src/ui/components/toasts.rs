//! Toasts: the results of the user's actions, in the open dialog, otherwise on the page. Loaded with the first dialog, because
//! all actions are in dialogs.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    domain::filter::Filter,
    i18n::context::{use_action_texts, use_texts},
    state::{
        actions::toasts::{Severity, Toast},
        filter_panel::use_filter_panel,
        services::{Services, use_services},
        url_state::HistoryMode,
    },
    ui::{
        components::{
            dismiss_button::DismissButton,
            icon::{Glyph, Icon},
            show::Show,
            task_link::TaskLink,
        },
        hooks::listener::listener,
    },
};

/// How long a message about a success stays.
const SUCCESS_DURATION: Duration = Duration::from_secs(6);

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
    let Services { actions, tasks, .. } = use_services();
    let Toast { number, severity, title, text, tasks: created, server_message } = toast;
    let (class, icon, role) = match severity {
        Severity::Success => ("toast is-success", Icon::Check, None),
        Severity::Error => ("toast is-error", Icon::Failure, Some("alert")),
        Severity::Warning => ("toast is-warning", Icon::Question, Some("alert")),
    };
    if severity == Severity::Success {
        dismiss_when_unused(move || actions.toasts.dismiss(number));
    }
    let ids = created.clone();
    let is_filtered_out = move || ids.iter().any(|id| tasks.is_filtered_out(id));
    let link = |id| view! { <p><TaskLink id/></p> };
    let message = (!server_message.is_empty())
        .then(|| view! { <p class="server-message" dir="auto">{server_message}</p> });
    view! {
        <article class=class role=role>
            <Glyph icon/>
            <div>
                <h2>{title}</h2>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
                {message}
                <Show when=is_filtered_out>
                    <FilteredOut number/>
                </Show>
                {created.into_iter().map(link).collect_view()}
            </div>
            <DismissButton on_click=move |()| actions.toasts.dismiss(number)/>
        </article>
    }
}

/// The note that the filters hide a new task, and the button that shows it in the list.
#[component]
fn FilteredOut(number: u32) -> impl IntoView {
    let Services { actions, url, .. } = use_services();
    let panel = use_filter_panel();
    let action_texts = use_action_texts();
    let show_all = move |_| {
        url.update_filter(HistoryMode::Push, |filter| Filter { size: filter.size, ..Filter::default() });
        panel.reset.notify();
        actions.toasts.dismiss(number);
    };
    view! {
        <p>
            <span>{action_texts.filtered_out}</span>
            " "
            <button type="button" class="ghost show-all" on:click=listener(show_all)>
                {action_texts.show_all}
            </button>
        </p>
    }
}

/// Dismisses a message after [`SUCCESS_DURATION`], but not while the pointer or the focus is on a message.
fn dismiss_when_unused(dismiss: impl Fn() + 'static) {
    let on_tick = move || {
        let in_use = document().query_selector(".toast:is(:hover, :focus-within)").ok().flatten();
        if in_use.is_none() {
            dismiss();
        }
    };
    if let Ok(timer) = set_interval_with_handle(on_tick, SUCCESS_DURATION) {
        on_cleanup(move || timer.clear());
    }
}
