//! A value that is made from others, for as long as its owner lives.

use leptos::{
    prelude::*,
    reactive::{computed::ArcMemo, graph::ToAnySubscriber},
};

use super::leave_with_owner;

/// Leptos's own memo, which lets go of what it read when it ends.
pub fn memo<T: Send + Sync + PartialEq + 'static>(
    make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(make);
    leave_with_owner(memo.to_any_subscriber());
    memo.into()
}
