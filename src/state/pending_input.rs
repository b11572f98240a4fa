//! Typed text that is not part of the URL yet, because its control waits for a pause.

use std::cell::RefCell;

thread_local! {
    static PENDING: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

/// Sets what commits the text of a control; that of another control is committed first.
pub fn set_pending(commit: Box<dyn FnOnce()>) {
    commit_pending();
    PENDING.set(Some(commit));
}

/// Commits the text at once, before the next step of the history.
pub fn commit_pending() {
    if let Some(commit) = PENDING.take() {
        commit();
    }
}
