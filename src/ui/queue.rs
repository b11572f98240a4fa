//! The queue: running tasks, then waiting ones, oldest first.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::{prompt::without_references, task::Task},
    i18n::context::{use_action_texts, use_error_texts, use_texts},
    state::{
        clock::use_clock,
        memo::memo,
        queue::{QueueState, QueueStore},
        services::{Services, use_services},
        tasks::task_page::TaskRow,
    },
    ui::{
        components::{
            confirm_dialog::{ConfirmDialog, Confirmation},
            empty_state::EmptyState,
            error_view::{Causes, ErrorDetails, error_text},
            icon::Icon,
            request_status_bar::RequestStatusBar,
            show::Show,
            task_link::TaskLink,
        },
        hooks::listener::listener,
        ids::RESULTS_ID,
        task::actions::CancelButton,
        tasks::badge::StatusBadges,
    },
};

/// The queue view, in place of the task list.
#[component]
pub fn Queue() -> impl IntoView {
    let Services { tasks, settings, actions, .. } = use_services();
    let t = use_texts();
    let action_texts = use_action_texts();
    let queue = QueueStore::start(tasks, settings, actions);
    let view_kind = memo(move || queue.state.with(ViewKind::of));
    let confirm = RwSignal::new(None);
    view! {
        <section class="queue" id=RESULTS_ID tabindex="-1" aria-label=t.queue>
            <Show when=move || view_kind.get() == ViewKind::Loading>
                <div>
                    <p class="loading-note" aria-busy="true">{t.loading}</p>
                    <RequestStatusBar status=queue.request_status() can_stop=true/>
                </div>
            </Show>
            <Show when=move || view_kind.get() == ViewKind::Empty>
                <EmptyState
                    icon=Icon::Check
                    title=action_texts.queue_empty
                    text=action_texts.queue_empty_text
                />
            </Show>
            <Show when=move || view_kind.get() == ViewKind::Table>
                <QueueTable state=queue.state confirm/>
            </Show>
            <Show when=move || view_kind.get() == ViewKind::Error>
                <QueueError state=queue.state retry=move |()| queue.poll_now()/>
            </Show>
            <ConfirmDialog question=confirm/>
        </section>
    }
}

/// Which view a state has. The table stays while its rows change.
#[derive(Clone, Copy, PartialEq)]
enum ViewKind {
    Loading,
    Empty,
    Table,
    Error,
}

impl ViewKind {
    fn of(state: &QueueState) -> Self {
        match state {
            QueueState::Loading => Self::Loading,
            QueueState::Loaded(rows) if rows.is_empty() => Self::Empty,
            QueueState::Loaded(_) => Self::Table,
            QueueState::Failed(_) => Self::Error,
        }
    }
}

#[component]
fn QueueTable(state: RwSignal<QueueState>, confirm: RwSignal<Option<Confirmation>>) -> impl IntoView {
    let t = use_texts();
    let action_texts = use_action_texts();
    let rows = move || {
        state.with(|state| match state {
            QueueState::Loaded(rows) => rows.clone(),
            QueueState::Loading | QueueState::Failed(_) => Vec::new(),
        })
    };
    let counts = move || {
        let is_running = |row: &TaskRow| row.task.with(Task::is_running);
        let rows = rows();
        let running = rows.iter().filter(|row| is_running(row)).count();
        (action_texts.queue_count)(rows.len() - running, running)
    };
    let headers = action_texts.queue_columns.map(|name| view! { <span role="columnheader">{name}</span> });
    // The key includes the position, so that a row that moves up is rebuilt.
    let key = |(index, row): &(usize, TaskRow)| (*index, row.key.clone());
    view! {
        <div>
            <p class="label">{move || counts()}</p>
            <div class="queue-table" role="table" aria-label=t.queue>
                <div role="rowgroup">
                    <div class="queue-row head" role="row">
                        {headers.collect_view()}
                    </div>
                </div>
                <div role="rowgroup">
                    <For each=move || rows().into_iter().enumerate() key let((index, row))>
                        <QueueRow position=index + 1 row confirm/>
                    </For>
                </div>
            </div>
        </div>
    }
}

#[component]
fn QueueRow(position: usize, row: TaskRow, confirm: RwSignal<Option<Confirmation>>) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let task = RwSignal::from(row.task);
    let id = row.key.0;
    let action =
        move || task.with(|task| task.action.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let prompt = move || {
        task.with(|task| without_references(task.prompt.as_deref().unwrap_or(t.no_prompt)).to_owned())
    };
    let waited_for = move || {
        task.with(|task| {
            let ms = task.waiting_ms(clock.get()).unwrap_or_default();
            let progress = task.progress.clone().filter(|_| task.is_running());
            match progress {
                Some(progress) => t.duration(ms) + " · " + &progress,
                None => t.duration(ms),
            }
        })
    };
    let can_cancel = move || task.with(|task| task.status.is_open()) && !settings.read_only.get();
    view! {
        <div class="queue-row" role="row">
            <span role="cell" class="cell-rank">{position}</span>
            <span role="cell" class="cell-status">
                <StatusBadges task/>
            </span>
            <span role="cell" class="action">{move || action()}</span>
            <span role="cell" class="prompt" dir="auto">{move || prompt()}</span>
            <span role="cell" class="times">{move || waited_for()}</span>
            <span role="cell" class="cell-id">
                <TaskLink id=id.clone() label=id/>
                <Show when=can_cancel><CancelButton task confirm/></Show>
            </span>
        </div>
    }
}

#[component]
fn QueueError(state: RwSignal<QueueState>, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let action_texts = use_action_texts();
    let error = move || {
        state.with(|state| match state {
            QueueState::Failed(error) => Some(error.clone()),
            QueueState::Loading | QueueState::Loaded(_) => None,
        })
    };
    let retry_button = move || {
        view! { <button type="button" class="primary" on:click=listener(move |_| retry.run(()))>{t.try_again}</button> }
    };
    let unsupported = move || {
        view! {
            <EmptyState
                icon=Icon::Question
                title=action_texts.queue_unsupported
                text=action_texts.queue_unsupported_text
                attr:role="alert"
            >
                {retry_button()}
            </EmptyState>
        }
    };
    let failed = move |error: ApiError| {
        let error_text =
            settings.connection.with(|connection| error_text(&error, connection, use_error_texts()));
        view! {
            <EmptyState icon=Icon::Warning title=error_text.title text=error_text.text attr:role="alert">
                <Causes causes=error_text.causes/>
                <p>{error_text.remedy}</p>
                {retry_button()}
                <ErrorDetails error/>
            </EmptyState>
        }
    };
    let view = move |error: ApiError| {
        let is_unsupported = matches!(error, ApiError::NoSuchEndpoint { .. });
        if is_unsupported { unsupported().into_any() } else { failed(error).into_any() }
    };
    view! { {move || error().map(view)} }
}
