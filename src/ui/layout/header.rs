//! The head of the page: whose tasks these are, how old, and the three choices that concern everything.

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
        dom::{El, button, el, focus_next_frame, value_of},
        layout::lazy_views::use_lazy_views,
    },
};

/// The header.
pub fn header() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let source = move || {
        settings.connection.with(|connection| {
            let origin = endpoint::origin(&connection.endpoint);
            match origin.split_once("://") {
                Some(_) if origin == page_origin() => t.this_site.to_owned(),
                Some((_, host)) => host.to_owned(),
                None => connection.endpoint.clone(),
            }
        })
    };
    let source = el("p")
        .class("source")
        .child(el("span").class("unseen").text(t.tasks_from).text(" "))
        .child(el("span").live_text(source));
    let choices =
        el("div").class("choices").child(language_choice()).child(theme_choice()).child_if(connection());
    el("header")
        .class("top")
        .child(el("h1").text(&title(settings)))
        .child(source)
        .child(rooms())
        .child(age())
        .child(choices)
}

/// The sheet and the queue, and the way to a new task.
fn rooms() -> El {
    let Services { url, settings, .. } = use_services();
    let t = use_texts();
    let lazy_views = use_lazy_views();
    let Dialogs { create_open, .. } = use_dialogs();
    let room = move |name: &str, is_queue: bool| {
        let here = move || url.is_queue().get() == is_queue;
        el("a")
            .class("button quiet")
            .live_attr("href", move || Some(url.view_link(is_queue)))
            .live_word("aria-current", move || here().then_some("page"))
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
            button("main create")
                .attr("aria-haspopup", "dialog")
                .child(Icon::Plus.draw())
                .child(el("span").text(t.new_task))
                // On its way before it is pressed.
                .on("pointerenter", move |_| lazy_views.fetch())
                .on_click(move || create_open.set(true))
        })
    };
    let views = el("nav").class("rooms").attr("aria-label", t.views);
    el("div")
        .class("places")
        .child(views.child(room(t.tasks_view, false)).child(room(t.queue, true)))
        .live(create)
}

/// The button of the connection, unless the host forbids to change it.
fn connection() -> Option<El> {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    settings.host.with_value(|host| !host.connection_locked).then(|| {
        button("quiet")
            .attr("id", "connection")
            .attr("aria-haspopup", "dialog")
            .child(Icon::Connection.draw())
            .child(el("span").text(t.connection))
            .on_click(move || open.set(true))
    })
}

/// How old the data is, and the button that renews it.
fn age() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let age = move || match tasks.last_updated_ms() {
        0 => String::new(),
        at => t.updated(at, clock.get()),
    };
    let refresh = button("quiet refresh")
        .named(t.refresh)
        .class_when("turning", move || tasks.with(LoadState::is_waiting))
        .child(Icon::Refresh.draw())
        .on_click(move || tasks.refresh());
    el("div")
        .class("age")
        .child(el("span").class("age-text").live_text(age))
        .child(refresh)
        .child(live_choice())
}

/// How often live refresh asks.
fn live_choice() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let present = settings.refresh_interval.get_untracked();
    let options = RefreshInterval::ALL
        .map(|rhythm| option(&rhythm.name(), &(t.refresh_interval)(rhythm), rhythm == present));
    let live = move || (settings.refresh_interval.get() != RefreshInterval::Off).to_string();
    el("span").class("live").live_attr("data-on", move || Some(live())).child(
        select("live-refresh", t.live_refresh, options).on("change", move |event| {
            settings.set_refresh_interval(RefreshInterval::from_name(&value_of(&event)))
        }),
    )
}

fn language_choice() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let present = settings.language.get_untracked();
    let options = Language::ALL.map(|language| {
        option(language.tag(), language.native_name(), language == present).attr("lang", language.tag())
    });
    select("language", t.language, options).on("change", move |event| {
        if let Some(language) = Language::from_tag(&value_of(&event)) {
            settings.set_language(language);
            // All texts are made anew, this select among them; the focus goes to its successor.
            focus_next_frame(["#language".to_owned()]);
        }
    })
}

fn theme_choice() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let present = settings.theme.get_untracked();
    let options = Theme::ALL.map(|theme| option(theme.name(), t.theme_name(theme), theme == present));
    select("theme", t.theme, options)
        .on("change", move |event| settings.set_theme(Theme::from_name(&value_of(&event))))
}

fn select(id: &str, name: &str, options: impl IntoIterator<Item = El>) -> El {
    el("select").class("choice").attr("id", id).named(name).children(options)
}
