//! Which task the dialog shows: one of the sheet, or one that is fetched by its id.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::error::ApiError,
    domain::task::Task,
    state::{
        settings::Settings,
        tasks::{
            TaskStore, load_state::LoadState, request_guard::RequestGuard, request_status::RequestStatus,
            task_page::TaskRow,
        },
        url_state::UrlState,
    },
    ui::dom::{dynamic::effect, memo::memo},
};

/// Where the task of the address stands.
#[derive(Clone)]
pub enum OpenTaskState {
    /// It is asked for.
    Loading,
    /// Here it is, and it goes on changing.
    Found(ArcRwSignal<Task>),
    /// The server does not know it.
    NotFound,
    /// It could not be asked for.
    Failed(ApiError),
}

/// The task of the address, and what is beside it on the sheet.
#[derive(Clone, Copy)]
pub struct OpenTask {
    /// The task.
    pub task: RwSignal<OpenTaskState>,
    /// The task before it on the sheet.
    pub previous: Memo<Option<String>>,
    /// The task after it on the sheet.
    pub next: Memo<Option<String>>,
    again: RwSignal<u32>,
    /// How the question for it goes.
    pub wait: RequestStatus,
}

impl OpenTask {
    /// Follows the address and the sheet.
    pub fn follow(address: UrlState, tasks: TaskStore, settings: Settings) -> Self {
        let task = RwSignal::new(OpenTaskState::Loading);
        let again = RwSignal::new(0);
        let wait = RequestStatus::new(settings);
        // The first sheet is awaited: the task may be on it, and need not be fetched.
        on_cleanup(move || tasks.put_beside(None));
        let settled = memo(move |_| tasks.with(|load| !matches!(load, LoadState::Loading)));
        let on_sheet = memo(move |_| {
            let id = address.task().get()?;
            tasks
                .with(|load| load.sheet()?.rows.iter().find(|row| row.key.0 == id).map(|row| row.key.clone()))
        });
        effect(move || {
            again.track();
            let Some(id) = address.task().get() else { return };
            let row = on_sheet.get().and_then(|key| tasks.with_untracked(|load| row(load, &key)));
            if let Some(row) = row {
                return task.set(OpenTaskState::Found(row.task));
            }
            // A task that has left the sheet while it is open stays as it was last seen.
            let already = task.with_untracked(
                |open| matches!(open, OpenTaskState::Found(it) if it.with_untracked(|it| it.id == id)),
            );
            if !settled.get() || already {
                if !already {
                    task.set(OpenTaskState::Loading);
                }
                return;
            }
            task.set(OpenTaskState::Loading);
            fetch(tasks, id, task, wait);
        });
        let beside = move |step: isize| {
            let id = address.task().get()?;
            tasks.with(|load| {
                let rows = &load.sheet()?.rows;
                let at = rows.iter().position(|row| row.key.0 == id)?;
                rows.get(at.checked_add_signed(step)?).map(|row| row.key.0.clone())
            })
        };
        Self { task, previous: memo(move |_| beside(-1)), next: memo(move |_| beside(1)), again, wait }
    }

    /// Asks once more.
    pub fn retry(self) {
        self.again.update(|times| *times += 1);
    }
}

fn row(load: &LoadState, key: &(String, usize)) -> Option<TaskRow> {
    load.sheet()?.rows.iter().find(|row| row.key == *key).cloned()
}

fn fetch(tasks: TaskStore, id: String, task: RwSignal<OpenTaskState>, wait: RequestStatus) {
    let client = tasks.client();
    let asking = RequestGuard::begin(wait);
    spawn_local(async move {
        let answer = client.fetch_task(&id, &asking.reading).await;
        if !asking.is_superseded() {
            wait.end();
            task.set(match answer {
                Ok(Some(found)) => {
                    let found = ArcRwSignal::new(found);
                    tasks.put_beside(Some(found.clone()));
                    OpenTaskState::Found(found)
                }
                Ok(None) => OpenTaskState::NotFound,
                Err(error) => OpenTaskState::Failed(error),
            });
        }
    });
}
