//! The English texts of the selection and of acting on many tasks.

use crate::{
    domain::{
        batch::{Counts, PauseReason, WaitReason, act::BatchAct},
        format::number::group_digits,
    },
    i18n::selection::SelectionTexts,
};

/// The English texts of the selection and of acting on many tasks.
pub static SELECTION_TEXTS: SelectionTexts = SelectionTexts {
    select: |id| format!("Select task {id}"),
    selection: "Selection",
    selected: |n| format!("{} selected", digits(n)),
    select_page: "Select page",
    remove_page: "Deselect page",
    select_all: |total| format!("Select all {} that match", group_digits(total)),
    select_first: |max, total| format!("Select the first {} of {}", digits(max), group_digits(total)),
    reading: |done, total| format!("{} of {} read", group_digits(done), group_digits(total)),
    clear: "Clear selection",
    full: |max| format!("At most {} tasks can be selected.", digits(max)),

    actions: "Actions…",
    actions_title: |n| match n {
        1 => "Actions for 1 task".to_owned(),
        _ => format!("Actions for {} tasks", digits(n)),
    },
    copy: "Copy",
    copy_ids: "Copy IDs",
    copy_prompts: "Copy prompts",
    copy_links: "Copy links",
    act: "Send requests",
    act_hint: "The number is that of the tasks to which it applies. Nothing is sent before you confirm it.",
    cancel_open: "Cancel open tasks",
    act_name: |name, tasks| match tasks {
        1 => format!("{name}, 1 task"),
        _ => format!("{name}, {} tasks", digits(tasks)),
    },
    no_acts: "No action applies to the selected tasks: none is open, and none has a button.",
    again: "Also on tasks where it was already used",
    two_at_a_time: "Two requests at a time",
    is_busy: "Requests are being sent. Wait until they have ended, or stop them.",
    imagine: "Imagine again",
    imagine_button: "Imagine again…",
    set_parameters: "Set parameters",
    set_hint: "They replace those with the same name. Leave the field empty to run the same prompts.",
    remove_parameters: "Remove parameters",
    preview: "The first prompt:",
    no_text: |text| format!("“{text}” is not a parameter. Parameters begin with two hyphens."),
    no_value: |name| format!("--{name} needs a value."),
    question: |act, n| {
        let n = digits(n);
        match (act, n.as_str()) {
            (BatchAct::Cancel, "1") => "Cancel 1 task?".to_owned(),
            (BatchAct::Cancel, _) => format!("Cancel {n} tasks?"),
            (BatchAct::Button { .. } | BatchAct::Imagine(_), "1") => "Send 1 request?".to_owned(),
            (BatchAct::Button { .. } | BatchAct::Imagine(_), _) => format!("Send {n} requests?"),
        }
    },
    question_text: |name, n| match n {
        1 => format!("“{name}”: 1 request for 1 task."),
        _ => format!("“{name}”: {0} requests, one for each of {0} tasks.", digits(n)),
    },
    cost: "Each request creates a task and can cost money. Each is sent once, and never repeated automatically.",
    prompts: |different| match different {
        1 => "They have the same prompt.".to_owned(),
        _ => format!("{} different prompts.", digits(different)),
    },
    yes: "Send",
    no: "Do not send",

    requests: "Requests for many tasks",
    progress: |done, total| format!("{} of {}", digits(done), digits(total)),
    busy: |reason, seconds| match reason {
        WaitReason::QueueFull => {
            format!("The queue of the server is full. The next attempt is in {seconds} s.")
        }
        WaitReason::TooManyRequests | WaitReason::Gap => {
            format!("The server accepts no more requests for the moment. The next one is in {seconds} s.")
        }
    },
    paused: |reason| match reason {
        PauseReason::User => "Paused.",
        PauseReason::NoResponses => {
            "Paused: three requests in a row had no response. Each of them may have been accepted."
        }
        PauseReason::Denied => "Paused: the server refused a request, and would refuse the others as well.",
    },
    pause: "Pause",
    resume: "Resume",
    details: "Details",
    ended: |counts| {
        let Counts { waiting, sent, accepted, queued, needs_input, refused, unknown } = *counts;
        let parts = [
            (accepted + queued, "accepted"),
            (needs_input, "waiting for input"),
            (refused, "refused"),
            (unknown, "without response"),
            (sent, "on their way"),
            (waiting, "not sent"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{} {name}", digits(*n))).collect();
        parts.join(", ")
    },
    restored: |time| format!("Before this page was loaded, at {time}"),
    not_remembered: "This browser does not store what was sent: keep the tab open until the end.",
    accepted: "Accepted",
    queued: "Accepted, in the queue",
    needs_input: "Waiting for your input",
    refused: "Refused",
    unknown: "No response",
    unknown_hint: "These requests may have been accepted. They were not repeated: look at the tasks before you send them again.",
    not_sent: "Not sent",
    on_their_way: "On their way",
    group: |name, n| format!("{name} ({})", digits(n)),
    more: |n| format!("and {} more", digits(n)),
    select_refused: "Select the refused",
    select_unsent: "Select those not sent",
    select_failed: "The tasks could not be read from the server.",
    new_tasks: |n| match n {
        1 => "Show the new task".to_owned(),
        _ => format!("Show the {} new tasks", digits(n)),
    },
    already_sending: "The same request was on its way already.",
};

fn digits(n: usize) -> String {
    group_digits(n as u64)
}
