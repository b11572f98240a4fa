//! What stands in the place of the sheet, or above it: nothing there, nothing found, something failed. Each says what
//! happened and what to do.

use leptos::prelude::*;

use super::{connection_dialog::ConnectionOpen, icon::Icon};
use crate::{
    address::{Address, Step},
    load::Tasks,
    proxy::error::ProxyError,
    settings::{Connection, Settings},
    words::{Told, use_words},
};

/// There is no task on this server yet.
#[component]
pub fn Nothing() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    view! {
        <Scene icon=Icon::Picture title=w.nothing_title text=w.nothing_text.to_owned()>
            <button type="button" class="main" on:click=move |_| tasks.refresh()>
                {w.look_again}
            </button>
        </Scene>
    }
    .into_any()
}

/// There are tasks, but none that match.
#[component]
pub fn NothingMatches() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    view! {
        <Scene icon=Icon::Funnel title=w.no_match_title text=w.no_match_text.to_owned()>
            <button
                type="button"
                class="main"
                on:click=move |_| address.go(Step::Push, |filter| filter.cleared())
            >
                {w.clear_filters}
            </button>
        </Scene>
    }
    .into_any()
}

/// The first answer failed: the error has the place of the sheet.
#[component]
pub fn Failure() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let settings: Settings = expect_context();
    let scene = move || {
        let error = tasks.with(|load| load.error().cloned())?;
        let told = settings.connection.with(|connection| told(&error, connection, w));
        let icon = if matches!(error, ProxyError::Unauthorized { .. }) { Icon::Plug } else { Icon::Warning };
        Some(view! {
            <Scene icon=icon title=told.title text=told.text.clone()>
                <Told told=told.clone() />
                <Acts error=error.clone() />
                <Details error=error.clone() />
            </Scene>
        })
    };
    view! { <div role="alert">{scene}</div> }.into_any()
}

/// A later answer failed: a bar above the sheet, which stays.
#[component]
pub fn FailureBar() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let settings: Settings = expect_context();
    let bar = move || {
        let error = tasks.with(|load| load.sheet().and(load.error()).cloned())?;
        let told = settings.connection.with(|connection| told(&error, connection, w));
        Some(view! {
            <div class="bar">
                {Icon::Warning.view()}
                <div>
                    <h2>{told.title}</h2>
                    <p>{told.text.clone()}</p>
                    <Told told=told.clone() />
                    <Details error=error.clone() />
                </div>
                <Acts error=error.clone() />
            </div>
        })
    };
    view! { <div role="alert">{bar}</div> }.into_any()
}

/// A `config.json` that cannot be read.
#[component]
pub fn HostProblem() -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let bar = move || {
        settings.host_problem.get().map(|problem| {
            view! {
                <div class="bar">
                    {Icon::Warning.view()}
                    <div>
                        <h2>{w.config_broken}</h2>
                        <p>{w.config_broken_text}</p>
                        <p class="said">{problem}</p>
                    </div>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=w.dismiss
                        title=w.dismiss
                        on:click=move |_| settings.host_problem.set(None)
                    >
                        {Icon::Close.view()}
                    </button>
                </div>
            }
        })
    };
    view! { <div role="alert">{bar}</div> }.into_any()
}

/// An error in words. Nobody chose a connection, and the page's own host has no such path: that is a first visit.
pub fn told(error: &ProxyError, connection: &Connection, w: &'static crate::words::Words) -> Told {
    match error {
        ProxyError::NoSuchEndpoint { said, .. } if !connection.chosen && !said.starts_with('{') => w.first_visit(),
        error => w.error(error),
    }
}

#[component]
fn Scene(icon: Icon, title: &'static str, text: String, children: Children) -> AnyView {
    view! {
        <div class="scene">
            <div class="emblem">{icon.view()}</div>
            <h2>{title}</h2>
            <p>{text}</p>
            {children()}
        </div>
    }
    .into_any()
}

/// The causes, where there are several, and what to do.
#[component]
fn Told(told: Told) -> AnyView {
    let causes = (!told.causes.is_empty()).then(|| {
        let causes = told.causes.iter().map(|cause| view! { <li>{*cause}</li> }).collect_view();
        view! { <ul class="causes">{causes}</ul> }
    });
    view! {
        {causes}
        <p class="todo">{told.todo}</p>
    }
    .into_any()
}

/// Try again; and the way to the connection where that may help.
#[component]
fn Acts(error: ProxyError) -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let settings: Settings = expect_context();
    let ConnectionOpen(open) = expect_context();
    let way = match error {
        ProxyError::Unauthorized { .. } | ProxyError::Forbidden { .. } => Some(w.enter_token),
        ProxyError::Unreachable
        | ProxyError::NoSuchEndpoint { .. }
        | ProxyError::NotAPage { .. }
        | ProxyError::BadEndpoint => Some(w.set_address),
        ProxyError::TimedOut { .. }
        | ProxyError::TooManyRequests { .. }
        | ProxyError::ServerFailed { .. }
        | ProxyError::Refused { .. } => None,
    };
    let way = way.filter(|_| settings.host.with_value(|host| host.connection_editable.0));
    let way = way.map(|name| {
        view! {
            <button type="button" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                {name}
            </button>
        }
    });
    view! {
        <div class="acts">
            <button type="button" class="main" on:click=move |_| tasks.refresh()>
                {w.try_again}
            </button>
            {way}
        </div>
    }
    .into_any()
}

/// The server's own words, as they came, for those who can read them.
#[component]
fn Details(error: ProxyError) -> AnyView {
    let w = use_words();
    let status = error.status().map(|status| format!("HTTP {status}"));
    let said = error.details().to_owned();
    if status.is_none() && said.is_empty() {
        return ().into_any();
    }
    let said = if said.is_empty() { w.said_nothing.to_owned() } else { said };
    view! {
        <details class="details">
            <summary>{w.details}</summary>
            {status.map(|status| view! { <p>{status}</p> })}
            <p class="said" dir="auto">
                {said}
            </p>
        </details>
    }
    .into_any()
}
