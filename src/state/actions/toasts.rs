//! Messages about completed submissions, shown until they are dismissed; success is dismissed after a while.

use leptos::prelude::*;

use crate::state::long_lived::LongLived;

/// The maximum number of toasts on screen.
const MAX_TOASTS: usize = 3;

/// The severity of a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The submission was accepted.
    Success,
    /// The submission was refused.
    Error,
    /// It is not known whether the submission was accepted.
    Warning,
}

/// A message about a submission, in the language of the time of its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Identifies the toast.
    pub number: u32,
    /// The severity.
    pub severity: Severity,
    /// The result in a few words.
    pub title: String,
    /// The result in a sentence, with what to do about it.
    pub text: String,
    /// The ids of the tasks that were created.
    pub tasks: Vec<String>,
    /// The message of the server; empty for none.
    pub server_message: String,
}

/// The toasts on screen. Copies share them.
#[derive(Clone, Copy)]
pub struct Toasts {
    toasts: LongLived<RwSignal<Vec<Toast>>>,
    last_number: StoredValue<u32>,
}

impl Toasts {
    /// No toasts.
    pub fn new() -> Self {
        Self { toasts: LongLived::signal(Vec::new()), last_number: StoredValue::new(0) }
    }

    /// The toasts on screen, oldest first; tracked.
    pub fn all(self) -> Vec<Toast> {
        self.toasts.get()
    }

    /// Shows a toast. The oldest one is removed if there are too many.
    pub fn push(
        self,
        severity: Severity,
        title: String,
        text: String,
        tasks: Vec<String>,
        server_message: String,
    ) {
        let number = self.last_number.with_value(|number| number + 1);
        self.last_number.set_value(number);
        self.toasts.update(|toasts| {
            toasts.push(Toast { number, severity, title, text, tasks, server_message });
            if toasts.len() > MAX_TOASTS {
                toasts.remove(0);
            }
        });
    }

    /// Whether there are none; tracked.
    pub fn is_empty(self) -> bool {
        self.toasts.with(Vec::is_empty)
    }

    /// Removes what refers to tasks of a server that is left: messages of success, and the links of all others.
    pub fn leave_server(self) {
        self.toasts.update(|toasts| {
            toasts.retain(|toast| toast.severity != Severity::Success);
            toasts.iter_mut().for_each(|toast| toast.tasks.clear());
        });
    }

    /// Removes all toasts.
    pub fn dismiss_all(self) {
        self.toasts.set(Vec::new());
    }

    /// Removes a toast.
    pub fn dismiss(self, number: u32) {
        self.toasts.update(|toasts| toasts.retain(|it| it.number != number));
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}
