//! From a form to a task: what is missing is told at its field; what is sent is sent once.

use crate::state::create::form::CreateForm;
use leptos::prelude::*;

use crate::state::create::form::{Attachment, CreateState, ResultState};
use crate::{
    api::submit_response::Outcome,
    app::Desk,
    domain::{
        create_kind::{CreateError, CreateKind, FieldId},
        submission::{BlendDimensions, Bot, NewTask, Submission},
    },
    state::clock::now_ms,
    ui::dom::focus_next_frame,
};

/// The most links that are kept.
const MOST_LINKS: usize = 20;

/// Sends a form, if it is complete and not on its way already.
pub fn send(desk: Desk, draft: CreateState, form: CreateForm) {
    let (_, to_read) = form.reading.get_untracked();
    let busy = untrack(|| desk.acts.is_busy(&form.key()));
    if desk.settings.read_only.get_untracked() || busy || to_read > 0 {
        return;
    }
    let trouble = missing(form);
    let field = match trouble {
        CreateError::None => None,
        CreateError::NoText => Some("#create-prompt"),
        CreateError::TooFew
        | CreateError::TooMany
        | CreateError::NoPicture(_)
        | CreateError::TooLarge(..)
        | CreateError::Unreadable(_) => Some("#create-pictures"),
    };
    form.trouble.set(trouble);
    if let Some(field) = field {
        return focus_next_frame([field.to_owned()]);
    }
    form.sent_at.set(now_ms());
    let wish = wish(form);
    let prompt = wish.prompt.clone();
    desk.send(form.key(), act(form, wish), move |answer| {
        if answer.outcome.is_accepted() {
            taken(desk, draft, form, &answer.outcome, &prompt);
        }
    });
}

fn missing(form: CreateForm) -> CreateError {
    let no_text = form.text(FieldId::Prompt).with_untracked(|text| text.trim().is_empty());
    let few = form.pictures.with_untracked(|all| all.len() < *form.kind.pictures().start());
    match (form.kind.wants_text() && no_text, few) {
        (true, _) => CreateError::NoText,
        (false, true) => CreateError::TooFew,
        (false, false) => CreateError::None,
    }
}

fn wish(form: CreateForm) -> NewTask {
    let text = |text| form.text(text).with_untracked(|text| text.trim().to_owned());
    let data = |picture: &Attachment| String::from(&picture.data);
    NewTask {
        prompt: if form.kind.wants_text() { text(FieldId::Prompt) } else { String::new() },
        pictures: form.pictures.with_untracked(|all| all.iter().map(data).collect()),
        bot: Bot::from_wire(&text(FieldId::Bot)),
        state: text(FieldId::State),
    }
}

fn act(form: CreateForm, wish: NewTask) -> Submission {
    match form.kind {
        CreateKind::Imagine => Submission::Imagine(wish),
        CreateKind::Blend => Submission::Blend(
            wish,
            form.text(FieldId::BlendDimensions).with_untracked(|shape| BlendDimensions::from_wire(shape)),
        ),
        CreateKind::Describe => Submission::Describe(wish),
        CreateKind::Shorten => Submission::Shorten(wish),
        CreateKind::Show => Submission::Show(wish),
        CreateKind::Upload => Submission::Upload(wish),
    }
}

/// The server has it: the draft has served. What was typed in the meantime stays.
fn taken(desk: Desk, draft: CreateState, form: CreateForm, outcome: &Outcome, sent: &str) {
    let prompt = form.text(FieldId::Prompt);
    if prompt.with_untracked(|now| now.trim() == sent) {
        prompt.set(String::new());
        form.text(FieldId::State).set(String::new());
        form.pictures.set(Vec::new());
    }
    let results = outcome.tasks();
    let is_open = draft.open.get_untracked() == form.kind;
    match form.kind {
        CreateKind::Imagine | CreateKind::Blend | CreateKind::Show => {
            draft.replaced.set(None);
            if is_open {
                desk.creating.set(false);
            }
        }
        CreateKind::Describe | CreateKind::Shorten => {
            form.followed.set(ResultState::Pending);
            form.text(FieldId::Result).set(results.first().cloned().unwrap_or_default());
        }
        CreateKind::Upload => form.text(FieldId::Result).update(|links| {
            let all = results.iter().map(String::as_str).chain(links.lines());
            *links = all.take(MOST_LINKS).collect::<Vec<_>>().join("\n");
        }),
    }
    if is_open {
        request_animation_frame(show_result);
    }
}

/// It stands below the form, which on a phone is below the screen.
fn show_result() {
    if let Ok(Some(answer)) = document().query_selector("#way .answer") {
        answer.scroll_into_view_with_bool(false);
    }
}
