//! `LongLived`: readers unsubscribe when they end, and not before.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use any_spawner::Executor;
use contact_sheet::state::long_lived::{AsSource, LongLived};
use leptos::prelude::*;

use super::{READER_KINDS, READERS, Readers, on_page, run_readers};

/// Checks the subscribers of a signal while its readers are alive, after they ran again because of `change`, and after they
/// were dropped.
fn check<S: AsSource + Copy + Send + Sync + 'static>(signal: S, change: impl Fn())
where
    LongLived<S>: Track,
{
    let source = signal.as_source().expect("a signal that is not disposed");
    for kind in READER_KINDS {
        let (signal, readers, runs) =
            (LongLived::new(signal), Readers::default(), Arc::new(AtomicUsize::new(0)));
        let (reader, run) = (readers.clone(), Arc::clone(&runs));
        run_readers(
            kind,
            move || {
                // Twice, as in a view: a reader is one subscriber.
                signal.track();
                signal.track();
                reader.note();
                run.fetch_add(1, Ordering::Relaxed);
            },
            || {
                assert_eq!(readers.count(&source), (READERS, READERS), "{kind:?}, alive");
                change();
                Executor::poll_local();
                assert_eq!(readers.count(&source), (READERS, READERS), "{kind:?}, after a change");
            },
        );
        assert!(runs.load(Ordering::Relaxed) >= READERS, "{kind:?}");
        assert_eq!(readers.count(&source), (READERS, 0), "{kind:?}, dropped");
    }
}

#[test]
fn dropped_readers_are_no_subscribers() {
    on_page(|| {
        let signal = RwSignal::new(0);
        let change = move || signal.update(|value| *value += 1);
        check(signal, change);
        let local = RwSignal::new_local(0);
        check(local, move || local.update(|value| *value += 1));
        let trigger = Trigger::new();
        check(trigger, move || trigger.notify());
        let memo = Memo::new(move |_| signal.get());
        memo.get_untracked();
        check(memo, change);
    });
}

#[test]
fn readers_run_after_each_change_until_they_are_dropped() {
    on_page(|| {
        let signal = LongLived::signal(0);
        let sums = Arc::new(AtomicUsize::new(0));
        let owner = Owner::new();
        let (doubled, render_effect) = owner.with(|| {
            let doubled = Memo::new(move |_| signal.get() * 2);
            let sum = Arc::clone(&sums);
            Effect::new(move |_| sum.store(sum.load(Ordering::Relaxed) + doubled.get(), Ordering::Relaxed));
            (doubled, RenderEffect::new(move |last: Option<usize>| last.unwrap_or(0) + signal.get()))
        });
        Executor::poll_local();
        for value in 1..=10 {
            signal.set(value);
            Executor::poll_local();
            assert_eq!(doubled.get_untracked(), value * 2);
        }
        assert_eq!(sums.load(Ordering::Relaxed), 110);
        assert_eq!(render_effect.take_value(), Some(55));
        drop(owner);
        Executor::poll_local();
        signal.set(100);
        Executor::poll_local();
        assert_eq!(sums.load(Ordering::Relaxed), 110);
    });
}

#[test]
fn it_has_the_methods_of_a_signal() {
    let owner = Owner::new();
    owner.with(|| {
        let number = LongLived::signal(1);
        let doubled = LongLived::memo(move |_| number.get() * 2);
        number.set(2);
        number.update(|number| *number += 1);
        *number.write() += 1;
        assert_eq!((number.get_untracked(), *number.read_untracked(), doubled.get_untracked()), (4, 4, 8));
        let (number_signal, doubled_signal): (Signal<i32>, Signal<i32>) = (number.into(), doubled.into());
        assert_eq!((number_signal.get_untracked(), doubled_signal.get_untracked()), (4, 8));
        assert_eq!(LongLived::local_signal("text").with_untracked(|text| text.len()), 4);
        LongLived::trigger().notify();
        assert!(!number.is_disposed());
    });
    let number = owner.with(|| LongLived::signal(1));
    owner.cleanup();
    assert!(number.is_disposed());
    assert_eq!(number.try_get(), None);
    assert_eq!(number.try_set(2), Some(2));
}
