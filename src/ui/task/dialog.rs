//! The dialog of a task: large picture, actions and all facts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::{
    api::error::ApiError,
    domain::task::Task,
    i18n::{
        context::{use_action_texts, use_dialog_texts, use_texts},
        errors::Asked,
    },
    state::{
        clock::use_clock,
        effect::effect,
        memo::memo,
        services::{Services, use_services},
        tasks::open_task::{OpenTask, OpenTaskState},
        viewer::SelectedPart,
    },
    ui::{
        components::{
            empty_state::EmptyState,
            error_view::ErrorDetails,
            icon::{Glyph, Icon},
            modal::Modal,
            nav_button::NavButton,
            request_status_bar::RequestStatusBar,
            show::Show,
        },
        create::result::TaskSuggestions,
        hooks::focus::focus_next_frame,
        hooks::listener::listener,
        ids::RESULTS_ID,
        task::{
            actions::TaskActions,
            facts::{FailReason, TaskFacts},
            image::TaskDetailImage,
        },
        tasks::{
            badge::{StatusBadge, is_stalled},
            card::ended_without_image,
        },
        viewer::dialog::ViewerDialog,
    },
};

/// The dialog of the task in the URL. It stays when another task is opened.
#[component]
pub fn TaskDialog() -> impl IntoView {
    let Services { url, tasks, settings, .. } = use_services();
    let dialog_texts = use_dialog_texts();
    let open_task = OpenTask::follow(url, tasks, settings);
    // The id of the last task, whose card is focused when the dialog closes.
    let last_id = StoredValue::new(String::new());
    effect(move || {
        if let Some(id) = url.task().get() {
            last_id.set_value(id);
        }
    });
    on_cleanup(move || {
        let id = last_id.get_value();
        request_animation_frame(move || focus_card(&id));
    });
    let name = Signal::derive(move || (dialog_texts.task_name)(&url.task().get().unwrap_or_default()));
    let show = move |to: Memo<Option<String>>| {
        if let Some(id) = to.get_untracked() {
            url.open_task(&id);
        }
    };
    let part = RwSignal::new(0);
    provide_context(SelectedPart(part));
    effect(move || {
        url.task().track();
        part.set(0);
    });
    let is_viewing = memo(move || url.viewer().is_some());
    let OpenTask { previous, next, .. } = open_task;
    let no_previous =
        Signal::derive(move || previous.with(Option::is_none).then_some(dialog_texts.no_previous_task));
    let no_next = Signal::derive(move || next.with(Option::is_none).then_some(dialog_texts.no_next_task));
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.shift_key()
            || uses_arrow_keys(&event)
        {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => show(previous),
            "ArrowRight" => show(next),
            _ => {}
        }
    };
    let head = view! {
        <h2>{move || name.get()}</h2>
        <div class="prev-next">
            <NavButton
                name=dialog_texts.previous_task
                icon=Icon::Previous
                disabled_reason=no_previous
                on_click=move |()| show(previous)
            />
            <NavButton
                name=dialog_texts.next_task
                icon=Icon::Next
                disabled_reason=no_next
                on_click=move |()| show(next)
            />
        </div>
    };
    view! {
        <Modal class="task" name head=head.into_any() close=move |()| url.close_task() on_key>
            <div>
                <DialogContent open_task/>
            </div>
        </Modal>
        <Show when=is_viewing>
            <ViewerDialog open_task/>
        </Show>
    }
}

