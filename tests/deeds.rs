//! What can be done with a task.

use contact_sheet::{
    api::decode::decode_task,
    domain::{
        submission::{LegacyChange, Submission},
        task_actions::{TaskAction, action_buttons, action_of_custom_id},
    },
};
use serde_json::{Value, json};

fn task(task: Value) -> contact_sheet::domain::task::Task {
    decode_task(&task.to_string()).unwrap().unwrap()
}

fn with_buttons(buttons: Value) -> contact_sheet::domain::task::Task {
    task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE", "buttons": buttons}))
}

#[test]
fn midjourneys_ids_tell_what_a_button_does() {
    for (id, what) in [
        ("MJ::JOB::upsample::2::3dbbd469-36af-4a0f-8f02-df6c579e7011", Some(TaskAction::Upscale(2))),
        ("MJ::JOB::variation::4::3dbbd469", Some(TaskAction::Variation(4))),
        ("MJ::JOB::reroll::0::3dbbd469::SOLO", Some(TaskAction::Reroll)),
        ("MJ::JOB::upsample_v6_2x_subtle::1::h::SOLO", Some(TaskAction::UpscaleSubtle)),
        ("MJ::JOB::upsample_v6r1_2x_creative::1::h::SOLO", Some(TaskAction::UpscaleCreative)),
        ("MJ::JOB::low_variation::1::h::SOLO", Some(TaskAction::VarySubtle)),
        ("MJ::JOB::high_variation::1::h::SOLO", Some(TaskAction::VaryStrong)),
        ("MJ::Inpaint::1::h::SOLO", Some(TaskAction::VaryRegion)),
        ("MJ::Outpaint::50::1::h::SOLO", Some(TaskAction::ZoomOut2)),
        ("MJ::Outpaint::75::1::h::SOLO", Some(TaskAction::ZoomOut15)),
        ("MJ::Outpaint::100::1::h::SOLO", Some(TaskAction::MakeSquare)),
        ("MJ::CustomZoom::h", Some(TaskAction::CustomZoom)),
        ("MJ::JOB::pan_left::1::h::SOLO", Some(TaskAction::PanLeft)),
        ("MJ::Job::PicReader::3", Some(TaskAction::Suggestion(3))),
        ("MJ::Job::PromptAnalyzer::5", Some(TaskAction::Suggestion(5))),
        ("MJ::Picread::Retry", Some(TaskAction::Reroll)),
        ("MJ::JOB::animate_high::1::h::SOLO", None),
        ("MJ::JOB::upsample::9999::h", None),
        ("MJ::JOB::upsample", None),
        ("MJ::Outpaint", None),
        ("", None),
        ("javascript:alert(1)", None),
    ] {
        assert_eq!(action_of_custom_id(id), what, "{id}");
    }
}

#[test]
fn refused_buttons_links_and_buttons_without_an_id_are_not_offered() {
    let task = with_buttons(json!([
        {"customId": "MJ::BOOKMARK::h", "emoji": "❤️", "label": "", "style": 2, "type": 2},
        {"customId": "MJ::Job::PicReader::all", "emoji": "🎉", "label": "Imagine all", "style": 2, "type": 2},
        {"customId": "", "emoji": "", "label": "Web", "style": 5, "type": 2},
        {"customId": "https://x", "label": "Web", "style": 5},
        {"label": "nothing", "style": 2},
        {"customId": "MJ::JOB::animate_high::1::h", "emoji": "🎬", "label": "Animate", "style": 2, "type": 2},
    ]));
    let faces: Vec<String> = action_buttons(&task).into_iter().map(|offer| offer.face).collect();
    assert_eq!(faces, ["🎬 Animate"]);
}

#[test]
fn a_used_button_is_marked_and_a_name_of_an_emoji_is_not_shown() {
    let task = with_buttons(json!([
        {"customId": "MJ::JOB::upsample::1::h", "label": "U1", "style": 3, "type": 2},
        {"customId": "MJ::JOB::upsample_v6_2x_subtle::1::h", "emoji": "upscale_1", "label": "Upscale (Subtle)", "style": 2},
        {"customId": "MJ::JOB::reroll::0::h", "emoji": "🔄", "label": "", "style": 2},
    ]));
    let action_buttons = action_buttons(&task);
    assert_eq!(action_buttons.iter().map(|offer| offer.used).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(
        action_buttons.iter().map(|offer| offer.face.as_str()).collect::<Vec<_>>(),
        ["U1", "Upscale (Subtle)", "🔄"]
    );
    assert_eq!(
        action_buttons[0].act,
        Submission::Button { task: "17".into(), custom_id: "MJ::JOB::upsample::1::h".into() }
    );
}

#[test]
fn a_sheet_without_buttons_can_be_changed_all_the_same() {
    let sheet = task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE"}));
    let faces: Vec<String> = action_buttons(&sheet).into_iter().map(|offer| offer.face).collect();
    assert_eq!(faces, ["U1", "U2", "U3", "U4", "V1", "V2", "V3", "V4", "R"]);
    assert_eq!(
        action_buttons(&sheet)[5].act,
        Submission::Change { task: "17".into(), change: LegacyChange::Variation(2) }
    );
    for other in [
        json!({"id": "17", "status": "FAILURE", "action": "IMAGINE"}),
        json!({"id": "17", "status": "SUCCESS", "action": "UPSCALE"}),
        json!({"id": "17", "status": "SUCCESS", "action": "DESCRIBE"}),
    ] {
        assert!(action_buttons(&task(other)).is_empty());
    }
}

#[test]
fn keys_differ() {
    let sheet = task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE"}));
    let mut keys: Vec<String> = action_buttons(&sheet).iter().map(|offer| offer.key()).collect();
    keys.dedup();
    assert_eq!(keys.len(), 9);
}
