//! `/mj/task/…`: looking at tasks, and two things to do with one.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

use super::reply::{Code, reply};
use super::{Given, ok};
use crate::app::Shared;
use crate::flavour::{Flavour, plain};
use crate::world::chance::mix;
use crate::world::kind::Status;
use crate::world::query::Filters;

/// How long Discord takes to tell a seed.
const SEED_TIME: i64 = 2_000;

/// One task. An unknown one is 200 with nothing in it, as Java does.
pub async fn fetch(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    match app.world().fetch(&id, app.times()) {
        Some(task) => ok(&task),
        None if app.cli.flavour == Flavour::Csharp => plain(StatusCode::NO_CONTENT, "", ""),
        None => plain(StatusCode::OK, "", ""),
    }
}

/// The tasks with these ids. Without ids there are none.
pub async fn by_condition(State(app): State<Shared>, Given(json): Given) -> Response<Body> {
    let ids = json["ids"].as_array().map(Vec::as_slice).unwrap_or_default();
    let filters = Filters {
        ids: Some(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        ..Filters::default()
    };
    let (times, world) = (app.times(), app.world());
    let found: Vec<Value> =
        world.matching(&filters, times.world).into_iter().map(|index| world.show_any(index, times)).collect();
    ok(&found.into())
}

/// What waits and runs, oldest first.
pub async fn queue(State(app): State<Shared>) -> Response<Body> {
    let (times, world) = (app.times(), app.world());
    let tasks: Vec<Value> =
        world.queue(times.world).into_iter().map(|index| world.show(index, times)).collect();
    ok(&tasks.into())
}

/// The newest tasks, as many as this kind of server gives.
pub async fn list(State(app): State<Shared>) -> Response<Body> {
    let (times, world) = (app.times(), app.world());
    let order = crate::world::sort::Order::parse("").unwrap_or_default();
    let found = world.query(&Filters::default(), &order, 0, app.cli.flavour.list_limit(), times.world);
    let tasks: Vec<Value> = found.page.into_iter().map(|index| world.show_any(index, times)).collect();
    drop(world);
    ok(&tasks.into())
}

/// Cancels an open task. The HTTP status is 200 whatever comes of it.
pub async fn cancel(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    let now = app.clock.now();
    let mut world = app.world_mut();
    let Some(index) = world.find(&id) else {
        return reply(Code::NotFound, "关联任务不存在或已失效", Value::Null, json!({}));
    };
    if world.cancel(index, now) {
        reply(Code::Accepted, "取消成功", id.into(), json!({}))
    } else {
        reply(Code::Failed, "任务已结束，无法取消", Value::Null, json!({}))
    }
}

/// The seed of a finished picture. The first time it takes a while.
pub async fn image_seed(State(app): State<Shared>, Path(id): Path<String>) -> Response<Body> {
    let now = app.clock.now();
    let (seed, wait) = {
        let mut world = app.world_mut();
        let Some(index) = world.find(&id) else {
            return reply(Code::NotFound, "关联任务不存在或已失效", Value::Null, json!({}));
        };
        let row = &world.rows[index as usize];
        if row.status(now) != Status::Success || !(row.action.makes_sheet() || row.quadrant > 0) {
            return reply(Code::Invalid, "任务未成功，无法获取seed", Value::Null, json!({}));
        }
        let seed = (mix(u64::from(row.art), 0x5EED) as u32).to_string();
        let known = world.extras.entry(index).or_default().seed_known;
        (seed, if known { 0 } else { SEED_TIME })
    };
    tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
    let mut world = app.world_mut();
    if let Some(index) = world.find(&id) {
        world.extras.entry(index).or_default().seed_known = true;
    }
    reply(Code::Accepted, "成功", seed.into(), json!({}))
}
