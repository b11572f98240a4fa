//! English, for what is done to tasks.

use crate::{
    api::submit_response::Outcome,
    domain::{submission::Submission, task_actions::TaskAction},
    i18n::actions::ActionTexts,
};

/// The English texts.
pub static ACTION_TEXTS: ActionTexts = ActionTexts {
    actions: "Actions",
    deed: |deed| match deed {
        TaskAction::Upscale(n) => format!("Upscale picture {n}"),
        TaskAction::Variation(n) => format!("Vary picture {n}"),
        TaskAction::Reroll => "Reroll".to_owned(),
        TaskAction::UpscaleSubtle => "Upscale (Subtle)".to_owned(),
        TaskAction::UpscaleCreative => "Upscale (Creative)".to_owned(),
        TaskAction::VarySubtle => "Vary (Subtle)".to_owned(),
        TaskAction::VaryStrong => "Vary (Strong)".to_owned(),
        TaskAction::VaryRegion => "Vary (Region)".to_owned(),
        TaskAction::ZoomOut2 => "Zoom out 2x".to_owned(),
        TaskAction::ZoomOut15 => "Zoom out 1.5x".to_owned(),
        TaskAction::CustomZoom => "Custom zoom".to_owned(),
        TaskAction::MakeSquare => "Make square".to_owned(),
        TaskAction::PanLeft => "Pan left".to_owned(),
        TaskAction::PanRight => "Pan right".to_owned(),
        TaskAction::PanUp => "Pan up".to_owned(),
        TaskAction::PanDown => "Pan down".to_owned(),
        TaskAction::Suggestion(n) => format!("Imagine suggestion {n}"),
    },
    used: "used",
    used_name: |name| format!("{name}, already used"),
    again_title: "Do it once more?",
    again_text: |name| {
        format!(
            "“{name}” was used on this task already. Doing it again makes another task and costs as much as the first time."
        )
    },
    again_yes: "Do it again",
    no: "No",
    sending: "Sending…",
    read_only: "Read only: nothing can be made or changed here. Whoever set this can lift it in the connection dialog or in config.json.",

    cancel_task: "Cancel task",
    cancel_title: "Cancel this task?",
    cancel_text: "It cannot be taken up again. What it cost so far may not come back.",
    cancel_lost_queued: "It loses its place in the queue.",
    cancel_lost_running: |progress| format!("What has been drawn so far ({progress}) is lost."),
    cancel_lost_modal: "The window it waits with is closed without an answer.",
    cancel_yes: "Cancel the task",
    cancel_no: "Keep it",
    seed: "Seed",
    get_seed: "Get seed",
    asking_seed: |seconds| format!("Asking for the seed… {seconds} s"),
    asking_seed_text: "This can take a minute. You can close this and come back: the answer is kept.",
    copy_seed: "Copy seed",
    no_seed: "The seed did not come",
    use_again: "Use again",
    family: "Family",
    parent: "Made from",
    children: "On this page, made from it",
    task_link: |what, id| format!("{what}, task {id}"),
    refresh_task: "Update task",

    answer_window: "Answer",
    answer_title: |what| format!("{what}: your answer is needed"),
    answer_text: "Midjourney has opened a window for this task and waits. Nothing happens until it is answered or the task is cancelled.",
    answer_prompt: "Prompt",
    answer_send: "Send",
    answer_later: "Later",
    answer_done: "This task does not wait for an answer (any more).",
    mask_title: "What is to be drawn anew",
    mask_text: "Paint over the part of the picture that is to change. The rest stays as it is.",
    mask_canvas: "Mask: the part of the picture that is to change",
    mask_keys: "By keyboard: arrow keys move the brush, Space paints, Delete clears, or take one of the parts.",
    mask_brush: "Size of the brush",
    mask_clear: "Clear",
    mask_undo: "Undo",
    mask_parts: ["Left half", "Right half", "Upper half", "Lower half", "Middle"],
    mask_empty: "Nothing is painted yet.",
    mask_share: |percent| format!("{percent} % of the picture is to change."),
    mask_no_picture: "The picture of the parent is not at hand, so there is nothing to paint on.",

    queue_empty: "The queue is empty",
    queue_empty_text: "No task waits or runs on this server.",
    queue_missing: "This server has no queue to show",
    queue_missing_text: "It may be a gateway. Filter the tasks by Not started and In progress instead.",
    queue_count: |waiting, running| format!("{waiting} waiting, {running} running"),
    queue_columns: ["Place", "Status", "Action", "Prompt", "Waiting", "Task"],

    outcome,
};

fn outcome(outcome: &Outcome, act: &Submission) -> (&'static str, String) {
    let is_cancel = matches!(act, Submission::Cancel { .. });
    match outcome {
        Outcome::Accepted { .. } if is_cancel => ("Cancelled", String::new()),
        Outcome::Accepted { .. } if matches!(act, Submission::Upload(_)) => ("Uploaded", String::new()),
        Outcome::Accepted { .. } => ("Accepted", "The new task is on its way.".to_owned()),
        Outcome::Queued { ahead: Some(ahead), .. } => {
            ("Accepted, in the queue", format!("{ahead} tasks are before it."))
        }
        Outcome::Queued { ahead: None, .. } => ("Accepted, in the queue", "Other tasks are before it.".to_owned()),
        Outcome::NeedsModal { .. } => ("Your answer is needed", "The task waits until its window is answered.".to_owned()),
        Outcome::AlreadyExists { .. } => ("This exists already", "The task was made before; nothing new was started.".to_owned()),
        Outcome::NotFound => {
            ("Not found", "The server does not know this task any more, so nothing was done.".to_owned())
        }
        Outcome::Invalid => ("Not accepted", "The server finds something wrong in what was sent. Nothing was done.".to_owned()),
        Outcome::Failed => ("Failed", "The server could not do it. Nothing is sent again by itself.".to_owned()),
        Outcome::QueueFull => {
            ("The queue is full", "The server takes no more tasks at the moment. Try again when some have ended.".to_owned())
        }
        Outcome::Banned { word: Some(word) } => {
            ("Banned word", format!("Midjourney does not allow “{word}”. Change the prompt and send it again."))
        }
        Outcome::Banned { word: None } => {
            ("Banned word", "Midjourney does not allow a word of the prompt. Change it and send it again.".to_owned())
        }
        Outcome::UnknownCode { code } => ("Not accepted", format!("The server answered with code {code}, which is not known here.")),
        Outcome::Refused(_) => ("Refused", String::new()),
        Outcome::Indeterminate(_) if is_cancel => (
            "No answer came",
            "The task may have been cancelled: look in the list. Nothing was sent a second time.".to_owned(),
        ),
        Outcome::Indeterminate(_) => (
            "No answer came",
            "It may have been accepted: look in the list before you send it again. Nothing was sent a second time."
                .to_owned(),
        ),
    }
}
