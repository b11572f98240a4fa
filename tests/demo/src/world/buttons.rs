//! Buttons of finished tasks, with Discord's custom ids, and the actions that they start.

use super::kind::Action;
use super::task_record::TaskRecord;

/// A button, identified by its index in the list of its task.
pub struct Button {
    /// Emoji; Discord's own ones are names such as `upscale_1`.
    pub emoji: &'static str,
    /// Label, or empty.
    pub label: &'static str,
    /// Its custom id; `#` stands for the message hash.
    pub custom_id: &'static str,
    /// Action of the child; `None` if the server rejects the button.
    pub action: Option<Action>,
    /// Command text in the description of the child: `/up <parent id> …`.
    pub command_text: &'static str,
    /// Opens a modal first.
    pub opens_modal: bool,
}

const fn button(
    emoji: &'static str,
    label: &'static str,
    custom_id: &'static str,
    action: Action,
    command_text: &'static str,
) -> Button {
    Button { emoji, label, custom_id, action: Some(action), command_text, opens_modal: false }
}

const fn with_modal(button: Button) -> Button {
    Button { opens_modal: true, ..button }
}

const fn refused(emoji: &'static str, label: &'static str, custom_id: &'static str) -> Button {
    Button { emoji, label, custom_id, action: None, command_text: "", opens_modal: false }
}

/// Buttons of a sheet.
pub const SHEET_BUTTONS: &[Button] = &[
    button("", "U1", "MJ::JOB::upsample::1::#", Action::Upscale, "U1"),
    button("", "U2", "MJ::JOB::upsample::2::#", Action::Upscale, "U2"),
    button("", "U3", "MJ::JOB::upsample::3::#", Action::Upscale, "U3"),
    button("", "U4", "MJ::JOB::upsample::4::#", Action::Upscale, "U4"),
    button("🔄", "", "MJ::JOB::reroll::0::#::SOLO", Action::Reroll, "R"),
    button("", "V1", "MJ::JOB::variation::1::#", Action::Variation, "V1"),
    button("", "V2", "MJ::JOB::variation::2::#", Action::Variation, "V2"),
    button("", "V3", "MJ::JOB::variation::3::#", Action::Variation, "V3"),
    button("", "V4", "MJ::JOB::variation::4::#", Action::Variation, "V4"),
];

/// Buttons of a single image.
pub const SINGLE_BUTTONS: &[Button] = &[
    button(
        "upscale_1",
        "Upscale (Subtle)",
        "MJ::JOB::upsample_v6_2x_subtle::1::#::SOLO",
        Action::Upscale,
        "Upscale (Subtle)",
    ),
    button(
        "upscale_1",
        "Upscale (Creative)",
        "MJ::JOB::upsample_v6_2x_creative::1::#::SOLO",
        Action::Upscale,
        "Upscale (Creative)",
    ),
    button("🪄", "Vary (Subtle)", "MJ::JOB::low_variation::1::#::SOLO", Action::Variation, "Vary (Subtle)"),
    button("🪄", "Vary (Strong)", "MJ::JOB::high_variation::1::#::SOLO", Action::Variation, "Vary (Strong)"),
    with_modal(button("🖌️", "Vary (Region)", "MJ::Inpaint::1::#::SOLO", Action::Inpaint, "Vary (Region)")),
    button("🔍", "Zoom Out 2x", "MJ::Outpaint::50::1::#::SOLO", Action::Zoom, "Zoom Out 2x"),
    button("🔍", "Zoom Out 1.5x", "MJ::Outpaint::75::1::#::SOLO", Action::Zoom, "Zoom Out 1.5x"),
    with_modal(button("🔍", "Custom Zoom", "MJ::CustomZoom::#", Action::Zoom, "Custom Zoom")),
    button("⬅️", "", "MJ::JOB::pan_left::1::#::SOLO", Action::Pan, "Pan left"),
    button("➡️", "", "MJ::JOB::pan_right::1::#::SOLO", Action::Pan, "Pan right"),
    button("⬆️", "", "MJ::JOB::pan_up::1::#::SOLO", Action::Pan, "Pan up"),
    button("⬇️", "", "MJ::JOB::pan_down::1::#::SOLO", Action::Pan, "Pan down"),
    button("🎬", "Animate", "MJ::JOB::animate_high::1::#::SOLO", Action::Video, "Animate"),
    refused("❤️", "", "MJ::BOOKMARK::#"),
];

/// Buttons of DESCRIBE: each suggestion can be imagined.
pub const DESCRIBE_BUTTONS: &[Button] = &[
    button("1️⃣", "", "MJ::Job::PicReader::1", Action::Imagine, "1"),
    button("2️⃣", "", "MJ::Job::PicReader::2", Action::Imagine, "2"),
    button("3️⃣", "", "MJ::Job::PicReader::3", Action::Imagine, "3"),
    button("4️⃣", "", "MJ::Job::PicReader::4", Action::Imagine, "4"),
    button("🔄", "", "MJ::Picread::Retry", Action::Describe, "R"),
    refused("🎉", "Imagine all", "MJ::Job::PicReader::all"),
];

/// Buttons of SHORTEN.
pub const SHORTEN_BUTTONS: &[Button] = &[
    button("1️⃣", "", "MJ::Job::PromptAnalyzer::1", Action::Imagine, "1"),
    button("2️⃣", "", "MJ::Job::PromptAnalyzer::2", Action::Imagine, "2"),
    button("3️⃣", "", "MJ::Job::PromptAnalyzer::3", Action::Imagine, "3"),
    button("4️⃣", "", "MJ::Job::PromptAnalyzer::4", Action::Imagine, "4"),
    button("5️⃣", "", "MJ::Job::PromptAnalyzer::5", Action::Imagine, "5"),
];

/// Buttons of a finished task with this action.
#[must_use]
const fn of_action(action: Action) -> &'static [Button] {
    match action {
        Action::Describe => DESCRIBE_BUTTONS,
        Action::Shorten => SHORTEN_BUTTONS,
        Action::Upscale | Action::Show => SINGLE_BUTTONS,
        Action::Video | Action::SwapFace => &[],
        Action::Imagine
        | Action::Variation
        | Action::Reroll
        | Action::Blend
        | Action::Zoom
        | Action::Pan
        | Action::Inpaint => SHEET_BUTTONS,
    }
}

/// Buttons of a task once it is finished. SHOW can be a sheet or a single image.
#[must_use]
pub fn of_record(record: &TaskRecord) -> &'static [Button] {
    if record.action == Action::Show && record.quadrant == 0 {
        SHEET_BUTTONS
    } else {
        of_action(record.action)
    }
}

/// Index of **Custom Zoom** among the buttons of a single image.
#[cfg(test)]
pub const CUSTOM_ZOOM: u8 = 7;
