//! Updates of the page on screen by live refresh and after submissions. Tasks on screen are updated in place; new tasks are
//! held back or inserted at the top.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::page::Page,
    domain::{filter::Filter, task::Task},
    state::{
        clock::now_ms,
        tasks::{
            load_state::LoadState,
            store::TaskStore,
            task_page::{TaskPage, set_task},
        },
    },
};

impl TaskStore {
    /// The number of new tasks that are not on screen yet, tracked.
    pub fn pending_count(self) -> u32 {
        self.pending_page.with(|pending| match (pending, self.load.with(|load| load.page().cloned())) {
            (Some(pending), Some(page)) => pending.new_task_count(&page),
            _ => 0,
        })
    }

    /// Shows the new tasks.
    pub fn show_pending(self) {
        if let Some(page) = self.pending_page.get_untracked() {
            self.pending_page.set(None);
            self.load.set(LoadState::Loaded(page));
        }
    }

    /// Updates the tasks on screen. Returns those that have finished since.
    pub fn merge(self, tasks: Vec<Task>) -> Vec<Task> {
        self.last_updated_ms.set(now_ms());
        tasks
            .into_iter()
            .filter(|task| self.signal_for(&task.id).is_some_and(|signal| set_task(&signal, task.clone())))
            .collect()
    }

    /// Updates the page on screen: its tasks stay in place, and new tasks are held back until [`TaskStore::show_pending`].
    /// Returns the tasks that have finished since.
    pub fn merge_page(self, filter: Filter, page: Page) -> Vec<Task> {
        let finished = self.merge(page.tasks.clone());
        let Some(shown) = self.load.with_untracked(|load| load.page().cloned()) else {
            self.load.set(LoadState::Loaded(Arc::new(TaskPage::reconcile(None, filter, page))));
            return finished;
        };
        let newer = TaskPage::reconcile(Some(&shown), filter, page);
        if shown.filter != newer.filter || shown.rows.is_empty() {
            self.pending_page.set(None);
            self.load.set(LoadState::Loaded(Arc::new(newer)));
            return finished;
        }
        let totals = (newer.total, newer.last_page);
        let has_new_tasks = newer.new_task_count(&shown) > 0;
        if has_new_tasks || self.pending_page.with_untracked(Option::is_some) {
            self.pending_page.set(has_new_tasks.then(|| Arc::new(newer)));
        }
        let is_loaded = self.load.with_untracked(|load| matches!(load, LoadState::Loaded(_)));
        if !is_loaded || totals != (shown.total, shown.last_page) {
            let (total, last_page) = totals;
            self.load.set(LoadState::Loaded(Arc::new(TaskPage { total, last_page, ..(*shown).clone() })));
        }
        finished
    }

    /// Fetches tasks by their ids after a submission: those on screen are updated, and those in `created` are inserted at the
    /// top if they match the filter.
    pub fn fetch_and_merge(self, created: Vec<String>, changed: Option<String>) {
        self.asks_anew.set_value(true);
        let generation = self.generation();
        let ids: Vec<String> = created.iter().cloned().chain(changed).collect();
        spawn_local(async move {
            let request = self.request_status.detached();
            let Ok(tasks) = self.client().tasks_by_id(&ids, &request).await else { return self.refresh() };
            if generation != self.generation() {
                return;
            }
            for task in tasks {
                if self.signal_for(&task.id).is_some() || !created.contains(&task.id) {
                    self.merge(vec![task]);
                } else {
                    self.prepend(task);
                }
            }
        });
    }

    /// Whether a task is the last one that was created here, and is not on the page because it does not match the filter;
    /// tracked.
    pub fn is_filtered_out(self, id: &str) -> bool {
        let is_on_page = || self.load.with(|load| load.page().is_some_and(|page| page.row(id).is_some()));
        self.filtered_out.with(|filtered_out| filtered_out == id) && !is_on_page()
    }

    fn prepend(self, task: Task) {
        let is_match = |page: &Arc<TaskPage>| page.filter.matches(&task);
        if !self.load.with_untracked(|load| load.page().is_none_or(is_match)) {
            return self.filtered_out.set(task.id);
        }
        let page = self.load.with_untracked(|load| load.page().and_then(|page| page.with_prepended(task)));
        if let Some(page) = page {
            self.pending_page.set(None);
            self.load.set(LoadState::Loaded(Arc::new(page)));
        }
    }
}