/// The task, or why it is not shown.
#[component]
fn DialogContent(open_task: OpenTask) -> impl IntoView {
    let t = use_texts();
    let (dialog_texts, action_texts) = (use_dialog_texts(), use_action_texts());
    let OpenTask { task, request_status, .. } = open_task;
    let is_loading = move || task.with(|state| matches!(state, OpenTaskState::Loading));
    let found = move || match task.get() {
        OpenTaskState::Found(task) => Some(task),
        OpenTaskState::Loading | OpenTaskState::NotFound | OpenTaskState::Failed(_) => None,
    };
    let retry_button = move || {
        let retry = move |_| open_task.retry();
        view! { <button type="button" class="primary" on:click=listener(retry)>{t.try_again}</button> }
    };
    let not_found = move || {
        let (title, text) = (dialog_texts.task_not_found, dialog_texts.task_not_found_text);
        view! {
            <EmptyState icon=Icon::Question title text attr:role="alert">
                {retry_button()}
            </EmptyState>
        }
    };
    let failed = move |error: ApiError| {
        let error_text = action_texts.errors.explain(&error, Asked::Task, t);
        view! {
            <EmptyState icon=Icon::Warning title=error_text.title text=error_text.text attr:role="alert">
                <p>{error_text.remedy}</p>
                {retry_button()}
                <ErrorDetails error/>
            </EmptyState>
        }
    };
    let problem = move || match task.get() {
        OpenTaskState::Loading | OpenTaskState::Found(_) => None,
        OpenTaskState::NotFound => Some(not_found().into_any()),
        OpenTaskState::Failed(error) => Some(failed(error).into_any()),
    };
    // The signal is the key of the list of at most one task: another task gets new elements.
    view! {
        <Show when=is_loading>
            <div>
                <p class="loading-note" aria-busy="true">{dialog_texts.loading_task}</p>
                <RequestStatusBar status=request_status can_stop=true/>
            </div>
        </Show>
        {move || problem()}
        <For each=found key=|task| task.clone() let:task>
            <TaskDetail task=RwSignal::from(task)/>
        </For>
    }
}

/// The picture of a task and all that is known about it.
#[component]
fn TaskDetail(task: RwSignal<Task>) -> impl IntoView {
    let t = use_texts();
    let confirm = RwSignal::new(None);
    let action = memo(move || task.with(|task| task.action.clone()));
    let action_text =
        move || action.with(|it| it.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let raw_action =
        move || action.with(|it| it.as_ref().map(|action| action.wire().to_owned()).unwrap_or_default());
    let is_compact = memo(move || task.with(has_no_figure));
    let raw_status = move || task.with(|task| task.status.wire().to_owned());
    view! {
        <div class="task-detail" class:compact=move || is_compact.get()>
            <Show when=move || !is_compact.get()>
                <TaskDetailImage task confirm/>
            </Show>
            <div class="task-info">
                <p class="status-line">
                    <StatusBadge task/>
                    <span class="action">{move || action_text()}</span>
                    <span class="raw-status">{move || raw_status()}</span>
                    <span class="raw-status">{move || raw_action()}</span>
                </p>
                <StalledNotice task/>
                <FailReason task/>
                <TaskActions task confirm/>
                <TaskSuggestions task/>
                <TaskFacts task/>
            </div>
        </div>
    }
}

/// The notice of a stalled task.
#[component]
fn StalledNotice(task: RwSignal<Task>) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let clock = use_clock();
    let dialog_texts = use_dialog_texts();
    let text = move || (dialog_texts.stalled_text)(settings.stalled_minutes.get());
    view! {
        <Show when=move || task.with(|task| is_stalled(task, &settings, clock))>
            <p class="banner info">
                <Glyph icon=Icon::Hourglass/>
                <span>{move || text()}</span>
            </p>
        </Show>
    }
}

/// Whether the target of a key uses the arrow keys itself: form fields and scrollable text.
fn uses_arrow_keys(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "PRE"))
}

/// Focuses the card of a task, or the results if it has no card.
fn focus_card(id: &str) {
    let links = document().query_selector_all("[data-task-id] a.card-link").ok();
    let link = links.and_then(|links| {
        (0..links.length())
            .filter_map(|index| links.item(index)?.dyn_into::<HtmlElement>().ok())
            .find(|link| card_id(link).as_deref() == Some(id))
    });
    match link {
        Some(link) => drop(link.focus()),
        None => focus_next_frame([format!("#{RESULTS_ID}")]),
    }
}

fn card_id(link: &HtmlElement) -> Option<String> {
    link.closest("[data-task-id]").ok().flatten()?.get_attribute("data-task-id")
}

/// Whether a task has nothing to show as a figure: it ended without an image, or made text.
fn has_no_figure(task: &Task) -> bool {
    ended_without_image(task) || (task.image_url.is_none() && task.result_text().is_some())
}
