//! Answers that come instead of the right one.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::flavour::plain;

/// What comes instead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum Answer {
    Html,
    Login,
    Redirect,
    RedirectLoop,
    Empty,
    NoContent,
    Text,
    Null,
    Array,
    ErrorObject,
    OpenAiError,
    Deep,
}

const HTML: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
const LOGIN: &str = "<!doctype html>\n<html lang=\"en\"><head><title>Sign in</title></head><body><h1>Sign in to continue</h1>\
<form method=\"post\" action=\"/login\"><input name=\"user\"><input name=\"password\" type=\"password\"><button>Sign in</button></form></body></html>\n";

impl Answer {
    /// The response.
    #[must_use]
    pub fn response(self, path: &str) -> Response<Body> {
        let json = |text: &str| plain(StatusCode::OK, "application/json", text);
        match self {
            Self::Html => plain(StatusCode::OK, "text/html", HTML),
            Self::Login => plain(StatusCode::OK, "text/html; charset=utf-8", LOGIN),
            Self::Redirect => redirect(StatusCode::FOUND, "https://login.example.com/?next=%2F"),
            // 307 repeats the POST with its body, so whoever follows comes back here.
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
