//! Endpoints for new tasks: imagine, describe, blend, shorten, show; and for image uploads.

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use serde_json::{Value, json};

use super::super::submit_response::{Code, reply};
use super::super::{JsonBody, text};
use super::{banned, banned_word, enqueue, invalid, new_task};
use crate::app::{App, Shared};
use crate::pictures::derived_image::BlendInput;
use crate::uploads;
use crate::world::kind::Action;
use crate::world::rng;

/// Creates a task from a prompt and optional reference images.
pub async fn imagine(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let mut new_task = new_task(&json);
    let Some(prompt) = new_task.prompt.take() else { return invalid("prompt不能为空") };
    if let Some(word) = banned(&prompt) {
        return banned_word(&prompt, word);
    }
    let images = json["base64Array"].as_array().cloned().unwrap_or_default();
    let Some(links) = store_all(&app, &images) else { return invalid("base64Array格式错误") };
    // Discord expects reference images as links before the text.
    new_task.prompt = Some(links.into_iter().chain([prompt]).collect::<Vec<_>>().join(" "));
    enqueue(&app, Action::Imagine, new_task)
}

/// Creates a task that describes an image.
pub async fn describe(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let mut new_task = new_task(&json);
    let images = text(&json, "base64").map(|data| app.uploads.store(data, app.clock.link_time()));
    let link = text(&json, "link").map(|link| Some(link.to_owned()));
    match images.or(link) {
        None => invalid("base64不能为空"),
        Some(None) => invalid("base64格式错误"),
        Some(picture) => {
            (new_task.prompt, new_task.extra.picture) = (None, picture);
            enqueue(&app, Action::Describe, new_task)
        }
    }
}

/// Creates a task that blends two to five images.
pub async fn blend(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let images = json["base64Array"].as_array().cloned().unwrap_or_default();
    if !(2..=5).contains(&images.len()) {
        return invalid("base64List参数错误");
    }
    let shape = text(&json, "dimensions").unwrap_or("SQUARE");
    if !matches!(shape, "PORTRAIT" | "SQUARE" | "LANDSCAPE") {
        return invalid("dimensions参数错误");
    }
    let mut blend_inputs = Vec::new();
    for data in &images {
        let Some((kind, _, bytes)) = data.as_str().and_then(uploads::read) else {
            return invalid("base64格式错误");
        };
        let hash = rng::of_bytes(&bytes);
        blend_inputs.push(
            uploads::decode(kind, bytes).await.map_or(BlendInput::Undecoded(hash), BlendInput::Decoded),
        );
    }
    let mut new_task = new_task(&json);
    (new_task.prompt, new_task.extra.blended) = (None, Some((blend_inputs.into(), shape.to_owned())));
    enqueue(&app, Action::Blend, new_task)
}

/// Creates a task that shortens a prompt.
pub async fn shorten(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let new_task = new_task(&json);
    match new_task.prompt.as_deref() {
        None => invalid("prompt不能为空"),
        Some(prompt) => match banned(prompt) {
            Some(word) => banned_word(prompt, word),
            None => enqueue(&app, Action::Shorten, new_task),
        },
    }
}

/// Creates a task that shows an existing image again, by its job id.
pub async fn show(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let Some(job) = text(&json, "jobId").map(str::trim) else { return invalid("jobId不能为空") };
    let shown = app.world().by_job(job, app.clock.now());
    if shown.is_none() {
        return invalid("jobId错误或不存在");
    }
    let mut new_task = new_task(&json);
    (new_task.prompt, new_task.extra.shown) = (None, shown);
    enqueue(&app, Action::Show, new_task)
}

/// Stores images and returns links for use in prompts.
pub async fn upload(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let images = json["base64Array"].as_array().cloned().unwrap_or_default();
    if images.is_empty() {
        return invalid("base64Array不能为空");
    }
    match store_all(&app, &images) {
        Some(links) => reply(Code::Accepted, "成功", links.into(), json!({})),
        None => invalid("base64Array格式错误"),
    }
}

/// The links of these images, or `None` if one of them is not an image.
fn store_all(app: &App, images: &[Value]) -> Option<Vec<String>> {
    images.iter().map(|data| app.uploads.store(data.as_str()?, app.clock.link_time())).collect()
}
