//! Typed text that is not part of the URL yet, because its control waits for a pause.

use std::cell::RefCell;

/// What becomes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingEnd {
    /// It becomes part of the URL.
    Commit,
    /// It is replaced by the text of the URL.
    Discard,
}

/// The control with the text, by a number of its own, and what ends the wait.
type Pending = (usize, Box<dyn FnOnce(PendingEnd)>);

thread_local! {
    static PENDING: RefCell<Option<Pending>> = const { RefCell::new(None) };
}

/// Sets what ends the wait of a control. The text of another control is committed first.
pub fn set_pending(control: usize, end: Box<dyn FnOnce(PendingEnd)>) {
    let is_other =
        PENDING.with_borrow(|pending| pending.as_ref().is_some_and(|(other, _)| *other != control));
    if is_other {
        end_pending(PendingEnd::Commit);
    }
    PENDING.set(Some((control, end)));
}

/// Ends the wait at once: with a commit before the next step of the history, without one when the history goes back or forward.
pub fn end_pending(end: PendingEnd) {
    if let Some((_, pending)) = PENDING.take() {
        pending(end);
    }
}
