//! The subscribers of signals that outlive their readers.

mod long_lived;
mod upstream;

use std::sync::{Arc, Mutex, PoisonError};

use any_spawner::Executor;
use leptos::{
    prelude::*,
    reactive::graph::{AnySource, AnySubscriber, Observer},
};

use upstream::is_subscribed;

/// The number of readers in a test.
const READERS: usize = 100;

/// The kinds of readers.
#[derive(Clone, Copy, Debug)]
enum ReaderKind {
    Memo,
    Effect,
    RenderEffect,
}

const READER_KINDS: [ReaderKind; 3] = [ReaderKind::Memo, ReaderKind::Effect, ReaderKind::RenderEffect];

/// The subscribers that have called [`Readers::note`], in the order of their first call. Their addresses are not reused while
/// the list exists, because it holds weak references.
#[derive(Clone, Default)]
struct Readers(Arc<Mutex<Vec<AnySubscriber>>>);

impl Readers {
    /// Called by a reader while it runs.
    fn note(&self) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = Observer::get().expect("a running reader");
        if !list.contains(&reader) {
            list.push(reader);
        }
    }

    /// The number of readers, and the number of those that a source has among its subscribers.
    fn count(&self, source: &AnySource) -> (usize, usize) {
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (list.len(), list.iter().filter(|reader| is_subscribed(source, reader)).count())
    }
}

/// Runs readers of one kind in an owner of their own, calls `while_alive`, and drops the readers with the owner.
fn run_readers(
    kind: ReaderKind,
    read: impl Fn() + Clone + Send + Sync + 'static,
    while_alive: impl FnOnce(),
) {
    let owner = Owner::new();
    let mut render_effects = Vec::new();
    owner.with(|| {
        for _ in 0..READERS {
            let read = read.clone();
            match kind {
                ReaderKind::Memo => Memo::new(move |_| read()).get_untracked(),
                ReaderKind::Effect => {
                    Effect::new(move |_| read());
                }
                ReaderKind::RenderEffect => render_effects.push(RenderEffect::new(move |_| read())),
            }
        }
    });
    Executor::poll_local();
    while_alive();
    drop((render_effects, owner));
    // The task of an effect ends, and drops the owner of the effect, at its next poll.
    Executor::poll_local();
}

/// Runs a test in the owner of a page, with an executor for effects.
fn on_page(test: impl FnOnce()) {
    // An error means that another test was first.
    let _ = Executor::init_futures_executor();
    let page = Owner::new();
    page.with(test);
}
