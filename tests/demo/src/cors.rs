//! Whether pages of other origins may call, and what each kind of server tells a browser that asks first.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

use crate::flavour::plain;

/// The answer to a preflight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preflight {
    /// The server knows nothing of other origins.
    Unknown,
    /// It asks the preflight for a token, which no browser sends there.
    Unauthorized,
    /// The headers that a client needs, by name.
    Named,
    /// `*`, which does not cover `Authorization`.
    Star,
    /// Whatever was asked for.
    AsAsked,
}

/// What a client needs.
const NEEDED: HeaderValue =
    HeaderValue::from_static("content-type, authorization, mj-api-secret, x-demo-fault");
const STAR: HeaderValue = HeaderValue::from_static("*");

impl Preflight {
    /// The answer, given the headers of the question.
    #[must_use]
    pub fn answer(self, asked: &HeaderMap) -> Response<Body> {
        let (methods, headers) = match self {
            // What Spring says to an origin that it was not told about.
            Self::Unknown => return plain(StatusCode::FORBIDDEN, "", "Invalid CORS request"),
            Self::Unauthorized => return plain(StatusCode::UNAUTHORIZED, "", ""),
            Self::Named => (HeaderValue::from_static("GET, POST, OPTIONS"), NEEDED),
            Self::Star => (HeaderValue::from_static("GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS"), STAR),
            Self::AsAsked => {
                let echo = |name: HeaderName| asked.get(name).cloned();
                (
                    echo(header::ACCESS_CONTROL_REQUEST_METHOD).unwrap_or(STAR),
                    echo(header::ACCESS_CONTROL_REQUEST_HEADERS).unwrap_or(STAR),
                )
            }
        };
        let mut response = plain(StatusCode::NO_CONTENT, "", "");
        let out = response.headers_mut();
        out.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
        out.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, headers);
        out.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        open(out);
        response
    }
}

/// Lets the page read an answer.
pub fn open(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, STAR);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(preflight: Preflight) -> (u16, Option<String>, Option<String>) {
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue::from_static("authorization"));
        let answer = preflight.answer(&asked);
        let text = |name| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        (
            answer.status().as_u16(),
            text(header::ACCESS_CONTROL_ALLOW_ORIGIN),
            text(header::ACCESS_CONTROL_ALLOW_HEADERS),
        )
    }

    #[test]
    fn each_kind_of_server_answers_in_its_way() {
        let star = || Some("*".to_owned());
        assert_eq!(told(Preflight::Unknown), (403, None, None));
        assert_eq!(told(Preflight::Unauthorized), (401, None, None));
        assert_eq!(told(Preflight::Star), (204, star(), star()));
        assert_eq!(told(Preflight::AsAsked), (204, star(), Some("authorization".into())));
        assert!(told(Preflight::Named).2.is_some_and(|names| names.contains("mj-api-secret")));
    }
}
