//! Tests of the differences between server variants.

use super::*;

#[tokio::test]
async fn open_java_uses_change_commands_and_upscales_once() {
    let app = demo(&["--flavour", "open-java"]);
    let sheet = finished(&app, "imagine", json!({"prompt": "a cat"})).await;
    assert!(sheet.get("buttons").is_none());
    let id = sheet["id"].as_str().unwrap();
    let one = finished(&app, "simple-change", json!({"content": format!("{id} u2")})).await;
    assert_eq!(one["description"], format!("/up {id} U2"));
    let change = json!({"taskId": id, "action": "UPSCALE", "index": 2});
    let again = submit(&app, "change", change).await;
    let expected = (json!(21), one["id"].clone(), json!("SUCCESS"), one["imageUrl"].clone());
    let properties = again["properties"].clone();
    let got = (
        again["code"].clone(),
        again["result"].clone(),
        properties["status"].clone(),
        properties["imageUrl"].clone(),
    );
    assert_eq!(got, expected);
    assert_eq!(again["description"], "任务已存在");
    let reroll = submit(&app, "change", json!({"taskId": id, "action": "REROLL"})).await;
    assert_eq!(reroll["code"], 1);
    assert_eq!(ask(&app, "POST", "/mj/submit/action", json!({})).await.0, 404);
}

#[tokio::test]
async fn each_variant_reports_tasks_in_its_form() {
    for (variant, unknown, waiting, after) in [
        ("plus", 200, "NOT_START", "CANCEL"),
        ("csharp", 204, "NOT_START", "FAILURE"),
        ("gateway", 400, "", ""),
        ("open-java", 200, "NOT_START", ""),
    ] {
        let app = demo(&["--flavour", variant]);
        assert_eq!(ask(&app, "GET", "/mj/task/7/fetch", Value::Null).await.0, unknown, "{variant}");
        let id = submit(&app, "imagine", json!({"prompt": "a cat"})).await["result"].clone();
        assert_eq!(fetch(&app, &id).await["status"], waiting, "{variant}");
        let path = format!("/mj/task/{}/cancel", id.as_str().unwrap());
        let (status, _) = ask(&app, "POST", &path, Value::Null).await;
        assert_eq!(status, if after.is_empty() { 404 } else { 200 }, "{variant}");
        if !after.is_empty() {
            assert_eq!(fetch(&app, &id).await["status"], after, "{variant}");
        }
        let (status, _) = ask(&app, "POST", "/mj/task/query", json!({})).await;
        assert_eq!(status, if variant == "plus" { 200 } else { 404 });
    }
}

#[tokio::test]
async fn preflight_requests_have_no_token() {
    for (more, status) in [(&["--cors", "refuse-preflight"][..], 401), (&[], 204)] {
        let app = demo(&[&["--token", "t"], more].concat());
        assert_eq!(ask(&app, "OPTIONS", "/mj/task/query", Value::Null).await.0, status);
        assert_eq!(ask(&app, "POST", "/mj/task/query", json!({})).await.0, 401);
    }
}
