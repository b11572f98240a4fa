//! The notice of a server that cannot search: which tasks can be shown.

use leptos::prelude::*;

use crate::{
    i18n::{context::use_texts, texts::Texts},
    state::{
        announcer::use_announcer,
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::capability::ServerCapability,
    },
    ui::components::icon::{Glyph, Icon},
};

/// The notice; empty for a server that can search.
#[component]
pub fn CapabilityNotice() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let title = memo(move || notice_text(t, tasks.capability()).map(|(title, _)| title));
    effect(move || {
        if let Some(title) = title.get() {
            announcer.announce(title);
        }
    });
    let notice = move || {
        let (title, text) = notice_text(t, tasks.capability())?;
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
fn notice_text(t: &Texts, capability: ServerCapability) -> Option<(&'static str, String)> {
    match capability {
        ServerCapability::Search => None,
        ServerCapability::List(count) => Some((t.list_only_title, (t.list_only_text)(count))),
        ServerCapability::ById => Some((t.by_id_only_title, t.by_id_only_text.to_owned())),
    }
}
