//! The `/mj` endpoints: request parsing and responses. The logic is in [`crate::world`].

mod query;
mod submit;
mod submit_response;
mod tasks;
pub mod variant_json;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, Request, State};
use axum::http::{Method, Response, StatusCode, Uri, header};
use axum::routing::{get, post};
use serde_json::Value;

use crate::app::Shared;
use crate::server_variant::plain;

/// Routes of the endpoints.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/mj/task/query", post(query::query))
        .route("/mj/task/list-by-condition", post(tasks::by_condition))
        .route("/mj/task/queue", get(tasks::queue))
        .route("/mj/task/list", get(tasks::list))
        .route("/mj/task/{id}/fetch", get(tasks::fetch))
        .route("/mj/task/{id}/cancel", post(tasks::cancel))
        .route("/mj/task/{id}/image-seed", get(tasks::image_seed))
        .route("/mj/submit/imagine", post(submit::create::imagine))
        .route("/mj/submit/describe", post(submit::create::describe))
        .route("/mj/submit/blend", post(submit::create::blend))
        .route("/mj/submit/shorten", post(submit::create::shorten))
        .route("/mj/submit/show", post(submit::create::show))
        .route("/mj/submit/upload-discord-images", post(submit::create::upload))
        .route("/mj/submit/action", post(submit::actions::action))
        .route("/mj/submit/modal", post(submit::actions::modal))
        .route("/mj/submit/change", post(submit::actions::change))
        .route("/mj/submit/simple-change", post(submit::actions::simple_change))
        .route("/mj/{*rest}", axum::routing::any(unknown))
        .method_not_allowed_fallback(wrong_method)
}

async fn unknown(State(app): State<Shared>, uri: Uri) -> Response<Body> {
    app.cli.variant.error(StatusCode::NOT_FOUND, "No message available", uri.path())
}

async fn wrong_method(State(app): State<Shared>, method: Method, uri: Uri) -> Response<Body> {
    app.cli.variant.error(
        StatusCode::METHOD_NOT_ALLOWED,
        &format!("Request method '{method}' is not supported"),
        uri.path(),
    )
}

/// Extractor for a JSON object; other bodies are rejected with the error format of the server variant.
pub struct JsonBody(pub Value);

impl FromRequest<Shared> for JsonBody {
    type Rejection = Response<Body>;

    async fn from_request(request: Request, app: &Shared) -> Result<Self, Response<Body>> {
        let path = request.uri().path().to_owned();
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        if !kind.contains("json") {
            let words = format!("Content-Type '{kind}' is not supported");
            return Err(app.cli.variant.error(StatusCode::UNSUPPORTED_MEDIA_TYPE, &words, &path));
        }
        let bytes = axum::body::to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
        match serde_json::from_slice(&bytes) {
            Ok(json @ Value::Object(_)) => Ok(Self(json)),
            _ => Err(app.cli.variant.error(
                StatusCode::BAD_REQUEST,
                "JSON parse error: an object is wanted",
                &path,
            )),
        }
    }
}

/// A text field that is not blank.
fn text<'a>(json: &'a Value, field: &str) -> Option<&'a str> {
    json[field].as_str().filter(|text| !text.trim().is_empty())
}

fn ok(json: &Value) -> Response<Body> {
    plain(StatusCode::OK, "application/json", &json.to_string())
}

#[cfg(test)]
mod tests;
