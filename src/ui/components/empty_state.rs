//! What is shown in place of the task list when there are no tasks.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        filter_panel::use_filter_panel,
        services::{Services, use_services},
    },
    ui::{
        components::icon::{Glyph, Icon},
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        ids::RESULTS_ID,
    },
};

/// The message that the server has no tasks yet.
#[component]
pub fn NoTasks() -> impl IntoView {
    let Services { tasks, .. } = use_services();
    let t = use_texts();
    view! {
        <EmptyState icon=Icon::Picture title=t.no_tasks_title text=t.no_tasks_text>
            <button type="button" class="primary" on:click=listener(move |_| tasks.refresh())>{t.check_again}</button>
        </EmptyState>
    }
}

/// The message that no task matches the filters.
#[component]
pub fn NoMatches() -> impl IntoView {
    let Services { url, .. } = use_services();
    let panel = use_filter_panel();
    let t = use_texts();
    let clear = move |_| {
        panel.clear_filters(url);
        focus_next_frame([format!("#{RESULTS_ID}")]);
    };
    view! {
        <EmptyState icon=Icon::Filter title=t.no_match_title text=t.no_match_text>
            <button type="button" class="primary" on:click=listener(clear)>{t.clear_filters}</button>
        </EmptyState>
    }
}

/// An icon, a title, a paragraph, and what the caller adds.
#[component]
pub fn EmptyState(
    /// The icon.
    icon: Icon,
    /// The title.
    title: &'static str,
    /// The paragraph.
    #[prop(into)]
    text: String,
    /// What follows the paragraph.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <div class="empty-icon">
                <Glyph icon/>
            </div>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}
