//! The notice of a server that cannot search: which tasks can be shown.

use leptos::prelude::*;

use crate::{
    i18n::{context::use_dialog_texts, dialogs::DialogTexts},
    state::{
        services::{Services, use_services},
        tasks::capability::ServerCapability,
    },
    ui::components::icon::{Glyph, Icon},
};

/// The notice; empty for a server that can search. It is built in a live region, which announces it.
#[component]
pub fn CapabilityNotice() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let notice = move || {
        let (title, text) = notice_text(dialog_texts, tasks.capability())?;
        Some(
            view! {
                <div class="banner info">
                    <Glyph icon=Icon::Warning/>
                    <p>
                        <strong>{title}</strong>
                        " "
                        <span>{text}</span>
                    </p>
                </div>
            }
            .into_any(),
        )
    };
    view! { <div>{move || notice().into_any()}</div> }
}

/// Title and text of the notice.
fn notice_text(dialog_texts: &DialogTexts, capability: ServerCapability) -> Option<(&'static str, String)> {
    match capability {
        ServerCapability::Search => None,
        ServerCapability::List(count) => {
            Some((dialog_texts.list_only_title, (dialog_texts.list_only_text)(count)))
        }
        ServerCapability::ById => {
            Some((dialog_texts.by_id_only_title, dialog_texts.by_id_only_text.to_owned()))
        }
    }
}
