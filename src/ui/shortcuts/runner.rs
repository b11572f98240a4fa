//! Runs the shortcuts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::{
    domain::{
        filter::field::FilterField,
        shortcut::{KeySequence, Shortcut},
        status::Status,
    },
    state::{
        clock::now_ms,
        dialogs::{Dialogs, use_dialogs},
        effect::effect,
        selection::use_selection,
        services::{Services, use_services},
        url_state::MainView,
    },
    ui::{
        components::show::Show,
        hooks::focus::focus_next_frame,
        ids::RESULTS_ID,
        shortcuts::sheet::ShortcutSheet,
        tasks::{
            pager::go_to_page,
            tab_stop::{focus_tab_stop, move_focus},
        },
    },
};

/// Runs the shortcut of each pressed key, and contains the help.
#[component]
pub fn ShortcutRunner() -> impl IntoView {
    let (services, dialogs) = (use_services(), use_dialogs());
    let sequence = StoredValue::new(KeySequence::default());
    let is_sheet_open = RwSignal::new(false);
    let press = move |key: char| {
        let key = key.to_string();
        match sequence.try_update_value(|sequence| sequence.press(&key, now_ms())).flatten() {
            Some(Shortcut::Help) => is_sheet_open.set(true),
            Some(shortcut) => run(shortcut, services, dialogs),
            None => {}
        }
    };
    effect(move || {
        dialogs.shortcut_keys.track();
        // Taken without a notification: another runner, such as that of another language, must not run them again.
        let keys = std::mem::take(&mut *dialogs.shortcut_keys.write_untracked());
        untrack(|| keys.chars().for_each(press));
    });
    view! {
        <Show when=is_sheet_open>
            <ShortcutSheet close=move |()| is_sheet_open.set(false)/>
        </Show>
    }
}

fn run(shortcut: Shortcut, services: Services, dialogs: Dialogs) {
    let Services { url, tasks, settings, .. } = services;
    match shortcut {
        Shortcut::Help => {}
        Shortcut::Refresh => tasks.refresh(),
        Shortcut::NewTask => {
            if !settings.read_only.get() {
                dialogs.create_open.set(true);
            }
        }
        Shortcut::Tasks => url.show_view(MainView::Tasks),
        Shortcut::Queue => url.show_view(MainView::Queue),
        Shortcut::Statistics => url.show_view(MainView::Statistics),
        // The filters are above the tasks and above the statistics.
        Shortcut::Prompt | Shortcut::Status(_) => {
            if url.view() != MainView::Queue {
                run_on_tasks(shortcut, services);
            }
        }
        Shortcut::Left
        | Shortcut::Down
        | Shortcut::Up
        | Shortcut::Right
        | Shortcut::Viewer
        | Shortcut::Select
        | Shortcut::SelectRange
        | Shortcut::PreviousPage
        | Shortcut::NextPage => {
            if url.view() == MainView::Tasks {
                run_on_tasks(shortcut, services);
            }
        }
    }
}

/// Runs a shortcut that not every view has.
fn run_on_tasks(shortcut: Shortcut, services: Services) {
    match shortcut {
        Shortcut::Prompt => focus_prompt(),
        Shortcut::Left => move_to_card("ArrowLeft"),
        Shortcut::Down => move_to_card("ArrowDown"),
        Shortcut::Up => move_to_card("ArrowUp"),
        Shortcut::Right => move_to_card("ArrowRight"),
        Shortcut::Viewer => {
            if let Some(id) = current_task() {
                services.url.open_viewer(&id);
            }
        }
        Shortcut::Select => {
            if let Some(id) = current_task() {
                use_selection().toggle(&id);
            }
        }
        Shortcut::SelectRange => {
            if let Some(id) = current_task() {
                use_selection().extend_to(&id);
            }
        }
        Shortcut::PreviousPage => turn_page(services, |page| page.saturating_sub(1)),
        Shortcut::NextPage => turn_page(services, |page| page.saturating_add(1)),
        Shortcut::Status(index) => {
            if let Some(status) = Status::KNOWN.get(index) {
                services.url.change_filter(|filter| filter.toggle_status(status));
            }
        }
        Shortcut::Help
        | Shortcut::Refresh
        | Shortcut::NewTask
        | Shortcut::Tasks
        | Shortcut::Queue
        | Shortcut::Statistics => {}
    }
}

fn focus_prompt() {
    if let Some(prompt) = document().get_element_by_id(FilterField::Prompt.wire()) {
        let prompt: HtmlInputElement = prompt.unchecked_into();
        let _ = prompt.focus();
        prompt.select();
    }
}

/// Moves as an arrow key does. From elsewhere on the page it leads to the card that Tab would lead to.
fn move_to_card(arrow: &str) {
    let is_in_results = format!("#{RESULTS_ID} [data-task-id] :focus");
    if !move_focus(arrow) && document().query_selector(&is_in_results).is_ok_and(|found| found.is_none()) {
        focus_tab_stop();
    }
}

/// The task of the card that has the focus, or that Tab would lead to.
fn current_task() -> Option<String> {
    let card = document().query_selector("[data-task-id]:has(.card-link[tabindex=\"0\"])").ok().flatten();
    card.and_then(|card| card.get_attribute("data-task-id"))
}

/// Goes to another page, if it exists. The focus would be lost with its card; the next move leads to the first card.
fn turn_page(services: Services, to: fn(u32) -> u32) {
    let Services { url, tasks, .. } = services;
    let last = tasks.with(|load| load.page().map_or(1, |page| page.last_page));
    let page = url.filter().with(|filter| filter.page);
    let target = to(page).clamp(1, last.max(1));
    if target != page {
        go_to_page(url, target);
        focus_next_frame([format!("#{RESULTS_ID}")]);
    }
}
