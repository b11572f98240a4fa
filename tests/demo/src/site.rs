//! The static files of the dashboard, with security headers.

mod config;
mod file;
mod policy;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};

use crate::app::Shared;
use crate::server_variant::plain;

/// Serves a path of the site.
pub async fn serve(
    State(app): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let mut response = if method != Method::GET && method != Method::HEAD {
        let mut response = text_response(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        match uri.path() {
            "/config.json" => config::serve(&app.cli, &headers).await,
            path => match file::find(&app.cli.dist, path) {
                Some(place) => file::serve(&place, &headers).await,
                None => None,
            }
            .unwrap_or_else(|| missing(path, &app.cli.dist)),
        }
    };
    policy::harden(response.headers_mut(), &app.cli.dist).await;
    response
}

fn missing(path: &str, dist: &std::path::Path) -> Response<Body> {
    if path == "/" {
        let message = format!(
            "There is no index.html in {}. Build the dashboard first, or say with --dist where it is.\n",
            dist.display()
        );
        return text_response(StatusCode::NOT_FOUND, &message);
    }
    text_response(StatusCode::NOT_FOUND, "Not found.\n")
}

fn text_response(status: StatusCode, text: &str) -> Response<Body> {
    plain(status, "text/plain; charset=utf-8", text)
}
