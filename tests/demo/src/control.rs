//! `/demo/…`: what tests steer the demo with. It is at the root whatever the prefix, and asks for no token.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{Response, StatusCode};
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::api::dialect;
use crate::app::Shared;
use crate::flavour::{Flavour, plain};
use crate::world::row::NONE;

/// The paths.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/demo/health", get(health))
        .route("/demo/requests", get(requests).delete(forget_requests))
        .route("/demo/faults", get(faults).post(arm).delete(disarm))
        .route("/demo/tasks", post(put_task).delete(drop_tasks))
        .route("/demo/advance", post(advance))
}

async fn health(State(app): State<Shared>) -> Response<Body> {
    let world = app.world();
    answer(&json!({
        "ok": true,
        "version": env!("CARGO_PKG_VERSION"),
        "flavour": format!("{:?}", app.cli.flavour),
        "tasks": world.rows.len() + world.guests.iter().len(),
        "now": app.clock.now(),
        "started": app.clock.begin(),
        "still": app.cli.still,
    }))
}

async fn requests(State(app): State<Shared>) -> Response<Body> {
    answer(&Value::Array(app.journal.read()))
}

async fn forget_requests(State(app): State<Shared>) -> Response<Body> {
    app.journal.clear();
    answer(&json!({"ok": true}))
}

async fn faults(State(app): State<Shared>) -> Response<Body> {
    answer(&Value::Array(app.armed.list()))
}

async fn arm(State(app): State<Shared>, body: Bytes) -> Response<Body> {
    let wanted = serde_json::from_slice(&body).map_err(|error| error.to_string());
    match wanted.and_then(|wanted| app.armed.arm(&wanted)) {
        Ok(()) => answer(&json!({"ok": true})),
        Err(sentence) => bad(&sentence),
    }
}

async fn disarm(State(app): State<Shared>) -> Response<Body> {
    app.armed.clear();
    answer(&json!({"ok": true}))
}

/// Puts in a task word by word. Given an id that exists, its other fields stay as they are.
async fn put_task(State(app): State<Shared>, RawQuery(query): RawQuery, body: Bytes) -> Response<Body> {
    let Ok(Value::Object(given)) = serde_json::from_slice(&body) else {
        return bad("a JSON object is wanted");
    };
    let is_bare =
        query.as_deref().is_some_and(|query| query.split('&').any(|pair| pair == "bare" || pair == "bare=1"));
    let times = app.times();
    let mut world = app.world_mut();
    let id = given.get("id").and_then(Value::as_str).map(str::to_owned);
    let row = id.as_deref().and_then(|id| world.find(id));
    let rows = world.rows.len() as u32;
    let known = id.as_deref().and_then(|id| world.guests.find(id)).map(|guest| guest.task.clone());
    let mut task = match (known, row) {
        _ if is_bare => json!({}),
        (Some(task), _) => task,
        (None, Some(row)) => dialect::tell(&app, &world, row, times),
        (None, None) => blank(app.cli.flavour, times.world, world.guests.iter().len()),
    };
    if let Value::Object(fields) = &mut task {
        fields.extend(given);
    }
    let reply = answer(&task);
    world.guests.upsert(task, rows, row.unwrap_or(NONE));
    reply
}

async fn drop_tasks(State(app): State<Shared>) -> Response<Body> {
    app.world_mut().guests.clear();
    answer(&json!({"ok": true}))
}

async fn advance(State(app): State<Shared>, body: Bytes) -> Response<Body> {
    let wanted: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(seconds) = wanted["seconds"].as_f64().filter(|seconds| (0.0..=1e7).contains(seconds)) else {
        return bad("\"seconds\" is missing, or not between 0 and 10,000,000");
    };
    app.clock.advance((seconds * 1000.0) as i64);
    let tasks = app.world().rows.len();
    answer(&json!({"ok": true, "now": app.clock.now(), "tasks": tasks}))
}

/// A finished task without anything special.
fn blank(flavour: Flavour, now: i64, number: usize) -> Value {
    let mut task = json!({
        "action": "IMAGINE",
        "buttons": [],
        "description": "/imagine a guest",
        "failReason": null,
        "finishTime": now - 1_000,
        "id": (now.unsigned_abs() * 1000 + number as u64 % 1000).to_string(),
        "imageUrl": null,
        "progress": "100%",
        "prompt": "a guest",
        "promptEn": "a guest",
        "properties": {},
        "startTime": now - 40_000,
        "state": null,
        "status": "SUCCESS",
        "submitTime": now - 45_000,
    });
    dialect::dress(flavour, &mut task);
    task
}

fn answer(json: &Value) -> Response<Body> {
    plain(StatusCode::OK, "application/json", &json.to_string())
}

fn bad(sentence: &str) -> Response<Body> {
    plain(StatusCode::BAD_REQUEST, "application/json", &json!({"error": sentence}).to_string())
}
