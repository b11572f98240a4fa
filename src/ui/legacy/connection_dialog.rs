//! The connection dialog. Its fields apply when they are saved; a saved token is never shown.

use leptos::{html, prelude::*, tachys::html::node_ref::NodeRefContainer, task::spawn_local};
use wasm_bindgen::JsCast;

use crate::{
    api::endpoint::HeaderMode,
    i18n::context::{use_dialog_texts, use_texts},
    state::{
        announcer::use_announcer,
        connection_form::{ConnectionError, ConnectionForm, TestState, test_connection},
        dialogs::{Dialogs, use_dialogs},
        services::{Services, use_services},
        tasks::request_status::RequestStatus,
    },
    ui::{
        components::{
            error_view::{causes, error_text, remedy},
            icon::Icon,
            modal::modal,
            request_status_bar::request_status_bar,
            select::option,
        },
        dom::{El, button, el, focus_next_frame},
        legacy::preferences::{self, PreferencesForm},
    },
};

/// The connection dialog.
pub fn connection_dialog() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    let announcer = use_announcer();
    let preferences = PreferencesForm::new(settings);
    let current = settings.connection.get_untracked();
    let token_input = el("input")
        .attr("id", "token")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false");
    let token = NodeRef::<html::Input>::new();
    NodeRefContainer::<html::Input>::load(token, &token_input.element());
    let form = ConnectionForm {
        settings,
        address: RwSignal::new(current.endpoint),
        token,
        mode: RwSignal::new(current.mode),
        persist: RwSignal::new(current.persist_in_tab),
        error: RwSignal::new(ConnectionError::None),
        test: RwSignal::new(TestState::Idle),
        request_status: RequestStatus::new(settings),
    };
    on_cleanup(move || form.request_status.stop());
    // The dialog can be opened from several places, but closing it always focuses the button in the header.
    on_cleanup(|| focus_next_frame(["#connection".to_owned()]));
    let form_element = el("form")
        .attr("novalidate", "")
        .child(endpoint_field(form))
        .child(mode_field(form))
        .child(token_field(form, token_input))
        .child(keep_field(form))
        .child(preferences::fields(preferences))
        .child(
            el("div").class("test-result").attr("aria-live", "polite").dyn_child(move || test_result(form)),
        )
        .child(buttons(form))
        .on("submit", move |event| {
            event.prevent_default();
            if let Some(field) = preferences.validate() {
                return focus_next_frame([format!("#{field}")]);
            }
            if let Some(connection) = form.validate() {
                settings.set_connection(connection);
                preferences.save(settings, announcer);
                open.set(false);
            }
        });
    let head = vec![el("h2").text(t.connection)];
    modal("connection", || t.connection.to_owned(), head, form_element, move || open.set(false), |_| {})
}

fn endpoint_field(form: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let error = move || match form.error.get() {
        ConnectionError::Address(error) => dialog_texts.endpoint_error(error),
        ConnectionError::None | ConnectionError::Token => "",
    };
    let input = el("input")
        .attr("id", "endpoint")
        .attr("type", "url")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("value", &form.address.get_untracked())
        .on("input", move |event| {
            form.address.set(event_target_value(&event));
            form.clear_test();
        });
    let hint = el("p").attr("id", "endpoint-hint").class("hint").text(dialog_texts.endpoint_hint);
    field("endpoint", dialog_texts.endpoint, input, hint, error)
}

fn token_field(form: ConnectionForm, input: El) -> El {
    let dialog_texts = use_dialog_texts();
    let error =
        move || if form.error.get() == ConnectionError::Token { dialog_texts.invalid_token } else { "" };
    let token_state = move || match (form.has_token(), form.would_drop_token()) {
        (true, true) => dialog_texts.token_of_other_origin,
        (true, false) => dialog_texts.token_is_set,
        (false, _) => "",
    };
    let hint = el("p")
        .attr("id", "token-hint")
        .class("hint")
        .dyn_text(move || format!("{} {}", token_state(), dialog_texts.token_hint).trim_start().to_owned());
    field(
        "token",
        dialog_texts.token,
        input.on("input", move |event| form.set_token(&event_target_value(&event))),
        hint,
        error,
    )
}

