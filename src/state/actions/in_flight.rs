//! The submissions in flight.

use leptos::prelude::*;

use crate::state::long_lived::LongLived;

/// The keys of the submissions in flight. A key identifies what is done to what. Copies share them.
#[derive(Clone, Copy)]
pub struct InFlight {
    keys: LongLived<RwSignal<Vec<String>>>,
    completed: LongLived<Trigger>,
}

impl InFlight {
    /// No submissions.
    pub fn new() -> Self {
        Self { keys: LongLived::signal(Vec::new()), completed: LongLived::trigger() }
    }

    /// Whether a submission with this key is in flight; tracked.
    pub fn contains(self, key: &str) -> bool {
        self.keys.with(|keys| keys.iter().any(|it| it == key))
    }

    /// Adds a key. Returns false if it is already in flight, and must not be sent again.
    pub fn begin(self, key: &str) -> bool {
        if untrack(|| self.contains(key)) {
            return false;
        }
        self.keys.update(|keys| keys.push(key.to_owned()));
        true
    }

    /// Removes a key, whether the submission succeeded or failed.
    pub fn end(self, key: &str) {
        self.keys.update(|keys| keys.retain(|it| it != key));
        self.completed.notify();
    }

    /// Tracks the completion of submissions, whether they succeed or fail.
    pub fn track_completed(self) {
        self.completed.track();
    }
}

impl Default for InFlight {
    fn default() -> Self {
        Self::new()
    }
}
