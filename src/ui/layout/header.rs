//! The page header: server name, navigation, freshness of the data, language, theme and connection.

use leptos::prelude::*;

use wasm_bindgen::JsCast;

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
        components::{icon::Icon, select::option},
        dom::{El, button, el, focus_next_frame},
        layout::lazy_views::use_lazy_views,
    },
};

/// The header.
pub fn header() -> El {
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
    let server_name = el("p")
        .class("server-name")
        .child(el("span").class("visually-hidden").text(t.tasks_from).text(" "))
        .child(el("span").dyn_text(server_name));
    let page_settings = el("div")
        .class("header-settings")
        .child(language_select())
        .child(theme_select())
        .opt_child(connection_button());
    el("header")
        .class("app-header")
        .child(el("h1").text(&title(settings)))
        .child(server_name)
        .child(main_nav())
        .child(freshness())
        .child(page_settings)
}

/// Links to the task list and the queue, and the button for a new task.
fn main_nav() -> El {
    let Services { url, settings, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    let Dialogs { create_open, .. } = use_dialogs();
    let link = move |name: &str, is_queue: bool| {
        let is_current = move || url.is_queue().get() == is_queue;
        el("a")
            .class("button ghost")
            .dyn_attr("href", move || Some(url.view_link(is_queue)))
            .dyn_attr_static("aria-current", move || is_current().then_some("page"))
            .text(name)
            .on("click", move |event| {
                let event: web_sys::MouseEvent = event.unchecked_into();
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    url.show_queue(is_queue);
                }
            })
    };
    let create = move || {
        (!settings.read_only.get()).then(|| {
            button("primary create")
                .attr("aria-haspopup", "dialog")
                .child(Icon::Plus.draw())
                .child(el("span").text(t.new_task))
                // Downloads the lazy chunk before the click.
                .on("pointerenter", move |_| lazy_views.fetch())
                .on_click(move || create_open.set(true))
        })
    };
    let nav = el("nav").class("main-nav").attr("aria-label", t.views);
    el("div")
        .class("header-nav")
        .child(nav.child(link(t.tasks_view, false)).child(link(t.queue, true)))
        .dyn_child(create)
}

/// The button of the connection dialog, unless the host fixes the connection.
fn connection_button() -> Option<El> {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    settings.host.with_value(|host| !host.connection_locked).then(|| {
        button("ghost")
            .attr("id", "connection")
            .attr("aria-haspopup", "dialog")
            .child(Icon::Connection.draw())
            .child(el("span").text(t.connection))
            .on_click(move || open.set(true))
    })
}

/// The age of the data, the refresh button and the interval of live refresh.
fn freshness() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let last_updated = move || match tasks.last_updated_ms() {
        0 => String::new(),
        at => t.updated(at, clock.get()),
    };
    let refresh = button("ghost refresh")
        .label(t.refresh)
        .class_toggle("loading", move || tasks.with(LoadState::is_waiting))
        .child(Icon::Refresh.draw())
        .on_click(move || tasks.refresh());
    el("div")
        .class("freshness")
        .child(el("span").class("freshness-text").dyn_text(last_updated))
        .child(refresh)
        .child(live_refresh_select())
}

fn live_refresh_select() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.refresh_interval.get_untracked();
    let options = RefreshInterval::ALL
        .map(|interval| option(&interval.name(), &(t.refresh_interval)(interval), interval == current));
    let is_on = move || (settings.refresh_interval.get() != RefreshInterval::Off).to_string();
    el("span").class("live-refresh").dyn_attr("data-on", move || Some(is_on())).child(
        select("live-refresh", t.live_refresh, options).on("change", move |event| {
            settings.set_refresh_interval(RefreshInterval::from_name(&event_target_value(&event)))
        }),
    )
}

fn language_select() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.language.get_untracked();
    let options = Language::ALL.map(|language| {
        option(language.tag(), language.native_name(), language == current).attr("lang", language.tag())
    });
    select("language", t.language, options).on("change", move |event| {
        if let Some(language) = Language::from_tag(&event_target_value(&event)) {
            settings.set_language(language);
            // The page is rebuilt with the new texts: the focus moves to the new select.
            focus_next_frame(["#language".to_owned()]);
        }
    })
}

fn theme_select() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let current = settings.theme.get_untracked();
    let options = Theme::ALL.map(|theme| option(theme.name(), t.theme_name(theme), theme == current));
    select("theme", t.theme, options)
        .on("change", move |event| settings.set_theme(Theme::from_name(&event_target_value(&event))))
}

fn select(id: &str, name: &str, options: impl IntoIterator<Item = El>) -> El {
    el("select").class("header-select").attr("id", id).label(name).children(options)
}
