//! One page of tasks on screen, and how it takes in what is newer.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    api::page::{Page, last_page},
    domain::{
        filter::{Filter, sort::Sort},
        task::Task,
    },
};

/// A place on the sheet: its key stays with the task, so that a card is patched and not made anew.
#[derive(Clone)]
pub struct TaskRow {
    /// The task's id and which of its kind it is on this sheet: a server may send an id twice, or none.
    pub key: (String, usize),
    /// The task, as it was last heard of.
    pub task: ArcRwSignal<Task>,
}

/// One page of tasks, as an answer gave it.
#[derive(Clone)]
pub struct TaskPage {
    /// What was asked.
    pub filter: Filter,
    /// The tasks in the server's order.
    pub rows: Vec<TaskRow>,
    /// How many tasks match on all pages.
    pub total: u64,
    /// The number of the last page, from 1.
    pub last_page: u32,
    /// Items of the answer that were no tasks.
    pub skipped: u32,
}

impl TaskPage {
    /// The sheet of an answer; tasks that were on the older sheet keep their signal, and only what changed is set.
    pub fn patched(older: Option<&Arc<TaskPage>>, filter: Filter, page: Page) -> Self {
        let total = page.total(filter.page, filter.size);
        let last_page = last_page(total, filter.size);
        let mut rows: Vec<TaskRow> = Vec::with_capacity(page.tasks.len());
        for task in page.tasks {
            let nth = rows.iter().filter(|row| row.key.0 == task.id).count();
            let key = (task.id.clone(), nth);
            let known = older.and_then(|sheet| sheet.rows.iter().find(|row| row.key == key));
            rows.push(match known {
                Some(row) => {
                    patch(&row.task, task);
                    row.clone()
                }
                None => TaskRow { key, task: ArcRwSignal::new(task) },
            });
        }
        Self { filter, rows, total, last_page, skipped: page.skipped as u32 }
    }

    /// How many tasks stand before the first that `older` knows: what has come since, on the first page of a list that
    /// begins with the newest. Zero on any other.
    pub fn arrivals(&self, older: &TaskPage) -> u32 {
        if self.filter.page != 1 || self.filter.sort != Sort::default() {
            return 0;
        }
        let is_known = |row: &TaskRow| older.rows.iter().any(|it| it.key == row.key);
        self.rows.iter().take_while(|row| !is_known(row)).count() as u32
    }

    /// With a task at the top; None when the list does not begin with the newest, or leaves this one out.
    pub fn with_on_top(&self, task: Task) -> Option<Self> {
        let fits = self.filter.page == 1 && self.filter.sort == Sort::default();
        if !fits || self.filter.query_locally(vec![task.clone()]).tasks.is_empty() {
            return None;
        }
        let mut sheet = self.clone();
        let key = (task.id.clone(), 0);
        sheet.rows.insert(0, TaskRow { key, task: ArcRwSignal::new(task) });
        sheet.total += 1;
        sheet.last_page = last_page(sheet.total, sheet.filter.size);
        Some(sheet)
    }

    /// The row of a task.
    pub fn row(&self, id: &str) -> Option<&TaskRow> {
        self.rows.iter().find(|row| row.key.0 == id)
    }
}

/// Sets what changed; true when the task was open and is not any more.
pub fn patch(signal: &ArcRwSignal<Task>, task: Task) -> bool {
    let (same, was_open) = signal.with_untracked(|before| (*before == task, before.status.is_open()));
    let ended = was_open && !task.status.is_open();
    if !same {
        signal.set(task);
    }
    ended
}
