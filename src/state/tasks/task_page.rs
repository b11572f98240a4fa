//! One page of tasks, with a signal for each task.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    api::page::{Page, last_page},
    domain::{
        filter::{Filter, sort::Sort},
        task::Task,
    },
};

/// A row of the page. Its key identifies the card of the task, so that an update changes the card in place.
#[derive(Clone)]
pub struct TaskRow {
    /// The id of the task, and its index among tasks with the same id: ids may be missing or repeated.
    pub key: (String, usize),
    /// The latest version of the task.
    pub task: ArcRwSignal<Task>,
}

/// One page of tasks.
#[derive(Clone)]
pub struct TaskPage {
    /// The filter of the page.
    pub filter: Filter,
    /// The tasks in the order of the server.
    pub rows: Vec<TaskRow>,
    /// The number of matching tasks on all pages.
    pub total: u64,
    /// The number of the last page, from 1.
    pub last_page: u32,
    /// The number of items that were no tasks.
    pub skipped: u32,
}

impl TaskPage {
    /// Creates a page from a response. Tasks of the older page keep their signals, which are set only if the task has changed.
    pub fn reconcile(older: Option<&Arc<TaskPage>>, filter: Filter, page: Page) -> Self {
        let total = page.total(filter.page, filter.size);
        let last_page = last_page(total, filter.size);
        let mut rows: Vec<TaskRow> = Vec::with_capacity(page.tasks.len());
        for task in page.tasks {
            let nth = rows.iter().filter(|row| row.key.0 == task.id).count();
            let key = (task.id.clone(), nth);
            let known = older.and_then(|page| page.rows.iter().find(|row| row.key == key));
            rows.push(match known {
                Some(row) => {
                    set_task(&row.task, task);
                    row.clone()
                }
                None => TaskRow { key, task: ArcRwSignal::new(task) },
            });
        }
        Self { filter, rows, total, last_page, skipped: page.skipped as u32 }
    }

    /// The page as a response.
    pub fn to_response(&self) -> Page {
        Page {
            tasks: self.rows.iter().map(|row| row.task.get_untracked()).collect(),
            skipped: self.skipped as usize,
            total_elements: i64::try_from(self.total).ok(),
            ..Page::default()
        }
    }

    /// The number of tasks before the first one of `older`. Always 0 unless this is the first page, with the newest tasks first.
    pub fn new_task_count(&self, older: &TaskPage) -> u32 {
        if self.filter.page != 1 || self.filter.sort != Sort::default() {
            return 0;
        }
        let is_known = |row: &TaskRow| older.rows.iter().any(|it| it.key == row.key);
        self.rows.iter().take_while(|row| !is_known(row)).count() as u32
    }

    /// The page with a task inserted at the top; None if the task does not belong there by filter, order or page.
    pub fn with_prepended(&self, task: Task) -> Option<Self> {
        let is_newest_first = self.filter.page == 1 && self.filter.sort == Sort::default();
        if !is_newest_first || !self.filter.matches(&task) {
            return None;
        }
        let mut page = self.clone();
        let key = (task.id.clone(), 0);
        page.rows.insert(0, TaskRow { key, task: ArcRwSignal::new(task) });
        page.total += 1;
        page.last_page = last_page(page.total, page.filter.size);
        Some(page)
    }

    /// The row of a task, by its id.
    pub fn row(&self, id: &str) -> Option<&TaskRow> {
        self.rows.iter().find(|row| row.key.0 == id)
    }
}

/// Sets a task if it has changed. Returns true if it has finished.
pub fn set_task(signal: &ArcRwSignal<Task>, task: Task) -> bool {
    let (is_same, was_open) = signal.with_untracked(|before| (*before == task, before.may_change()));
    let has_finished = was_open && !task.may_change();
    if !is_same {
        signal.set(task);
    }
    has_finished
}
