//! The dialog that asks for confirmation of an action that cannot be undone or would be repeated.

use leptos::prelude::*;

use crate::ui::{
    components::modal::Modal,
    hooks::{focus::return_focus_on_cleanup, listener::listener},
};

/// A question and the action that it confirms.
#[derive(Clone)]
pub struct Confirmation {
    /// The title of the dialog.
    pub title: String,
    /// The consequences, one paragraph each.
    pub texts: Vec<String>,
    /// The text of the button that confirms.
    pub yes: &'static str,
    /// The text of the button that closes the dialog.
    pub no: &'static str,
    /// Runs when confirmed.
    pub act: Callback<()>,
}

/// The dialog, while there is a question.
#[component]
pub fn ConfirmDialog(
    /// The question. The dialog sets it to None when it is answered.
    question: RwSignal<Option<Confirmation>>,
) -> impl IntoView {
    let dialog = move |confirmation: Confirmation| {
        return_focus_on_cleanup();
        let close = move || question.set(None);
        let Confirmation { title, texts, yes, no, act } = confirmation;
        let confirm = move |_| {
            close();
            act.run(());
        };
        let paragraphs = texts.into_iter().map(|text| view! { <p>{text}</p> }.into_any()).collect_view();
        view! {
            <Modal
                class="confirm-dialog"
                name=title.clone()
                head=view! { <h2>{title}</h2> }.into_any()
                close=move |()| close()
            >
                <div class="dialog-body">
                    {paragraphs}
                    <div class="button-row">
                        <button type="button" class="primary" on:click=listener(confirm)>{yes}</button>
                        <button type="button" on:click=listener(move |_| close())>{no}</button>
                    </div>
                </div>
            </Modal>
        }
        .into_any()
    };
    view! { {move || question.get().map(dialog).into_any()} }
}
