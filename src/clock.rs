//! The browser's clock: the present, and exact times in the reader's language and zone.

use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// Milliseconds since the page began, by a clock that nobody sets: for how long something has been.
pub fn running_ms() -> f64 {
    // A window without it is older than WebAssembly.
    window().performance().map_or(0.0, |performance| performance.now())
}

/// The present, renewed each second, for everything that says how old something is.
#[derive(Clone, Copy)]
pub struct Now(RwSignal<i64>);

impl Now {
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

/// A moment with date, seconds and zone, as the language writes it: "23 Nov 2026, 10:24:11 GMT+1".
pub fn exact(ms: i64, language_tag: &str) -> String {
    let options = Object::new();
    for (name, value) in [
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("timeZoneName", "short"),
        ("hourCycle", "h23"),
    ] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(&JsValue::from_f64(ms as f64)).to_locale_string(language_tag, &options).into()
}

/// Only the day of a moment, as the language writes it.
pub fn day(ms: i64, language_tag: &str) -> String {
    let options = Object::new();
    for (name, value) in [("year", "numeric"), ("month", "short"), ("day", "numeric")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(&JsValue::from_f64(ms as f64)).to_locale_date_string(language_tag, &options).into()
}

/// The moment for a `datetime` attribute; empty when the browser cannot write it.
pub fn iso(ms: i64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}
