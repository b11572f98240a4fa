//! The ids of the tasks that this tab has created, for servers that do not list tasks.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::state::{
    long_lived::LongLived,
    storage::{session_get, session_set},
};

/// The maximum number of ids.
const MAX_CREATED_IDS: usize = 100;
const STORAGE_KEY: &str = "made";

thread_local! {
    // The server whose ids these are; empty for the default one.
    static SERVER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The ids of the tasks that this tab has created on the present server, newest first. Copies share them.
#[derive(Clone, Copy)]
pub struct CreatedIds(LongLived<RwSignal<Vec<String>>>);

impl CreatedIds {
    /// Restores the ids of the default server from before a reload.
    pub fn restore() -> Self {
        Self(LongLived::signal(saved_ids(STORAGE_KEY)))
    }

    /// Continues with the ids of another server.
    pub fn set_server(self, server: &str) {
        SERVER.set(server.to_owned());
        self.0.set(saved_ids(&storage_key()));
    }

    /// Keeps the ids under another name of the same server.
    pub fn rename_server(self, server: &str) {
        SERVER.set(server.to_owned());
        self.add(&[]);
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
        session_set(&storage_key(), &self.0.with_untracked(|created| created.join(" ")));
    }
}

fn storage_key() -> String {
    SERVER.with_borrow(|server| [STORAGE_KEY, server].concat())
}

fn saved_ids(key: &str) -> Vec<String> {
    let ids = session_get(key).unwrap_or_default();
    ids.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}
