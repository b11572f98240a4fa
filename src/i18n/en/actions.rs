//! The English texts of task actions and the queue.

use crate::{
    api::submit_response::Outcome,
    domain::{submission::Submission, task_actions::TaskAction},
    i18n::actions::ActionTexts,
};

/// The English texts of task actions and the queue.
pub static ACTION_TEXTS: ActionTexts = ActionTexts {
    actions: "Actions",
    action: |action| match action {
        TaskAction::Upscale(n) => format!("Upscale image {n}"),
        TaskAction::Variation(n) => format!("Vary image {n}"),
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
    repeat_title: "Run this action again?",
    repeat_text: |name| {
        format!(
            "“{name}” was already used on this task. Running it again creates another task at the same cost."
        )
    },
    repeat_yes: "Run again",
    no: "No",
    sending: "Sending…",
    read_only: "Read only: you cannot create, change or cancel tasks. Turn this off in the connection dialog or in config.json.",

    cancel_task: "Cancel task",
    cancel_title: "Cancel this task?",
    cancel_text: "This cannot be undone. The cost so far may not be refunded.",
    cancel_effect_queued: "The task loses its place in the queue.",
    cancel_effect_running: |progress| format!("The image generated so far ({progress}) is lost."),
    cancel_effect_modal: "The input that Midjourney is waiting for will not be sent.",
    cancel_yes: "Cancel the task",
    cancel_no: "Keep it",
    seed: "Seed",
    get_seed: "Get seed",
    seed_loading: |seconds| format!("Getting the seed… {seconds} s"),
    seed_loading_text: "This can take a minute. You can close this dialog and return later.",
    copy_seed: "Copy seed",
    seed_failed: "Could not get the seed",
    use_again: "Use again",
    related_tasks: "Related tasks",
    source_task: "Created from",
    derived_tasks: "Created from this task, on this page",
    task_link: |what, id| format!("{what}, task {id}"),
    refresh_task: "Reload task",
    filtered_out: "The current filters hide it in the list.",
    show_all: "Show it",

    modal_open: "Provide input",
    modal_title: |what| format!("{what}: input needed"),
    modal_text: "Midjourney is waiting for your input. The task continues when you submit it. You can also cancel the task.",
    modal_prompt: "Prompt",
    modal_submit: "Submit",
    modal_later: "Later",
    modal_done: "This task is not waiting for input.",
    mask_title: "Area to change",
    mask_text: "Paint over the area to change. The rest of the image stays the same.",
    mask_canvas: "Mask: the area of the image to change",
    mask_keys: "Keyboard: the arrow keys move the brush, Space paints, Delete clears. You can also choose one of these areas.",
    mask_brush: "Brush size",
    mask_clear: "Clear",
    mask_undo: "Undo",
    mask_regions: ["Left half", "Right half", "Upper half", "Lower half", "Center"],
    mask_empty: "No area is selected.",
    mask_coverage: |percent| format!("{percent}% of the image is selected."),
    mask_no_image: "The source image is not available, so you cannot select an area.",

    queue_empty: "The queue is empty",
    queue_empty_text: "No tasks are waiting or running on this server.",
    queue_unsupported: "This server does not provide a queue",
    queue_unsupported_text: "It may be a gateway. Filter the tasks by Not started and In progress instead.",
    queue_count: |waiting, running| format!("{waiting} waiting, {running} running"),
    queue_columns: ["Position", "Status", "Action", "Prompt", "Waiting time", "Task"],

    outcome,
    errors: &super::errors::ERROR_TEXTS,
};

fn outcome(outcome: &Outcome, submission: &Submission) -> (&'static str, String) {
    let is_cancel = matches!(submission, Submission::Cancel { .. });
    let (title, text) = match outcome {
        Outcome::Accepted { .. } if is_cancel => ("Cancelled", ""),
        Outcome::Accepted { .. } if matches!(submission, Submission::Upload(_)) => ("Uploaded", ""),
        Outcome::Accepted { results } if results.len() > 1 => {
            return ("Accepted", format!("{} new tasks have been created.", results.len()));
        }
        Outcome::Accepted { .. } => ("Accepted", "The new task has been created."),
        Outcome::Queued { ahead: Some(1), .. } => ("Accepted and queued", "1 task is ahead of it."),
        Outcome::Queued { ahead: Some(ahead), .. } => {
            return ("Accepted and queued", format!("{ahead} tasks are ahead of it."));
        }
        Outcome::Queued { ahead: None, .. } => ("Accepted and queued", "Other tasks are ahead of it."),
        Outcome::NeedsModal { .. } => ("Input needed", "The task is waiting for your input."),
        Outcome::AlreadyExists { .. } => {
            ("Task already exists", "The server already has this task and did not create a new one.")
        }
        Outcome::NotFound if submission.task().is_none() => {
            ("Not found", "The server did not find what the request needs, so nothing was done.")
        }
        Outcome::NotFound => ("Task not found", "The server does not have this task, so nothing was done."),
        Outcome::Invalid => {
            ("Request not valid", "The server rejected the request as not valid. Nothing was done.")
        }
        Outcome::Failed => (
            "Request failed",
            "The server could not process the request. The request is not repeated automatically.",
        ),
        Outcome::QueueFull => (
            "The queue is full",
            "The server does not accept more tasks at the moment. Try again when some tasks have finished.",
        ),
        Outcome::Banned { word: Some(word) } => {
            let text = format!("Midjourney does not allow “{word}”. Change the prompt and submit it again.");
            return ("Banned word", text);
        }
        Outcome::Banned { word: None } => (
            "Banned word",
            "Midjourney does not allow a word in the prompt. Change the prompt and submit it again.",
        ),
        Outcome::UnknownCode { code } => {
            return ("Not accepted", format!("The server returned the unknown code {code}."));
        }
        Outcome::Refused(_) => ("Request refused", ""),
        Outcome::Indeterminate(_) if is_cancel => (
            "No response from the server",
            "The task may have been cancelled: check the task list. The request was not repeated.",
        ),
        Outcome::Indeterminate(_) => (
            "No response from the server",
            "The request may have been accepted: check the task list before you submit it again. The request was not \
             repeated.",
        ),
    };
    (title, text.to_owned())
}
