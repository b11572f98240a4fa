//! The notice of a server that cannot search: which tasks can be shown.

use leptos::prelude::*;

use crate::{
    i18n::{context::use_texts, texts::Texts},
    state::{
        announcer::use_announcer,
        services::{Services, use_services},
        tasks::capability::ServerCapability,
    },
    ui::{
        components::icon::Icon,
        dom::{El, dynamic::effect, el, memo::memo},
    },
};

/// The notice; empty for a server that can search.
pub fn capability_notice() -> El {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let title = memo(move |_| notice_text(t, tasks.capability()).map(|(title, _)| title));
    effect(move || {
        if let Some(title) = title.get() {
            announcer.announce(title);
        }
    });
    el("div").dyn_child(move || {
        let (title, text) = notice_text(t, tasks.capability())?;
        let paragraph = el("p").child(el("strong").text(title)).text(" ").child(el("span").text(&text));
        Some(el("div").class("banner info").child(Icon::Warning.draw()).child(paragraph))
    })
}

/// Title and text of the notice.
fn notice_text(t: &Texts, capability: ServerCapability) -> Option<(&'static str, String)> {
    match capability {
        ServerCapability::Search => None,
        ServerCapability::List(count) => Some((t.list_only_title, (t.list_only_text)(count))),
        ServerCapability::ById => Some((t.by_id_only_title, t.by_id_only_text.to_owned())),
    }
}
