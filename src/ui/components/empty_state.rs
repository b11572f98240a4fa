//! What stands in the place of the sheet, or above it: nothing there, nothing found, something failed. Each says what
//! happened and what to do.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    i18n::{
        context::use_texts,
        texts::{ErrorText, Texts},
    },
    state::{
        dialogs::{Dialogs, use_dialogs},
        filter_panel::use_filter_panel,
        services::{Services, use_services},
        settings::connection::Connection,
    },
    ui::{
        components::icon::Icon,
        dom::{El, button, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
    },
};

/// There is no task on this server yet.
pub fn no_tasks() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let again = button("main").text(t.check_again).on_click(move || tasks.refresh());
    empty_state(Icon::Picture, t.no_tasks_title, t.no_tasks_text).child(again)
}

/// There are tasks, but none that match.
pub fn no_matches() -> El {
    let Services { url, .. } = use_services();
    let panel = use_filter_panel();
    let t = use_texts();
    let clear = button("main").text(t.clear_filters).on_click(move || {
        panel.clear_filters(url);
        focus_next_frame([format!("#{RESULTS_ID}")]);
    });
    empty_state(Icon::Filter, t.no_match_title, t.no_match_text).child(clear)
}

/// The first answer failed: the error has the place of the sheet.
pub fn error_page() -> El {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let draw = move || {
        let error = tasks.with(|load| load.error().cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        let icon =
            if matches!(error, ApiError::Unauthorized { .. }) { Icon::Connection } else { Icon::Warning };
        let empty_state = empty_state(icon, error_text.title, &error_text.text);
        Some(
            empty_state
                .child_if(causes(&error_text))
                .child(remedy(&error_text))
                .child(error_actions(&error))
                .child_if(details(&error)),
        )
    };
    el("div").attr("role", "alert").live(draw)
}

/// A later answer failed: a bar above the sheet, which stays.
pub fn error_banner() -> El {
    let Services { tasks, settings, live_refresh, .. } = use_services();
    let t = use_texts();
    let slowed = memo(move |_| live_refresh.is_throttled());
    let draw = move || {
        let error = tasks.with(|load| load.page().and(load.error()).cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        let text = el("div").child(el("h2").text(error_text.title)).child(el("p").text(&error_text.text));
        let slowed = slowed.get().then(|| el("p").text(t.polling_throttled));
        let text = text
            .child_if(causes(&error_text))
            .child(remedy(&error_text))
            .child_if(slowed)
            .child_if(details(&error));
        // Whoever stopped it knows, and nothing went wrong.
        let (class, icon) =
            if error == ApiError::Cancelled { ("bar calm", Icon::Hourglass) } else { ("bar", Icon::Warning) };
        Some(el("div").class(class).child(icon.draw()).child(text).child(error_actions(&error)))
    };
    el("div").attr("role", "alert").live(draw)
}

/// A `config.json` that cannot be read.
pub fn config_banner() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let draw = move || {
        let problem = settings.host_config_error.get()?;
        let text = el("div")
            .child(el("h2").text(t.config_error_title))
            .child(el("p").text(t.config_error_text))
            .child(el("p").class("said").text(&problem));
        let dismiss = button("quiet")
            .named(t.dismiss)
            .child(Icon::Close.draw())
            .on_click(move || settings.host_config_error.set(None));
        Some(el("div").class("bar").child(Icon::Warning.draw()).child(text).child(dismiss))
    };
    el("div").attr("role", "alert").live(draw)
}

/// An error in words. Nobody chose a connection, and the page's own host has no such path: that is a first visit.
pub fn error_text(error: &ApiError, connection: &Connection, t: &Texts) -> ErrorText {
    let no_proxy_here = matches!(error, ApiError::NoSuchEndpoint { is_json: false, .. });
    if no_proxy_here && !connection.is_configured { t.first_visit() } else { t.error(error) }
}

/// An emblem, a title, a sentence; the caller adds the button.
pub fn empty_state(icon: Icon, title: &str, text: &str) -> El {
    el("div")
        .class("scene")
        .child(el("div").class("emblem").child(icon.draw()))
        .child(el("h2").text(title))
        .child(el("p").text(text))
}

/// The causes, where there are several.
pub fn causes(error_text: &ErrorText) -> Option<El> {
    let cause = |cause: &&str| el("li").text(cause);
    (!error_text.causes.is_empty())
        .then(|| el("ul").class("causes").children(error_text.causes.iter().map(cause)))
}

/// What to do.
pub fn remedy(error_text: &ErrorText) -> El {
    el("p").class("todo").text(&error_text.remedy)
}

/// Try again; and the way to the connection where that may help.
fn error_actions(error: &ApiError) -> El {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    let way = match error {
        ApiError::Unauthorized { .. } | ApiError::Forbidden { .. } => Some(t.enter_token),
        ApiError::Unreachable
        | ApiError::NoSuchEndpoint { .. }
        | ApiError::UnexpectedBody { .. }
        | ApiError::InvalidEndpoint => Some(t.check_address),
        ApiError::TimedOut { .. }
        | ApiError::TooManyRequests { .. }
        | ApiError::ServerFailed { .. }
        | ApiError::ClientError { .. }
        | ApiError::Cancelled => None,
    };
    let way = way
        .filter(|_| settings.host.with_value(|host| !host.connection_locked))
        .map(|name| button("").attr("aria-haspopup", "dialog").text(name).on_click(move || open.set(true)));
    let again = button("main").text(t.try_again).on_click(move || {
        tasks.refresh();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    });
    el("div").class("acts").child(again).child_if(way)
}

/// The server's own words, as they came, for those who can read them.
pub fn details(error: &ApiError) -> Option<El> {
    let t = use_texts();
    let status = error.status().map(|status| el("p").text(&format!("HTTP {status}")));
    let said = error.server_message();
    if status.is_none() && said.is_empty() {
        return None;
    }
    let said = if said.is_empty() { t.no_server_message } else { said };
    Some(
        el("details")
            .class("details")
            .child(el("summary").text(t.details))
            .child_if(status)
            .child(el("p").class("said").attr("dir", "auto").text(said)),
    )
}
