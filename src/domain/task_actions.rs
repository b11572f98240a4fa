//! What can be done next with a task: its buttons, told apart by the ids that Midjourney gives them, or the same by other
//! means where the server sends no buttons.

use crate::domain::{
    action::Action,
    button::Button,
    status::Status,
    submission::{LegacyChange, Submission},
    task::Task,
};

/// Discord's style of a link.
const LINK_STYLE: i64 = 5;
/// The style that the server gives to a button once it was used.
const USED_STYLE: i64 = 3;
/// Buttons that the proxy refuses.
const UNSUPPORTED: [&str; 2] = ["MJ::BOOKMARK", "MJ::Job::PicReader::all"];

/// What a button of a task does, in the field's own words; `n` is the number of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum TaskAction {
    Upscale(u8),
    Variation(u8),
    Reroll,
    UpscaleSubtle,
    UpscaleCreative,
    VarySubtle,
    VaryStrong,
    VaryRegion,
    ZoomOut2,
    ZoomOut15,
    CustomZoom,
    MakeSquare,
    PanLeft,
    PanRight,
    PanUp,
    PanDown,
    /// One of the suggestions of DESCRIBE or SHORTEN becomes pictures.
    Suggestion(u8),
}

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionButton {
    /// What it is, if it is known here.
    pub action: Option<TaskAction>,
    /// The face that the server gives it: emoji and label.
    pub face: String,
    /// It was done before.
    pub used: bool,
    /// What is sent.
    pub act: Submission,
}

impl ActionButton {
    /// Tells it from all other offers of all tasks.
    pub fn key(&self) -> String {
        match &self.act {
            Submission::Button { task, custom_id } => String::from("button ") + task + " " + custom_id,
            Submission::Change { task, change } => String::from("change ") + task + " " + &change.short(),
            _ => String::new(),
        }
    }
}

/// Everything that can be done with this task.
pub fn action_buttons(task: &Task) -> Vec<ActionButton> {
    if task.buttons.is_empty() {
        return legacy_changes(task);
    }
    task.buttons
        .iter()
        .filter(|button| is_offered(button))
        .map(|button| action_button(task, button))
        .collect()
}

fn is_offered(button: &Button) -> bool {
    let refused = UNSUPPORTED.iter().any(|id| {
        button.custom_id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    });
    button.style != LINK_STYLE && !button.custom_id.is_empty() && !refused
}

fn action_button(task: &Task, button: &Button) -> ActionButton {
    let face = match (button.emoji.as_str(), button.label.as_str()) {
        // A name of Discord's own emoji is no picture.
        (emoji, label) if emoji.is_ascii() && !label.is_empty() => String::from(label),
        (emoji, "") => String::from(emoji),
        (emoji, label) => String::from(emoji) + " " + label,
    };
    let act = Submission::Button { task: task.id.clone(), custom_id: button.custom_id.clone() };
    ActionButton {
        action: action_of_custom_id(&button.custom_id),
        face,
        used: button.style == USED_STYLE,
        act,
    }
}

/// What a button does, by the id that Midjourney gives it.
pub fn action_of_custom_id(custom_id: &str) -> Option<TaskAction> {
    let mut parts = custom_id.split("::").skip(1);
    let (first, second, third) = (parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let number = |text: &str| text.parse().ok().filter(|n| (1..=9).contains(n));
    let name = if first.eq_ignore_ascii_case("JOB") { second } else { first };
    Some(match name {
        "upsample" => TaskAction::Upscale(number(third)?),
        "variation" => TaskAction::Variation(number(third)?),
        "reroll" | "Picread" => TaskAction::Reroll,
        "low_variation" => TaskAction::VarySubtle,
        "high_variation" => TaskAction::VaryStrong,
        "Inpaint" => TaskAction::VaryRegion,
        "CustomZoom" => TaskAction::CustomZoom,
        "pan_left" => TaskAction::PanLeft,
        "pan_right" => TaskAction::PanRight,
        "pan_up" => TaskAction::PanUp,
        "pan_down" => TaskAction::PanDown,
        "PicReader" | "PromptAnalyzer" => TaskAction::Suggestion(number(third)?),
        "Outpaint" => match second {
            "50" => TaskAction::ZoomOut2,
            "75" => TaskAction::ZoomOut15,
            "100" => TaskAction::MakeSquare,
            _ => return None,
        },
        name if name.starts_with("upsample") && name.ends_with("subtle") => TaskAction::UpscaleSubtle,
        name if name.starts_with("upsample") && name.ends_with("creative") => TaskAction::UpscaleCreative,
        _ => return None,
    })
}

/// What the open Java server can do with a sheet, though it sends no buttons.
fn legacy_changes(task: &Task) -> Vec<ActionButton> {
    if task.status != Status::Success || !is_sheet(task) {
        return Vec::new();
    }
    let action_button = |action_of_custom_id, change: LegacyChange| ActionButton {
        action: Some(action_of_custom_id),
        face: change.short(),
        used: false,
        act: Submission::Change { task: task.id.clone(), change },
    };
    let upscales = (1..=4).map(|n| action_button(TaskAction::Upscale(n), LegacyChange::Upscale(n)));
    let variations = (1..=4).map(|n| action_button(TaskAction::Variation(n), LegacyChange::Variation(n)));
    upscales.chain(variations).chain([action_button(TaskAction::Reroll, LegacyChange::Reroll)]).collect()
}

/// Does Midjourney answer this with four pictures in one?
pub fn is_sheet(task: &Task) -> bool {
    match &task.action {
        Some(Action::Imagine | Action::Variation | Action::Zoom | Action::Pan | Action::Blend) => true,
        Some(Action::Upscale | Action::Describe | Action::Shorten | Action::SwapFace) => false,
        Some(Action::Other(name)) if name == "REROLL" => true,
        // A newer server's action: the upscale buttons tell.
        Some(Action::Other(_)) | None => task
            .buttons
            .iter()
            .any(|button| matches!(action_of_custom_id(&button.custom_id), Some(TaskAction::Upscale(_)))),
    }
}

/// The number of the picture that a deed concerns, if it is one of the sheet.
pub fn quadrant(action: TaskAction) -> Option<u8> {
    match action {
        TaskAction::Upscale(n) | TaskAction::Variation(n) => Some(n),
        TaskAction::Reroll
        | TaskAction::UpscaleSubtle
        | TaskAction::UpscaleCreative
        | TaskAction::VarySubtle
        | TaskAction::VaryStrong
        | TaskAction::VaryRegion
        | TaskAction::ZoomOut2
        | TaskAction::ZoomOut15
        | TaskAction::CustomZoom
        | TaskAction::MakeSquare
        | TaskAction::PanLeft
        | TaskAction::PanRight
        | TaskAction::PanUp
        | TaskAction::PanDown
        | TaskAction::Suggestion(_) => None,
    }
}
