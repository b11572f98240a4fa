//! `/demo/…`: the API through which tests control the demo. It ignores `--prefix` and needs no token.
//!
//! `POST /demo/reset` returns the process to its initial state, so that one process can serve many tests: it generates
//! the tasks again and drops injected tasks, pending faults, the request log, uploads, submitted tasks and the clock's
//! offset. The body can replace options of the command line, by their long names; options that are left out have their
//! command line values, whatever an earlier reset set.
//!
//! ```text
//! curl -X POST http://127.0.0.1:8080/demo/reset -d '{"tasks":500,"frozen":true,"variant":"csharp","token":"secret"}'
//! {"now":1795736642000,"ok":true,"tasks":500,"url":"http://127.0.0.1:8080/"}
//! ```

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, RawQuery, State};
use axum::http::{Response, StatusCode};
use axum::routing::{get, post};
use serde_json::{Map, Value, json};

use crate::api::variant_json;
use crate::app::{CurrentApp, Shared};
use crate::server_variant::{ServerVariant, plain};
use crate::world::task_record::NONE;

/// Routes of the test API.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/demo/health", get(health))
        .route("/demo/requests", get(list_requests).delete(clear_requests))
        .route("/demo/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/demo/tasks", post(inject_task).delete(clear_injected_tasks))
        .route("/demo/advance", post(advance))
        .route("/demo/reset", post(reset))
}

async fn health(State(app): State<Shared>) -> Response<Body> {
    let world = app.world();
    success(&json!({
        "ok": true,
        "version": env!("CARGO_PKG_VERSION"),
        "flavour": format!("{:?}", app.cli.variant),
        "tasks": world.records.len() + world.injected.iter().len(),
        "now": app.clock.now(),
        "started": app.clock.started_at(),
        "still": app.cli.frozen,
    }))
}

async fn list_requests(State(app): State<Shared>) -> Response<Body> {
    success(&Value::Array(app.request_log.entries()))
}

async fn clear_requests(State(app): State<Shared>) -> Response<Body> {
    app.request_log.clear();
    success(&json!({"ok": true}))
}

async fn list_faults(State(app): State<Shared>) -> Response<Body> {
    success(&Value::Array(app.pending.list()))
}

async fn add_fault(State(app): State<Shared>, body: Bytes) -> Response<Body> {
    let request = serde_json::from_slice(&body).map_err(|error| error.to_string());
    match request.and_then(|request| app.pending.add(&request)) {
        Ok(()) => success(&json!({"ok": true})),
        Err(message) => failure(&message),
    }
}

async fn clear_faults(State(app): State<Shared>) -> Response<Body> {
    app.pending.clear();
    success(&json!({"ok": true}))
}

/// Injects a task. With the id of an existing task, its other fields stay as they are.
async fn inject_task(State(app): State<Shared>, RawQuery(query): RawQuery, body: Bytes) -> Response<Body> {
    let Ok(Value::Object(fields)) = serde_json::from_slice(&body) else {
        return failure("expected a JSON object");
    };
    let is_bare =
        query.as_deref().is_some_and(|query| query.split('&').any(|pair| pair == "bare" || pair == "bare=1"));
    let times = app.times();
    let mut world = app.world_mut();
    let id = fields.get("id").and_then(Value::as_str).map(str::to_owned);
    let record = id.as_deref().and_then(|id| world.find(id));
    let records = world.records.len() as u32;
    let injected = id.as_deref().and_then(|id| world.injected.find(id)).map(|injected| injected.task.clone());
    let mut task = match (injected, record) {
        _ if is_bare => json!({}),
        (Some(task), _) => task,
        (None, Some(record)) => variant_json::task_json(&app, &world, record, times),
        (None, None) => default_task(app.cli.variant, times.world, world.injected.iter().len()),
    };
    if let Value::Object(task) = &mut task {
        task.extend(fields);
    }
    let response = success(&task);
    world.injected.upsert(task, records, record.unwrap_or(NONE));
    response
}

async fn clear_injected_tasks(State(app): State<Shared>) -> Response<Body> {
    app.world_mut().injected.clear();
    success(&json!({"ok": true}))
}

async fn advance(State(app): State<Shared>, body: Bytes) -> Response<Body> {
    let request: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(seconds) = request["seconds"].as_f64().filter(|seconds| (0.0..=1e7).contains(seconds)) else {
        return failure("\"seconds\" is missing, or not between 0 and 10,000,000");
    };
    app.clock.advance((seconds * 1000.0) as i64);
    let tasks = app.world().records.len();
    success(&json!({"ok": true, "now": app.clock.now(), "tasks": tasks}))
}

async fn reset(Extension(current): Extension<CurrentApp>, body: Bytes) -> Response<Body> {
    let options = match serde_json::from_slice(&body) {
        _ if body.is_empty() => Map::new(),
        Ok(Value::Object(options)) => options,
        _ => return failure("expected a JSON object of options, or no body"),
    };
    match current.reset(&options) {
        Ok(app) => {
            let tasks = app.world().records.len();
            success(
                &json!({"ok": true, "now": app.clock.now(), "tasks": tasks, "url": current.url(&app.cli)}),
            )
        }
        Err(message) => failure(&message),
    }
}

/// A finished task with ordinary values.
fn default_task(variant: ServerVariant, now: i64, number: usize) -> Value {
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
    variant_json::apply_variant(variant, &mut task);
    task
}

fn success(json: &Value) -> Response<Body> {
    plain(StatusCode::OK, "application/json", &json.to_string())
}

fn failure(message: &str) -> Response<Body> {
    plain(StatusCode::BAD_REQUEST, "application/json", &json!({"error": message}).to_string())
}

#[cfg(test)]
mod tests;
