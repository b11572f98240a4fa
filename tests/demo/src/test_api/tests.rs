//! Tests of the test API.

use axum::http::{Request, Uri};
use clap::Parser;

use super::*;
use crate::cli::Cli;
use crate::server::respond;

fn demo() -> CurrentApp {
    let options = ["demo", "--frozen", "--tasks", "60", "--luck", "always", "--token", "first"];
    CurrentApp::new(Cli::parse_from(options), 8080).unwrap()
}

async fn call(demo: &CurrentApp, method: &str, path: &str, token: &str, body: &str) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from(body.to_owned()))
        .unwrap();
    let response = respond(demo, true, request).await;
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

async fn reset(demo: &CurrentApp, body: &str) -> Value {
    let (status, response) = call(demo, "POST", "/demo/reset", "", body).await;
    assert_eq!(status, 200, "{response}");
    response
}

/// All tasks, without the fields that depend on the time of the start.
async fn tasks(demo: &CurrentApp, token: &str) -> Vec<Value> {
    let (status, page) = call(demo, "POST", "/mj/task/query", token, r#"{"pageSize":5000}"#).await;
    assert_eq!(status, 200, "{page}");
    let fields = |task: &Value| json!([task["action"], task["status"], task["promptEn"], task["failReason"]]);
    page["content"].as_array().unwrap().iter().map(fields).collect()
}

#[tokio::test]
async fn reset_restores_the_initial_state() {
    let demo = demo();
    let before = tasks(&demo, "first").await;
    let (started, upload) = {
        let app = demo.get().0;
        (app.clock.now(), app.uploads.store("data:image/png;base64,iVBORw0KGgo=", 1).unwrap())
    };
    for (path, body) in [
        ("/mj/submit/imagine", json!({"prompt": "a cat"})),
        ("/demo/tasks", json!({"id": "injected"})),
        ("/demo/faults", json!({"path": "/mj/task", "fault": "http-500"})),
        ("/demo/advance", json!({"seconds": 86_400})),
    ] {
        assert_eq!(call(&demo, "POST", path, "first", &body.to_string()).await.0, 200, "{path}");
    }
    assert_eq!(call(&demo, "POST", "/mj/task/query", "first", "{}").await.0, 500);
    assert_eq!(reset(&demo, "").await["tasks"], 60);
    assert_eq!(call(&demo, "GET", "/demo/requests", "", "").await.1, json!([]));
    assert_eq!(call(&demo, "GET", "/demo/faults", "", "").await.1, json!([]));
    let app = demo.get().0;
    assert!((0..60_000).contains(&(app.clock.now() - started)));
    let path = upload.strip_prefix(crate::pictures::link::CDN).unwrap().split('?').next().unwrap();
    assert!(app.uploads.get(path).is_none());
    assert_eq!(tasks(&demo, "first").await, before);
}

#[tokio::test]
async fn reset_accepts_options_and_each_reset_starts_from_the_command_line() {
    let demo = demo();
    let body = json!({"tasks": 30, "seed": 2, "token": "second", "prefix": "/sub"});
    let response = reset(&demo, &body.to_string()).await;
    assert_eq!((&response["tasks"], &response["url"]), (&json!(30), &json!("http://127.0.0.1:8080/sub/")));
    assert_eq!(call(&demo, "POST", "/mj/task/query", "second", "{}").await.0, 404);
    assert_eq!(call(&demo, "POST", "/sub/mj/task/query", "first", "{}").await.0, 401);
    assert_eq!(call(&demo, "POST", "/sub/mj/task/query", "second", "{}").await.0, 200);
    reset(&demo, r#"{"token":null,"variant":"csharp"}"#).await;
    assert_eq!(call(&demo, "POST", "/mj/task/query", "", "{}").await.0, 404, "C# has no task query");
    assert_eq!(call(&demo, "GET", "/mj/task/list", "", "").await.1.as_array().unwrap().len(), 60);
    reset(&demo, "{}").await;
    assert_eq!(call(&demo, "POST", "/mj/task/query", "", "{}").await.0, 401);
    assert_eq!(call(&demo, "POST", "/mj/task/query", "first", "{}").await.0, 200);
}

#[tokio::test]
async fn a_rejected_reset_changes_nothing() {
    let demo = demo();
    assert_eq!(call(&demo, "POST", "/demo/tasks", "", r#"{"id":"injected"}"#).await.0, 200);
    for bad in ["[]", "{", r#"{"port":1}"#, r#"{"tasks":"many"}"#] {
        let (status, response) = call(&demo, "POST", "/demo/reset", "", bad).await;
        assert!(status == 400 && response["error"].is_string(), "{bad}: {response}");
    }
    assert_eq!(tasks(&demo, "first").await.len(), 61);
}

#[tokio::test]
async fn requests_in_progress_do_not_reach_the_new_log() {
    let demo = demo();
    let (old, _) = demo.get();
    let uri = Uri::from_static("/mj/task/queue");
    let mut entry = old.request_log.add(&axum::http::Method::GET, &uri, &axum::http::HeaderMap::new(), b"");
    reset(&demo, "").await;
    entry.end();
    assert_eq!(call(&demo, "GET", "/demo/requests", "", "").await.1, json!([]));
}
