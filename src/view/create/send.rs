//! From a form to a task: what is missing is told at its field; what is sent is sent once.

use leptos::prelude::*;

use super::{
    Draft, Form,
    drafts::{Followed, Picture},
};
use crate::{
    app::Desk,
    clock::now_ms,
    draft::{Kind, Text, Trouble},
    element::focus_soon,
    proxy::{Act, Bot, Outcome, Shape, Wish},
};

/// The most links that are kept.
const MOST_LINKS: usize = 20;

/// Sends a form, if it is complete and not on its way already.
pub fn send(desk: Desk, draft: Draft, form: Form) {
    let (_, to_read) = form.reading.get_untracked();
    let busy = untrack(|| desk.acts.is_busy(&form.key()));
    if desk.settings.read_only.get_untracked() || busy || to_read > 0 {
        return;
    }
    let trouble = missing(form);
    let field = match trouble {
        Trouble::None => None,
        Trouble::NoText => Some("#create-prompt"),
        Trouble::TooFew
        | Trouble::TooMany
        | Trouble::NoPicture(_)
        | Trouble::TooLarge(..)
        | Trouble::Unreadable(_) => Some("#create-pictures"),
    };
    form.trouble.set(trouble);
    if let Some(field) = field {
        return focus_soon([field.to_owned()]);
    }
    form.sent_at.set(now_ms());
    let wish = wish(form);
    let prompt = wish.prompt.clone();
    desk.send(form.key(), act(form, wish), move |answer| {
        if answer.outcome.is_taken() {
            taken(desk, draft, form, &answer.outcome, &prompt);
        }
    });
}

fn missing(form: Form) -> Trouble {
    let no_text = form.text(Text::Prompt).with_untracked(|text| text.trim().is_empty());
    let few = form.pictures.with_untracked(|all| all.len() < *form.kind.pictures().start());
    match (form.kind.wants_text() && no_text, few) {
        (true, _) => Trouble::NoText,
        (false, true) => Trouble::TooFew,
        (false, false) => Trouble::None,
    }
}

fn wish(form: Form) -> Wish {
    let text = |text| form.text(text).with_untracked(|text| text.trim().to_owned());
    let data = |picture: &Picture| String::from(&picture.data);
    Wish {
        prompt: if form.kind.wants_text() { text(Text::Prompt) } else { String::new() },
        pictures: form.pictures.with_untracked(|all| all.iter().map(data).collect()),
        bot: Bot::from_wire(&text(Text::Bot)),
        state: text(Text::State),
    }
}

fn act(form: Form, wish: Wish) -> Act {
    match form.kind {
        Kind::Imagine => Act::Imagine(wish),
        Kind::Blend => {
            Act::Blend(wish, form.text(Text::Shape).with_untracked(|shape| Shape::from_wire(shape)))
        }
        Kind::Describe => Act::Describe(wish),
        Kind::Shorten => Act::Shorten(wish),
        Kind::Show => Act::Show(wish),
        Kind::Upload => Act::Upload(wish),
    }
}

/// The server has it: the draft has served. What was typed in the meantime stays.
fn taken(desk: Desk, draft: Draft, form: Form, outcome: &Outcome, sent: &str) {
    let prompt = form.text(Text::Prompt);
    if prompt.with_untracked(|now| now.trim() == sent) {
        prompt.set(String::new());
        form.text(Text::State).set(String::new());
        form.pictures.set(Vec::new());
    }
    let results = outcome.tasks();
    let is_open = draft.open.get_untracked() == form.kind;
    match form.kind {
        Kind::Imagine | Kind::Blend | Kind::Show => {
            draft.replaced.set(None);
            if is_open {
                desk.creating.set(false);
            }
        }
        Kind::Describe | Kind::Shorten => {
            form.followed.set(Followed::Awaited);
            form.text(Text::Result).set(results.first().cloned().unwrap_or_default());
        }
        Kind::Upload => form.text(Text::Result).update(|links| {
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
