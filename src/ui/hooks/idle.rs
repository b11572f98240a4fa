//! Whether the user rests.

use gloo_timers::callback::Interval;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use crate::state::clock::monotonic_ms;

/// How long nothing is touched before the user counts as resting, in milliseconds.
const IDLE_MS: f64 = 2500.0;
/// How often that is checked.
const CHECK_MS: u32 = 500;

/// True while pointer and keyboard rest, until the current owner is cleaned up.
pub fn follow_idle(is_idle_at_first: bool) -> RwSignal<bool> {
    let is_idle = RwSignal::new(is_idle_at_first);
    let last_ms = StoredValue::new(monotonic_ms());
    let wake = move || {
        last_ms.set_value(monotonic_ms());
        if is_idle.get_untracked() {
            is_idle.set(false);
        }
    };
    for event in ["pointermove", "pointerdown", "keydown", "focusin"] {
        let listener = window_event_listener_untyped(event, move |_| wake());
        on_cleanup(move || listener.remove());
    }
    let check = move || {
        if !is_idle.get_untracked() && monotonic_ms() - last_ms.get_value() > IDLE_MS {
            is_idle.set(true);
        }
    };
    // Ends with its owner.
    StoredValue::new_local(Interval::new(CHECK_MS, check));
    is_idle
}
