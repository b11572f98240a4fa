//! What a tab keeps of forms that were not sent, and how large a file is in words.
#![cfg(not(target_arch = "wasm32"))]

use contact_sheet::draft::{Kept, KeptPicture, Kind, Text, pictures_from_json, pictures_to_json, prompt_of};
use contact_sheet::proxy::Task;
use contact_sheet::size_text::size_text;
use serde_json::json;

fn empty() -> Kept {
    Kept::from_json("")
}

#[test]
fn what_is_kept_comes_back() {
    let mut kept = empty();
    kept.open = Kind::Shorten;
    for kind in Kind::ALL {
        for text in Text::ALL {
            kept.texts[kind as usize][text as usize] = format!("{} {text:?} \"雾\"\n", kind.name());
        }
    }
    assert_eq!(Kept::from_json(&kept.to_json()), kept);
}

#[test]
fn at_first_all_is_empty_but_what_is_chosen() {
    let kept = empty();
    assert_eq!(kept.open, Kind::Imagine);
    for texts in &kept.texts {
        assert_eq!(texts, &["", "", "MID_JOURNEY", "SQUARE", ""]);
    }
}

#[test]
fn a_broken_draft_loses_only_what_is_broken() {
    for broken in ["", "{", "null", "[]", "7", "{\"open\":\"paint\",\"imagine\":7,\"blend\":[1,null]}"] {
        assert_eq!(Kept::from_json(broken), empty(), "{broken}");
    }
    let kept = Kept::from_json("{\"open\":\"show\",\"imagine\":[\"a cat\"],\"more\":1}");
    assert_eq!(
        (kept.open, kept.texts[0][0].as_str(), kept.texts[0][2].as_str()),
        (Kind::Show, "a cat", "MID_JOURNEY")
    );
}

#[test]
fn pictures_come_back_and_what_is_none_does_not() {
    let picture = |name: &str| KeptPicture {
        kind: Kind::Blend,
        name: name.to_owned(),
        bytes: 7,
        data: "data:image/png;base64,AAAA".to_owned(),
    };
    let all = vec![picture("a.png"), picture("\"雾\".png")];
    assert_eq!(pictures_from_json(&pictures_to_json(all.clone())), all);
    assert_eq!(pictures_to_json(Vec::new()), "");
    let page =
        "[{\"kind\":\"blend\",\"name\":\"a\",\"bytes\":1,\"data\":\"data:text/html,x\"},{\"kind\":\"x\"},3]";
    assert!(pictures_from_json(page).is_empty());
}

#[test]
fn a_task_is_used_again_by_what_is_known_of_its_prompt() {
    let prompt = |task: serde_json::Value| prompt_of(&Task::from_value(task).unwrap());
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
fn sizes_are_told_in_two_units() {
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
        assert_eq!(size_text(bytes), text, "{bytes}");
    }
}
