//! The head of the page: whose tasks these are, how old, and the three choices that concern everything.

use leptos::prelude::*;

use super::{connection_dialog::ConnectionOpen, icon::Icon};
use crate::{
    app::title,
    clock::Now,
    load::{Load, Tasks},
    proxy::endpoint,
    settings::{Settings, Theme, page_origin},
    words::{Language, use_words},
};

const LANGUAGE_ID: &str = "language";

/// The header.
#[component]
pub fn Header() -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let ConnectionOpen(connection_open) = expect_context();
    let source = move || {
        settings.connection.with(|connection| {
            let host = endpoint::origin(&connection.endpoint);
            match host.split_once("://") {
                Some(_) if host == page_origin() => w.own_site.to_owned(),
                Some((_, host)) => host.to_owned(),
                None => connection.endpoint.clone(),
            }
        })
    };
    let editable = settings.host.with_value(|host| host.connection_editable.0);
    view! {
        <header class="top">
            <h1>{title(settings)}</h1>
            <p class="source">
                <span class="unseen">{w.tasks_from}" "</span>
                {source}
            </p>
            <Age />
            <div class="choices">
                <LanguageChoice />
                <ThemeChoice />
                {editable
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="quiet"
                                aria-haspopup="dialog"
                                on:click=move |_| connection_open.set(true)
                            >
                                {Icon::Plug.view()}
                                <span>{w.connection}</span>
                            </button>
                        }
                    })}
            </div>
        </header>
    }
    .into_any()
}

/// How old the data is, and the button that renews it.
#[component]
fn Age() -> AnyView {
    let w = use_words();
    let tasks: Tasks = expect_context();
    let now: Now = expect_context();
    let age = move || tasks.with(|load| load.sheet().map(|sheet| w.updated(sheet.at, now.get())));
    let waiting = move || tasks.with(Load::is_waiting);
    view! {
        <div class="age">
            <span class="age-text">{age}</span>
            <button
                type="button"
                class="quiet refresh"
                class:turning=waiting
                aria-label=w.refresh
                title=w.refresh
                on:click=move |_| tasks.refresh()
            >
                {Icon::Refresh.view()}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn LanguageChoice() -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let choose = move |event| {
        if let Some(language) = Language::from_tag(&event_target_value(&event)) {
            settings.set_language(language);
            // All texts are made anew, this select among them; the focus goes to its successor.
            request_animation_frame(|| focus(LANGUAGE_ID));
        }
    };
    let present = settings.language.get_untracked();
    let options = Language::ALL.map(|language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=language == present>
                {language.own_name()}
            </option>
        }
    });
    view! {
        <select id=LANGUAGE_ID class="choice" aria-label=w.language on:change=choose>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

#[component]
fn ThemeChoice() -> AnyView {
    let w = use_words();
    let settings: Settings = expect_context();
    let present = settings.theme.get_untracked();
    let options = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.name() selected=theme == present>
                {w.theme_name(theme)}
            </option>
        }
    });
    let choose = move |event| settings.set_theme(Theme::from_name(&event_target_value(&event)));
    view! {
        <select class="choice" aria-label=w.theme on:change=choose>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
