//! Builds the submission of a form, and applies its result.

use leptos::prelude::*;

use crate::{
    api::submit_response::Outcome,
    domain::{
        create_kind::{CreateError, CreateKind, FieldId},
        submission::{BlendDimensions, Bot, NewTask, Submission},
    },
    state::{
        clock::now_ms,
        create::form::{Attachment, CreateForm, CreateState, ResultState},
        dialogs::Dialogs,
    },
};

/// The maximum number of links of uploaded pictures.
const MAX_LINKS: usize = 20;

/// Checks a form and builds its submission. Marks the time of sending, for the display of the upload.
///
/// # Errors
/// What is missing. The form shows it.
pub fn prepare(form: CreateForm) -> Result<Submission, CreateError> {
    let error = validate(form);
    form.error.set(error.clone());
    if error != CreateError::None {
        return Err(error);
    }
    form.sent_at_ms.set(now_ms());
    Ok(submission(form, new_task(form)))
}

fn validate(form: CreateForm) -> CreateError {
    let is_text_missing = form.text(FieldId::Prompt).with_untracked(|text| text.trim().is_empty());
    let has_too_few_pictures =
        form.pictures.with_untracked(|all| all.len() < *form.kind.picture_count().start());
    match (form.kind.has_text() && is_text_missing, has_too_few_pictures) {
        (true, _) => CreateError::NoText,
        (false, true) => CreateError::TooFew,
        (false, false) => CreateError::None,
    }
}

fn new_task(form: CreateForm) -> NewTask {
    let text = |field| form.text(field).with_untracked(|text| text.trim().to_owned());
    let data = |picture: &Attachment| String::from(&picture.data);
    NewTask {
        prompt: if form.kind.has_text() { text(FieldId::Prompt) } else { String::new() },
        pictures: form.pictures.with_untracked(|all| all.iter().map(data).collect()),
        bot: Bot::from_wire(&text(FieldId::Bot)),
        state: text(FieldId::State),
    }
}

fn submission(form: CreateForm, new_task: NewTask) -> Submission {
    match form.kind {
        CreateKind::Imagine => Submission::Imagine(new_task),
        CreateKind::Blend => Submission::Blend(
            new_task,
            form.text(FieldId::BlendDimensions)
                .with_untracked(|dimensions| BlendDimensions::from_wire(dimensions)),
        ),
        CreateKind::Describe => Submission::Describe(new_task),
        CreateKind::Shorten => Submission::Shorten(new_task),
        CreateKind::Show => Submission::Show(new_task),
        CreateKind::Upload => Submission::Upload(new_task),
    }
}

/// Applies an accepted submission: clears the form, unless it was edited in the meantime, and keeps the result.
pub fn complete(
    state: CreateState,
    dialogs: Dialogs,
    form: CreateForm,
    outcome: &Outcome,
    sent_prompt: &str,
) {
    let prompt = form.text(FieldId::Prompt);
    if prompt.with_untracked(|now| now.trim() == sent_prompt) {
        prompt.set(String::new());
        form.text(FieldId::State).set(String::new());
        form.pictures.set(Vec::new());
    }
    let results = outcome.tasks();
    let is_open = state.open.get_untracked() == form.kind;
    match form.kind {
        CreateKind::Imagine | CreateKind::Blend | CreateKind::Show => {
            state.previous.set(None);
            if is_open {
                dialogs.create_open.set(false);
            }
        }
        CreateKind::Describe | CreateKind::Shorten => {
            form.result.set(ResultState::Pending);
            form.text(FieldId::Result).set(results.first().cloned().unwrap_or_default());
        }
        CreateKind::Upload => form.text(FieldId::Result).update(|links| {
            let all = results.iter().map(String::as_str).chain(links.lines());
            *links = all.take(MAX_LINKS).collect::<Vec<_>>().join("\n");
        }),
    }
}
