//! Faults that replace the response.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::server_variant::plain;

/// The replacement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Answer {
    Html,
    Login,
    Redirect,
    RedirectHere,
    RedirectLoop,
    Empty,
    NoContent,
    Text,
    Null,
    Array,
    ErrorObject,
    OpenAiError,
    Deep,
    DeepObjects,
    /// One of [`FIXED`], by its name.
    Fixed(&'static str),
}

/// A constant response.
pub struct Fixed {
    /// Name of the fault.
    pub name: &'static str,
    /// Description for the help text.
    pub what: &'static str,
    kind: &'static str,
    body: &'static [u8],
}

const fn fixed(name: &'static str, what: &'static str, kind: &'static str, body: &'static [u8]) -> Fixed {
    Fixed { name, what, kind, body }
}

const JSON: &str = "application/json";

/// All constant responses.
pub const FIXED: &[Fixed] = &[
    fixed("whitespace", "200 with blanks and line ends only", JSON, b" \r\n\t \n"),
    fixed("json-text", "the JSON \"ok\"", JSON, b"\"ok\""),
    fixed("json-number", "the JSON 42", JSON, b"42"),
    fixed("json-true", "the JSON true", JSON, b"true"),
    fixed("json-object", "the JSON {}", JSON, b"{}"),
    fixed("json-list", "the JSON []", JSON, b"[]"),
    fixed("json-nan", "NaN", JSON, b"NaN"),
    fixed("code-only", "a reply with a code in words and nothing else", JSON, b"{\"code\":\"SUCCESS\"}"),
    fixed("health", "the answer of another service", JSON, b"{\"status\":\"UP\",\"groups\":[\"liveness\"]}"),
    fixed("xml", "an error of a storage service as XML", "application/xml", b"<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>"),
    fixed("svg", "a drawing", "image/svg+xml", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><rect width=\"8\" height=\"8\"/></svg>"),
    fixed("binary", "bytes that are no text", "application/octet-stream", b"\x00\xff\xfe\x80\x1f\x8b\x08\x00PK\x03\x04\xc3\x28"),
];

const HTML: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
const LOGIN: &str = "<!doctype html>\n<html lang=\"en\"><head><title>Sign in</title></head><body><h1>Sign in to continue</h1>\
<form method=\"post\" action=\"/login\"><input name=\"user\"><input name=\"password\" type=\"password\"><button>Sign in</button></form></body></html>\n";

impl Answer {
    /// Builds the response.
    #[must_use]
    pub fn response(self, path: &str) -> Response<Body> {
        let json = |text: &str| plain(StatusCode::OK, "application/json", text);
        match self {
            Self::Html => plain(StatusCode::OK, "text/html", HTML),
            Self::Login => plain(StatusCode::OK, "text/html; charset=utf-8", LOGIN),
            Self::Redirect => redirect(StatusCode::FOUND, "https://login.example.com/?next=%2F"),
            Self::RedirectHere => redirect(StatusCode::SEE_OTHER, "/index.html"),
            // 307 makes clients repeat the POST with its body at the same URL.
            Self::RedirectLoop => redirect(StatusCode::TEMPORARY_REDIRECT, path),
            Self::Empty => plain(StatusCode::OK, "", ""),
            Self::NoContent => plain(StatusCode::NO_CONTENT, "", ""),
            Self::Text => plain(StatusCode::OK, "text/plain; charset=utf-8", "It works!"),
            Self::Null => json("null"),
            Self::Array => json("[1,\"two\",null]"),
            Self::ErrorObject => json(r#"{"success":false,"message":"用户未登录"}"#),
            Self::OpenAiError => json(
                r#"{"error":{"message":"无效的令牌 (request id: 20240813190646)","type":"new_api_error"}}"#,
            ),
            Self::Deep => json(&["[".repeat(10_000), "]".repeat(10_000)].concat()),
            Self::DeepObjects => json(&["{\"content\":".repeat(10_000), "}".repeat(10_000)].concat()),
            Self::Fixed(name) => {
                let mut response = plain(StatusCode::OK, "", "");
                if let Some(fixed) = FIXED.iter().find(|fixed| fixed.name == name) {
                    *response.body_mut() = Body::from(fixed.body);
                    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(fixed.kind));
                }
                response
            }
        }
    }
}

fn redirect(status: StatusCode, to: &str) -> Response<Body> {
    let mut response = plain(status, "", "");
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}
