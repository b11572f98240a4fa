//! Whether pages of other origins may call.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

use crate::flavour::plain;

/// The answer to a preflight.
#[must_use]
pub fn preflight(allowed: bool) -> Response<Body> {
    if !allowed {
        // What Spring says to an origin that it was not told about.
        return plain(StatusCode::FORBIDDEN, "", "Invalid CORS request");
    }
    let mut response = plain(StatusCode::NO_CONTENT, "", "");
    let headers = response.headers_mut();
    let mut put =
        |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    put(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS");
    put(header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type, authorization, mj-api-secret, x-demo-fault");
    put(header::ACCESS_CONTROL_MAX_AGE, "600");
    response
}

/// Lets the page read an answer.
pub fn open(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
}
