//! Dates and times in the user's language and time zone.
//!
//! The formatters of the browser are created once for each format and language, because that takes much longer than a call. A
//! formatter keeps its time zone, so a change of the system's zone appears after a reload.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::format::utc::format_minutes;

/// What is shown of a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DateFormat {
    /// The date, and the time with seconds.
    DateTime,
    /// The date.
    Date,
    /// The hour and the short name of the time zone.
    HourAndZone,
}

impl DateFormat {
    /// The options of `Intl.DateTimeFormat`.
    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::DateTime => &[
                ("year", "numeric"),
                ("month", "short"),
                ("day", "numeric"),
                ("hour", "2-digit"),
                ("minute", "2-digit"),
                ("second", "2-digit"),
                ("hourCycle", "h23"),
            ],
            Self::Date => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
            Self::HourAndZone => &[("hour", "2-digit"), ("hourCycle", "h23"), ("timeZoneName", "short")],
        }
    }

    fn options_object(self) -> Object {
        let options = Object::new();
        for (name, value) in self.options() {
            // Setting a property of a new plain object cannot fail.
            let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        options
    }
}

/// A format, a language tag, and the function of the browser that formats a moment so; None if it cannot be created.
type Formatter = (DateFormat, String, Option<Function>);

thread_local! {
    static FORMATTERS: RefCell<Vec<Formatter>> = const { RefCell::new(Vec::new()) };
}

/// Date, time with seconds, and time zone: "Nov 23, 2026, 10:24:11 GMT+1", "2026年11月23日 10:24:11 GMT+8".
pub fn format_datetime(ms: i64, language_tag: &str) -> String {
    let mut text = format(DateFormat::DateTime, ms, language_tag).unwrap_or_else(invalid_date);
    // Formatted apart: browsers put the zone between date and time in Chinese. In English it follows the hour.
    let hour_and_zone = format(DateFormat::HourAndZone, ms, "en");
    if let Some((_, zone)) = hour_and_zone.as_deref().and_then(|text| text.split_once(' ')) {
        text.push(' ');
        text.push_str(zone);
    }
    text
}

/// The date of a moment, without the time.
pub fn format_date(ms: i64, language_tag: &str) -> String {
    format(DateFormat::Date, ms, language_tag).unwrap_or_else(invalid_date)
}

/// A moment for a `datetime` attribute; empty when it is out of the browser's range.
pub fn iso_datetime(ms: i64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    if date.get_time().is_nan() { String::new() } else { date.to_iso_string().into() }
}

/// A moment in the local time zone to the minute, such as `2026-11-27T14:05`, the value of an
/// `<input type="datetime-local">`; `separator` is that of date and time.
pub fn local_minutes(ms: i64, separator: &str) -> String {
    let offset_minutes = Date::new(&JsValue::from_f64(ms as f64)).get_timezone_offset() as i64;
    format_minutes(ms - offset_minutes * 60_000, separator)
}

/// Parses the value of such an input; None if it is empty.
pub fn parse_local_time(value: &str) -> Option<i64> {
    // Without a time zone the browser takes the local one.
    let ms = Date::parse(value);
    (!ms.is_nan()).then_some(ms as i64)
}

/// Formats a moment; None when it is out of the browser's range.
fn format(format: DateFormat, ms: i64, language_tag: &str) -> Option<String> {
    FORMATTERS.with_borrow_mut(|formatters| {
        let known = formatters.iter().position(|(it, tag, _)| *it == format && tag == language_tag);
        let index = known.unwrap_or_else(|| {
            formatters.push((format, language_tag.to_owned(), formatter(format, language_tag)));
            formatters.len() - 1
        });
        let ms = JsValue::from_f64(ms as f64);
        match &formatters[index] {
            (.., Some(formatter)) => formatter.call1(&JsValue::UNDEFINED, &ms).ok()?.as_string(),
            // Without Intl, dates can still format themselves.
            (.., None) => {
                Some(Date::new(&ms).to_locale_string(language_tag, &format.options_object()).into())
            }
        }
    })
}

/// None if the browser has no Intl, or an incomplete one.
fn formatter(format: DateFormat, language_tag: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&language_tag.into(), &format.options_object());
    let formatter = Reflect::construct(&constructor, &arguments).ok()?;
    Reflect::get(&formatter, &"format".into()).ok()?.dyn_into().ok()
}

/// What the browser shows for a moment that is out of its range.
fn invalid_date() -> String {
    "Invalid Date".to_owned()
}
