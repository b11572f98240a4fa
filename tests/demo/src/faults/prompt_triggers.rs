//! Faults that the request itself asks for: in a header, or as trigger words in a text.

use axum::body::Bytes;
use axum::http::HeaderMap;
use serde_json::Value;

use super::{Fault, catalogue};

/// Request header with fault names.
pub const HEADER: &str = "x-demo-fault";
const TRIGGER: &str = "fault:";

/// The faults that a request asks for, and its body without the trigger words.
#[must_use]
pub fn take(headers: &HeaderMap, body: Bytes) -> (Bytes, Vec<Fault>) {
    let mut faults = Vec::new();
    for names in headers.get_all(HEADER).iter().filter_map(|value| value.to_str().ok()) {
        faults.extend(catalogue::list(names).unwrap_or_default());
    }
    // Most bodies have no trigger words and are forwarded unchanged.
    if !body.windows(TRIGGER.len()).any(|window| window == TRIGGER.as_bytes()) {
        return (body, faults);
    }
    let Ok(mut json) = serde_json::from_slice::<Value>(&body) else { return (body, faults) };
    let before = faults.len();
    remove_triggers(&mut json, &mut faults);
    if faults.len() == before { (body, faults) } else { (json.to_string().into(), faults) }
}

/// Removes the trigger words from all texts.
fn remove_triggers(value: &mut Value, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) => {
            while let Some((rest, found)) = split_trigger(text) {
                *text = rest;
                faults.extend(found);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| remove_triggers(item, faults)),
        Value::Object(fields) => fields.values_mut().for_each(|field| remove_triggers(field, faults)),
        _ => {}
    }
}

/// The text without its first known trigger words, and their faults.
fn split_trigger(text: &str) -> Option<(String, Vec<Fault>)> {
    let (before, after) = text.split_once(TRIGGER)?;
    let end =
        after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == ',')).unwrap_or(after.len());
    let faults = catalogue::list(&after[..end]).ok().filter(|faults| !faults.is_empty())?;
    let (before, after) = (before.trim_end(), after[end..].trim_start());
    let space = if before.is_empty() || after.is_empty() { "" } else { " " };
    Some((format!("{before}{space}{after}"), faults))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::Retry;

    fn take_from(body: &str) -> (String, Vec<Fault>) {
        let (body, faults) = take(&HeaderMap::new(), Bytes::copy_from_slice(body.as_bytes()));
        (String::from_utf8(body.to_vec()).unwrap(), faults)
    }

    #[test]
    fn triggers_are_removed() {
        let (body, faults) = take_from(r#"{"prompt":"cat fault:delay-5,http-500 hat","ids":["fault:hang"]}"#);
        assert_eq!(body, r#"{"ids":[""],"prompt":"cat hat"}"#);
        assert_eq!(faults, [Fault::Hang, Fault::Delay(5), Fault::Status(500, None)]);
    }

    #[test]
    fn other_words_are_kept() {
        let body = r#"{"prompt":"default:yes fault:unknown"}"#;
        assert_eq!(take_from(body), (body.to_owned(), vec![]));
        assert_eq!(take_from("not json fault:hang").1, []);
    }

    #[test]
    fn the_header_is_read() {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, "http-429-2".parse().unwrap());
        assert_eq!(take(&headers, Bytes::new()).1, [Fault::Status(429, Some(Retry::Seconds(2)))]);
    }
}
