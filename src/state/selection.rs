//! The selected tasks of the page. They survive paging and updates, but not another filter or server.

use std::{cell::Cell, collections::HashSet};

use leptos::prelude::*;

use crate::{
    api::{client::Client, error::ApiError, request::ReadRequest},
    domain::{
        filter::{DEFAULT_SIZE, Filter, MAX_SIZE, sort::Sort},
        selection::Selection,
        task::Task,
    },
    state::{
        effect::effect,
        long_lived::LongLived,
        services::{Services, use_services},
        tasks::{load_state::LoadState, store::TaskStore, task_page::TaskRow},
        url_state::UrlState,
    },
};

/// The selected tasks, which live as long as the page. Copies share them.
#[derive(Clone, Copy)]
pub struct SelectionStore {
    selection: LongLived<RwSignal<Selection<ArcRwSignal<Task>>>>,
    /// The filter and the server of the selected tasks.
    question: StoredValue<(Filter, Client)>,
    /// How often that has changed.
    generation: StoredValue<u32>,
    tasks: TaskStore,
    url: UrlState,
}

thread_local! {
    static STORE: Cell<Option<SelectionStore>> = const { Cell::new(None) };
}

/// The selected tasks. Created on first use, because their code is loaded on demand.
pub fn use_selection() -> SelectionStore {
    STORE.get().unwrap_or_else(|| {
        let Services { tasks, url, create, .. } = use_services();
        let store = create.with_page_owner(|| SelectionStore {
            selection: LongLived::signal(Selection::default()),
            question: StoredValue::new((url.filter().with_untracked(question_of), tasks.client())),
            generation: StoredValue::new(0),
            tasks,
            url,
        });
        STORE.set(Some(store));
        store
    })
}

/// The filter apart from the order and the page, which do not change what a selection means.
fn question_of(filter: &Filter) -> Filter {
    Filter { sort: Sort::default(), size: DEFAULT_SIZE, ..filter.with_page(1) }
}

impl SelectionStore {
    /// Clears the selection when the filter or the server changes, and keeps the latest versions of the selected tasks, until the
    /// current owner is cleaned up.
    pub fn follow(self) {
        effect(move || {
            let filter = self.url.filter().with(question_of);
            // Each change of the server starts a load.
            self.tasks.with(LoadState::is_waiting);
            let question = (filter, self.tasks.client());
            if self.question.with_value(|before| *before != question) {
                self.question.set_value(question);
                self.generation.update_value(|generation| *generation += 1);
                untrack(|| self.clear());
            }
        });
        effect(move || {
            // A page that is loaded again has other signals than before.
            self.tasks.with(|_| ());
            let rows = untrack(|| self.rows());
            if let Some(mut selection) = self.selection.try_write_untracked() {
                selection.replace(rows);
            }
        });
    }

    /// Identifies the filter and the server of the selection: tasks that were asked for before do not belong to it.
    pub fn generation(self) -> u32 {
        self.generation.get_value()
    }

    /// Tracks the selection.
    pub fn track(self) {
        self.selection.track();
    }

    /// Whether a task is selected; tracked.
    pub fn is_selected(self, id: &str) -> bool {
        self.selection.with(|selection| selection.contains(id))
    }

    /// The number of selected tasks; tracked.
    pub fn len(self) -> usize {
        self.selection.with(Selection::len)
    }

    /// The number of selected tasks, for views during which it does not change.
    pub fn len_untracked(self) -> usize {
        self.selection.with_untracked(Selection::len)
    }

    /// Whether no task is selected; tracked.
    pub fn is_empty(self) -> bool {
        self.selection.with(Selection::is_empty)
    }

    /// Whether no task is selected, for event handlers.
    pub fn is_empty_untracked(self) -> bool {
        self.selection.with_untracked(Selection::is_empty)
    }

    /// Whether no further task can be selected; tracked.
    pub fn is_full(self) -> bool {
        self.selection.with(Selection::is_full)
    }

    /// The ids of the selected tasks in the order of selection; tracked.
    pub fn ids(self) -> Vec<String> {
        self.selection.with(|selection| selection.iter().map(|(id, _)| id.to_owned()).collect())
    }

