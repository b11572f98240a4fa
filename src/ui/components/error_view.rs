//! The text of an error, its causes and details, and what follows the title of a failed load.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    i18n::{
        context::{use_error_texts, use_texts},
        errors::{ErrorText, ErrorTexts},
    },
    state::{
        dialogs::{Dialogs, use_dialogs},
        memo::memo,
        services::{Services, use_services},
        settings::connection::Connection,
        tasks::load_state::LoadState,
    },
    ui::{
        components::show::Show, hooks::focus::focus_next_frame, hooks::listener::listener, ids::RESULTS_ID,
    },
};

/// What happened in the failed load of the task list, and why.
#[component]
pub fn LoadErrorText() -> impl IntoView {
    let Services { tasks, settings, live_refresh, .. } = use_services();
    let error_texts = use_error_texts();
    let is_throttled = memo(move || live_refresh.is_throttled());
    let text = move || {
        let error = tasks.with(|load| load.error().cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, error_texts));
        // The details of the first load follow the buttons.
        let details = has_page().then(|| view! { <ErrorDetails error/> });
        Some(
            view! {
                <p>{error_text.text}</p>
                <Causes causes=error_text.causes/>
                <p>{error_text.remedy}</p>
                <Show when=is_throttled>
                    <p>{error_texts.polling_throttled}</p>
                </Show>
                {details}
            }
            .into_any(),
        )
    };
    view! { {move || text().into_any()} }
}

/// The buttons of the failed load of the task list: retry, and the connection dialog for errors that it may fix.
#[component]
pub fn LoadErrorActions() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let actions = move || {
        let error = tasks.with(|load| load.error().cloned())?;
        let details = (!has_page()).then(|| view! { <ErrorDetails error=error.clone()/> });
        Some(
            view! {
                <ErrorActions error/>
                {details}
            }
            .into_any(),
        )
    };
    view! { {move || actions().into_any()} }
}

/// Whether the list shows the tasks of an earlier load, with the error as a banner above them.
fn has_page() -> bool {
    use_services().tasks.with(|load: &LoadState| load.page().is_some())
}

/// The text of an error. If no connection was configured and the page's own host has no proxy, it is the text of a first visit.
pub fn error_text(error: &ApiError, connection: &Connection, error_texts: &ErrorTexts) -> ErrorText {
    if is_first_visit(error, connection) { (error_texts.first_visit)() } else { (error_texts.error)(error) }
}

/// Whether no connection was configured and the page's own host has no proxy.
pub fn is_first_visit(error: &ApiError, connection: &Connection) -> bool {
    matches!(error, ApiError::NoSuchEndpoint { is_json: false, .. }) && !connection.is_configured
}

/// The list of possible causes, if there are several.
#[component]
pub fn Causes(
    /// The causes.
    causes: &'static [&'static str],
) -> impl IntoView {
    (!causes.is_empty()).then(|| {
        let causes = causes.iter().map(|&cause| view! { <li>{cause}</li> }.into_any()).collect_view();
        view! { <ul class="causes">{causes}</ul> }.into_any()
    })
}

#[component]
fn ErrorActions(error: ApiError) -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let error_texts = use_error_texts();
    let Dialogs { connection_open, .. } = use_dialogs();
    let connection_label = match error {
        ApiError::Unauthorized { .. } | ApiError::Forbidden { .. } => Some(error_texts.enter_token),
        ApiError::Unreachable
        | ApiError::NoSuchEndpoint { .. }
        | ApiError::UnexpectedBody { .. }
        | ApiError::InvalidEndpoint => Some(error_texts.check_address),
        ApiError::TimedOut { .. }
        | ApiError::TooManyRequests { .. }
        | ApiError::ServerFailed { .. }
        | ApiError::ClientError { .. }
        | ApiError::NoPath
        | ApiError::Cancelled => None,
    };
    let connection_button = move |label: &'static str| {
        view! {
            <button type="button" aria-haspopup="dialog" on:click=listener(move |_| connection_open.set(true))>
                {label}
            </button>
        }
    };
    let can_connect = settings.host.with_value(|host| !host.connection_locked);
    let retry = move |_| {
        tasks.refresh();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    };
    view! {
        <div class="button-row">
            <button type="button" class="primary" on:click=listener(retry)>{t.try_again}</button>
            {connection_label.filter(|_| can_connect).map(connection_button)}
        </div>
    }
}

/// The HTTP status and the unmodified message of the server, collapsed. Nothing for an error that has neither.
#[component]
pub fn ErrorDetails(
    /// The error.
    error: ApiError,
) -> impl IntoView {
    let error_texts = use_error_texts();
    let status = error.status();
    let message = error.server_message();
    if status.is_none() && message.is_empty() {
        return None;
    }
    let message = if message.is_empty() { error_texts.no_server_message } else { message }.to_owned();
    Some(view! {
        <details class="details">
            <summary>{error_texts.details}</summary>
            {status.map(|status| view! { <p>{format!("HTTP {status}")}</p> })}
            <p class="server-message" dir="auto">{message}</p>
        </details>
    })
}
