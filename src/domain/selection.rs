//! A selection of tasks, in the order in which they were selected.

use std::collections::{HashMap, HashSet};

/// The maximum number of selected tasks: each of them stays in memory.
pub const MAX_SELECTED: usize = 10_000;

/// The selected tasks, each with what is kept of it. Tasks without an id cannot be selected.
#[derive(Clone, Debug)]
pub struct Selection<T> {
    /// The ids and what is kept, in the order of selection.
    tasks: Vec<(String, T)>,
    ids: HashSet<String>,
    /// The task that was selected or removed last, from which a range begins.
    anchor: Option<String>,
}

impl<T> Default for Selection<T> {
    fn default() -> Self {
        Self { tasks: Vec::new(), ids: HashSet::new(), anchor: None }
    }
}

impl<T> Selection<T> {
    /// Whether a task is selected.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The number of selected tasks.
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether no task is selected.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Whether no further task can be selected.
    pub fn is_full(&self) -> bool {
        self.len() >= MAX_SELECTED
    }

    /// The ids and what is kept of the tasks, in the order of selection.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.tasks.iter().map(|(id, task)| (id.as_str(), task))
    }

    /// Selects tasks, as far as there is room. Those that are selected keep their place, and what is kept of them is replaced.
    pub fn add(&mut self, tasks: impl IntoIterator<Item = (String, T)>) {
        let mut known = Vec::new();
        for (id, task) in tasks {
            if self.ids.contains(&id) {
                known.push((id, task));
            } else if !id.is_empty() && !self.is_full() {
                self.ids.insert(id.clone());
                self.tasks.push((id, task));
            }
        }
        self.replace(known);
    }

    /// Replaces what is kept of those tasks that are selected.
    pub fn replace(&mut self, tasks: impl IntoIterator<Item = (String, T)>) {
        let mut newer: HashMap<String, T> =
            tasks.into_iter().filter(|(id, _)| self.ids.contains(id)).collect();
        for (id, task) in &mut self.tasks {
            if newer.is_empty() {
                break;
            }
            if let Some(newer) = newer.remove(id) {
                *task = newer;
            }
        }
    }

    /// Removes tasks from the selection.
    pub fn remove<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        let mut is_changed = false;
        for id in ids {
            is_changed |= self.ids.remove(id);
        }
        if is_changed {
            self.tasks.retain(|(id, _)| self.ids.contains(id));
        }
    }

    /// Selects a task, or removes it if it is selected. A range begins here.
    pub fn toggle(&mut self, id: String, task: T) {
        if self.contains(&id) {
            self.remove([id.as_str()]);
        } else {
            self.add([(id.clone(), task)]);
        }
        self.anchor = Some(id);
    }

    /// Selects the tasks of the page from the last one that was selected or removed to this one. If that one was removed, removes
    /// them. If it is not on the page, selects this one alone.
    pub fn extend_to(&mut self, id: &str, page: Vec<(String, T)>) {
        let find = |id: &str| page.iter().position(|(other, _)| other == id);
        let Some(end) = find(id) else { return };
        let start = self.anchor.as_deref().and_then(find);
        let removes = start.is_some() && !self.anchor.as_deref().is_some_and(|anchor| self.contains(anchor));
        let start = start.unwrap_or(end);
        let (first, last) = (start.min(end), start.max(end));
        let range = page.into_iter().take(last + 1).skip(first);
        if removes {
            let ids: Vec<String> = range.map(|(id, _)| id).collect();
            self.remove(ids.iter().map(String::as_str));
        } else {
            self.add(range);
        }
        self.anchor = Some(id.to_owned());
    }

    /// Removes all tasks.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
