//! The dialog that asks for confirmation of an action that cannot be undone or would be repeated.

use leptos::prelude::*;

use crate::ui::{
    components::{confirm_dialog::Confirmation, modal::modal},
    dom::{El, button, el},
};

/// The dialog, while `confirm` has a question.
pub fn confirm_dialog(confirm: RwSignal<Option<Confirmation>>) -> impl Fn() -> Option<El> {
    move || confirm.get().map(|confirmation| dialog(confirmation, confirm))
}

fn dialog(confirmation: Confirmation, confirm: RwSignal<Option<Confirmation>>) -> El {
    let close = move || confirm.set(None);
    let Confirmation { title, texts, yes, no, act } = confirmation;
    let name = title.clone();
    let paragraph = |text: &String| el("p").text(text);
    let buttons = el("div")
        .class("button-row")
        .child(button("primary").text(yes).on_click(move || {
            close();
            act.run(());
        }))
        .child(button("").text(no).on_click(close));
    let body = el("div").class("dialog-body").children(texts.iter().map(paragraph)).child(buttons);
    modal("confirm-dialog", move || name.clone(), vec![el("h2").text(&title)], body, close, |_| {})
}
