//! The current time as a signal, and the clocks of the browser.

use std::ops::Range;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    domain::{filter::time_range::TimeRange, format::time::next_relative_time_ms},
    state::{context::provided, effect::effect, long_lived::LongLived},
};

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

/// The offset of the reader's time zone from UTC at a moment, in minutes.
pub fn offset_minutes(ms: i64) -> i64 {
    -(Date::new(&JsValue::from_f64(ms as f64)).get_timezone_offset() as i64)
}

/// The moments of a time range at present, in the time zone of the reader.
pub fn resolve(range: TimeRange) -> TimeRange {
    let now = Date::new_0();
    // The browser knows the days on which clocks change. A day before the first of a month belongs to the month before.
    let midnight = |day: i32| {
        let date = Date::new_with_year_month_day(now.get_full_year(), now.get_month() as i32, day);
        Some(date.get_time() as i64)
    };
    let today = now.get_date() as i32;
    let since = |from| TimeRange::Between { from, to: None };
    match range {
        // To the minute, so that the pages of a range are asked for the same moment.
        TimeRange::LastHour => since(Some((now_ms() / MINUTE_MS - 60) * MINUTE_MS)),
        TimeRange::Today => since(midnight(today)),
        TimeRange::Yesterday => TimeRange::Between { from: midnight(today - 1), to: midnight(today) },
        TimeRange::LastSevenDays => since(midnight(today - 6)),
        TimeRange::ThisMonth => since(midnight(1)),
        TimeRange::Between { .. } => range,
    }
}

const MINUTE_MS: i64 = 60_000;

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
    provided()
}

/// The current time for many views that show how long ago something was. It wakes each of them only when its text changes, where
/// [`Clock`] would wake all of them each second.
#[derive(Clone, Copy)]
pub struct AgeClock {
    clock: Clock,
    /// The views: until when each of them is correct, and what wakes it.
    views: StoredValue<Vec<(Range<i64>, Trigger)>>,
}

impl AgeClock {
    /// Starts the clock. It runs until the current owner is cleaned up.
    pub fn start(clock: Clock) -> Self {
        let views = StoredValue::new(Vec::<(Range<i64>, Trigger)>::new());
        effect(move || {
            let now = clock.get();
            let mut due = Vec::new();
            views.update_value(|views| {
                views.retain(|(period, trigger)| {
                    let is_due = !period.contains(&now);
                    if is_due {
                        due.push(*trigger);
                    }
                    !is_due && !trigger.is_disposed()
                });
            });
            due.iter().for_each(Notify::notify);
        });
        Self { clock, views }
    }

    /// The current time in milliseconds since 1970; tracked until the relative time of `then_ms` changes.
    pub fn get(self, then_ms: i64) -> i64 {
        let now = self.clock.0.get_untracked();
        if let Some(next) = next_relative_time_ms(then_ms, now) {
            self.wake_after(now..next);
        }
        now
    }

    /// Whether a moment, in milliseconds since 1970, has passed; tracked until it has.
    pub fn has_passed(self, moment_ms: i64) -> bool {
        let now = self.clock.0.get_untracked();
        if now < moment_ms {
            self.wake_after(i64::MIN..moment_ms);
        }
        now >= moment_ms
    }

    fn wake_after(self, period: Range<i64>) {
        // Owned by the reader: its next run disposes of it.
        let trigger = Trigger::new();
        trigger.track();
        self.views.update_value(|views| views.push((period, trigger)));
    }
}

/// The clock of the ages in a list; outside of a list, one of its own.
pub fn use_age_clock() -> AgeClock {
    use_context().unwrap_or_else(|| AgeClock::start(use_clock()))
}
