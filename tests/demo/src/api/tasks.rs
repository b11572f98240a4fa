//! `/mj/task/…`: reading tasks, cancelling one, and its image seed.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::submit_response::{Code, reply};
use super::{JsonBody, ok, variant_json};
use crate::app::Shared;
use crate::server_variant::{ServerVariant, plain};
use crate::world::kind::Status;
use crate::world::query::Filters;

/// Delay of the first seed request, as with Discord, in milliseconds.
const SEED_DELAY_MS: i64 = 2_000;

/// Returns one task. For an unknown id, the Java variants return 200 with an empty body.
pub async fn fetch(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    let (times, world) = (app.times(), app.world());
    match (world.find_index(&id), app.cli.variant) {
        (Some(index), _) => ok(&variant_json::task_json(&app, &world, index, times)),
        (None, ServerVariant::Csharp) => plain(StatusCode::NO_CONTENT, "", ""),
        (None, ServerVariant::Gateway) => plain(
            StatusCode::BAD_REQUEST,
            "application/json",
            r#"{"code":4,"description":"task_no_found","type":"upstream_error"}"#,
        ),
        (None, ServerVariant::Plus | ServerVariant::OpenJava) => plain(StatusCode::OK, "", ""),
    }
}

/// Returns the tasks with these ids; without ids, none.
pub async fn by_condition(State(app): State<Shared>, JsonBody(json): JsonBody) -> Response<Body> {
    let ids = json["ids"].as_array().map(Vec::as_slice).unwrap_or_default();
    let filters = Filters {
        ids: Some(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        ..Filters::default()
    };
    let (times, world) = (app.times(), app.world());
    let found: Vec<Value> = world
        .matching(&filters, times.world)
        .into_iter()
        .map(|index| variant_json::task_json(&app, &world, index, times))
        .collect();
    ok(&found.into())
}

/// Returns the waiting and running tasks, oldest first.
pub async fn queue(State(app): State<Shared>) -> Response<Body> {
    let (times, world) = (app.times(), app.world());
    let tasks: Vec<Value> = world
        .queue(times.world)
        .into_iter()
        .map(|index| variant_json::task_json(&app, &world, index, times))
        .collect();
    ok(&tasks.into())
}

/// Returns the newest tasks, up to the limit of the server variant.
pub async fn list(State(app): State<Shared>) -> Response<Body> {
    let (times, world) = (app.times(), app.world());
    let order = crate::world::sort::Order::parse("").unwrap_or_default();
    let found = world.query(&Filters::default(), &order, 0, app.cli.variant.list_limit(), times.world);
    let tasks: Vec<Value> =
        found.page.into_iter().map(|index| variant_json::task_json(&app, &world, index, times)).collect();
    drop(world);
    ok(&tasks.into())
}

/// Cancels an open task. The HTTP status is 200 in any case.
pub async fn cancel(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    let now = app.clock.now();
    let mut world = app.world_mut();
    if let Some(done) = world.injected.cancel(&id, now) {
        return cancelled(done, id);
    }
    let Some(index) = world.find(&id) else {
        return reply(Code::NotFound, "关联任务不存在或已失效", Value::Null, json!({}));
    };
    let done = world.cancel(index, now);
    cancelled(done, id)
}

fn cancelled(done: bool, id: String) -> Response<Body> {
    if done {
        reply(Code::Accepted, "取消成功", id.into(), json!({}))
    } else {
        reply(Code::Failed, "任务已结束，无法取消", Value::Null, json!({}))
    }
}

/// Returns the seed of a finished image. The first request for a task is slow.
pub async fn image_seed(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    let now = app.clock.now();
    let (index, seed, wait) = {
        let world = app.world();
        let Some(index) = world.find(&id) else {
            return reply(Code::NotFound, "关联任务不存在或已失效", Value::Null, json!({}));
        };
        let record = &world.records[index as usize];
        if record.status(now) != Status::Success || !record.has_picture() {
            return reply(Code::Invalid, "任务未成功，无法获取seed", Value::Null, json!({}));
        }
        (index, world.seed_of(record), if world.seeds.contains(&index) { 0 } else { SEED_DELAY_MS })
    };
    tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
    app.world_mut().seeds.insert(index);
    reply(Code::Accepted, "成功", seed.into(), json!({}))
}
