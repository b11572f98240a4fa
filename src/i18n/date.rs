//! Dates and times in the user's language and time zone.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Date, time with seconds, and time zone: "Nov 23, 2026, 10:24:11 GMT+1", "2026年11月23日 10:24:11 GMT+8".
pub fn format_datetime(ms: i64, language_tag: &str) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    let options = options(&[
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("hourCycle", "h23"),
    ]);
    let mut text = String::from(date.to_locale_string(language_tag, &options));
    // Formatted apart: browsers put the zone between date and time in Chinese.
    if let Some(zone) = time_zone(&date) {
        text.push(' ');
        text.push_str(&zone);
    }
    text
}

/// The date of a moment, without the time.
pub fn format_date(ms: i64, language_tag: &str) -> String {
    let options = options(&[("year", "numeric"), ("month", "short"), ("day", "numeric")]);
    Date::new(&JsValue::from_f64(ms as f64)).to_locale_date_string(language_tag, &options).into()
}

/// A moment for a `datetime` attribute; empty when it is out of the browser's range.
pub fn iso_datetime(ms: i64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}

fn options(values: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in values {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

/// The short name of the local time zone at that moment: what follows the hour in English. `None` for an invalid date.
fn time_zone(date: &Date) -> Option<String> {
    if date.get_time().is_nan() {
        return None;
    }
    let options = options(&[("hour", "2-digit"), ("hourCycle", "h23"), ("timeZoneName", "short")]);
    let text = String::from(date.to_locale_string("en", &options));
    text.split_once(' ').map(|(_, zone)| zone.to_owned())
}
