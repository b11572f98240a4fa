//! `/pictures/…`: the images of Discord's hosts, with signatures, expiry, and the thumbnails of the media proxy.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri, header};

use super::encode::Format;
use super::link;
use super::render_pool::Order;
use crate::app::Shared;

/// By how much coarse pictures are drawn smaller than they are sent.
const COARSENESS: u32 = 8;

/// Serves an image.
pub async fn picture(State(app): State<Shared>, uri: Uri) -> Response<Body> {
    let path = uri.path().trim_start_matches('/').trim_start_matches("pictures/");
    let query = uri.query().unwrap_or_default();
    if !path.starts_with("attachments/") && !path.starts_with("ephemeral-attachments/") {
        return unavailable(StatusCode::NOT_FOUND);
    }
    if link::is_expired(query, app.clock.link_time()) {
        return unavailable(StatusCode::FORBIDDEN);
    }
    if let Some((kind, bytes)) = app.uploads.get(path) {
        return found(kind, Body::from(bytes));
    }
    let picture = link::read(path).unwrap_or_else(|| link::guess(path));
    if picture.broken {
        return unavailable(StatusCode::NOT_FOUND);
    }
    let (width, height, format) = requested_format(query, picture.size());
    let app_id = if picture.source == 0 { 0 } else { app.id };
    let detail = if app.cli.coarse { COARSENESS } else { 1 };
    let order = Order { picture, app: app_id, width, height, detail, format };
    let derived_images = app.world().derived_images(&picture);
    match Arc::clone(&app.render_pool).file(order, derived_images).await {
        Some(file) => found(format.mime(), Body::from(file)),
        None => unavailable(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// Size and format that a link asks for: never larger than the original, with the same aspect ratio.
fn requested_format(query: &str, original: (u32, u32)) -> (u32, u32, Format) {
    let value = |name: &str| {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    };
    let side = |name: &str| value(name).and_then(|text| text.parse::<f32>().ok()).filter(|side| *side >= 1.0);
    let (width, height) = (original.0 as f32, original.1 as f32);
    let scale = side("width")
        .map_or(1.0, |requested_format| requested_format / width)
        .min(side("height").map_or(1.0, |requested_format| requested_format / height))
        .min(1.0);
    let even = |side: f32| ((side * scale / 2.0).round() as u32 * 2).max(2);
    let format = match (value("format"), value("quality")) {
        (Some("webp"), Some("lossless")) => Format::Lossless,
        (Some("webp"), Some("low")) => Format::WebP(68),
        (Some("webp"), _) => Format::WebP(86),
        _ => Format::Png,
    };
    (even(width), even(height), format)
}

fn found(kind: &str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    if let Ok(kind) = kind.parse() {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

fn unavailable(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from("This content is no longer available."));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain;charset=UTF-8"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thumbnails_keep_the_aspect_ratio() {
        assert_eq!(
            requested_format("ex=1&width=512&height=512&format=webp", (2048, 1152)),
            (512, 288, Format::WebP(86))
        );
        assert_eq!(requested_format("width=9000", (2048, 2048)), (2048, 2048, Format::Png));
        assert_eq!(
            requested_format("format=webp&quality=lossless", (1024, 1024)),
            (1024, 1024, Format::Lossless)
        );
    }
}
