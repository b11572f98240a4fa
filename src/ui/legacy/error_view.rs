//! Errors of the task list and of the host configuration.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    i18n::{context::use_texts, texts::ErrorText},
    state::{
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
    },
    ui::{
        components::{empty_state::empty_state, error_view::error_text, icon::Icon},
        dom::{El, button, el, focus_next_frame, memo::memo},
        ids::RESULTS_ID,
    },
};

/// The error of the first load, in place of the task list.
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
                .opt_child(causes(&error_text))
                .child(remedy(&error_text))
                .child(error_actions(&error))
                .opt_child(details(&error)),
        )
    };
    el("div").attr("role", "alert").dyn_child(draw)
}

/// The error of a later load, as a banner above the task list, which stays.
pub fn error_banner() -> El {
    let Services { tasks, settings, live_refresh, .. } = use_services();
    let t = use_texts();
    let is_throttled = memo(move |_| live_refresh.is_throttled());
    let draw = move || {
        let error = tasks.with(|load| load.page().and(load.error()).cloned())?;
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        let text = el("div").child(el("h2").text(error_text.title)).child(el("p").text(&error_text.text));
        let throttled = is_throttled.get().then(|| el("p").text(t.polling_throttled));
        let text = text
            .opt_child(causes(&error_text))
            .child(remedy(&error_text))
            .opt_child(throttled)
            .opt_child(details(&error));
        // A request that the user stopped is not an error.
        let (class, icon) = if error == ApiError::Cancelled {
            ("banner info", Icon::Hourglass)
        } else {
            ("banner", Icon::Warning)
        };
        Some(el("div").class(class).child(icon.draw()).child(text).child(error_actions(&error)))
    };
    el("div").attr("role", "alert").dyn_child(draw)
}

/// The error of a `config.json` that cannot be read.
pub fn config_banner() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let draw = move || {
        let error = settings.host_config_error.get()?;
        let text = el("div")
            .child(el("h2").text(t.config_error_title))
            .child(el("p").text(t.config_error_text))
            .child(el("p").class("server-message").text(&error));
        let dismiss = button("ghost")
            .label(t.dismiss)
            .child(Icon::Close.draw())
            .on_click(move || settings.host_config_error.set(None));
        Some(el("div").class("banner").child(Icon::Warning.draw()).child(text).child(dismiss))
    };
    el("div").attr("role", "alert").dyn_child(draw)
}

/// The list of possible causes, if there are several.
pub fn causes(error_text: &ErrorText) -> Option<El> {
    let cause = |cause: &&str| el("li").text(cause);
    (!error_text.causes.is_empty())
        .then(|| el("ul").class("causes").children(error_text.causes.iter().map(cause)))
}

/// What to do about an error.
pub fn remedy(error_text: &ErrorText) -> El {
    el("p").text(&error_text.remedy)
}

/// The buttons of an error: retry, and the connection dialog for errors that it may fix.
fn error_actions(error: &ApiError) -> El {
    let Services { tasks, settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
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
        | ApiError::Cancelled => None,
    };
    let connection_button = connection_label
        .filter(|_| settings.host.with_value(|host| !host.connection_locked))
        .map(|label| button("").attr("aria-haspopup", "dialog").text(label).on_click(move || open.set(true)));
    let retry = button("primary").text(t.try_again).on_click(move || {
        tasks.refresh();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    });
    el("div").class("button-row").child(retry).opt_child(connection_button)
}

/// The HTTP status and the unmodified message of the server, collapsed.
pub fn details(error: &ApiError) -> Option<El> {
    let t = use_texts();
    let status = error.status().map(|status| el("p").text(&format!("HTTP {status}")));
    let message = error.server_message();
    if status.is_none() && message.is_empty() {
        return None;
    }
    let message = if message.is_empty() { t.no_server_message } else { message };
    Some(
        el("details")
            .class("details")
            .child(el("summary").text(t.details))
            .opt_child(status)
            .child(el("p").class("server-message").attr("dir", "auto").text(message)),
    )
}
