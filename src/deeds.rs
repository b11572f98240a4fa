//! What can be done next with a task: its buttons, told apart by the ids that Midjourney gives them, or the same by other
//! means where the server sends no buttons.

use crate::{
    proxy::{
        Act, Change,
        task::{Action, Button, Status, Task},
    },
    words::Deed,
};

/// Discord's style of a link.
const LINK: i64 = 5;
/// The style that the server gives to a button once it was used.
const USED: i64 = 3;
/// Buttons that the proxy refuses.
const REFUSED: [&str; 2] = ["MJ::BOOKMARK", "MJ::Job::PicReader::all"];

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is, if it is known here.
    pub deed: Option<Deed>,
    /// The face that the server gives it: emoji and label.
    pub face: String,
    /// It was done before.
    pub used: bool,
    /// What is sent.
    pub act: Act,
}

impl Offer {
    /// Tells it from all other offers of all tasks.
    pub fn key(&self) -> String {
        match &self.act {
            Act::Button { task, custom_id } => String::from("button ") + task + " " + custom_id,
            Act::Change { task, change } => String::from("change ") + task + " " + &change.short(),
            _ => String::new(),
        }
    }
}

/// Everything that can be done with this task.
pub fn offers(task: &Task) -> Vec<Offer> {
    if task.buttons.is_empty() {
        return changes(task);
    }
    task.buttons.iter().filter(|button| is_offered(button)).map(|button| offer(task, button)).collect()
}

fn is_offered(button: &Button) -> bool {
    let refused = REFUSED.iter().any(|id| {
        button.custom_id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    });
    button.style != LINK && !button.custom_id.is_empty() && !refused
}

fn offer(task: &Task, button: &Button) -> Offer {
    let face = match (button.emoji.as_str(), button.label.as_str()) {
        // A name of Discord's own emoji is no picture.
        (emoji, label) if emoji.is_ascii() && !label.is_empty() => String::from(label),
        (emoji, "") => String::from(emoji),
        (emoji, label) => String::from(emoji) + " " + label,
    };
    let act = Act::Button { task: task.id.clone(), custom_id: button.custom_id.clone() };
    Offer { deed: deed(&button.custom_id), face, used: button.style == USED, act }
}

/// What a button does, by the id that Midjourney gives it.
pub fn deed(custom_id: &str) -> Option<Deed> {
    let mut parts = custom_id.split("::").skip(1);
    let (first, second, third) = (parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let number = |text: &str| text.parse().ok().filter(|n| (1..=9).contains(n));
    let name = if first.eq_ignore_ascii_case("JOB") { second } else { first };
    Some(match name {
        "upsample" => Deed::Upscale(number(third)?),
        "variation" => Deed::Variation(number(third)?),
        "reroll" | "Picread" => Deed::Reroll,
        "low_variation" => Deed::VarySubtle,
        "high_variation" => Deed::VaryStrong,
        "Inpaint" => Deed::VaryRegion,
        "CustomZoom" => Deed::CustomZoom,
        "pan_left" => Deed::PanLeft,
        "pan_right" => Deed::PanRight,
        "pan_up" => Deed::PanUp,
        "pan_down" => Deed::PanDown,
        "PicReader" | "PromptAnalyzer" => Deed::Suggestion(number(third)?),
        "Outpaint" => match second {
            "50" => Deed::ZoomOut2,
            "75" => Deed::ZoomOut15,
            "100" => Deed::MakeSquare,
            _ => return None,
        },
        name if name.starts_with("upsample") && name.ends_with("subtle") => Deed::UpscaleSubtle,
        name if name.starts_with("upsample") && name.ends_with("creative") => Deed::UpscaleCreative,
        _ => return None,
    })
}

/// What the open Java server can do with a sheet, though it sends no buttons.
fn changes(task: &Task) -> Vec<Offer> {
    if task.status != Status::Success || !is_sheet(task) {
        return Vec::new();
    }
    let offer = |deed, change: Change| Offer {
        deed: Some(deed),
        face: change.short(),
        used: false,
        act: Act::Change { task: task.id.clone(), change },
    };
    let upscales = (1..=4).map(|n| offer(Deed::Upscale(n), Change::Upscale(n)));
    let variations = (1..=4).map(|n| offer(Deed::Variation(n), Change::Variation(n)));
    upscales.chain(variations).chain([offer(Deed::Reroll, Change::Reroll)]).collect()
}

/// Does Midjourney answer this with four pictures in one?
pub fn is_sheet(task: &Task) -> bool {
    match &task.action {
        Some(Action::Imagine | Action::Variation | Action::Zoom | Action::Pan | Action::Blend) => true,
        Some(Action::Upscale | Action::Describe | Action::Shorten | Action::SwapFace) => false,
        Some(Action::Other(name)) if name == "REROLL" => true,
        // A newer server's action: the upscale buttons tell.
        Some(Action::Other(_)) | None => {
            task.buttons.iter().any(|button| matches!(deed(&button.custom_id), Some(Deed::Upscale(_))))
        }
    }
}

/// The number of the picture that a deed concerns, if it is one of the sheet.
pub fn quadrant(deed: Deed) -> Option<u8> {
    match deed {
        Deed::Upscale(n) | Deed::Variation(n) => Some(n),
        Deed::Reroll
        | Deed::UpscaleSubtle
        | Deed::UpscaleCreative
        | Deed::VarySubtle
        | Deed::VaryStrong
        | Deed::VaryRegion
        | Deed::ZoomOut2
        | Deed::ZoomOut15
        | Deed::CustomZoom
        | Deed::MakeSquare
        | Deed::PanLeft
        | Deed::PanRight
        | Deed::PanUp
        | Deed::PanDown
        | Deed::Suggestion(_) => None,
    }
}