    /// Reads the latest known version of each selected task in the order of selection. Not tracked: for event handlers.
    pub fn for_each_untracked(self, mut read: impl FnMut(&Task)) {
        self.selection.with_untracked(|selection| {
            selection.iter().for_each(|(_, task)| task.with_untracked(&mut read));
        });
    }

    /// Changes the latest known version of a selected task.
    pub fn update_task(self, id: &str, change: impl FnOnce(&mut Task)) {
        let task = self.selection.with_untracked(|selection| {
            selection.iter().find(|(selected, _)| *selected == id).map(|(_, task)| task.clone())
        });
        if let Some(task) = task {
            task.update(change);
        }
    }

    /// Selects a task of the page, or removes it if it is selected.
    pub fn toggle(self, id: &str) {
        if let Some((id, task)) = self.rows().into_iter().find(|(row, _)| row == id) {
            self.selection.update(|selection| selection.toggle(id, task));
        }
    }

    /// Selects the tasks of the page from the last one to this one; see [`Selection::extend_to`].
    pub fn extend_to(self, id: &str) {
        let rows = self.rows();
        self.selection.update(|selection| selection.extend_to(id, rows));
    }

    /// Whether all tasks of the page are selected; tracked.
    pub fn has_page(self) -> bool {
        let ids = self.tasks.with(|_| untrack(|| self.rows()));
        self.selection.with(|selection| ids.iter().all(|(id, _)| id.is_empty() || selection.contains(id)))
    }

    /// Selects all tasks of the page, or removes them.
    pub fn select_page(self, is_selected: bool) {
        let rows = self.rows();
        self.selection.update(|selection| match is_selected {
            true => selection.add(rows),
            false => selection.remove(rows.iter().map(|(id, _)| id.as_str())),
        });
    }

    /// Selects tasks, which need not be on the page.
    pub fn add(self, tasks: Vec<Task>) {
        self.selection.update(|selection| selection.add(tasks.into_iter().map(|task| self.entry(task))));
    }

    /// Selects these tasks and no others. Those that are not selected yet are read from the server, as far as it knows them.
    ///
    /// # Errors
    /// Any [`ApiError`]; the selection is unchanged then.
    pub async fn select_only(self, ids: &[String], request: ReadRequest) -> Result<(), ApiError> {
        let is_unknown = |id: &&String| !untrack(|| self.is_selected(id));
        let unknown: Vec<String> = ids.iter().filter(is_unknown).cloned().collect();
        let mut found = Vec::new();
        for portion in unknown.chunks(MAX_SIZE as usize) {
            found.extend(self.tasks.client().tasks_by_id(portion, &request).await?);
        }
        self.selection.update(|selection| {
            let wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
            let others: Vec<String> = selection
                .iter()
                .map(|(id, _)| id)
                .filter(|id| !wanted.contains(id))
                .map(str::to_owned)
                .collect();
            selection.remove(others.iter().map(String::as_str));
            selection.add(found.into_iter().map(|task| self.entry(task)));
        });
        Ok(())
    }

    /// The id and the signal of a task, which is that of the page if the task is on it.
    fn entry(self, task: Task) -> (String, ArcRwSignal<Task>) {
        let on_page = self.tasks.signal_for(&task.id);
        (task.id.clone(), on_page.unwrap_or_else(|| ArcRwSignal::new(task)))
    }

    /// Removes tasks from the selection.
    pub fn remove(self, ids: &[String]) {
        self.selection.update(|selection| selection.remove(ids.iter().map(String::as_str)));
    }

    /// Removes all tasks from the selection.
    pub fn clear(self) {
        if !self.is_empty_untracked() {
            self.selection.update(Selection::clear);
        }
    }

    /// The tasks of the page; none while it is the page of another filter.
    fn rows(self) -> Vec<(String, ArcRwSignal<Task>)> {
        let filter = self.url.filter().with_untracked(question_of);
        let entry = |row: &TaskRow| (row.key.0.clone(), row.task.clone());
        self.tasks.with_untracked(|load| {
            let page = load.page().filter(|page| question_of(&page.filter) == filter);
            page.map(|page| page.rows.iter().map(entry).collect()).unwrap_or_default()
        })
    }
}
