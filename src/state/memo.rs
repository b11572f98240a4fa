//! Memos that are compiled once for each type of value. `Memo::new` is compiled for each closure, which makes the download larger.

use leptos::prelude::*;

/// A value that is computed from signals, and that notifies its readers only when it changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(compute))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| compute())
}
