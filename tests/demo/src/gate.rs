//! What every request passes: the log, CORS, and the faults that were asked for.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;

use crate::app::Shared;
use crate::faults;
use crate::server::{Cut, Raw};
use crate::{cors, flavour};

/// The most that a request may bring: pictures as base64 are large.
const LARGEST: usize = 64 << 20;

/// Passes a request on, and its answer back.
pub async fn pass(State(app): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let is_mj = parts.uri.path().starts_with("/mj/");
    let has_cors = is_mj && app.cli.has_cors();
    let Ok(bytes) = axum::body::to_bytes(body, LARGEST).await else {
        return flavour::plain(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", "Payload Too Large");
    };
    let mut line = is_mj.then(|| app.journal.note(&parts.method, &parts.uri, &parts.headers, &bytes));
    let is_preflight = parts.method == Method::OPTIONS && is_mj;
    let mut response = if is_preflight {
        match app.armed.preflight(parts.uri.path()) {
            Some(status) => faults::cors::preflight(status),
            None => app.cli.preflight().answer(&parts.headers),
        }
    } else {
        let (bytes, mut wanted) = faults::words::take(&parts.headers, bytes);
        wanted.extend(app.armed.take(parts.uri.path()));
        parts.headers.remove(faults::words::HEADER);
        faults::run(&app, &wanted, parts, bytes, next).await
    };
    if has_cors && !is_preflight && response.extensions().get::<faults::NoCors>().is_none() {
        match response.extensions().get::<faults::cors::Opening>().copied() {
            Some(opening) => opening.open(response.headers_mut()),
            None => cors::open(response.headers_mut()),
        }
    }
    // A browser sends a request again by itself, a POST too, when it went over a connection that had been used before and
    // broke without an answer. Where each request has its own connection, an act can never arrive twice.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    let Some(mut line) = line.take() else { return response };
    if response.extensions().get::<Cut>().is_some() || response.extensions().get::<Raw>().is_some() {
        line.end();
        return response;
    }
    line.answered(response.status().as_u16());
    if http_body::Body::is_end_stream(response.body()) {
        line.end();
        return response;
    }
    response.map(|body| line.follow(body))
}
