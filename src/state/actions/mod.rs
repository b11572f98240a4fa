//! What this operator does: what is on its way, what became of it, and which tasks came of it.

pub mod submit;
pub mod toasts;

use leptos::prelude::*;

use crate::state::{
    actions::toasts::{Severity, Toast},
    storage::{session_get, session_set},
};

/// How many pieces of news are kept on screen.
const MAX_TOASTS: usize = 3;
/// How many ids of tasks made here are remembered, for servers that list none.
const MAX_CREATED_IDS: usize = 100;
const CREATED_IDS_KEY: &str = "made";

/// What is done. Copies share it.
#[derive(Clone, Copy)]
pub struct Actions {
    busy: RwSignal<Vec<String>>,
    news: RwSignal<Vec<Toast>>,
    count: StoredValue<u32>,
    made: RwSignal<Vec<String>>,
    completed: Trigger,
}

impl Actions {
    /// Nothing is on its way; what this tab made before a reload is remembered.
    pub fn new() -> Self {
        let made = session_get(CREATED_IDS_KEY).unwrap_or_default();
        let made = made.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        Self {
            busy: RwSignal::new(Vec::new()),
            news: RwSignal::new(Vec::new()),
            count: StoredValue::new(0),
            made: RwSignal::new(made),
            completed: Trigger::new(),
        }
    }

    /// Is this on its way? `key` says what is done to what.
    pub fn is_busy(self, key: &str) -> bool {
        self.busy.with(|busy| busy.iter().any(|it| it == key))
    }

    /// Marks it as being on its way; false if it already is, and must not be sent again.
    pub fn begin(self, key: &str) -> bool {
        if self.busy.with_untracked(|busy| busy.iter().any(|it| it == key)) {
            return false;
        }
        self.busy.update(|busy| busy.push(key.to_owned()));
        true
    }

    /// It is answered, or will never be.
    pub fn end(self, key: &str) {
        self.busy.update(|busy| busy.retain(|it| it != key));
        self.completed.notify();
    }

    /// Tracks the completion of submissions, whether they succeed or fail.
    pub fn track_completed(self) {
        self.completed.track();
    }

    /// The news on screen, oldest first; tracked.
    pub fn news(self) -> Vec<Toast> {
        self.news.get()
    }

    /// Tells what became of something.
    pub fn tell(self, tone: Severity, title: String, text: String, task: Option<String>, said: String) {
        let number = self.count.with_value(|count| count + 1);
        self.count.set_value(number);
        self.news.update(|news| {
            news.push(Toast { number, tone, title, text, task, said });
            if news.len() > MAX_TOASTS {
                news.remove(0);
            }
        });
    }

    /// Takes a piece of news away.
    pub fn dismiss(self, number: u32) {
        self.news.update(|news| news.retain(|it| it.number != number));
    }

    /// The ids of the tasks that were made in this tab, newest first.
    pub fn made_untracked(self) -> Vec<String> {
        self.made.get_untracked()
    }

    /// Remembers tasks that were made here.
    pub fn remember(self, ids: &[String]) {
        self.made.update(|made| {
            for id in ids {
                made.retain(|it| it != id);
                made.insert(0, id.clone());
            }
            made.truncate(MAX_CREATED_IDS);
        });
        session_set(CREATED_IDS_KEY, &self.made.with_untracked(|made| made.join(" ")));
    }
}

impl Default for Actions {
    fn default() -> Self {
        Self::new()
    }
}
