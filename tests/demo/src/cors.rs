//! CORS headers and preflight responses of each server variant.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

use crate::server_variant::plain;

/// Response to a preflight request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preflight {
    /// 403: no CORS.
    Forbidden,
    /// 401: the server requires a token on the preflight, which browsers never send.
    Unauthorized,
    /// An explicit list of headers.
    Explicit,
    /// `*`, which does not cover `Authorization`.
    Wildcard,
    /// The requested method and headers.
    Echo,
}

/// Request headers that clients use.
const CLIENT_HEADERS: HeaderValue =
    HeaderValue::from_static("content-type, authorization, mj-api-secret, x-demo-fault");
const STAR: HeaderValue = HeaderValue::from_static("*");

impl Preflight {
    /// The response to a preflight request with these headers.
    #[must_use]
    pub fn response(self, request: &HeaderMap) -> Response<Body> {
        let (methods, headers) = match self {
            // Body of Spring for an origin that is not configured.
            Self::Forbidden => return plain(StatusCode::FORBIDDEN, "", "Invalid CORS request"),
            Self::Unauthorized => return plain(StatusCode::UNAUTHORIZED, "", ""),
            Self::Explicit => (HeaderValue::from_static("GET, POST, OPTIONS"), CLIENT_HEADERS),
            Self::Wildcard => (HeaderValue::from_static("GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS"), STAR),
            Self::Echo => {
                let echo = |name: HeaderName| request.get(name).cloned();
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
        allow_any(out);
        response
    }
}

/// Allows any origin to read a response.
pub fn allow_any(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, STAR);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(preflight: Preflight) -> (u16, Option<String>, Option<String>) {
        let mut request = HeaderMap::new();
        request.insert(header::ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue::from_static("authorization"));
        let response = preflight.response(&request);
        let text = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        (
            response.status().as_u16(),
            text(header::ACCESS_CONTROL_ALLOW_ORIGIN),
            text(header::ACCESS_CONTROL_ALLOW_HEADERS),
        )
    }

    #[test]
    fn each_variant_has_its_response() {
        let star = || Some("*".to_owned());
        assert_eq!(headers(Preflight::Forbidden), (403, None, None));
        assert_eq!(headers(Preflight::Unauthorized), (401, None, None));
        assert_eq!(headers(Preflight::Wildcard), (204, star(), star()));
        assert_eq!(headers(Preflight::Echo), (204, star(), Some("authorization".into())));
        assert!(headers(Preflight::Explicit).2.is_some_and(|names| names.contains("mj-api-secret")));
    }
}
