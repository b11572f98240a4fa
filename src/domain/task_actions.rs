//! The actions that a task offers: its message buttons, identified by their custom ids, or changes on servers without buttons.

use crate::domain::{
    action::Action,
    button::Button,
    status::Status,
    submission::{LegacyChange, Submission},
    task::Task,
};

/// Discord's component type of a button.
const BUTTON_KIND: i64 = 2;
/// Discord's style of a link button.
const LINK_STYLE: i64 = 5;
/// The style that the server sets on a used button.
const USED_STYLE: i64 = 3;
/// The custom ids of buttons that the proxy rejects.
const UNSUPPORTED: [&str; 2] = ["MJ::BOOKMARK", "MJ::Job::PicReader::all"];

/// The action of a button. Numbers are image numbers or suggestion numbers, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are Midjourney's")]
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
    /// Generates a grid from a suggestion of DESCRIBE or SHORTEN.
    Suggestion(u8),
}

/// An action that a task offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionButton {
    /// The action; None if it is unknown.
    pub action: Option<TaskAction>,
    /// The label: emoji and text of the message button.
    pub label: String,
    /// Whether the button has been used.
    pub used: bool,
    /// The request to send.
    pub submission: Submission,
}

impl ActionButton {
    /// A key that is unique among the actions of all tasks.
    pub fn key(&self) -> String {
        match &self.submission {
            Submission::Button { task, custom_id } => String::from("button ") + task + " " + custom_id,
            Submission::Change { task, change } => String::from("change ") + task + " " + &change.short(),
            Submission::Imagine(_)
            | Submission::Blend(..)
            | Submission::Describe(_)
            | Submission::Shorten(_)
            | Submission::Show(_)
            | Submission::Upload(_)
            | Submission::Modal { .. }
            | Submission::Cancel { .. } => String::new(),
        }
    }
}

/// The actions that a task offers.
pub fn action_buttons(task: &Task) -> Vec<ActionButton> {
    if task.buttons.is_empty() {
        return legacy_changes(task);
    }
    task.buttons
        .iter()
        .filter(|button| is_supported(button))
        .map(|button| action_button(task, button))
        .collect()
}

/// Whether the proxy accepts the button and it can be named. Select menus and the like are no buttons.
fn is_supported(button: &Button) -> bool {
    let is_rejected = UNSUPPORTED.iter().any(|id| {
        button.custom_id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    });
    let has_name = !full_label(button).is_empty() || action_of_custom_id(&button.custom_id).is_some();
    is_button(button)
        && button.style != LINK_STYLE
        && !button.custom_id.is_empty()
        && has_name
        && !is_rejected
}

fn is_button(button: &Button) -> bool {
    [0, BUTTON_KIND].contains(&button.kind)
}

/// The link buttons of a task, as label and link. The links are not validated.
pub fn link_buttons(task: &Task) -> Vec<(String, String)> {
    let is_link =
        |button: &&Button| is_button(button) && button.style == LINK_STYLE && !button.url.is_empty();
    let label = |button: &Button| Some(full_label(button)).filter(|label| !label.is_empty());
    let link = |button: &Button| (label(button).unwrap_or_else(|| button.url.clone()), button.url.clone());
    task.buttons.iter().filter(is_link).map(link).collect()
}

/// Emoji and text of a button.
fn full_label(button: &Button) -> String {
    match (button.emoji.as_str(), button.label.as_str()) {
        // An ASCII emoji is the name of a custom emoji of Discord and cannot be displayed.
        (emoji, label) if emoji.is_ascii() && !label.is_empty() => String::from(label),
        (emoji, "") => String::from(emoji),
        (emoji, label) => String::from(emoji) + " " + label,
    }
}

fn action_button(task: &Task, button: &Button) -> ActionButton {
    let action = action_of_custom_id(&button.custom_id);
    let mut label = full_label(button);
    // The font may lack the emoji of an unknown action: the name in its custom id stands beside it.
    if action.is_none() && !label.chars().any(char::is_alphanumeric) {
        label = label + " " + &name_in_custom_id(&button.custom_id);
    }
    let submission = Submission::Button { task: task.id.clone(), custom_id: button.custom_id.clone() };
    ActionButton { action, label, used: button.style == USED_STYLE, submission }
}

/// The name of the action in a custom id: "animate high" in `MJ::JOB::animate_high::1::…`.
fn name_in_custom_id(custom_id: &str) -> String {
    let mut parts = custom_id.split("::").filter(|part| !["MJ", "JOB", "Job"].contains(part));
    parts.next().unwrap_or(custom_id).replace('_', " ")
}

/// The action of a button with this custom id.
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

/// The actions of a grid on the open-source Java server, which sends no buttons.
fn legacy_changes(task: &Task) -> Vec<ActionButton> {
    if task.status != Status::Success || !is_grid(task) {
        return Vec::new();
    }
    let action_button = |action, change: LegacyChange| ActionButton {
        action: Some(action),
        label: change.short(),
        used: false,
        submission: Submission::Change { task: task.id.clone(), change },
    };
    let upscales = (1..=4).map(|n| action_button(TaskAction::Upscale(n), LegacyChange::Upscale(n)));
    let variations = (1..=4).map(|n| action_button(TaskAction::Variation(n), LegacyChange::Variation(n)));
    upscales.chain(variations).chain([action_button(TaskAction::Reroll, LegacyChange::Reroll)]).collect()
}

/// Whether the result of the task is a grid of four images.
pub fn is_grid(task: &Task) -> bool {
    match &task.action {
        Some(Action::Imagine | Action::Variation | Action::Zoom | Action::Pan | Action::Blend) => true,
        Some(Action::Upscale | Action::Describe | Action::Shorten | Action::SwapFace) => false,
        Some(Action::Other(name)) if name == "REROLL" => true,
        // An unknown action has a grid if it offers upscales.
        Some(Action::Other(_)) | None => task
            .buttons
            .iter()
            .any(|button| matches!(action_of_custom_id(&button.custom_id), Some(TaskAction::Upscale(_)))),
    }
}

/// The number of the image in the grid to which an action applies.
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
