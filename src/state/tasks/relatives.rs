//! The relatives of the open task (parent, siblings, children) and the tasks that are compared with it: those of the page, and
//! those that the server knows.

use gloo_timers::callback::Timeout;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::{filter::Filter, related::parent_of, task::Task},
    state::{
        actions::Actions,
        effect::effect,
        memo::memo,
        settings::Settings,
        tasks::{
            open_task::{OpenTask, OpenTaskState},
            request_guard::RequestGuard,
            request_status::RequestStatus,
            store::TaskStore,
        },
    },
};

/// The server is asked once a task has been open for this long, so that stepping through tasks asks nothing.
const REST_MS: u32 = 600;
/// The number of relatives of one kind that are asked for.
const MAX_RELATIVES: u32 = 24;

/// How a task is related to the open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The open task was made from it.
    Parent,
    /// It was made from the same task.
    Sibling,
    /// It was made from the open task.
    Child,
}

/// The relatives of the open task. Copies share them.
#[derive(Clone, Copy)]
pub struct Relatives {
    /// The relatives and their ids: the parent, then the siblings and the children, each oldest first.
    pub list: Memo<Vec<(Relation, String)>>,
    /// Tasks that are not on the page.
    fetched: RwSignal<Vec<ArcRwSignal<Task>>>,
    compared: Memo<Option<Vec<String>>>,
    tasks: TaskStore,
}

impl Relatives {
    /// Follows the open task and the ids of compared tasks until the current owner is cleaned up.
    pub fn follow(
        tasks: TaskStore,
        settings: Settings,
        actions: Actions,
        open_task: OpenTask,
        compared: Memo<Option<Vec<String>>>,
    ) -> Self {
        let fetched = RwSignal::new(Vec::new());
        // The id and the parent of the open task.
        let open = memo(move || match open_task.task.get() {
            OpenTaskState::Found(task) => task.with(|task| Some((task.id.clone(), parent_of(task)))),
            OpenTaskState::Loading | OpenTaskState::NotFound | OpenTaskState::Failed(_) => None,
        });
        let list = memo(move || {
            let (id, parent) = open.get()?;
            Some(relatives_among(&known_tasks(tasks, fetched), &id, parent.as_deref()))
        });
        let relatives = Self { list: memo(move || list.get().unwrap_or_default()), fetched, compared, tasks };
        let (family_status, compared_status) = (RequestStatus::new(settings), RequestStatus::new(settings));
        effect(move || {
            actions.in_flight.track_completed();
            let Some((id, parent)) = open.get() else { return };
            let guard = RequestGuard::start(family_status);
            let ask = move || spawn_local(relatives.fetch_family(guard, id, parent));
            // Owned by the effect, so that the next task replaces it.
            StoredValue::new_local(Timeout::new(REST_MS, ask));
        });
        effect(move || {
            let ids = compared.get().unwrap_or_default();
            let missing: Vec<String> =
                ids.into_iter().filter(|id| untrack(|| relatives.find(id)).is_none()).collect();
            if !missing.is_empty() {
                let guard = RequestGuard::start(compared_status);
                spawn_local(relatives.fetch_compared(guard, missing));
            }
        });
        relatives
    }

    /// A task of the page, or one that was fetched; tracked.
    pub fn find(self, id: &str) -> Option<ArcRwSignal<Task>> {
        let on_page = self.tasks.with(|load| load.page()?.row(id).map(|row| row.task.clone()));
        on_page.or_else(|| {
            self.fetched
                .with(|tasks| tasks.iter().find(|task| task.with_untracked(|task| task.id == id)).cloned())
        })
    }

    async fn fetch_family(self, guard: RequestGuard, id: String, parent: Option<String>) {
        let request = &guard.request;
        request.set_may_reuse(true);
        let mut found = Vec::new();
        if let Some(parent) = &parent
            && untrack(|| self.find(parent)).is_none()
        {
            let ids = [parent.clone()];
            found.extend(self.tasks.client().tasks_by_id(&ids, request).await.unwrap_or_default());
        }
        // The description of a task names its parent.
        for made_from in [Some(id), parent].into_iter().flatten() {
            let filter = Filter { description: made_from, size: MAX_RELATIVES, ..Filter::default() };
            if let Ok(page) = self.tasks.poll_page(&filter, request).await {
                found.extend(page.tasks);
            }
        }
        if !guard.is_superseded() {
            self.add(found);
        }
    }

    async fn fetch_compared(self, guard: RequestGuard, ids: Vec<String>) {
        let found = self.tasks.client().tasks_by_id(&ids, &guard.request).await.unwrap_or_default();
        if !guard.is_superseded() {
            self.add(found);
        }
    }

    /// Adds tasks that are not known, updates those that are, and drops those that are no longer needed.
    fn add(self, found: Vec<Task>) {
        let mut fetched = self.fetched.get_untracked();
        let (relatives, compared) =
            (self.list.get_untracked(), self.compared.get_untracked().unwrap_or_default());
        fetched.retain(|task| {
            task.with_untracked(|task| {
                compared.contains(&task.id) || relatives.iter().any(|(_, id)| *id == task.id)
            })
        });
        for task in found {
            let known = fetched.iter().find(|known| known.with_untracked(|known| known.id == task.id));
            match known {
                Some(known) => known.set(task),
                None => fetched.push(ArcRwSignal::new(task)),
            }
        }
        self.fetched.set(fetched);
    }
}

/// The id, the parent and the time of submission of all tasks of the page and those that were fetched; tracked.
fn known_tasks(
    tasks: TaskStore,
    fetched: RwSignal<Vec<ArcRwSignal<Task>>>,
) -> Vec<(String, Option<String>, Option<i64>)> {
    let facts = |task: &Task| (task.id.clone(), parent_of(task), task.submit_time);
    let mut known: Vec<_> = tasks.with(|load| {
        let rows = load.page().map_or(&[][..], |page| &page.rows);
        rows.iter().map(|row| row.task.with(facts)).collect()
    });
    for task in fetched.get() {
        let task = task.with(facts);
        if !known.iter().any(|(id, ..)| *id == task.0) {
            known.push(task);
        }
    }
    known
}

/// The relatives of the task with this id and parent.
fn relatives_among(
    known: &[(String, Option<String>, Option<i64>)],
    id: &str,
    parent: Option<&str>,
) -> Vec<(Relation, String)> {
    let relation = |(other, made_from, _): &(String, Option<String>, Option<i64>)| {
        if other == id {
            None
        } else if parent == Some(other) {
            Some(Relation::Parent)
        } else if made_from.as_deref() == Some(id) {
            Some(Relation::Child)
        } else if made_from.is_some() && made_from.as_deref() == parent {
            Some(Relation::Sibling)
        } else {
            None
        }
    };
    let mut relatives: Vec<_> =
        known.iter().filter_map(|task| Some((relation(task)?, task.2, task.0.clone()))).collect();
    relatives.sort();
    relatives.into_iter().map(|(relation, _, id)| (relation, id)).collect()
}
