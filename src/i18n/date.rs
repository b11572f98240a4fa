//! Dates and times in the reader's language and time zone.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A moment with date, seconds and zone, as the language writes it: "23 Nov 2026, 10:24:11 GMT+1".
pub fn format_datetime(ms: i64, language_tag: &str) -> String {
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
pub fn format_date(ms: i64, language_tag: &str) -> String {
    let options = Object::new();
    for (name, value) in [("year", "numeric"), ("month", "short"), ("day", "numeric")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(&JsValue::from_f64(ms as f64)).to_locale_date_string(language_tag, &options).into()
}

/// The moment for a `datetime` attribute; empty when the browser cannot write it.
pub fn iso_datetime(ms: i64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}
