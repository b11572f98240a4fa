//! The ids of the tasks that this tab has created, for servers that do not list tasks.

use leptos::prelude::*;

use crate::state::{
    long_lived::LongLived,
    storage::{session_get, session_set},
};

/// The maximum number of ids.
const MAX_CREATED_IDS: usize = 100;
const STORAGE_KEY: &str = "made";

/// The ids of the tasks that this tab has created, newest first. Copies share them.
#[derive(Clone, Copy)]
pub struct CreatedIds(LongLived<RwSignal<Vec<String>>>);

impl CreatedIds {
    /// Restores the ids from before a reload.
    pub fn restore() -> Self {
        let ids = session_get(STORAGE_KEY).unwrap_or_default();
        Self(LongLived::signal(ids.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()))
    }

    /// The ids, newest first.
    pub fn get_untracked(self) -> Vec<String> {
        self.0.get_untracked()
    }

    /// Adds ids at the front.
    pub fn add(self, ids: &[String]) {
        self.0.update(|created| {
            for id in ids {
                created.retain(|it| it != id);
                created.insert(0, id.clone());
            }
            created.truncate(MAX_CREATED_IDS);
        });
        session_set(STORAGE_KEY, &self.0.with_untracked(|created| created.join(" ")));
    }
}
