//! The parent of a task.

use contact_sheet::domain::related::{is_child_of, parent_id};
use contact_sheet::domain::task::Task;
use proptest::prelude::*;
use serde_json::json;

#[test]
fn commands_on_a_task_name_their_parent() {
    let cases = [
        ("/up 1723547812345678 U2", "1723547812345678"),
        ("/up 1723547812345678 R", "1723547812345678"),
        ("/up 1723547812345678", "1723547812345678"),
        ("  /UP \n 1723547812345678   V1", "1723547812345678"),
        ("/pan 1723547812345678 left", "1723547812345678"),
        ("/zoom abc-DEF_9 2x", "abc-DEF_9"),
        ("/vary 0f0c3f1e-8c3a-4b6d-9d0c-5a1b2c3d4e5f region", "0f0c3f1e-8c3a-4b6d-9d0c-5a1b2c3d4e5f"),
        ("/reroll 12345678", "12345678"),
        ("/action 1723547812345678 MJ::JOB::upsample::1::x", "1723547812345678"),
        ("/modal 1723547812345678 a cat", "1723547812345678"),
    ];
    for (description, id) in cases {
        assert_eq!(parent_id(description), Some(id), "{description}");
    }
}

#[test]
fn prompts_and_images_are_not_parents() {
    let cases = [
        "",
        "/up",
        "/up ",
        "/up U2",
        "/up 1234567",
        "/up 1723547812345678.png",
        "/up 夕阳下的一座灯塔和大海",
        "/up --weird-x",
        "up 1723547812345678 U2",
        "a /up 1723547812345678 U2",
        "/upx 1723547812345678",
        "/imagine 1723547812345678 is a number",
        "/imagine lighthouse",
        "/blend 1723547812345678 2",
        "/describe 1723547812345678.png",
        "/describe 1723547812345678",
        "/shorten lighthouse",
        "/show 0f0c3f1e-8c3a-4b6d-9d0c-5a1b2c3d4e5f",
        "/swap_face 1723547812345678",
    ];
    for description in cases {
        assert_eq!(parent_id(description), None, "{description}");
    }
}

#[test]
fn a_child_has_its_parent() {
    let task =
        |description| Task::from_value(json!({"id": "b", "description": description})).expect("an object");
    let child = task(json!("/up 1723547812345678 U2"));
    assert!(is_child_of(&child, "1723547812345678"));
    assert!(!is_child_of(&child, "1723547812345679") && !is_child_of(&child, ""));
    assert!(!is_child_of(&task(json!(null)), "") && !is_child_of(&task(json!("/imagine a")), "a"));
}

proptest! {
    #[test]
    fn every_parent_is_an_id(text in "(/up |/zoom )?\\PC{0,40}") {
        if let Some(id) = parent_id(&text) {
            prop_assert!(id.len() >= 8 && text.contains(id) && id.is_ascii());
        }
    }
}
