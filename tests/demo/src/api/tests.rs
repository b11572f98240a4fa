//! The endpoints, asked as a client does.

use clap::Parser;
use serde_json::json;

use super::*;
use crate::app::{App, router as routes};
use crate::cli::Cli;

/// A demo that stands still, with more arguments.
fn demo(more: &[&str]) -> Shared {
    let all = ["demo", "--still", "--tasks", "60", "--luck", "always"];
    App::new(Cli::parse_from(all.iter().chain(more))).unwrap()
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

/// Submits, waits for the end, and fetches.
async fn made(app: &Shared, what: &str, body: Value) -> Value {
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
async fn imagine_keeps_what_was_given() {
    let app = demo(&[]);
    let body = json!({"prompt": "a cat", "base64Array": [PNG, PNG], "botType": "NIJI_JOURNEY", "state": "s", "notifyHook": "https://x/"});
    let task = made(&app, "imagine", body).await;
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
async fn every_code_can_be_had() {
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
async fn a_window_waits_until_it_is_answered() {
    let app = demo(&[]);
    let sheet = made(&app, "imagine", json!({"prompt": "a cat --ar 3:2"})).await;
    let single =
        made(&app, "action", json!({"taskId": sheet["id"], "customId": custom_id(&sheet, "U1")})).await;
    let window = press(&app, &single, "Custom Zoom").await;
    let expected = json!({"finalPrompt": "a cat --ar 3:2 --zoom 2", "remix": true});
    assert_eq!((&window["code"], &window["properties"]), (&json!(21), &expected));
    app.clock.advance(9_000_000);
    assert_eq!(fetch(&app, &window["result"]).await["status"], "MODAL");
    let answer = json!({"taskId": window["result"], "prompt": "a cat --zoom 1.5"});
    let zoomed = made(&app, "modal", answer.clone()).await;
    assert_eq!((&zoomed["status"], &zoomed["id"]), (&json!("SUCCESS"), &window["result"]));
    assert_eq!(submit(&app, "modal", answer).await["code"], 4, "it waits no more");
    assert_eq!(submit(&app, "modal", json!({"taskId": "1"})).await["code"], 3);

    let window = press(&app, &single, "Vary (Region)").await;
    let id = &window["result"];
    assert_eq!(submit(&app, "modal", json!({"taskId": id})).await["code"], 4, "the mask is missing");
    assert_eq!(submit(&app, "modal", json!({"taskId": id, "maskBase64": "x"})).await["code"], 4);
    let region = made(&app, "modal", json!({"taskId": id, "maskBase64": PNG})).await;
    assert_eq!((&region["status"], &region["action"]), (&json!("SUCCESS"), &json!("INPAINT")));
    assert_eq!(press(&app, &single, "❤️").await["code"], 4);
}

#[tokio::test]
async fn remix_asks_before_it_varies() {
    for (more, code) in [(&["--remix"][..], 21), (&[], 1)] {
        let app = demo(more);
        let sheet = made(&app, "imagine", json!({"prompt": "a cat"})).await;
        assert_eq!(press(&app, &sheet, "V2").await["code"], code);
        let change = json!({"taskId": sheet["id"], "action": "VARIATION", "index": 3});
        assert_eq!(submit(&app, "change", change).await["code"], code);
        assert_eq!(press(&app, &sheet, "U2").await["code"], 1);
    }
}

#[tokio::test]
async fn texts_are_answered_and_their_numbers_imagined() {
    let app = demo(&[]);
    for (what, body) in [
        ("describe", json!({"base64": PNG})),
        ("shorten", json!({"prompt": "a cat in a hat, golden hour, wide angle, film"})),
    ] {
        let task = made(&app, what, body).await;
        let text = task["properties"]["finalPrompt"].as_str().unwrap();
        let second = text.split("2️⃣ ").nth(1).unwrap().split("\n\n").next().unwrap();
        let reply = press(&app, &task, "2️⃣").await;
        assert_eq!(fetch(&app, &reply["result"]).await["prompt"], second);
        assert_eq!(task["imageUrl"].is_string(), what == "describe");
    }
}

#[tokio::test]
async fn open_java_speaks_in_words_and_upscales_once() {
    let app = demo(&["--flavour", "open-java"]);
    let sheet = made(&app, "imagine", json!({"prompt": "a cat"})).await;
    assert!(sheet.get("buttons").is_none());
    let id = sheet["id"].as_str().unwrap();
    let one = made(&app, "simple-change", json!({"content": format!("{id} u2")})).await;
    assert_eq!(one["description"], format!("/up {id} U2"));
    let change = json!({"taskId": id, "action": "UPSCALE", "index": 2});
    let again = submit(&app, "change", change).await;
    let expected = (json!(21), one["id"].clone(), json!("SUCCESS"), one["imageUrl"].clone());
    let told = again["properties"].clone();
    let got =
        (again["code"].clone(), again["result"].clone(), told["status"].clone(), told["imageUrl"].clone());
    assert_eq!(got, expected);
    assert_eq!(again["description"], "任务已存在");
    let reroll = submit(&app, "change", json!({"taskId": id, "action": "REROLL"})).await;
    assert_eq!(reroll["code"], 1);
    assert_eq!(ask(&app, "POST", "/mj/submit/action", json!({})).await.0, 404);
}

#[tokio::test]
async fn cancelling_works_at_every_step() {
    let app = demo(&[]);
    for after in [0, 2_500, 5_000] {
        let id = submit(&app, "imagine", json!({"prompt": "a cat"})).await["result"].clone();
        app.clock.advance(after);
        let path = format!("/mj/task/{}/cancel", id.as_str().unwrap());
        assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 1);
        assert_eq!(fetch(&app, &id).await["status"], "CANCEL");
        assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 9);
    }
    let sheet = made(&app, "imagine", json!({"prompt": "a cat"})).await;
    let single =
        made(&app, "action", json!({"taskId": sheet["id"], "customId": custom_id(&sheet, "U1")})).await;
    let window = press(&app, &single, "Custom Zoom").await["result"].clone();
    let path = format!("/mj/task/{}/cancel", window.as_str().unwrap());
    assert_eq!(ask(&app, "POST", &path, Value::Null).await.1["code"], 1);
    assert_eq!(fetch(&app, &window).await["status"], "CANCEL");
}

#[tokio::test]
async fn what_is_shown_again_is_the_same_picture() {
    let app = demo(&[]);
    let sheet = made(&app, "imagine", json!({"prompt": "a cat --ar 3:2"})).await;
    let hash = &sheet["properties"]["messageHash"];
    let shown = made(&app, "show", json!({"jobId": hash})).await;
    assert_eq!((&shown["action"], &shown["prompt"]), (&json!("SHOW"), &sheet["prompt"]));
    assert_eq!(shown["description"], format!("/show {}", hash.as_str().unwrap()));
    assert_eq!(shown["buttons"][0]["label"], "U1");
}

#[tokio::test]
async fn each_flavour_knows_tasks_in_its_way() {
    for (flavour, unknown, waiting, after) in [
        ("plus", 200, "NOT_START", "CANCEL"),
        ("csharp", 204, "NOT_START", "FAILURE"),
        ("gateway", 400, "", ""),
        ("open-java", 200, "NOT_START", ""),
    ] {
        let app = demo(&["--flavour", flavour]);
        assert_eq!(ask(&app, "GET", "/mj/task/7/fetch", Value::Null).await.0, unknown, "{flavour}");
        let id = submit(&app, "imagine", json!({"prompt": "a cat"})).await["result"].clone();
        assert_eq!(fetch(&app, &id).await["status"], waiting, "{flavour}");
        let path = format!("/mj/task/{}/cancel", id.as_str().unwrap());
        let (status, _) = ask(&app, "POST", &path, Value::Null).await;
        assert_eq!(status, if after.is_empty() { 404 } else { 200 }, "{flavour}");
        if !after.is_empty() {
            assert_eq!(fetch(&app, &id).await["status"], after, "{flavour}");
        }
        let (status, _) = ask(&app, "POST", "/mj/task/query", json!({})).await;
        assert_eq!(status, if flavour == "plus" { 200 } else { 404 });
    }
}

#[tokio::test]
async fn a_preflight_brings_no_token() {
    for (more, status) in [(&["--cors", "refuse-preflight"][..], 401), (&[], 204)] {
        let app = demo(&[&["--token", "t"], more].concat());
        assert_eq!(ask(&app, "OPTIONS", "/mj/task/query", Value::Null).await.0, status);
        assert_eq!(ask(&app, "POST", "/mj/task/query", json!({})).await.0, 401);
    }
}
