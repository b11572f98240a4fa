//! What is heard beside the operator's own questions: from live refresh, and after an act. What is on screen is patched in
//! place; what is new waits, or is put at the top.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use crate::state::tasks::{
    TaskStore,
    load_state::LoadState,
    out_of_range_page,
    task_page::{TaskPage, patch},
};
use crate::{
    api::page::Page,
    domain::{filter::Filter, task::Task},
    state::clock::now_ms,
};

impl TaskStore {
    /// How many tasks have come that are not on screen yet; tracked.
    pub fn arrivals(self) -> u32 {
        self.fresh.with(|fresh| match (fresh, self.load.with(|load| load.sheet().cloned())) {
            (Some(fresh), Some(sheet)) => fresh.arrivals(&sheet),
            _ => 0,
        })
    }

    /// Lets the tasks that have come onto the screen.
    pub fn come_in(self) {
        if let Some(sheet) = self.fresh.get_untracked() {
            self.fresh.set(None);
            self.load.set(LoadState::Loaded(sheet));
        }
    }

    /// Takes in tasks that were asked for by their ids. Those that have ended since are returned.
    pub fn take(self, tasks: Vec<Task>) -> Vec<Task> {
        self.heard_at.set(now_ms());
        tasks
            .into_iter()
            .filter(|task| self.find(&task.id).is_some_and(|signal| patch(&signal, task.clone())))
            .collect()
    }

    /// Takes in a page that was asked for beside the operator's questions: what is on screen is patched in place and
    /// stays where it is; what is new waits to be let in. TaskStore that have ended since are returned.
    pub fn take_page(self, filter: Filter, page: Page) -> Vec<Task> {
        // Behind the end there is nothing to show. As the operator's own question it leads to the last page.
        if out_of_range_page(&filter, &page).is_some() {
            self.refresh();
            return Vec::new();
        }
        let ended = self.take(page.tasks.clone());
        let Some(sheet) = self.load.with_untracked(|load| load.sheet().cloned()) else {
            self.load.set(LoadState::Loaded(Arc::new(TaskPage::patched(None, filter, page))));
            return ended;
        };
        let newer = TaskPage::patched(Some(&sheet), filter, page);
        if sheet.filter != newer.filter || sheet.rows.is_empty() {
            self.fresh.set(None);
            self.load.set(LoadState::Loaded(Arc::new(newer)));
            return ended;
        }
        let counts = (newer.total, newer.last_page);
        let has_arrivals = newer.arrivals(&sheet) > 0;
        if has_arrivals || self.fresh.with_untracked(Option::is_some) {
            self.fresh.set(has_arrivals.then(|| Arc::new(newer)));
        }
        let is_ready = self.load.with_untracked(|load| matches!(load, LoadState::Loaded(_)));
        if !is_ready || counts != (sheet.total, sheet.last_page) {
            let (total, last_page) = counts;
            self.load.set(LoadState::Loaded(Arc::new(TaskPage { total, last_page, ..(*sheet).clone() })));
        }
        ended
    }

    /// Asks for tasks by their ids: those on screen are patched, and those that are `new` are put at the top, if they
    /// belong there.
    pub fn welcome(self, new: Vec<String>, known: Option<String>) {
        let question = self.question();
        let ids: Vec<String> = new.iter().cloned().chain(known).collect();
        spawn_local(async move {
            let reading = self.wait.unwatched();
            let Ok(found) = self.client().tasks_by_id(&ids, &reading).await else { return self.refresh() };
            if question != self.question() {
                return;
            }
            for task in found {
                if self.find(&task.id).is_some() || !new.contains(&task.id) {
                    self.take(vec![task]);
                } else {
                    self.put_on_top(task);
                }
            }
        });
    }

    fn put_on_top(self, task: Task) {
        let sheet = self.load.with_untracked(|load| load.sheet().and_then(|sheet| sheet.with_on_top(task)));
        if let Some(sheet) = sheet {
            self.fresh.set(None);
            self.load.set(LoadState::Loaded(Arc::new(sheet)));
        }
    }
}
