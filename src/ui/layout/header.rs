//! The page header: server name, navigation, freshness of the data, language, theme and connection.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::{
    api::endpoint,
    domain::{language::Language, refresh_interval::RefreshInterval, theme::Theme},
    i18n::context::use_texts,
    state::{
        clock::use_clock,
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
        settings::{connection::page_origin, title},
        tasks::load_state::LoadState,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            show::Show,
        },
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        layout::lazy_views::use_lazy_views,
    },
};

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let server_name = move || {
        settings.connection.with(|connection| {
            let origin = endpoint::origin(&connection.endpoint);
            match origin.split_once("://") {
                Some(_) if origin == page_origin() => t.this_site.to_owned(),
                Some((_, host)) => host.to_owned(),
                None => connection.endpoint.clone(),
            }
        })
    };
    view! {
        <header class="app-header">
            <h1>{title(settings)}</h1>
            <p class="server-name">
                <span class="visually-hidden">{t.tasks_from} " "</span>
                <span>{move || server_name()}</span>
            </p>
            <HeaderNav/>
            <Freshness/>
            <div class="header-settings">
                <LanguageSelect/>
                <ThemeSelect/>
                <ConnectionButton/>
            </div>
        </header>
    }
}

/// Links to the task list and the queue, and the button for a new task.
#[component]
fn HeaderNav() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    let Dialogs { create_open, .. } = use_dialogs();
    view! {
        <div class="header-nav">
            <nav class="main-nav" aria-label=t.views>
                <ViewLink name=t.tasks_view is_queue=false/>
                <ViewLink name=t.queue is_queue=true/>
            </nav>
            <Show when=move || !settings.read_only.get()>
                // Hovering downloads the lazy chunk before the click.
                <button
                    type="button"
                    class="primary create"
                    aria-haspopup="dialog"
                    on:pointerenter=listener(move |_| lazy_views.fetch())
                    on:click=listener(move |_| create_open.set(true))
                >
                    <Glyph icon=Icon::Plus/>
                    <span>{t.new_task}</span>
                </button>
            </Show>
        </div>
    }
}

#[component]
fn ViewLink(name: &'static str, is_queue: bool) -> impl IntoView {
    let Services { url, .. } = use_services();
    let on_click = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            url.show_queue(is_queue);
        }
    };
    view! {
        <a
            class="button ghost"
            href=move || url.view_link(is_queue)
            aria-current=move || (url.is_queue().get() == is_queue).then_some("page")
            on:click=listener(on_click)
        >
            {name}
        </a>
    }
}

/// The button of the connection dialog, unless the host fixes the connection.
#[component]
fn ConnectionButton() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open, .. } = use_dialogs();
    settings.host.with_value(|host| !host.connection_locked).then(|| {
        view! {
            <button
                type="button"
                class="ghost"
                id="connection"
                aria-haspopup="dialog"
                on:click=listener(move |_| connection_open.set(true))
            >
                <Glyph icon=Icon::Connection/>
                <span>{t.connection}</span>
            </button>
        }
    })
}

/// The age of the data, the refresh button and the interval of live refresh.
#[component]
fn Freshness() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let last_updated = move || match tasks.last_updated_ms() {
        0 => String::new(),
        at => t.updated(at, clock.get()),
    };
    view! {
        <div class="freshness">
            <span class="freshness-text">{move || last_updated()}</span>
            <button
                type="button"
                class="ghost refresh"
                class:loading=move || tasks.with(LoadState::is_waiting)
                aria-label=t.refresh
                title=t.refresh
                on:click=listener(move |_| tasks.refresh())
            >
                <Glyph icon=Icon::Refresh/>
            </button>
            <LiveRefreshSelect/>
        </div>
    }
}

#[component]
fn LiveRefreshSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.refresh_interval.get_untracked();
    let options = RefreshInterval::ALL.map(|interval| {
        view! {
            <option value=interval.name() prop:selected=interval == current>
                {(t.refresh_interval)(interval)}
            </option>
        }
    });
    let is_on = move || settings.refresh_interval.get() != RefreshInterval::Off;
    let choose = move |name: String| settings.set_refresh_interval(RefreshInterval::from_name(&name));
    view! {
        <span class="live-refresh" data-on=move || is_on().to_string()>
            <HeaderSelect id="live-refresh" name=t.live_refresh choose>
                {options.collect_view()}
            </HeaderSelect>
        </span>
    }
}

#[component]
fn LanguageSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.language.get_untracked();
    let options = Language::ALL.map(|language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=language == current>
                {language.native_name()}
            </option>
        }
    });
    let choose = move |tag: String| {
        if let Some(language) = Language::from_tag(&tag) {
            settings.set_language(language);
            // The page is built with the new texts: the focus moves to the new select.
            focus_next_frame(["#language".to_owned()]);
        }
    };
    view! {
        <HeaderSelect id="language" name=t.language choose>
            {options.collect_view()}
        </HeaderSelect>
    }
}

#[component]
fn ThemeSelect() -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.theme.get_untracked();
    let options = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.name() prop:selected=theme == current>
                {t.theme_name(theme)}
            </option>
        }
    });
    let choose = move |name: String| settings.set_theme(Theme::from_name(&name));
    view! {
        <HeaderSelect id="theme" name=t.theme choose>
            {options.collect_view()}
        </HeaderSelect>
    }
}

/// A select without a visible label.
#[component]
fn HeaderSelect(
    id: &'static str,
    name: &'static str,
    /// Called with the value of the chosen option.
    #[prop(into)]
    choose: Callback<String>,
    /// The options.
    children: Children,
) -> impl IntoView {
    view! {
        <select
            class="header-select"
            id=id
            aria-label=name
            title=name
            on:change=listener(move |event| choose.run(event_target_value(&event)))
        >
            {children()}
        </select>
    }
}
