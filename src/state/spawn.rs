//! Spawns futures whose first step must not wait.

use std::{
    pin::Pin,
    task::{Context, Waker},
};

use leptos::{prelude::untrack, task::spawn_local};

/// Spawns a future after it has taken its first step, which usually sends a request. `spawn_local` alone would take it after all
/// effects that are due.
pub fn spawn_started(future: impl Future<Output = ()> + 'static) {
    let mut future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    // The spawned task polls it again, with a waker of its own.
    let first_step = untrack(|| future.as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if first_step.is_pending() {
        spawn_local(future);
    }
}
