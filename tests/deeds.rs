//! What can be done with a task.

use contact_sheet::{
    deeds::{deed, offers},
    proxy::{Act, Change, decode_task},
    words::Deed,
};
use serde_json::{Value, json};

fn task(task: Value) -> contact_sheet::proxy::Task {
    decode_task(&task.to_string()).unwrap().unwrap()
}

fn with_buttons(buttons: Value) -> contact_sheet::proxy::Task {
    task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE", "buttons": buttons}))
}

#[test]
fn midjourneys_ids_tell_what_a_button_does() {
    for (id, what) in [
        ("MJ::JOB::upsample::2::3dbbd469-36af-4a0f-8f02-df6c579e7011", Some(Deed::Upscale(2))),
        ("MJ::JOB::variation::4::3dbbd469", Some(Deed::Variation(4))),
        ("MJ::JOB::reroll::0::3dbbd469::SOLO", Some(Deed::Reroll)),
        ("MJ::JOB::upsample_v6_2x_subtle::1::h::SOLO", Some(Deed::UpscaleSubtle)),
        ("MJ::JOB::upsample_v6r1_2x_creative::1::h::SOLO", Some(Deed::UpscaleCreative)),
        ("MJ::JOB::low_variation::1::h::SOLO", Some(Deed::VarySubtle)),
        ("MJ::JOB::high_variation::1::h::SOLO", Some(Deed::VaryStrong)),
        ("MJ::Inpaint::1::h::SOLO", Some(Deed::VaryRegion)),
        ("MJ::Outpaint::50::1::h::SOLO", Some(Deed::ZoomOut2)),
        ("MJ::Outpaint::75::1::h::SOLO", Some(Deed::ZoomOut15)),
        ("MJ::Outpaint::100::1::h::SOLO", Some(Deed::MakeSquare)),
        ("MJ::CustomZoom::h", Some(Deed::CustomZoom)),
        ("MJ::JOB::pan_left::1::h::SOLO", Some(Deed::PanLeft)),
        ("MJ::Job::PicReader::3", Some(Deed::Suggestion(3))),
        ("MJ::Job::PromptAnalyzer::5", Some(Deed::Suggestion(5))),
        ("MJ::Picread::Retry", Some(Deed::Reroll)),
        ("MJ::JOB::animate_high::1::h::SOLO", None),
        ("MJ::JOB::upsample::9999::h", None),
        ("MJ::JOB::upsample", None),
        ("MJ::Outpaint", None),
        ("", None),
        ("javascript:alert(1)", None),
    ] {
        assert_eq!(deed(id), what, "{id}");
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
    let faces: Vec<String> = offers(&task).into_iter().map(|offer| offer.face).collect();
    assert_eq!(faces, ["🎬 Animate"]);
}

#[test]
fn a_used_button_is_marked_and_a_name_of_an_emoji_is_not_shown() {
    let task = with_buttons(json!([
        {"customId": "MJ::JOB::upsample::1::h", "label": "U1", "style": 3, "type": 2},
        {"customId": "MJ::JOB::upsample_v6_2x_subtle::1::h", "emoji": "upscale_1", "label": "Upscale (Subtle)", "style": 2},
        {"customId": "MJ::JOB::reroll::0::h", "emoji": "🔄", "label": "", "style": 2},
    ]));
    let offers = offers(&task);
    assert_eq!(offers.iter().map(|offer| offer.used).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(
        offers.iter().map(|offer| offer.face.as_str()).collect::<Vec<_>>(),
        ["U1", "Upscale (Subtle)", "🔄"]
    );
    assert_eq!(offers[0].act, Act::Button { task: "17".into(), custom_id: "MJ::JOB::upsample::1::h".into() });
}

#[test]
fn a_sheet_without_buttons_can_be_changed_all_the_same() {
    let sheet = task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE"}));
    let faces: Vec<String> = offers(&sheet).into_iter().map(|offer| offer.face).collect();
    assert_eq!(faces, ["U1", "U2", "U3", "U4", "V1", "V2", "V3", "V4", "R"]);
    assert_eq!(offers(&sheet)[5].act, Act::Change { task: "17".into(), change: Change::Variation(2) });
    for other in [
        json!({"id": "17", "status": "FAILURE", "action": "IMAGINE"}),
        json!({"id": "17", "status": "SUCCESS", "action": "UPSCALE"}),
        json!({"id": "17", "status": "SUCCESS", "action": "DESCRIBE"}),
    ] {
        assert!(offers(&task(other)).is_empty());
    }
}

#[test]
fn keys_differ() {
    let sheet = task(json!({"id": "17", "status": "SUCCESS", "action": "IMAGINE"}));
    let mut keys: Vec<String> = offers(&sheet).iter().map(|offer| offer.key()).collect();
    keys.dedup();
    assert_eq!(keys.len(), 9);
}
