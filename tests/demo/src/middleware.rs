//! Middleware of all requests: request log, CORS and faults.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;

use crate::app::Shared;
use crate::faults;
use crate::server::{Abort, RawResponse};
use crate::{cors, server_variant};

/// Maximum size of a request body: pictures in base64 are large.
const MAX_BODY_BYTES: usize = 64 << 20;

/// Handles one request.
pub async fn handle(State(app): State<Shared>, request: Request, next: Next) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let is_mj = parts.uri.path().starts_with("/mj/");
    let has_cors = is_mj && app.cli.has_cors();
    let Ok(bytes) = axum::body::to_bytes(body, MAX_BODY_BYTES).await else {
        return server_variant::plain(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", "Payload Too Large");
    };
    let mut entry = is_mj.then(|| app.request_log.add(&parts.method, &parts.uri, &parts.headers, &bytes));
    let is_preflight = parts.method == Method::OPTIONS && is_mj;
    let mut response = if is_preflight {
        match app.pending.preflight(parts.uri.path()) {
            Some(status) => faults::cors::preflight(status),
            None => app.cli.preflight().response(&parts.headers),
        }
    } else {
        let (bytes, mut requested) = faults::prompt_triggers::take(&parts.headers, bytes);
        requested.extend(app.pending.take(parts.uri.path()));
        parts.headers.remove(faults::prompt_triggers::HEADER);
        faults::run(&app, &requested, parts, bytes, next).await
    };
    if has_cors && !is_preflight && response.extensions().get::<faults::NoCors>().is_none() {
        match response.extensions().get::<faults::cors::CorsHeaders>().copied() {
            Some(cors_headers) => cors_headers.write(response.headers_mut()),
            None => cors::allow_any(response.headers_mut()),
        }
    }
    // Browsers repeat a request, even a POST, when a reused connection breaks before a response. With one connection per
    // request, a submission can never arrive twice.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    let Some(mut entry) = entry.take() else { return response };
    if response.extensions().get::<Abort>().is_some() || response.extensions().get::<RawResponse>().is_some()
    {
        entry.end();
        return response;
    }
    entry.set_status(response.status().as_u16());
    if http_body::Body::is_end_stream(response.body()) {
        entry.end();
        return response;
    }
    response.map(|body| entry.track(body))
}
