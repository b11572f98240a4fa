//! A fault of `reactive_graph`, as a program for a report: it uses nothing of this project. If a test fails here, the fault is
//! fixed, and `LongLived` can be removed.

use std::sync::{Arc, Mutex};

use any_spawner::Executor;
use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{
            AnySource, AnySubscriber, Observer, ReactiveNode, Source, Subscriber, ToAnySource,
            ToAnySubscriber,
        },
    },
};

/// A subscriber that ignores notifications.
struct Probe;

impl ReactiveNode for Probe {
    fn mark_dirty(&self) {}
    fn mark_check(&self) {}
    fn mark_subscribers_check(&self) {}
    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Probe {
    fn add_source(&self, _source: AnySource) {}
    fn clear_sources(&self, _subscriber: &AnySubscriber) {}
}

/// Whether a source has an entry for a subscriber, dead or alive. A source ignores a second subscriber with the address of the
/// first, so it only keeps a probe with this address if it has no entry.
pub fn is_subscribed(source: &AnySource, subscriber: &AnySubscriber) -> bool {
    let probe = Arc::new(Probe);
    let weak = Arc::downgrade(&probe);
    source.add_subscriber(AnySubscriber(subscriber.0, weak));
    let is_kept = Arc::weak_count(&probe) == 1;
    if is_kept {
        source.remove_subscriber(subscriber);
    }
    !is_kept
}

#[test]
fn a_dropped_memo_stays_subscribed() {
    let signal = ArcRwSignal::new(0);
    let source = signal.to_any_source();
    let read = signal.clone();
    let memo = ArcMemo::new(move |_| read.get());
    let subscriber = memo.to_any_subscriber();
    assert!(!is_subscribed(&source, &subscriber), "not read yet");
    assert_eq!(memo.get_untracked(), 0);
    assert!(is_subscribed(&source, &subscriber), "alive");

    drop(memo);
    assert!(subscriber.1.upgrade().is_none(), "dropped");
    // Expected: false.
    assert!(is_subscribed(&source, &subscriber));
    signal.set(1);
    // Expected: false. The change visits the entry of the dropped memo, but does not remove it.
    assert!(is_subscribed(&source, &subscriber));
}

#[test]
fn a_dropped_render_effect_stays_subscribed() {
    // An error means that another test was first.
    let _ = Executor::init_futures_executor();
    let signal = ArcRwSignal::new(0);
    let source = signal.to_any_source();
    let subscriber = Arc::new(Mutex::new(None));
    let (read, own) = (signal.clone(), Arc::clone(&subscriber));
    let effect = RenderEffect::new(move |_| {
        *own.lock().expect("no panic") = Observer::get();
        read.get()
    });
    let subscriber = subscriber.lock().expect("no panic").clone().expect("the effect has run");
    assert!(is_subscribed(&source, &subscriber), "alive");

    drop(effect);
    Executor::poll_local();
    assert!(subscriber.1.upgrade().is_none(), "dropped");
    // Expected: false.
    assert!(is_subscribed(&source, &subscriber));
    signal.set(1);
    // Expected: false.
    assert!(is_subscribed(&source, &subscriber));
}
