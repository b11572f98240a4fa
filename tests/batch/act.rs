//! What can be done to many tasks at once.

use contact_sheet::{
    api::decode::decode_task,
    domain::{
        batch::{
            act::{BatchAct, CommonButton, Offers},
            prompt_change::{ChangeError, PromptChange, parameter_names},
        },
        prompt_parameters::parameter::Parameter,
        submission::{Bot, LegacyChange, Submission},
        task::Task,
        task_actions::TaskAction,
    },
};
use serde_json::{Value, json};

fn task(task: Value) -> Task {
    decode_task(&task.to_string()).unwrap().unwrap()
}

fn button(custom_id: &str, label: &str, style: u8) -> Value {
    json!({"customId": custom_id, "label": label, "style": style, "type": 2})
}

fn sheet(id: &str, prompt: &str, upscale_style: u8) -> Task {
    let buttons = json!([
        button("MJ::JOB::upsample::1::h", "U1", upscale_style),
        button("MJ::JOB::reroll::0::h::SOLO", "", 2),
        button("MJ::Inpaint::1::h::SOLO", "Vary (Region)", 2),
        button("MJ::CustomZoom::h", "Custom Zoom", 2),
        button("MJ::JOB::animate_high::1::h", "Animate", 2),
    ]);
    task(
        json!({"id": id, "status": "SUCCESS", "action": "IMAGINE", "prompt": prompt, "buttons": buttons, "state": "shop"}),
    )
}

fn offers(tasks: &[Task]) -> Offers {
    let mut offers = Offers::default();
    tasks.iter().for_each(|task| offers.add(task));
    offers
}

const UPSCALE: CommonButton = CommonButton::Known(TaskAction::Upscale(1));

#[test]
fn the_buttons_that_tasks_have_in_common_are_counted_in_the_order_of_midjourney() {
    let waiting = task(json!({"id": "w", "status": "NOT_START", "action": "IMAGINE", "prompt": "a cat"}));
    let offers = offers(&[sheet("1", "a --ar 1:1", 2), waiting, sheet("2", "b --aspect 1:1 --sref 7", 3)]);
    assert_eq!((offers.open, offers.prompts), (1, 3));
    assert_eq!(offers.parameters, ["ar", "sref"]);
    let found: Vec<_> =
        offers.buttons.iter().map(|offer| (&offer.button, offer.unused, offer.used)).collect();
    let other = CommonButton::Other("Animate".to_owned());
    // Custom zoom and vary region need an input for each task.
    assert_eq!(found, [(&UPSCALE, 1, 1), (&CommonButton::Known(TaskAction::Reroll), 2, 0), (&other, 2, 0)]);
}

#[test]
fn a_button_is_pressed_where_it_exists_and_again_only_if_wanted() {
    let act = |again| BatchAct::Button { button: UPSCALE, again };
    let pressed = |task: &str| {
        Some(Submission::Button { task: task.to_owned(), custom_id: "MJ::JOB::upsample::1::h".to_owned() })
    };
    assert_eq!(act(false).submission(&sheet("1", "a", 2)), pressed("1"));
    assert_eq!(act(false).submission(&sheet("2", "a", 3)), None);
    assert_eq!(act(true).submission(&sheet("2", "a", 3)), pressed("2"));
    assert_eq!(act(true).submission(&task(json!({"id": "3", "status": "FAILURE"}))), None);
    // A server that sends no buttons.
    let legacy = task(json!({"id": "4", "status": "SUCCESS", "action": "IMAGINE"}));
    let change = Submission::Change { task: "4".to_owned(), change: LegacyChange::Upscale(1) };
    assert_eq!(act(false).submission(&legacy), Some(change));
}

#[test]
fn only_open_tasks_are_cancelled() {
    for (status, is_open) in [
        ("NOT_START", true),
        ("SUBMITTED", true),
        ("MODAL", true),
        ("IN_PROGRESS", true),
        ("SUCCESS", false),
        ("FAILURE", false),
        ("CANCEL", false),
        ("RUNNING", false),
    ] {
        let submission = BatchAct::Cancel.submission(&task(json!({"id": "1", "status": status})));
        let expected = is_open.then(|| Submission::Cancel { task: "1".to_owned() });
        assert_eq!(submission, expected, "{status}");
    }
}

#[test]
fn a_prompt_runs_again_with_its_references_its_bot_and_its_state() {
    let change = PromptChange::parse("--ar 16:9", vec!["seed".to_owned()]).unwrap();
    let niji = task(json!({
        "id": "1", "status": "SUCCESS", "action": "IMAGINE", "state": "shop",
        "prompt": "https://a.example/b.png a cat --seed 7 --aspect 1:1 --sref 9",
        "properties": {"botType": "NIJI_JOURNEY"},
    }));
    let Some(Submission::Imagine(new_task)) = BatchAct::Imagine(change.clone()).submission(&niji) else {
        panic!("no submission")
    };
    assert_eq!(new_task.prompt, "https://a.example/b.png a cat --aspect 16:9 --sref 9");
    assert_eq!((new_task.bot, new_task.state.as_str()), (Bot::Niji, "shop"));
    let describe = task(json!({"id": "2", "status": "SUCCESS", "action": "DESCRIBE", "prompt": "1️⃣ a cat"}));
    assert_eq!(BatchAct::Imagine(change.clone()).submission(&describe), None);
    assert_eq!(BatchAct::Imagine(change).submission(&task(json!({"id": "3", "action": "BLEND"}))), None);
}

#[test]
fn a_change_keeps_what_it_does_not_name() {
    let apply = |set: &str, removed: &[&str], prompt: &str| {
        let removed = removed.iter().map(|name| (*name).to_owned()).collect();
        PromptChange::parse(set, removed).unwrap().apply(prompt)
    };
    assert_eq!(apply("", &[], "a  cat   --ar 1:1"), "a  cat   --ar 1:1");
    assert_eq!(apply("--v 7", &[], "a cat --niji 6 --s 50"), "a cat --v 7 --s 50");
    assert_eq!(apply("--tile", &["ar"], "a cat --aspect 1:1"), "a cat --tile");
    assert_eq!(apply("--sref 5 --p", &[], "a cat --sref 4 --s 50"), "a cat --sref 5 --s 50 --p");
    assert_eq!(apply("", &["no", "c"], "a cat --no dogs, birds --chaos 9 --raw"), "a cat --raw");
    assert_eq!(parameter_names("a --s 5 --stylize 6 —tile"), ["s", "tile"]);
}

#[test]
fn what_is_no_parameter_is_an_error() {
    let error = |text: &str| PromptChange::parse(text, Vec::new()).unwrap_err();
    assert_eq!(error("a cat --ar 1:1"), ChangeError::Text("a cat".to_owned()));
    assert_eq!(error("https://a.example/b.png"), ChangeError::Text("https://a.example/b.png".to_owned()));
    assert_eq!(error("--ar --s 5"), ChangeError::NoValue("ar".to_owned()));
    assert!(matches!(error("--s 5000"), ChangeError::Value(Parameter::Stylize, _)));
    assert_eq!(PromptChange::parse("  ", Vec::new()), Ok(PromptChange::default()));
}
