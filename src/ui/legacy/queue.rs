//! The queue: waiting and running tasks in the order of the server.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::status::Status,
    i18n::context::{use_action_texts, use_texts},
    state::{
        clock::use_clock,
        queue::{QueueState, QueueStore},
        services::{Services, use_services},
        tasks::task_page::TaskRow,
    },
    ui::{
        components::{
            confirm_dialog::{Confirmation, confirm_dialog},
            empty_state::empty_state,
            error_view::{causes, details, error_text, remedy},
            icon::Icon,
            request_status_bar::request_status_bar,
        },
        dom::{El, button, dynamic::BuildRow, el, memo::memo},
        ids::RESULTS_ID,
        task::actions::cancel_button,
        tasks::badge::{stalled_badge, status_badge},
    },
};

/// The queue view, in place of the task list.
pub fn queue() -> El {
    let services = use_services();
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let queue = QueueStore::start(services.tasks, settings, services.actions);
    let state = queue.state;
    let view_kind = memo(move |_| state.with(ViewKind::of));
    let confirm = RwSignal::new(None);
    let view = move || {
        let action_texts = use_action_texts();
        Some(match view_kind.get() {
            ViewKind::Loading => el("div")
                .child(el("p").class("loading-note").attr("aria-busy", "true").text(t.loading))
                .dyn_child(request_status_bar(queue.request_status(), true)),
            ViewKind::Empty => {
                empty_state(Icon::Check, action_texts.queue_empty, action_texts.queue_empty_text)
            }
            ViewKind::Table => table(state, confirm),
            ViewKind::Error => error_view(state, Callback::new(move |()| queue.poll_now())),
        })
    };
    el("section")
        .class("queue")
        .attr("id", RESULTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-label", t.queue)
        .dyn_child(view)
        .dyn_child(confirm_dialog(confirm))
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

fn table(state: RwSignal<QueueState>, confirm: RwSignal<Option<Confirmation>>) -> El {
    let t = use_texts();
    let action_texts = use_action_texts();
    let rows = move || {
        state.with(|state| match state {
            QueueState::Loaded(rows) => rows.clone(),
            QueueState::Loading | QueueState::Failed(_) => Vec::new(),
        })
    };
    let counts = move || {
        let is_running = |row: &TaskRow| row.task.with(|task| task.status == Status::InProgress);
        let rows = rows();
        let running = rows.iter().filter(|row| is_running(row)).count();
        (action_texts.queue_count)(rows.len() - running, running)
    };
    let headers = action_texts.queue_columns.map(|name| el("span").attr("role", "columnheader").text(name));
    let head = el("div").class("queue-row head").attr("role", "row").children(headers);
    let body = el("div").attr("role", "rowgroup").for_each(move || {
        let item = |(index, row): (usize, TaskRow)| {
            // The key includes the position, so that a row that moves up is rebuilt.
            let key = index.to_string() + " " + &row.key.0;
            (key, Box::new(move || queue_row(index + 1, row, confirm)) as BuildRow)
        };
        rows().into_iter().enumerate().map(item).collect()
    });
    let table = el("div").class("queue-table").attr("role", "table").attr("aria-label", t.queue);
    el("div")
        .child(el("p").class("label").dyn_text(counts))
        .child(table.child(el("div").attr("role", "rowgroup").child(head)).child(body))
}

fn queue_row(position: usize, row: TaskRow, confirm: RwSignal<Option<Confirmation>>) -> El {
    let Services { url, settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let task = RwSignal::from(row.task);
    let id = row.key.0;
    let cell = |class: &str| el("span").attr("role", "cell").class(class);
    let action =
        move || task.with(|task| task.action.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let prompt = move || task.with(|task| task.prompt.clone().unwrap_or_else(|| t.no_prompt.to_owned()));
    let waited_for = move || {
        task.with(|task| {
            let ms = task.waiting_ms(clock.get()).unwrap_or_default();
            let progress = task.progress.clone().filter(|_| task.status == Status::InProgress);
            match progress {
                Some(progress) => t.duration(ms) + " · " + &progress,
                None => t.duration(ms),
            }
        })
    };
    let name = (t.open_task)(&id);
    let link = el("a").attr("href", &url.task_link(&id)).attr("aria-label", &name).text(&id);
    let link = link.on("click", move |event| {
        event.prevent_default();
        url.open_task(&id);
    });
    let is_open = memo(move |_| task.with(|task| task.status.is_open()));
    let cancel = move || (is_open.get() && !settings.read_only.get()).then(|| cancel_button(task, confirm));
    el("div")
        .class("queue-row")
        .attr("role", "row")
        .child(cell("cell-rank").text(&position.to_string()))
        .child(cell("cell-status").child(status_badge(task)).dyn_child(stalled_badge(task)))
        .child(cell("action").dyn_text(action))
        .child(cell("prompt").attr("dir", "auto").dyn_text(prompt))
        .child(cell("times").dyn_text(waited_for))
        .child(cell("cell-id").child(link).dyn_child(cancel))
}

fn error_view(state: RwSignal<QueueState>, poll_now: Callback<()>) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let action_texts = use_action_texts();
    let error = state.with(|state| match state {
        QueueState::Failed(error) => error.clone(),
        QueueState::Loading | QueueState::Loaded(_) => ApiError::InvalidEndpoint,
    });
    let retry = button("primary").text(t.try_again).on_click(move || poll_now.run(()));
    let view = if matches!(error, ApiError::NoSuchEndpoint { .. }) {
        empty_state(Icon::Question, action_texts.queue_unsupported, action_texts.queue_unsupported_text)
            .child(retry)
    } else {
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        empty_state(Icon::Warning, error_text.title, &error_text.text)
            .opt_child(causes(&error_text))
            .child(remedy(&error_text))
            .child(retry)
            .opt_child(details(&error))
    };
    view.attr("role", "alert")
}
