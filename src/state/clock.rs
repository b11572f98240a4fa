//! The current time as a signal, and the clocks of the browser.

use js_sys::Date;
use leptos::prelude::*;

use crate::state::long_lived::LongLived;

/// The current time in milliseconds since 1970.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Milliseconds since the page was loaded. Unlike [`now_ms`], unaffected by changes of the system clock, so suited to
/// durations.
pub fn monotonic_ms() -> f64 {
    // Every browser with WebAssembly has it.
    window().performance().map_or(0.0, |performance| performance.now())
}

/// The current time as a signal that changes each second.
#[derive(Clone, Copy)]
pub struct Clock(LongLived<RwSignal<i64>>);

impl Clock {
    /// Starts the clock. It runs as long as the page.
    pub fn start() -> Self {
        let now = LongLived::signal(now_ms());
        gloo_timers::callback::Interval::new(1000, move || now.set(now_ms())).forget();
        Self(now)
    }

    /// The current time in milliseconds since 1970; tracked.
    pub fn get(self) -> i64 {
        self.0.get()
    }
}

/// The clock of the page.
pub fn use_clock() -> Clock {
    expect_context()
}
