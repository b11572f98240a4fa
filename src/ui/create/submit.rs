//! Sends a form for a new task: focuses what is missing, and shows the result.

use leptos::prelude::*;

use crate::{
    domain::create_kind::CreateError,
    state::{
        create::{
            form::{CreateForm, CreateState},
            submit::{complete, prepare},
        },
        dialogs::use_dialogs,
        services::{Services, use_services},
    },
    ui::hooks::{focus::focus_next_frame, submitter::use_submitter},
};

/// A callback that sends a form, unless it is incomplete, in flight, or still reads files. To be created while a component is
/// built.
pub fn use_send(state: CreateState) -> Callback<CreateForm> {
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
