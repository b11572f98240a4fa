//! New tasks: imagine, describe, blend, shorten, show; and pictures to be uploaded.

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use serde_json::{Value, json};

use super::super::submit_response::{Code, reply};
use super::super::{JsonBody, text};
use super::{banned, invalid, new_task, refused_word, take_up};
use crate::app::{App, Shared};
use crate::pictures::derived_image::BlendInput;
use crate::uploads;
use crate::world::kind::Action;
use crate::world::rng;

/// A prompt, with reference pictures.
pub async fn imagine(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let mut new_task = new_task(&json);
    let Some(prompt) = new_task.prompt.take() else { return invalid("prompt不能为空") };
    if let Some(word) = banned(&prompt) {
        return refused_word(&prompt, word);
    }
    let given = json["base64Array"].as_array().cloned().unwrap_or_default();
    let Some(links) = keep_all(&app, &given) else { return invalid("base64Array格式错误") };
    // Discord wants reference pictures as links before the words.
    new_task.prompt = Some(links.into_iter().chain([prompt]).collect::<Vec<_>>().join(" "));
    take_up(&app, Action::Imagine, new_task)
}

/// A picture that is to be put into words.
pub async fn describe(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let mut new_task = new_task(&json);
    let given = text(&json, "base64").map(|data| app.uploads.keep(data, app.clock.link_time()));
    let link = text(&json, "link").map(|link| Some(link.to_owned()));
    match given.or(link) {
        None => invalid("base64不能为空"),
        Some(None) => invalid("base64格式错误"),
        Some(picture) => {
            (new_task.prompt, new_task.extra.picture) = (None, picture);
            take_up(&app, Action::Describe, new_task)
        }
    }
}

/// Two to five pictures that become one.
pub async fn blend(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let given = json["base64Array"].as_array().cloned().unwrap_or_default();
    if !(2..=5).contains(&given.len()) {
        return invalid("base64List参数错误");
    }
    let shape = text(&json, "dimensions").unwrap_or("SQUARE");
    if !matches!(shape, "PORTRAIT" | "SQUARE" | "LANDSCAPE") {
        return invalid("dimensions参数错误");
    }
    let mut blend_inputs = Vec::new();
    for data in &given {
        let Some((kind, _, bytes)) = data.as_str().and_then(uploads::read) else {
            return invalid("base64格式错误");
        };
        let hash = rng::of_bytes(&bytes);
        blend_inputs
            .push(uploads::decode(kind, bytes).await.map_or(BlendInput::Guessed(hash), BlendInput::Seen));
    }
    let mut new_task = new_task(&json);
    (new_task.prompt, new_task.extra.blended) = (None, Some((blend_inputs.into(), shape.to_owned())));
    take_up(&app, Action::Blend, new_task)
}

/// A long prompt that is to become short.
pub async fn shorten(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let new_task = new_task(&json);
    match new_task.prompt.as_deref() {
        None => invalid("prompt不能为空"),
        Some(prompt) => match banned(prompt) {
            Some(word) => refused_word(prompt, word),
            None => take_up(&app, Action::Shorten, new_task),
        },
    }
}

/// A picture from Midjourney's archive, by its job id.
pub async fn show(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let Some(job) = text(&json, "jobId").map(str::trim) else { return invalid("jobId不能为空") };
    let shown = app.world().by_job(job, app.clock.now());
    if shown.is_none() {
        return invalid("jobId错误或不存在");
    }
    let mut new_task = new_task(&json);
    (new_task.prompt, new_task.extra.shown) = (None, shown);
    take_up(&app, Action::Show, new_task)
}

/// Pictures that get links, for use in prompts.
pub async fn upload(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let given = json["base64Array"].as_array().cloned().unwrap_or_default();
    if given.is_empty() {
        return invalid("base64Array不能为空");
    }
    match keep_all(&app, &given) {
        Some(links) => reply(Code::Accepted, "成功", links.into(), json!({})),
        None => invalid("base64Array格式错误"),
    }
}

/// The links of these pictures, or nothing if one of them is no picture.
fn keep_all(app: &App, given: &[Value]) -> Option<Vec<String>> {
    given.iter().map(|data| app.uploads.keep(data.as_str()?, app.clock.link_time())).collect()
}
