//! Sends a form for a new task: focuses what is missing, and shows the result.

use leptos::prelude::*;

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind, FieldId},
        prompt,
        prompt_parameters::ParameterValues,
    },
    i18n::context::use_create_texts,
    state::{
        create::{
            form::{CreateForm, CreateState},
            submit::{complete, prepare},
        },
        dialogs::use_dialogs,
        services::{Services, use_services},
    },
    ui::{
        components::confirm_dialog::Confirmation,
        create::parameters::show_parameter,
        hooks::{focus::focus_next_frame, submitter::use_submitter},
    },
};

/// A callback that sends a form, unless it is incomplete, in flight, or still reads files. A prompt with parameters that are not
/// valid is first shown, and then sent only after a question: a newer server may know them. To be created while a component is
/// built.
pub fn use_send(state: CreateState, confirm: RwSignal<Option<Confirmation>>) -> Callback<CreateForm> {
    let send = use_send_unchecked(state);
    let create_texts = use_create_texts();
    let shown_prompt = StoredValue::new(String::new());
    Callback::new(move |form: CreateForm| {
        let prompt = form.text(FieldId::Prompt).get_untracked();
        let values = ParameterValues::read(&prompt::parse(&prompt));
        let first = values.invalid().next().filter(|_| form.kind == CreateKind::Imagine);
        let Some(first) = first else { return send.run(form) };
        show_parameter(first);
        if shown_prompt.with_value(|shown| *shown != prompt) {
            return shown_prompt.set_value(prompt);
        }
        let names = values.invalid().map(|it| create_texts.parameter(it)).collect::<Vec<_>>().join(", ");
        confirm.set(Some(Confirmation {
            title: create_texts.flagged_title.to_owned(),
            texts: vec![(create_texts.flagged_text)(&names)],
            yes: create_texts.flagged_yes,
            no: create_texts.flagged_no,
            act: Callback::new(move |()| send.run(form)),
        }));
    })
}

fn use_send_unchecked(state: CreateState) -> Callback<CreateForm> {
    let Services { settings, actions, .. } = use_services();
    let (dialogs, submitter) = (use_dialogs(), use_submitter());
    Callback::new(move |form: CreateForm| {
        let (_, bytes_to_read) = form.read_progress.get_untracked();
        let is_busy = untrack(|| actions.in_flight.contains(&form.key()));
        if settings.read_only.get_untracked() || is_busy || bytes_to_read > 0 {
            return;
        }
        let submission = match prepare(form) {
            Ok(submission) => submission,
            Err(error) => return focus_invalid(&error),
        };
        let sent_prompt = submission.prompt().to_owned();
        submitter.send(form.key(), submission, move |response| {
            if response.outcome.is_accepted() {
                complete(state, dialogs, form, &response.outcome, &sent_prompt);
                if state.open.get_untracked() == form.kind {
                    request_animation_frame(show_result);
                }
            }
        });
    })
}

fn focus_invalid(error: &CreateError) {
    let field = if error.is_about_text() { "#create-prompt" } else { "#create-pictures" };
    focus_next_frame([field.to_owned()]);
}

/// The result is below the form, which on a phone is below the screen.
fn show_result() {
    if let Ok(Some(result)) = document().query_selector("#way .create-result") {
        result.scroll_into_view_with_bool(false);
    }
}
