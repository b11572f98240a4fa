//! Which task the dialog shows: one of the sheet, or one that is fetched by its id.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    address::Address,
    element::{effect, memo},
    load::{Asking, Load, Row, Tasks, Wait},
    proxy::{error::ProxyError, task::Task},
    settings::Settings,
};

/// Where the task of the address stands.
#[derive(Clone)]
pub enum OpenTask {
    /// It is asked for.
    Loading,
    /// Here it is, and it goes on changing.
    Found(ArcRwSignal<Task>),
    /// The server does not know it.
    Unknown,
    /// It could not be asked for.
    Failed(ProxyError),
}

/// The task of the address, and what is beside it on the sheet.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The task.
    pub task: RwSignal<OpenTask>,
    /// The task before it on the sheet.
    pub previous: Memo<Option<String>>,
    /// The task after it on the sheet.
    pub next: Memo<Option<String>>,
    again: RwSignal<u32>,
    /// How the question for it goes.
    pub wait: Wait,
}

impl Opened {
    /// Follows the address and the sheet.
    pub fn follow(address: Address, tasks: Tasks, settings: Settings) -> Self {
        let task = RwSignal::new(OpenTask::Loading);
        let again = RwSignal::new(0);
        let wait = Wait::new(settings);
        // The first sheet is awaited: the task may be on it, and need not be fetched.
        on_cleanup(move || tasks.put_beside(None));
        let settled = memo(move |_| tasks.with(|load| !matches!(load, Load::First)));
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
                return task.set(OpenTask::Found(row.task));
            }
            // A task that has left the sheet while it is open stays as it was last seen.
            let already = task.with_untracked(
                |open| matches!(open, OpenTask::Found(it) if it.with_untracked(|it| it.id == id)),
            );
            if !settled.get() || already {
                if !already {
                    task.set(OpenTask::Loading);
                }
                return;
            }
            task.set(OpenTask::Loading);
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

fn row(load: &Load, key: &(String, usize)) -> Option<Row> {
    load.sheet()?.rows.iter().find(|row| row.key == *key).cloned()
}

fn fetch(tasks: Tasks, id: String, task: RwSignal<OpenTask>, wait: Wait) {
    let client = tasks.client();
    let asking = Asking::begin(wait);
    spawn_local(async move {
        let answer = client.fetch_task(&id, &asking.reading).await;
        if !asking.is_superseded() {
            wait.end();
            task.set(match answer {
                Ok(Some(found)) => {
                    let found = ArcRwSignal::new(found);
                    tasks.put_beside(Some(found.clone()));
                    OpenTask::Found(found)
                }
                Ok(None) => OpenTask::Unknown,
                Err(error) => OpenTask::Failed(error),
            });
        }
    });
}
