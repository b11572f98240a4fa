//! The bar above the task list: delayed requests, and the button that shows new tasks.

use leptos::prelude::*;

use crate::{
    i18n::context::use_texts,
    state::{
        announcer::use_announcer,
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        url_state::MainView,
    },
    ui::{
        components::{
            icon::{Glyph, Icon},
            request_status_bar::RequestStatusBar,
            show::Show,
        },
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        ids::RESULTS_ID,
    },
};

/// The bar.
#[component]
pub fn NewTasksBar() -> impl IntoView {
    let Services { tasks, live_refresh, url, .. } = use_services();
    let t = use_texts();
    let announcer = use_announcer();
    let count = memo(move || tasks.pending_count());
    // The other views show other tasks.
    let has_new_tasks = memo(move || count.get() > 0 && url.view() == MainView::Tasks);
    let show_pending = move |_| {
        tasks.show_pending();
        focus_next_frame([format!("#{RESULTS_ID}")]);
    };
    effect(move || {
        let count = count.get();
        if count > 0 {
            announcer.announce((t.new_tasks)(count));
        }
    });
    view! {
        <div class="floating-status">
            <RequestStatusBar status=tasks.request_status can_stop=true/>
            <RequestStatusBar status=live_refresh.request_status() can_stop=false/>
            <Show when=has_new_tasks>
                <button type="button" class="primary new-tasks" on:click=listener(show_pending)>
                    <Glyph icon=Icon::Up/>
                    <span>{move || (t.new_tasks)(count.get())}</span>
                </button>
            </Show>
        </div>
    }
}

/// Whether the user has not scrolled, opened a dialog or focused a card, so that new tasks can be shown.
pub fn is_user_idle() -> bool {
    let is_at_top = window().scroll_y().is_ok_and(|y| y < 8.0);
    let busy = format!("dialog[open], #{RESULTS_ID} :focus, #{RESULTS_ID} :active");
    is_at_top && document().query_selector(&busy).is_ok_and(|found| found.is_none())
}
