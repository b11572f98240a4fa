//! `/config.json`: the host's defaults for the dashboard.

use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};

use super::{file, words};
use crate::cli::Cli;
use crate::server_variant::plain;

/// The demo draws the pictures of Discord's hosts itself, so the page is told to ask it for them.
const OWN: &str = r#"{
  "pictures": {
    "rewrite": [
      { "from": "https://cdn.discordapp.com/", "to": "pictures/" },
      { "from": "https://media.discordapp.net/", "to": "pictures/" }
    ]
  }
}
"#;

/// The file that was asked for, that of the site, or the demo's own. In front of a real proxy there is nothing to say:
/// its pictures are at Discord.
pub async fn serve(cli: &Cli, headers: &HeaderMap) -> Response<Body> {
    let place = match cli.config.as_deref() {
        Some("none") => return words(StatusCode::NOT_FOUND, "Not found.\n"),
        Some(file) => Path::new(file).to_owned(),
        None => cli.dist.join("config.json"),
    };
    let served = file::serve(&place, headers).await;
    let own = || if cli.upstream.is_some() { "{}\n" } else { OWN };
    let mut response = match served {
        Some(response) => response,
        None if cli.config.is_some() => {
            words(StatusCode::NOT_FOUND, "The file of --config cannot be read.\n")
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
