//! Errors of the task list.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    i18n::{
        context::use_texts,
        texts::{ErrorText, Texts},
    },
    state::{
        dialogs::{Dialogs, use_dialogs},
        memo::memo,
        services::{Services, use_services},
        settings::connection::Connection,
    },
    ui::{
        components::{
            empty_state::EmptyState,
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        ids::RESULTS_ID,
    },
};

/// The error of the first load, in place of the task list.
#[component]
pub fn ErrorPage() -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let page = move || {
        let error = tasks.with(|load| load.error().cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        let icon =
            if matches!(error, ApiError::Unauthorized { .. }) { Icon::Connection } else { Icon::Warning };
        Some(
            view! {
                <EmptyState icon title=error_text.title text=error_text.text>
                    <Causes causes=error_text.causes/>
                    <p>{error_text.remedy}</p>
                    <ErrorActions error=error.clone()/>
                    <ErrorDetails error/>
                </EmptyState>
            }
            .into_any(),
        )
    };
    view! { <div role="alert">{move || page().into_any()}</div> }
}

/// The error of a later load, as a banner above the task list, which stays.
#[component]
pub fn ErrorBanner() -> impl IntoView {
    let Services { tasks, settings, live_refresh, .. } = use_services();
    let t = use_texts();
    let is_throttled = memo(move || live_refresh.is_throttled());
    let banner = move || {
        let error = tasks.with(|load| load.page().and(load.error()).cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        // A request that the user stopped is not an error.
        let (class, icon) = if error == ApiError::Cancelled {
            ("banner info", Icon::Hourglass)
        } else {
            ("banner", Icon::Warning)
        };
        Some(
            view! {
                <div class=class>
                    <Glyph icon/>
                    <div>
                        <h2>{error_text.title}</h2>
                        <p>{error_text.text}</p>
                        <Causes causes=error_text.causes/>
                        <p>{error_text.remedy}</p>
                        <Show when=is_throttled>
                            <p>{t.polling_throttled}</p>
                        </Show>
                        <ErrorDetails error=error.clone()/>
                    </div>
                    <ErrorActions error/>
                </div>
            }
            .into_any(),
        )
    };
    view! { <div role="alert">{move || banner().into_any()}</div> }
}

/// The text of an error. If no connection was configured and the page's own host has no proxy, it is the text of a first visit.
pub fn error_text(error: &ApiError, connection: &Connection, t: &Texts) -> ErrorText {
    let has_no_proxy = matches!(error, ApiError::NoSuchEndpoint { is_json: false, .. });
    if has_no_proxy && !connection.is_configured { t.first_visit() } else { t.error(error) }
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

/// The buttons of an error: retry, and the connection dialog for errors that it may fix.
#[component]
fn ErrorActions(error: ApiError) -> impl IntoView {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open, .. } = use_dialogs();
    let connection_label = match error {
        ApiError::Unauthorized { .. } | ApiError::Forbidden { .. } => Some(t.enter_token),
        ApiError::Unreachable
        | ApiError::NoSuchEndpoint { .. }
        | ApiError::UnexpectedBody { .. }
        | ApiError::InvalidEndpoint => Some(t.check_address),
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
    let t = use_texts();
    let status = error.status();
    let message = error.server_message();
    if status.is_none() && message.is_empty() {
        return None;
    }
    let message = if message.is_empty() { t.no_server_message } else { message }.to_owned();
    Some(view! {
        <details class="details">
            <summary>{t.details}</summary>
            {status.map(|status| view! { <p>{format!("HTTP {status}")}</p> })}
            <p class="server-message" dir="auto">{message}</p>
        </details>
    })
}
