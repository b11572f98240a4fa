//! Faults that reserialize a response in a form that no JSON library writes, or wrap it.

use axum::body::{Body, Bytes};
use axum::http::{Response, header};
use serde_json::{Value, json};

/// Form of the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Encoding {
    Utf16,
    InvalidUtf8,
    TwoDocuments,
    Comments,
    TrailingComma,
    SingleQuotes,
    NotANumber,
    DuplicateKeys,
    Guarded,
    LogLine,
    Callback,
    InText,
    Events,
    Padded,
    Wrapped,
    ListForPage,
    TaskForPage,
    PageForList,
}

/// Reserializes a response.
pub async fn reserialize(response: Response<Body>, encoding: Encoding) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(encoding.write(&bytes)))
}

impl Encoding {
    fn write(self, bytes: &[u8]) -> Bytes {
        let text = String::from_utf8_lossy(bytes);
        // Inserted before the last brace or bracket.
        let at_end = |put: &str| match text.rfind(['}', ']']) {
            Some(end) => format!("{}{put}{}", &text[..end], &text[end..]),
            None => format!("{text}{put}"),
        };
        let parsed = || serde_json::from_slice::<Value>(bytes).unwrap_or_default();
        let reserialized = match self {
            Self::Utf16 => {
                let units = std::iter::once('\u{feff}').chain(text.chars()).collect::<String>();
                return units.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>().into();
            }
            // An invalid byte, as a Latin-1 letter would be.
            Self::InvalidUtf8 => {
                let text = at_end(",\"note\":\"\u{1}\"");
                return text
                    .bytes()
                    .map(|byte| if byte == 1 { 0xE9 } else { byte })
                    .collect::<Vec<u8>>()
                    .into();
            }
            Self::TwoDocuments => format!("{text}\n{text}"),
            Self::Comments => format!("// {} bytes\n{text}", text.len()),
            Self::TrailingComma => at_end(","),
            Self::SingleQuotes => text.replace('"', "'"),
            Self::NotANumber => at_end(",\"took\":NaN"),
            // Most parsers use the last duplicate, so the first one gets a different value.
            Self::DuplicateKeys => match text.find('{') {
                Some(at) => format!(
                    "{}\"content\":[],\"totalElements\":0,\"code\":9,\"code\":9,{}",
                    &text[..=at],
                    &text[at + 1..]
                ),
                None => text.into_owned(),
            },
            Self::Guarded => format!(")]}}',\n{text}"),
            Self::LogLine => format!("WARN 1 --- [nio-8080-exec-3] c.g.n.m.s.store: slow query\n{text}"),
            Self::Callback => format!("callback({text});"),
            Self::InText => Value::String(text.into_owned()).to_string(),
            Self::Events => format!("event: message\ndata: {text}\n\n"),
            Self::Padded => format!("\r\n\t {text} \n\n\n"),
            Self::Wrapped => json!({"code": 200, "msg": "ok", "data": parsed()}).to_string(),
            Self::ListForPage => parsed().get("content").cloned().unwrap_or_default().to_string(),
            Self::TaskForPage => match parsed().get_mut("content").and_then(|tasks| tasks.get_mut(0)) {
                Some(task) => task.take().to_string(),
                None => text.into_owned(),
            },
            Self::PageForList => match parsed() {
                Value::Array(tasks) => json!({"content": tasks}).to_string(),
                _ => text.into_owned(),
            },
        };
        reserialized.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"{"content":[{"id":"1"}],"totalElements":1}"#;

    fn reserialized(encoding: Encoding) -> String {
        String::from_utf8_lossy(&encoding.write(PAGE.as_bytes())).into_owned()
    }

    #[test]
    fn invalid_json_is_invalid() {
        for encoding in [
            Encoding::Utf16,
            Encoding::TwoDocuments,
            Encoding::Comments,
            Encoding::TrailingComma,
            Encoding::SingleQuotes,
            Encoding::NotANumber,
            Encoding::Guarded,
            Encoding::LogLine,
            Encoding::Callback,
            Encoding::Events,
        ] {
            assert!(
                serde_json::from_slice::<Value>(&encoding.write(PAGE.as_bytes())).is_err(),
                "{encoding:?}"
            );
        }
        assert!(std::str::from_utf8(&Encoding::InvalidUtf8.write(PAGE.as_bytes())).is_err());
    }

    #[test]
    fn valid_json_has_the_same_content() {
        let page: Value = serde_json::from_str(PAGE).unwrap();
        let read = |encoding| serde_json::from_str::<Value>(&reserialized(encoding)).unwrap();
        assert_eq!(read(Encoding::Padded), page);
        assert_eq!(read(Encoding::DuplicateKeys)["content"], page["content"]);
        assert_eq!(read(Encoding::InText), PAGE);
        assert_eq!(read(Encoding::Wrapped)["data"], page);
        assert_eq!(read(Encoding::ListForPage), page["content"]);
        assert_eq!(read(Encoding::TaskForPage), page["content"][0]);
        let list = Encoding::PageForList.write(br#"[{"id":"1"}]"#);
        assert_eq!(serde_json::from_slice::<Value>(&list).unwrap()["content"], page["content"]);
    }
}
