//! Faults in CORS headers and preflight responses.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use crate::cors;
use crate::server_variant::plain;

/// Wrong CORS headers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the catalogue says what each is")]
pub enum CorsHeaders {
    Other,
    Null,
    Twice,
    Credentials,
}

impl CorsHeaders {
    /// Marks a response to get these headers when it is sent.
    pub fn mark(self, response: &mut Response<Body>) {
        response.extensions_mut().insert(self);
    }

    /// Writes the headers.
    pub fn write(self, headers: &mut HeaderMap) {
        const NAME: header::HeaderName = header::ACCESS_CONTROL_ALLOW_ORIGIN;
        match self {
            Self::Other => drop(headers.insert(NAME, HeaderValue::from_static("https://elsewhere.example"))),
            Self::Null => drop(headers.insert(NAME, HeaderValue::from_static("null"))),
            Self::Twice => {
                cors::allow_any(headers);
                headers.append(NAME, HeaderValue::from_static("*"));
            }
            Self::Credentials => {
                cors::allow_any(headers);
                headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
            }
        }
    }
}

/// A preflight response that allows nothing.
#[must_use]
pub fn preflight(status: u16) -> Response<Body> {
    let mut response = plain(StatusCode::from_u16(status).unwrap_or_default(), "", "");
    if response.status().is_redirection() {
        response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/index.html"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_headers() {
        let origins = |cors_headers: CorsHeaders| {
            let mut headers = HeaderMap::new();
            cors_headers.write(&mut headers);
            headers.get_all(header::ACCESS_CONTROL_ALLOW_ORIGIN).iter().count()
        };
        assert_eq!(
            (origins(CorsHeaders::Other), origins(CorsHeaders::Twice), origins(CorsHeaders::Credentials)),
            (1, 2, 1)
        );
        assert!(preflight(302).headers().contains_key(header::LOCATION));
        assert!(preflight(204).headers().is_empty());
    }
}
