//! Effects of triggers.

use leptos::prelude::*;

/// Runs `act` whenever a trigger that `track` reads is notified, until the current owner is cleaned up.
pub fn on_trigger(track: impl Fn() + 'static, act: impl Fn() + 'static) {
    Effect::new(move |previous: Option<()>| {
        track();
        // The first run only subscribes.
        if previous.is_some() {
            untrack(&act);
        }
    });
}
