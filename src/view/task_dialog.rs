//! One task in full: the picture large, and everything the server tells about it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    icon::Icon,
    modal::Modal,
    notice::told,
    open_task::{OpenTask, Opened},
    status_badge::StatusBadge,
    task_facts::TaskFacts,
    task_picture::TaskPicture,
};
use crate::{
    address::Address,
    load::Tasks,
    proxy::{error::ProxyError, task::Task},
    settings::Settings,
    words::use_words,
};

/// The dialog, as long as the address names a task.
#[component]
pub fn TaskDialog() -> AnyView {
    let address: Address = expect_context();
    let is_open = Memo::new(move |_| address.task().with(Option::is_some));
    let dialog = move || is_open.get().then(|| view! { <Opening /> });
    dialog.into_any()
}

#[component]
fn Opening() -> AnyView {
    let w = use_words();
    let address: Address = expect_context();
    let tasks: Tasks = expect_context();
    let settings: Settings = expect_context();
    let opened = Opened::follow(address, tasks, settings);
    // The id that was last shown, to give the focus back to its card.
    let shown = StoredValue::new(String::new());
    Effect::new(move |_| {
        if let Some(id) = address.task().get() {
            shown.set_value(id);
        }
    });
    on_cleanup(move || {
        let id = shown.get_value();
        request_animation_frame(move || focus_card(&id));
    });
    let name = Signal::derive(move || (w.task_name)(&address.task().get().unwrap_or_default()));
    let close = move || address.close_task();
    let go = move |to: Memo<Option<String>>| {
        if let Some(id) = to.get_untracked() {
            address.open_task(&id);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() || is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => go(opened.previous),
            "ArrowRight" => go(opened.next),
            _ => {}
        }
    };
    let head = view! {
        <h2>{name}</h2>
        <div class="turns">
            <Turn name=w.previous_task icon=Icon::Previous to=opened.previous none=w.no_previous_task />
            <Turn name=w.next_task icon=Icon::Next to=opened.next none=w.no_next_task />
        </div>
    }
    .into_any();
    let content = move || match opened.task.get() {
        OpenTask::Found(task) => view! { <TaskInFull task=task /> }.into_any(),
        OpenTask::Loading => view! { <p class="wait" aria-busy="true">{w.loading_task}</p> }.into_any(),
        OpenTask::Unknown => view! { <Missing title=w.unknown_task text=w.unknown_task_text.to_owned() retry=opened /> }.into_any(),
        OpenTask::Failed(error) => {
            let told = settings.connection.with_untracked(|connection| explained(&error, connection, w));
            view! { <Missing title=told.0 text=told.1 retry=opened /> }.into_any()
        }
    };
    view! {
        <Modal class="task" name=name close=close on_key=Callback::new(on_key) head=head>
            {content}
        </Modal>
    }
    .into_any()
}

fn explained(
    error: &ProxyError,
    connection: &crate::settings::Connection,
    w: &'static crate::words::Words,
) -> (&'static str, String) {
    let told = told(error, connection, w);
    (told.title, format!("{} {}", told.text, told.todo))
}

#[component]
fn TaskInFull(task: ArcRwSignal<Task>) -> AnyView {
    let w = use_words();
    let status = Signal::derive({
        let task = task.clone();
        move || task.with(|task| task.status.clone())
    });
    let raw = move || status.with(|status| status.wire().to_owned());
    let action = {
        let task = task.clone();
        move || task.with(|task| task.action.as_ref().map(|action| w.action(action)))
    };
    view! {
        <div class="in-full">
            <TaskPicture task=task.clone() />
            <div class="told">
                <p class="standing">
                    <StatusBadge status=status />
                    <span class="raw">{raw}</span>
                    <span class="action">{action}</span>
                </p>
                <TaskFacts task=task />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Turn(name: &'static str, icon: Icon, to: Memo<Option<String>>, none: &'static str) -> AnyView {
    let address: Address = expect_context();
    let blocked = move || to.with(Option::is_none);
    let press = move |_| {
        if let Some(id) = to.get_untracked() {
            address.open_task(&id);
        }
    };
    view! {
        <button
            type="button"
            class="quiet"
            aria-label=name
            title=move || if blocked() { none } else { name }
            aria-disabled=move || blocked().then_some("true")
            aria-description=move || blocked().then_some(none)
            on:click=press
        >
            {icon.view()}
        </button>
    }
    .into_any()
}

#[component]
fn Missing(title: &'static str, text: String, retry: Opened) -> AnyView {
    let w = use_words();
    view! {
        <div class="scene" role="alert">
            <div class="emblem">{Icon::Warning.view()}</div>
            <h2>{title}</h2>
            <p>{text}</p>
            <button type="button" class="main" on:click=move |_| retry.retry()>
                {w.try_again}
            </button>
        </div>
    }
    .into_any()
}

/// Arrow keys belong to a field while one types in it.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "PRE"))
}

/// Back to the card; a task that is not on the sheet has none, then to the sheet.
fn focus_card(id: &str) {
    let cards = document().query_selector_all("[data-task-id]").ok();
    let card = cards.and_then(|cards| {
        (0..cards.length())
            .filter_map(|at| cards.item(at)?.dyn_into::<web_sys::Element>().ok())
            .find(|card| card.get_attribute("data-task-id").as_deref() == Some(id))
    });
    let target = match card {
        Some(card) => card.query_selector("a.open").ok().flatten(),
        None => document().get_element_by_id(super::task_grid::SHEET_ID),
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
