//! Tests of the endpoints through HTTP requests.

mod modals;
mod variants;

use clap::Parser;
use serde_json::json;

use super::*;
use crate::app::{App, router as routes};
use crate::cli::Cli;

/// A demo with a frozen clock and additional arguments.
fn demo(more: &[&str]) -> Shared {
    let all = ["demo", "--still", "--tasks", "60", "--luck", "always"];
    App::new(Cli::parse_from(all.iter().chain(more)), std::sync::Arc::default()).unwrap()
}

async fn ask(app: &Shared, method: &str, path: &str, body: Value) -> (u16, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    let response = tower_service::Service::call(&mut routes(app), request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

async fn submit(app: &Shared, what: &str, body: Value) -> Value {
    let (status, reply) = ask(app, "POST", &format!("/mj/submit/{what}"), body).await;
    assert_eq!(status, 200, "{what}: {reply}");
    reply
}

async fn fetch(app: &Shared, id: &Value) -> Value {
    ask(app, "GET", &format!("/mj/task/{}/fetch", id.as_str().unwrap()), Value::Null).await.1
}

/// Submits, advances the clock past the end, and fetches the task.
async fn finished(app: &Shared, what: &str, body: Value) -> Value {
    let reply = submit(app, what, body).await;
    assert!(reply["code"] == 1 || reply["code"] == 22, "{what}: {reply}");
    app.clock.advance(60_000);
    fetch(app, &reply["result"]).await
}

fn custom_id(task: &Value, label: &str) -> Value {
    let buttons = task["buttons"].as_array().unwrap();
    let found = buttons.iter().find(|button| button["label"] == label || button["emoji"] == label);
    found.unwrap_or_else(|| panic!("no {label}"))["customId"].clone()
}

async fn press(app: &Shared, task: &Value, label: &str) -> Value {
    submit(app, "action", json!({"taskId": task["id"], "customId": custom_id(task, label)})).await
}

const PNG: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==";

#[tokio::test]
async fn imagine_stores_its_fields() {
    let app = demo(&[]);
    let body = json!({"prompt": "a cat", "base64Array": [PNG, PNG], "botType": "NIJI_JOURNEY", "state": "s", "notifyHook": "https://x/"});
    let task = finished(&app, "imagine", body).await;
    assert_eq!((&task["status"], &task["state"]), (&json!("SUCCESS"), &json!("s")));
    assert_eq!(task["properties"]["botType"], "NIJI_JOURNEY");
    assert_eq!(task["properties"]["notifyHook"], "https://x/");
    let prompt = task["prompt"].as_str().unwrap();
    assert!(prompt.starts_with("https://cdn.discordapp.com/") && prompt.ends_with(" a cat"), "{prompt}");
    let single = press(&app, &task, "U3").await;
    app.clock.advance(60_000);
    let child = fetch(&app, &single["result"]).await;
    assert_eq!(child["description"], format!("/up {} U3", task["id"].as_str().unwrap()));
    assert_eq!(child["properties"]["botType"], "NIJI_JOURNEY");
    assert_eq!(fetch(&app, &task["id"]).await["buttons"][2]["style"], 3);
}

#[tokio::test]
async fn every_code_can_be_returned() {
    let app = demo(&[]);
    let code = async |what: &str, body: Value| submit(&app, what, body).await["code"].clone();
    assert_eq!(code("imagine", json!({"prompt": "a cat"})).await, 1);
    assert_eq!(code("action", json!({"taskId": "1", "customId": "x"})).await, 3);
    assert_eq!(code("imagine", json!({})).await, 4);
    assert_eq!(code("imagine", json!({"prompt": "x", "base64Array": ["no picture"]})).await, 4);
    assert_eq!(code("imagine", json!({"prompt": "fail:now"})).await, 9);
    assert_eq!(code("imagine", json!({"prompt": "queue:full"})).await, 23);
    let queued = submit(&app, "imagine", json!({"prompt": "queue:7"})).await;
    assert_eq!((&queued["code"], &queued["properties"]["numberOfQueues"]), (&json!(22), &json!(7)));
    let banned = submit(&app, "imagine", json!({"prompt": "naked truth"})).await;
    assert_eq!((&banned["code"], &banned["properties"]["bannedWord"]), (&json!(24), &json!("naked")));
    for (what, body) in [
        ("blend", json!({"base64Array": [PNG]})),
        ("blend", json!({"base64Array": [PNG, PNG], "dimensions": "ROUND"})),
        ("describe", json!({"base64": "x"})),
        ("show", json!({"jobId": "no id"})),
        ("show", json!({"jobId": "00000000-0000-4000-8000-000000000000"})),
        ("upload-discord-images", json!({"base64Array": []})),
        ("change", json!({"taskId": "1", "action": "UPSCALE", "index": 5})),
        ("simple-change", json!({"content": "1"})),
    ] {
        assert_eq!(code(what, body).await, 4, "{what}");
    }
}

#[tokio::test]
async fn suggestions_can_be_imagined() {
    let app = demo(&[]);
    for (what, body) in [
        ("describe", json!({"base64": PNG})),
        ("shorten", json!({"prompt": "a cat in a hat, golden hour, wide angle, film"})),
    ] {
        let task = finished(&app, what, body).await;
        let text = task["properties"]["finalPrompt"].as_str().unwrap();
        let second = text.split("2️⃣ ").nth(1).unwrap().split("\n\n").next().unwrap();
        let reply = press(&app, &task, "2️⃣").await;
        assert_eq!(fetch(&app, &reply["result"]).await["prompt"], second);
        assert_eq!(task["imageUrl"].is_string(), what == "describe");
    }
}

#[tokio::test]
async fn tasks_can_be_cancelled_in_every_status() {
    let app = demo(&[]);
    for after in [0, 2_500, 5_000] {
        let id = submit(&app, "imagine", json!({"prompt": "a cat"})).await["result"].clone();
        app.clock.advance(after);
        let path = format!("/mj/task/{}/cancel", id.as_str().unwrap());
        assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 1);
        assert_eq!(fetch(&app, &id).await["status"], "CANCEL");
        assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 9);
    }
    let sheet = finished(&app, "imagine", json!({"prompt": "a cat"})).await;
    let single =
        finished(&app, "action", json!({"taskId": sheet["id"], "customId": custom_id(&sheet, "U1")})).await;
    let window = press(&app, &single, "Custom Zoom").await["result"].clone();
    let path = format!("/mj/task/{}/cancel", window.as_str().unwrap());
    assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 1);
    assert_eq!(fetch(&app, &window).await["status"], "CANCEL");
}

#[tokio::test]
async fn show_returns_the_same_image() {
    let app = demo(&[]);
    let sheet = finished(&app, "imagine", json!({"prompt": "a cat --ar 3:2"})).await;
    let hash = &sheet["properties"]["messageHash"];
    let shown = finished(&app, "show", json!({"jobId": hash})).await;
    assert_eq!((&shown["action"], &shown["prompt"]), (&json!("SHOW"), &sheet["prompt"]));
    assert_eq!(shown["description"], format!("/show {}", hash.as_str().unwrap()));
    assert_eq!(shown["buttons"][0]["label"], "U1");
}
