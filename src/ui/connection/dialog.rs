//! Where the proxy is and who asks. What is typed is a draft until it is saved; the token never comes back out.

use leptos::{prelude::*, task::spawn_local};
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
            empty_state::{causes, error_text, remedy},
            icon::Icon,
            modal::modal,
            request_status_bar::request_status_bar,
            select::option,
        },
        connection::preferences::{self, PreferencesForm},
        dom::{El, button, el, focus_next_frame, value_of},
    },
};

/// The dialog.
pub fn connection_dialog() -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let Dialogs { connection_open: open, .. } = use_dialogs();
    let announcer = use_announcer();
    let choices = PreferencesForm::new(settings);
    let present = settings.connection.get_untracked();
    let token_field = el("input")
        .attr("id", "token")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false");
    let draft = ConnectionForm {
        settings,
        address: RwSignal::new(present.endpoint),
        token: StoredValue::new_local(token_field.element().unchecked_into()),
        mode: RwSignal::new(present.mode),
        persist: RwSignal::new(present.persist_in_tab),
        error: RwSignal::new(ConnectionError::None),
        test: RwSignal::new(TestState::Idle),
        request_status: RequestStatus::new(settings),
    };
    on_cleanup(move || draft.request_status.stop());
    // Back to the button in the header, from wherever the dialog was opened.
    on_cleanup(|| focus_next_frame(["#connection".to_owned()]));
    let form = el("form")
        .attr("novalidate", "")
        .child(address_field(draft))
        .child(mode_field(draft))
        .child(token_part(draft, token_field))
        .child(keep_field(draft))
        .child(preferences::fields(choices))
        .child(el("div").class("trial").attr("aria-live", "polite").live(move || trial_view(draft)))
        .child(acts(draft))
        .on("submit", move |event| {
            event.prevent_default();
            if let Some(field) = choices.wrong_field() {
                return focus_next_frame([format!("#{field}")]);
            }
            if let Some(connection) = draft.validate() {
                settings.set_connection(connection);
                choices.save(settings, announcer);
                open.set(false);
            }
        });
    let head = vec![el("h2").text(t.connection)];
    modal("connection", || t.connection.to_owned(), head, form, move || open.set(false), |_| {})
}

fn address_field(draft: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let problem = move || match draft.error.get() {
        ConnectionError::Address(problem) => dialog_texts.endpoint_error(problem),
        ConnectionError::None | ConnectionError::Token => "",
    };
    let input = el("input")
        .attr("id", "endpoint")
        .attr("type", "url")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("value", &draft.address.get_untracked())
        .on("input", move |event| {
            draft.address.set(value_of(&event));
            draft.clear_test();
        });
    let hint = el("p").attr("id", "endpoint-hint").class("hint").text(dialog_texts.endpoint_hint);
    labelled("endpoint", dialog_texts.endpoint, input, hint, problem)
}

fn token_part(draft: ConnectionForm, input: El) -> El {
    let dialog_texts = use_dialog_texts();
    let problem =
        move || if draft.error.get() == ConnectionError::Token { dialog_texts.invalid_token } else { "" };
    let state = move || match (draft.has_token(), draft.would_drop_token()) {
        (true, true) => dialog_texts.token_of_other_origin,
        (true, false) => dialog_texts.token_is_set,
        (false, _) => "",
    };
    let hint = el("p")
        .attr("id", "token-hint")
        .class("hint")
        .live_text(move || format!("{} {}", state(), dialog_texts.token_hint).trim_start().to_owned());
    labelled(
        "token",
        dialog_texts.token,
        input.on("input", move |event| draft.set_token(&value_of(&event))),
        hint,
        problem,
    )
}

/// A field with its label, its hint, and what is wrong with it.
fn labelled(
    id: &str,
    label: &str,
    input: El,
    hint: El,
    problem: impl Fn() -> &'static str + Copy + 'static,
) -> El {
    let problem_id = format!("{id}-problem");
    let input = input
        .attr("aria-describedby", &format!("{id}-hint {problem_id}"))
        .live_word("aria-invalid", move || (!problem().is_empty()).then_some("true"));
    let problem = el("p")
        .attr("id", &problem_id)
        .class("problem")
        .attr("aria-live", "polite")
        .live_text(move || problem().to_owned());
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(label))
        .child(input)
        .child(hint)
        .child(problem)
}

fn mode_field(draft: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let present = draft.mode.get_untracked();
    let options =
        HeaderMode::ALL.map(|mode| option(mode.name(), dialog_texts.header_mode(mode), mode == present));
    let select = el("select").attr("id", "header-mode").children(options).on("change", move |event| {
        draft.mode.set(HeaderMode::from_name(&value_of(&event)).unwrap_or_default());
        draft.clear_test();
    });
    let node: web_sys::HtmlSelectElement = select.element().unchecked_into();
    let select = select.effect(move || node.set_value(draft.mode.get().name()));
    el("div")
        .class("field")
        .child(el("label").attr("for", "header-mode").text(dialog_texts.header_mode_label))
        .child(select)
}

fn keep_field(draft: ConnectionForm) -> El {
    let dialog_texts = use_dialog_texts();
    let check = el("input")
        .attr("type", "checkbox")
        .attr_if("checked", draft.persist.get_untracked().then_some(""))
        .on("change", move |event| draft.persist.set(event_target_checked(&event)));
    el("label").class("check").child(check).child(el("span").text(dialog_texts.keep_token))
}

fn acts(draft: ConnectionForm) -> El {
    let announcer = use_announcer();
    let dialog_texts = use_dialog_texts();
    let test = move || {
        if draft.test.get_untracked() == TestState::Running {
            return;
        }
        let Some(connection) = draft.validate() else { return };
        draft.test.set(TestState::Running);
        spawn_local(async move {
            let result = test_connection(connection, &draft.request_status.start()).await;
            // The dialog may be shut by now.
            draft.request_status.end();
            draft.test.try_set(result);
        });
    };
    let forget = move || {
        draft.settings.forget_token();
        draft.token.with_value(|field| field.set_value(""));
        draft.clear_test();
        announcer.announce(dialog_texts.token_removed);
        focus_next_frame(["#token".to_owned()]);
    };
    let forget_button =
        move || draft.has_token().then(|| button("quiet").text(dialog_texts.remove_token).on_click(forget));
    el("div")
        .class("acts")
        .child(el("button").attr("type", "submit").class("main").text(dialog_texts.save))
        .child(button("").text(dialog_texts.test_connection).on_click(test))
        .live(forget_button)
}

fn trial_view(draft: ConnectionForm) -> Option<El> {
    let t = use_texts();
    let dialog_texts = use_dialog_texts();
    match draft.test.get() {
        TestState::Idle => None,
        TestState::Running => {
            let wait = el("p").class("wait").text(dialog_texts.testing);
            Some(el("div").child(wait).live(request_status_bar(draft.request_status, true)))
        }
        TestState::Ok(total) => {
            let action_texts = el("span").text(&(dialog_texts.test_ok)(total));
            Some(el("p").class("good").child(Icon::Check.draw()).child(action_texts))
        }
        TestState::Failed(error, connection) => {
            let error_text = error_text(&error, &connection, t);
            let said = error.server_message();
            let said = (!said.is_empty()).then(|| el("p").class("said").attr("dir", "auto").text(said));
            let text = el("div").child(el("h3").text(error_text.title)).child(el("p").text(&error_text.text));
            let text = text.child_if(causes(&error_text)).child(remedy(&error_text)).child_if(said);
            Some(el("div").class("bad").child(Icon::Warning.draw()).child(text))
        }
    }
}
