//! `/config.json`: the host's defaults for the dashboard.

use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};

use super::{file, text_response};
use crate::cli::Cli;
use crate::server_variant::plain;

/// The demo renders the images of Discord's hosts itself, so the dashboard must request them from the demo.
const DEFAULT_CONFIG: &str = r#"{
  "pictures": {
    "rewrite": [
      { "from": "https://cdn.discordapp.com/", "to": "pictures/" },
      { "from": "https://media.discordapp.net/", "to": "pictures/" }
    ]
  }
}
"#;

/// Serves the file of `--config`, that of the site, or the demo's own. With `--upstream` there is nothing to rewrite:
/// the images are on Discord's hosts.
pub async fn serve(cli: &Cli, headers: &HeaderMap) -> Response<Body> {
    let place = match cli.config.as_deref() {
        Some("none") => return text_response(StatusCode::NOT_FOUND, "Not found.\n"),
        Some(file) => Path::new(file).to_owned(),
        None => cli.dist.join("config.json"),
    };
    let served = file::serve(&place, headers).await;
    let own = || if cli.upstream.is_some() { "{}\n" } else { DEFAULT_CONFIG };
    let mut response = match served {
        Some(response) => response,
        None if cli.config.is_some() => {
            text_response(StatusCode::NOT_FOUND, "The file of --config cannot be read.\n")
        }
        None => plain(StatusCode::OK, "application/json", own()),
    };
    response
        .headers_mut()
        .insert(axum::http::header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-cache"));
    response
        .headers_mut()
        .insert(axum::http::header::CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
    response
}
