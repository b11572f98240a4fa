//! The messages for screen readers.

use leptos::prelude::*;

use crate::state::{context::provided, long_lived::LongLived};

/// The message that is announced next. Copies share it.
#[derive(Clone, Copy)]
pub struct Announcer(LongLived<RwSignal<String>>);

impl Announcer {
    /// No message.
    pub fn new() -> Self {
        Self(LongLived::signal(String::new()))
    }

    /// Announces a message. The same message twice in a row is announced once.
    pub fn announce(self, message: impl Into<String>) {
        self.0.set(message.into());
    }

    /// The last message; tracked.
    pub fn message(self) -> String {
        self.0.get()
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The announcer of the page.
pub fn use_announcer() -> Announcer {
    provided()
}