/// A field with label, hint and error.
fn field(
    id: &str,
    label: &str,
    input: El,
    hint: El,
    error: impl Fn() -> &'static str + Copy + 'static,
) -> El {
    let error_id = format!("{id}-problem");
    let input = input
        .attr("aria-describedby", &format!("{id}-hint {error_id}"))
        .dyn_attr_static("aria-invalid", move || (!error().is_empty()).then_some("true"));
    let error_text = el("p")
        .attr("id", &error_id)
        .class("field-error")
        .attr("aria-live", "polite")
        .dyn_text(move || error().to_owned());
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(label))
        .child(input)
        .child(hint)
        .child(error_text)
}

fn mode_field(form: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let current = form.mode.get_untracked();
    let options =
        HeaderMode::ALL.map(|mode| option(mode.name(), dialog_texts.header_mode(mode), mode == current));
    let select = el("select").attr("id", "header-mode").children(options).on("change", move |event| {
        form.mode.set(HeaderMode::from_name(&event_target_value(&event)).unwrap_or_default());
        form.clear_test();
    });
    let element: web_sys::HtmlSelectElement = select.element().unchecked_into();
    let select = select.effect(move || element.set_value(form.mode.get().name()));
    el("div")
        .class("field")
        .child(el("label").attr("for", "header-mode").text(dialog_texts.header_mode_label))
        .child(select)
}

fn keep_field(form: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let checkbox = el("input")
        .attr("type", "checkbox")
        .opt_attr("checked", form.persist.get_untracked().then_some(""))
        .on("change", move |event| form.persist.set(event_target_checked(&event)));
    el("label").class("check").child(checkbox).child(el("span").text(dialog_texts.keep_token))
}

fn buttons(form: ConnectionForm) -> El {
    let announcer = use_announcer();
    let dialog_texts = use_dialog_texts();
    let test = move || {
        if form.test.get_untracked() == TestState::Running {
            return;
        }
        let Some(connection) = form.validate() else { return };
        form.test.set(TestState::Running);
        spawn_local(async move {
            let result = test_connection(connection, &form.request_status.start()).await;
            // The dialog may have been closed in the meantime.
            form.request_status.end();
            form.test.try_set(result);
        });
    };
    let remove_token = move || {
        form.settings.forget_token();
        if let Some(field) = form.token.get_untracked() {
            field.set_value("");
        }
        form.clear_test();
        announcer.announce(dialog_texts.token_removed);
        focus_next_frame(["#token".to_owned()]);
    };
    let remove_button = move || {
        form.has_token().then(|| button("ghost").text(dialog_texts.remove_token).on_click(remove_token))
    };
    el("div")
        .class("button-row")
        .child(el("button").attr("type", "submit").class("primary").text(dialog_texts.save))
        .child(button("").text(dialog_texts.test_connection).on_click(test))
        .dyn_child(remove_button)
}

fn test_result(form: ConnectionForm) -> Option<El> {
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    match form.test.get() {
        TestState::Idle => None,
        TestState::Running => {
            let text = el("p").class("loading-note").text(dialog_texts.testing);
            Some(el("div").child(text).dyn_child(request_status_bar(form.request_status, true)))
        }
        TestState::Ok(total) => {
            let text = el("span").text(&(dialog_texts.test_ok)(total));
            Some(el("p").class("success").child(Icon::Check.draw()).child(text))
        }
        TestState::Failed(error, connection) => {
            let error_text = error_text(&error, &connection, t);
            let message = error.server_message();
            let message = (!message.is_empty())
                .then(|| el("p").class("server-message").attr("dir", "auto").text(message));
            let text = el("div").child(el("h3").text(error_text.title)).child(el("p").text(&error_text.text));
            let text = text.opt_child(causes(&error_text)).child(remedy(&error_text)).opt_child(message);
            Some(el("div").class("error").child(Icon::Warning.draw()).child(text))
        }
    }
}
