//! The browser's clock: the present, and exact times in the reader's language and zone.

use js_sys::Date;
use leptos::prelude::*;

/// Milliseconds since 1970.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Milliseconds since the page began, by a clock that nobody sets: for how long something has been.
pub fn monotonic_ms() -> f64 {
    // A window without it is older than WebAssembly.
    window().performance().map_or(0.0, |performance| performance.now())
}

/// The present, renewed each second, for everything that says how old something is.
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<i64>);

impl Clock {
    /// Starts the ticking; it ends with the page.
    pub fn start() -> Self {
        let now = RwSignal::new(now_ms());
        gloo_timers::callback::Interval::new(1000, move || now.set(now_ms())).forget();
        Self(now)
    }

    /// Milliseconds since 1970; whoever reads it in a view is drawn again each second.
    pub fn get(self) -> i64 {
        self.0.get()
    }
}

/// The clock of the page.
pub fn use_clock() -> Clock {
    expect_context()
}
