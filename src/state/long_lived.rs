//! Signals that live as long as the page, from which readers unsubscribe when they end.
//!
//! A signal of `reactive_graph` 0.2 holds a weak reference to each subscriber, and a memo or effect that is dropped does not
//! remove its own. In a signal that outlives its readers these entries accumulate: each takes memory, and each is visited
//! whenever the signal changes. `CONTRIBUTING.md` describes the fault under "Upstream fault: subscribers are not removed";
//! `tests/subscribers/upstream.rs` fails once it is fixed, and this module can then be removed.

use std::panic::Location;

use leptos::{
    prelude::*,
    reactive::{
        computed::ArcMemo,
        graph::{AnySource, Observer, Source, ToAnySource},
        owner::Storage,
        traits::{IsDisposed, Notify, UntrackableGuard},
    },
};

/// A signal, memo or trigger that outlives its readers. It has the methods of the signal in it.
///
/// Reading it registers a cleanup in the current owner that removes the reader from its subscribers. Memos and effects run in
/// an owner of their own, which is cleaned up before each run and when they are dropped. So a reader must not read it inside
/// an owner that is cleaned up earlier: it would miss later changes.
#[derive(Clone, Copy)]
pub struct LongLived<S>(S);

/// A signal that can be wrapped in [`LongLived`].
pub trait AsSource: Track {
    /// The signal as a source of the reactive graph; None if it is disposed.
    fn as_source(&self) -> Option<AnySource>;
}

impl<S> LongLived<S> {
    /// Wraps a signal. Readers of the signal itself stay subscribed.
    pub fn new(signal: S) -> Self {
        Self(signal)
    }
}

impl<T: Send + Sync + 'static> LongLived<RwSignal<T>> {
    /// A new signal. Not inlined: there are many of few types.
    #[inline(never)]
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn signal(value: T) -> Self {
        Self(RwSignal::new(value))
    }
}

impl<T: 'static> LongLived<RwSignal<T, LocalStorage>> {
    /// A new signal of a value that stays on this thread.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn local_signal(value: T) -> Self {
        Self(RwSignal::new_local(value))
    }
}

impl<T: PartialEq + Send + Sync + 'static> LongLived<Memo<T>> {
    /// A new memo. It stays subscribed to the signals that it reads, unless they are [`LongLived`] as well.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn memo(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self(Memo::new(compute))
    }
}

impl LongLived<Trigger> {
    /// A new trigger.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn trigger() -> Self {
        Self(Trigger::new())
    }
}

impl<T: 'static, S: Storage<ArcRwSignal<T>>> AsSource for RwSignal<T, S> {
    fn as_source(&self) -> Option<AnySource> {
        (!self.is_disposed()).then(|| self.to_any_source())
    }
}

impl AsSource for Trigger {
    fn as_source(&self) -> Option<AnySource> {
        (!self.is_disposed()).then(|| self.to_any_source())
    }
}

impl<T: Send + Sync + 'static> AsSource for Memo<T> {
    fn as_source(&self) -> Option<AnySource> {
        Some(ArcMemo::from(*self).to_any_source())
    }
}

impl<S: AsSource> Track for LongLived<S> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn track(&self) {
        self.0.track();
        unsubscribe_on_cleanup(&|| self.0.as_source());
    }
}

/// Removes the current reader from the subscribers of a signal when its owner is cleaned up. Not generic, so that it is compiled
/// once.
fn unsubscribe_on_cleanup(source: &dyn Fn() -> Option<AnySource>) {
    if let (Some(subscriber), Some(source)) = (Observer::get(), source()) {
        // `Subscriber::clear_sources` would have no effect: the subscriber may already be dropped. The source compares
        // addresses. Nothing but its list of subscribers is locked.
        on_cleanup(move || source.remove_subscriber(&subscriber));
    }
}

impl<S: DefinedAt> DefinedAt for LongLived<S> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<S: IsDisposed> IsDisposed for LongLived<S> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<S: ReadUntracked> ReadUntracked for LongLived<S> {
    type Value = S::Value;

    #[cfg_attr(debug_assertions, track_caller)]
    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

impl<S: Notify> Notify for LongLived<S> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn notify(&self) {
        self.0.notify();
    }
}

impl<S: Write> Write for LongLived<S> {
    type Value = S::Value;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = Self::Value>> {
        self.0.try_write()
    }

    fn try_write_untracked(&self) -> Option<impl std::ops::DerefMut<Target = Self::Value>> {
        self.0.try_write_untracked()
    }
}

impl<T: Clone + Send + Sync + 'static> From<LongLived<RwSignal<T>>> for Signal<T> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn from(signal: LongLived<RwSignal<T>>) -> Self {
        Self::derive(move || signal.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<LongLived<Memo<T>>> for Signal<T> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn from(memo: LongLived<Memo<T>>) -> Self {
        Self::derive(move || memo.get())
    }
}
