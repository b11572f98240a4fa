//! A value that is made from others, for as long as its owner lives.

use leptos::{
    prelude::*,
    reactive::{computed::ArcMemo, graph::ToAnySubscriber},
};

use crate::ui::dom::unsubscribe_on_cleanup;

/// Leptos's own memo, which lets go of what it read when it ends.
pub fn memo<T: Send + Sync + PartialEq + 'static>(
    make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(make);
    unsubscribe_on_cleanup(memo.to_any_subscriber());
    memo.into()
}
