//! A question before something that cannot be undone or costs twice.

use leptos::prelude::*;

use crate::ui::{
    components::modal::modal,
    dom::{El, button, el},
};

/// What is asked, and what is done when the answer is yes.
#[derive(Clone)]
pub struct Confirmation {
    /// The window's name.
    pub title: String,
    /// What is lost, in sentences.
    pub texts: Vec<String>,
    /// The button that does it.
    pub yes: &'static str,
    /// The button that does not.
    pub no: &'static str,
    /// What is done.
    pub act: Callback<()>,
}

/// The window of the question that is asked, if one is.
pub fn confirm_dialog(asked: RwSignal<Option<Confirmation>>) -> impl Fn() -> Option<El> {
    move || asked.get().map(|confirm_dialog| window(confirm_dialog, asked))
}

fn window(confirm_dialog: Confirmation, asked: RwSignal<Option<Confirmation>>) -> El {
    let close = move || asked.set(None);
    let Confirmation { title, texts, yes, no, act } = confirm_dialog;
    let name = title.clone();
    let sentence = |text: &String| el("p").text(text);
    let buttons = el("div")
        .class("button-row")
        .child(button("primary").text(yes).on_click(move || {
            close();
            act.run(());
        }))
        .child(button("").text(no).on_click(close));
    let body = el("div").class("dialog-body").children(texts.iter().map(sentence)).child(buttons);
    modal("confirm-dialog", move || name.clone(), vec![el("h2").text(&title)], body, close, |_| {})
}
