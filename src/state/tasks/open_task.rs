//! The task of the open dialog: a task of the page, or one that is fetched by its id.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::error::ApiError,
    domain::task::Task,
    state::{
        effect::effect,
        memo::memo,
        settings::Settings,
        tasks::{
            load_state::LoadState, request_guard::RequestGuard, request_status::RequestStatus,
            store::TaskStore, task_page::TaskRow,
        },
        url_state::UrlState,
    },
};

/// The state of the open task.
#[derive(Clone)]
pub enum OpenTaskState {
    /// The request is in progress.
    Loading,
    /// The task, which live refresh keeps updating.
    Found(ArcRwSignal<Task>),
    /// The server does not know the task.
    NotFound,
    /// The request failed.
    Failed(ApiError),
}

/// The task of the URL, with its neighbours on the page.
#[derive(Clone, Copy)]
pub struct OpenTask {
    /// The task.
    pub task: RwSignal<OpenTaskState>,
    /// The id of the previous task on the page.
    pub previous: Memo<Option<String>>,
    /// The id of the next task on the page.
    pub next: Memo<Option<String>>,
    reload: Trigger,
    /// The status of the request for the task.
    pub request_status: RequestStatus,
}

impl OpenTask {
    /// Follows the URL and the page until the current owner is cleaned up.
    pub fn follow(url: UrlState, tasks: TaskStore, settings: Settings) -> Self {
        let task = RwSignal::new(OpenTaskState::Loading);
        let reload = Trigger::new();
        let request_status = RequestStatus::new(settings);
        on_cleanup(move || tasks.set_detached_task(None));
        // A task is fetched only after the first page, which may contain it.
        let has_loaded = memo(move || tasks.with(|load| !matches!(load, LoadState::Loading)));
        let row_key = memo(move || {
            let id = url.task().get()?;
            tasks.with(|load| load.page()?.rows.iter().find(|row| row.key.0 == id).map(|row| row.key.clone()))
        });
        effect(move || {
            reload.track();
            let Some(id) = url.task().get() else { return };
            let row = row_key.get().and_then(|key| tasks.with_untracked(|load| row_of(load, &key)));
            if let Some(row) = row {
                return task.set(OpenTaskState::Found(row.task));
            }
            // An open task that is no longer on the page stays as it is.
            let is_shown = task.with_untracked(
                |open| matches!(open, OpenTaskState::Found(it) if it.with_untracked(|it| it.id == id)),
            );
            if !has_loaded.get() || is_shown {
                if !is_shown {
                    task.set(OpenTaskState::Loading);
                }
                return;
            }
            task.set(OpenTaskState::Loading);
            fetch(tasks, id, task, request_status);
        });
        let neighbour = move |step: isize| {
            let id = url.task().get()?;
            tasks.with(|load| {
                let rows = &load.page()?.rows;
                let index = rows.iter().position(|row| row.key.0 == id)?;
                rows.get(index.checked_add_signed(step)?).map(|row| row.key.0.clone())
            })
        };
        let (previous, next) = (memo(move || neighbour(-1)), memo(move || neighbour(1)));
        Self { task, previous, next, reload, request_status }
    }

    /// Fetches the task again.
    pub fn retry(self) {
        self.reload.notify();
    }
}

fn row_of(load: &LoadState, key: &(String, usize)) -> Option<TaskRow> {
    load.page()?.rows.iter().find(|row| row.key == *key).cloned()
}

fn fetch(tasks: TaskStore, id: String, task: RwSignal<OpenTaskState>, status: RequestStatus) {
    let guard = RequestGuard::start(status);
    spawn_local(async move {
        let result = tasks.fetch_task(&id, &guard.request).await;
        if !guard.is_superseded() {
            status.end();
            task.set(match result {
                Ok(Some(found)) => {
                    let found = ArcRwSignal::new(found);
                    tasks.set_detached_task(Some(found.clone()));
                    OpenTaskState::Found(found)
                }
                Ok(None) => OpenTaskState::NotFound,
                Err(error) => OpenTaskState::Failed(error),
            });
        }
    });
}
