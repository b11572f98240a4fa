//! Effects and memos that unsubscribe when their owner is cleaned up.
//!
//! `reactive_graph` 0.2 keeps a weak reference to each subscriber in the signals that it read, also after the subscriber was
//! dropped. Signals that live as long as the page would collect them, so everything with a shorter life uses these helpers.

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{AnySubscriber, Subscriber, ToAnySubscriber},
    },
};

/// Runs `act` now and whenever a signal that it reads changes, until its owner is cleaned up.
pub fn effect(act: impl FnMut() + 'static) {
    // Boxed so that the effect is compiled once.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    unsubscribe_on_cleanup(Effect::new(move |_| act()).to_any_subscriber());
}

/// Runs `act` whenever a trigger that `track` reads is notified, until its owner is cleaned up.
pub fn on_trigger(track: impl Fn() + 'static, act: impl Fn() + 'static) {
    let mut is_first = true;
    effect(move || {
        track();
        if !std::mem::take(&mut is_first) {
            untrack(&act);
        }
    });
}

/// A memo that ends with its owner.
pub fn memo<T: Send + Sync + PartialEq + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(compute);
    unsubscribe_on_cleanup(memo.to_any_subscriber());
    memo.into()
}

/// Removes a subscriber from all signals that it has read.
pub fn unsubscribe(subscriber: &AnySubscriber) {
    subscriber.clear_sources(subscriber);
}

/// The same, when the current owner is cleaned up.
pub fn unsubscribe_on_cleanup(subscriber: AnySubscriber) {
    on_cleanup(move || unsubscribe(&subscriber));
}
