//! The result of a change of the saved views.

use leptos::prelude::*;

use crate::{
    i18n::{context::use_view_texts, views::ViewTexts},
    state::{announcer::use_announcer, saved_views::SaveError},
};

/// The result of the last change: a text, empty if the change is visible, or why nothing was changed.
pub type Outcome = Result<String, SaveError>;

/// Shows the result of a change.
pub fn show_outcome(outcome: RwSignal<Option<Outcome>>, result: Outcome) {
    outcome.set(Some(result));
}

/// The result of the last change, as a message.
#[component]
pub fn OutcomeMessage(
    /// The result.
    outcome: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    let view_texts = use_view_texts();
    let announcer = use_announcer();
    let message = move || match outcome.get()? {
        Ok(text) if text.is_empty() => None,
        Ok(text) => {
            announcer.announce(text.clone());
            Some(view! { <p class="success">{text}</p> }.into_any())
        }
        Err(error) => {
            let text = error_text(error, view_texts);
            Some(view! { <p class="error" role="alert">{text}</p> }.into_any())
        }
    };
    view! { <div>{move || message().into_any()}</div> }
}

fn error_text(error: SaveError, view_texts: &ViewTexts) -> String {
    match error {
        SaveError::View(error) => (view_texts.error)(error),
        SaveError::Storage => view_texts.not_stored.to_owned(),
        SaveError::File => view_texts.not_views.to_owned(),
    }
}
