//! Saved drafts, original prompts and file sizes.

use contact_sheet::domain::format::bytes::format_bytes;
use contact_sheet::domain::task::Task;
use contact_sheet::{
    domain::{
        create_kind::{CreateKind, FieldId},
        prompt::original_prompt,
    },
    state::create::draft::{SavedDraft, SavedImage, images_from_json, images_to_json},
};
use serde_json::json;

fn empty() -> SavedDraft {
    SavedDraft::from_json("")
}

#[test]
fn a_saved_draft_is_restored() {
    let mut draft = empty();
    draft.open = CreateKind::Shorten;
    for kind in CreateKind::ALL {
        for field in FieldId::ALL {
            draft.texts[kind as usize][field as usize] = format!("{} {field:?} \"雾\"\n", kind.name());
        }
    }
    assert_eq!(SavedDraft::from_json(&draft.to_json()), draft);
}

#[test]
fn a_new_draft_has_the_default_values() {
    let draft = empty();
    assert_eq!(draft.open, CreateKind::Imagine);
    for texts in &draft.texts {
        assert_eq!(texts, &["", "", "MID_JOURNEY", "SQUARE", ""]);
    }
}

#[test]
fn invalid_parts_of_a_draft_are_ignored() {
    for broken in ["", "{", "null", "[]", "7", "{\"open\":\"paint\",\"imagine\":7,\"blend\":[1,null]}"] {
        assert_eq!(SavedDraft::from_json(broken), empty(), "{broken}");
    }
    let draft = SavedDraft::from_json("{\"open\":\"show\",\"imagine\":[\"a cat\"],\"more\":1}");
    assert_eq!(
        (draft.open, draft.texts[0][0].as_str(), draft.texts[0][2].as_str()),
        (CreateKind::Show, "a cat", "MID_JOURNEY")
    );
}

#[test]
fn saved_images_are_restored_and_invalid_ones_ignored() {
    let picture = |name: &str| SavedImage {
        kind: CreateKind::Blend,
        name: name.to_owned(),
        bytes: 7,
        data: "data:image/png;base64,AAAA".to_owned(),
    };
    let all = vec![picture("a.png"), picture("\"雾\".png")];
    assert_eq!(images_from_json(&images_to_json(all.clone())), all);
    assert_eq!(images_to_json(Vec::new()), "");
    let page =
        "[{\"kind\":\"blend\",\"name\":\"a\",\"bytes\":1,\"data\":\"data:text/html,x\"},{\"kind\":\"x\"},3]";
    assert!(images_from_json(page).is_empty());
}

#[test]
fn the_original_prompt_is_read_from_the_first_known_field() {
    let prompt = |task: serde_json::Value| original_prompt(&Task::from_value(task).unwrap());
    assert_eq!(
        prompt(json!({"prompt": "https://x.y/z.png 猫 --v 7", "promptEn": "a cat"})),
        "https://x.y/z.png 猫 --v 7"
    );
    assert_eq!(prompt(json!({"promptEn": " a cat "})), "a cat");
    assert_eq!(prompt(json!({"description": "/imagine a cat --ar 1:1"})), "a cat --ar 1:1");
    assert_eq!(prompt(json!({"description": "/imagine prompt: a cat"})), "a cat");
    assert_eq!(prompt(json!({"description": "/up 17 U2"})), "");
    assert_eq!(prompt(json!({})), "");
}

#[test]
fn sizes_have_two_units() {
    for (bytes, text) in [
        (0, "0 kB"),
        (1, "1 kB"),
        (1_000, "1 kB"),
        (1_001, "2 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (3_449_999, "3.4 MB"),
        (3_450_000, "3.5 MB"),
        (20_000_000, "20.0 MB"),
    ] {
        assert_eq!(format_bytes(bytes), text, "{bytes}");
    }
}
