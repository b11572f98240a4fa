//! The buttons below finished tasks, with the custom ids that Discord knows them by, and what each one makes.

use super::kind::Action;
use super::task_record::TaskRecord;

/// A button. Its number is its place in the list of its task.
pub struct Button {
    /// The picture on it; Discord's own are names such as `upscale_1`.
    pub emoji: &'static str,
    /// The words on it, or none.
    pub label: &'static str,
    /// Its custom id; `#` stands for the message hash.
    pub custom_id: &'static str,
    /// What it makes, or nothing for those the server refuses.
    pub action: Option<Action>,
    /// How the child's description tells it: `/up <parent id> …`.
    pub told: &'static str,
    /// A window asks for more before it starts.
    pub asks: bool,
}

const fn button(
    emoji: &'static str,
    label: &'static str,
    custom_id: &'static str,
    action: Action,
    told: &'static str,
) -> Button {
    Button { emoji, label, custom_id, action: Some(action), told, asks: false }
}

const fn asking(button: Button) -> Button {
    Button { asks: true, ..button }
}

const fn refused(emoji: &'static str, label: &'static str, custom_id: &'static str) -> Button {
    Button { emoji, label, custom_id, action: None, told: "", asks: false }
}

/// Below a sheet.
pub const SHEET: &[Button] = &[
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

/// Below one picture.
pub const SINGLE: &[Button] = &[
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
    asking(button("🖌️", "Vary (Region)", "MJ::Inpaint::1::#::SOLO", Action::Inpaint, "Vary (Region)")),
    button("🔍", "Zoom Out 2x", "MJ::Outpaint::50::1::#::SOLO", Action::Zoom, "Zoom Out 2x"),
    button("🔍", "Zoom Out 1.5x", "MJ::Outpaint::75::1::#::SOLO", Action::Zoom, "Zoom Out 1.5x"),
    asking(button("🔍", "Custom Zoom", "MJ::CustomZoom::#", Action::Zoom, "Custom Zoom")),
    button("⬅️", "", "MJ::JOB::pan_left::1::#::SOLO", Action::Pan, "Pan left"),
    button("➡️", "", "MJ::JOB::pan_right::1::#::SOLO", Action::Pan, "Pan right"),
    button("⬆️", "", "MJ::JOB::pan_up::1::#::SOLO", Action::Pan, "Pan up"),
    button("⬇️", "", "MJ::JOB::pan_down::1::#::SOLO", Action::Pan, "Pan down"),
    button("🎬", "Animate", "MJ::JOB::animate_high::1::#::SOLO", Action::Video, "Animate"),
    refused("❤️", "", "MJ::BOOKMARK::#"),
];

/// Below the answer of DESCRIBE: each suggestion can be imagined.
pub const DESCRIBED: &[Button] = &[
    button("1️⃣", "", "MJ::Job::PicReader::1", Action::Imagine, "1"),
    button("2️⃣", "", "MJ::Job::PicReader::2", Action::Imagine, "2"),
    button("3️⃣", "", "MJ::Job::PicReader::3", Action::Imagine, "3"),
    button("4️⃣", "", "MJ::Job::PicReader::4", Action::Imagine, "4"),
    button("🔄", "", "MJ::Picread::Retry", Action::Describe, "R"),
    refused("🎉", "Imagine all", "MJ::Job::PicReader::all"),
];

/// Below the answer of SHORTEN.
pub const SHORTENED: &[Button] = &[
    button("1️⃣", "", "MJ::Job::PromptAnalyzer::1", Action::Imagine, "1"),
    button("2️⃣", "", "MJ::Job::PromptAnalyzer::2", Action::Imagine, "2"),
    button("3️⃣", "", "MJ::Job::PromptAnalyzer::3", Action::Imagine, "3"),
    button("4️⃣", "", "MJ::Job::PromptAnalyzer::4", Action::Imagine, "4"),
    button("5️⃣", "", "MJ::Job::PromptAnalyzer::5", Action::Imagine, "5"),
];

/// The buttons of a finished task.
#[must_use]
const fn of(action: Action) -> &'static [Button] {
    match action {
        Action::Describe => DESCRIBED,
        Action::Shorten => SHORTENED,
        Action::Upscale | Action::Show => SINGLE,
        Action::Video | Action::SwapFace => &[],
        Action::Imagine
        | Action::Variation
        | Action::Reroll
        | Action::Blend
        | Action::Zoom
        | Action::Pan
        | Action::Inpaint => SHEET,
    }
}

/// The buttons below this task once it is finished: what was shown again can be a sheet or one picture.
#[must_use]
pub fn below(record: &TaskRecord) -> &'static [Button] {
    if record.action == Action::Show && record.quadrant == 0 { SHEET } else { of(record.action) }
}

/// Index of **Custom Zoom** below one picture.
#[cfg(test)]
pub const CUSTOM_ZOOM: u8 = 7;
