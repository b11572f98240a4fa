//! Faults that come with the request: in a header, or as words in a text.

use axum::body::Bytes;
use axum::http::HeaderMap;
use serde_json::Value;

use super::{Fault, catalogue};

/// The header that asks for faults.
pub const HEADER: &str = "x-demo-fault";
const SIGN: &str = "fault:";

/// The faults that this request asks for, and its body without the words that asked.
#[must_use]
pub fn take(headers: &HeaderMap, body: Bytes) -> (Bytes, Vec<Fault>) {
    let mut faults = Vec::new();
    for names in headers.get_all(HEADER).iter().filter_map(|value| value.to_str().ok()) {
        faults.extend(catalogue::list(names).unwrap_or_default());
    }
    // Most bodies ask for nothing and are passed on byte by byte.
    if !body.windows(SIGN.len()).any(|window| window == SIGN.as_bytes()) {
        return (body, faults);
    }
    let Ok(mut json) = serde_json::from_slice::<Value>(&body) else { return (body, faults) };
    let before = faults.len();
    clean(&mut json, &mut faults);
    if faults.len() == before { (body, faults) } else { (json.to_string().into(), faults) }
}

/// Takes the words out of every text.
fn clean(value: &mut Value, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) => {
            while let Some((rest, found)) = cut_out(text) {
                *text = rest;
                faults.extend(found);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| clean(item, faults)),
        Value::Object(fields) => fields.values_mut().for_each(|field| clean(field, faults)),
        _ => {}
    }
}

/// The text without its first known fault words, and those faults.
fn cut_out(text: &str) -> Option<(String, Vec<Fault>)> {
    let (before, after) = text.split_once(SIGN)?;
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

    fn accepted(body: &str) -> (String, Vec<Fault>) {
        let (body, faults) = take(&HeaderMap::new(), Bytes::copy_from_slice(body.as_bytes()));
        (String::from_utf8(body.to_vec()).unwrap(), faults)
    }

    #[test]
    fn the_words_are_taken_out() {
        let (body, faults) = accepted(r#"{"prompt":"cat fault:delay-5,http-500 hat","ids":["fault:hang"]}"#);
        assert_eq!(body, r#"{"ids":[""],"prompt":"cat hat"}"#);
        assert_eq!(faults, [Fault::Hang, Fault::Delay(5), Fault::Status(500, None)]);
    }

    #[test]
    fn other_words_stay() {
        let body = r#"{"prompt":"default:yes fault:unknown"}"#;
        assert_eq!(accepted(body), (body.to_owned(), vec![]));
        assert_eq!(accepted("not json fault:hang").1, []);
    }

    #[test]
    fn the_header_asks_too() {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, "http-429-2".parse().unwrap());
        assert_eq!(take(&headers, Bytes::new()).1, [Fault::Status(429, Some(Retry::Seconds(2)))]);
    }
}
