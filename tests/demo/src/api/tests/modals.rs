//! Tests of buttons that open a modal.

use super::*;

#[tokio::test]
async fn a_modal_stays_open_until_it_is_submitted() {
    let app = demo(&[]);
    let sheet = finished(&app, "imagine", json!({"prompt": "a cat --ar 3:2"})).await;
    let single =
        finished(&app, "action", json!({"taskId": sheet["id"], "customId": custom_id(&sheet, "U1")})).await;
    let window = press(&app, &single, "Custom Zoom").await;
    let expected = json!({"finalPrompt": "a cat --ar 3:2 --zoom 2", "remix": true});
    assert_eq!((&window["code"], &window["properties"]), (&json!(21), &expected));
    app.clock.advance(9_000_000);
    assert_eq!(fetch(&app, &window["result"]).await["status"], "MODAL");
    let answer = json!({"taskId": window["result"], "prompt": "a cat --zoom 1.5"});
    let zoomed = finished(&app, "modal", answer.clone()).await;
    assert_eq!((&zoomed["status"], &zoomed["id"]), (&json!("SUCCESS"), &window["result"]));
    assert_eq!(submit(&app, "modal", answer).await["code"], 4, "it waits no more");
    assert_eq!(submit(&app, "modal", json!({"taskId": "1"})).await["code"], 3);

    let window = press(&app, &single, "Vary (Region)").await;
    let id = &window["result"];
    assert_eq!(submit(&app, "modal", json!({"taskId": id})).await["code"], 4, "the mask is missing");
    assert_eq!(submit(&app, "modal", json!({"taskId": id, "maskBase64": "x"})).await["code"], 4);
    let region = finished(&app, "modal", json!({"taskId": id, "maskBase64": PNG})).await;
    assert_eq!((&region["status"], &region["action"]), (&json!("SUCCESS"), &json!("INPAINT")));
    assert_eq!(press(&app, &single, "❤️").await["code"], 4);
}

#[tokio::test]
async fn remix_opens_a_modal() {
    for (more, code) in [(&["--remix"][..], 21), (&[], 1)] {
        let app = demo(more);
        let sheet = finished(&app, "imagine", json!({"prompt": "a cat"})).await;
        assert_eq!(press(&app, &sheet, "V2").await["code"], code);
        let change = json!({"taskId": sheet["id"], "action": "VARIATION", "index": 3});
        assert_eq!(submit(&app, "change", change).await["code"], code);
        assert_eq!(press(&app, &sheet, "U2").await["code"], 1);
    }
}
