//! Effects that are compiled once. `Effect::new` is compiled for each closure, which makes the download larger.

use leptos::prelude::*;

/// Runs `act` now and whenever a signal that it reads changes, until the current owner is cleaned up.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

/// Runs `act` whenever a trigger that `track` reads is notified, until the current owner is cleaned up.
pub fn on_trigger(track: impl Fn() + 'static, act: impl Fn() + 'static) {
    let mut is_first = true;
    effect(move || {
        track();
        // The first run only subscribes.
        if !std::mem::take(&mut is_first) {
            untrack(&act);
        }
    });
}
