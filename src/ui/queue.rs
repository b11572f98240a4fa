//! What waits and runs on the server, in its order, with how long it waits.

use leptos::prelude::*;

use crate::{
    api::error::ApiError,
    domain::status::Status,
    i18n::context::{use_action_texts, use_texts},
    state::{
        clock::use_clock,
        queue::{Queue, QueueState},
        services::{Services, use_services},
        tasks::task_page::TaskRow,
    },
    ui::{
        components::{
            confirm_dialog::confirm_dialog,
            empty_state::{causes, details, empty_state, error_text, remedy},
            icon::Icon,
            request_status_bar::request_status_bar,
        },
        dom::{El, button, dynamic::BuildRow, el, memo::memo},
        ids::RESULTS_ID,
        task::actions::cancel_button,
        tasks::badge::{stalled_mark, status_badge},
    },
};

/// The queue, in the place of the sheet.
pub fn queue() -> El {
    let services = use_services();
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let queue = Queue::start(services.tasks, settings, services.actions);
    let line = queue.state;
    let kind = memo(move |_| {
        line.with(|line| match line {
            QueueState::Loading => 0,
            QueueState::Loaded(rows) if rows.is_empty() => 1,
            QueueState::Loaded(_) => 2,
            QueueState::Failed(_) => 3,
        })
    });
    let asked = RwSignal::new(None);
    let draw = move || {
        let action_texts = use_action_texts();
        Some(match kind.get() {
            0 => el("div")
                .child(el("p").class("wait").attr("aria-busy", "true").text(t.loading))
                .live(request_status_bar(queue.request_status(), true)),
            1 => empty_state(Icon::Check, action_texts.queue_empty, action_texts.queue_empty_text),
            2 => table(line, asked),
            _ => failure(line, Callback::new(move |()| queue.poll_now())),
        })
    };
    el("section")
        .class("queue")
        .attr("id", RESULTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-label", t.queue)
        .live(draw)
        .live(confirm_dialog(asked))
}

fn table(
    line: RwSignal<QueueState>,
    asked: RwSignal<Option<crate::ui::components::confirm_dialog::Confirmation>>,
) -> El {
    let t = use_texts();
    let action_texts = use_action_texts();
    let rows = move || {
        line.with(|line| match line {
            QueueState::Loaded(rows) => rows.clone(),
            QueueState::Loading | QueueState::Failed(_) => Vec::new(),
        })
    };
    let counts = move || {
        let running = |row: &TaskRow| row.task.with(|task| task.status == Status::InProgress);
        let rows = rows();
        let running = rows.iter().filter(|row| running(row)).count();
        (action_texts.queue_count)(rows.len() - running, running)
    };
    let heads = action_texts.queue_columns.map(|name| el("span").attr("role", "columnheader").text(name));
    let head = el("div").class("queue-row head").attr("role", "row").children(heads);
    let body = el("div").class("queue-body").attr("role", "rowgroup").keyed(move || {
        let make = |(at, row): (usize, TaskRow)| {
            // With its place: who moves up is drawn anew.
            let key = at.to_string() + " " + &row.key.0;
            (key, Box::new(move || one(at + 1, row, asked)) as BuildRow)
        };
        rows().into_iter().enumerate().map(make).collect()
    });
    let table = el("div").class("queue-table").attr("role", "table").attr("aria-label", t.queue);
    el("div")
        .child(el("p").class("quiet-name").live_text(counts))
        .child(table.child(el("div").attr("role", "rowgroup").child(head)).child(body))
}

fn one(
    place: usize,
    row: TaskRow,
    asked: RwSignal<Option<crate::ui::components::confirm_dialog::Confirmation>>,
) -> El {
    let Services { url, settings, .. } = use_services();
    let t = use_texts();
    let clock = use_clock();
    let task = RwSignal::from(row.task);
    let id = row.key.0;
    let cell = |class: &str| el("span").attr("role", "cell").class(class);
    let action =
        move || task.with(|task| task.action.as_ref().map(|action| t.action(action)).unwrap_or_default());
    let prompt = move || task.with(|task| task.prompt.clone().unwrap_or_else(|| t.no_prompt.to_owned()));
    let waited = move || {
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
    let cancel = move || (is_open.get() && !settings.read_only.get()).then(|| cancel_button(task, asked));
    el("div")
        .class("queue-row")
        .attr("role", "row")
        .child(cell("place").text(&place.to_string()))
        .child(cell("state").child(status_badge(task)).live(stalled_mark(task)))
        .child(cell("action").live_text(action))
        .child(cell("prompt").attr("dir", "auto").live_text(prompt))
        .child(cell("times").live_text(waited))
        .child(cell("which").child(link).live(cancel))
}

fn failure(line: RwSignal<QueueState>, again: Callback<()>) -> El {
    let Services { settings, .. } = use_services();
    let t = use_texts();
    let action_texts = use_action_texts();
    let error = line.with(|line| match line {
        QueueState::Failed(error) => error.clone(),
        QueueState::Loading | QueueState::Loaded(_) => ApiError::InvalidEndpoint,
    });
    let retry = button("main").text(t.try_again).on_click(move || again.run(()));
    let empty_state = if matches!(error, ApiError::NoSuchEndpoint { .. }) {
        empty_state(Icon::Question, action_texts.queue_unsupported, action_texts.queue_unsupported_text)
            .child(retry)
    } else {
        let error_text = settings.connection.with(|connection| error_text(&error, connection, t));
        let empty_state = empty_state(Icon::Warning, error_text.title, &error_text.text);
        empty_state
            .child_if(causes(&error_text))
            .child(remedy(&error_text))
            .child(retry)
            .child_if(details(&error))
    };
    empty_state.attr("role", "alert")
}
