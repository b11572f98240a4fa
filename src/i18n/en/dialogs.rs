//! English, for the windows.

use crate::i18n::en::fail_reasons;
use crate::{domain::format::number::group_digits, i18n::dialogs::DialogTexts};

/// The English texts.
pub static DIALOG_TEXTS: DialogTexts = DialogTexts {
    stalled_text: |minutes| {
        format!(
            "Open for more than {minutes} minutes. The server may have lost it in a restart: it can stay like this for ever. \
             Cancel it, or make it again."
        )
    },
    watching_label: "Watching and acting",
    read_only_hint: "Nothing can be made, changed or cancelled from here.",
    arrivals_at_once: "New tasks come in by themselves at the top of the page",
    notify: "Notify me when a task ends while this tab is hidden",
    notify_refused: "The browser does not allow notifications for this page.",
    stalled_after: "Stalled after (minutes)",
    give_up_after: "Give up on an answer after (seconds)",
    number_range: |from, to| {
        format!("A number from {} to {}.", group_digits(from.into()), group_digits(to.into()))
    },
    task_name: |id| format!("Task {id}"),
    previous_task: "Previous task",
    next_task: "Next task",
    no_previous_task: "There is no task before this one on the page",
    no_next_task: "There is no task after this one on the page",
    loading_task: "Loading the task…",
    unknown_task: "The server does not know this task",
    unknown_task_text: "It may have been deleted, or the link is from another server.",
    parts: "Part of the picture",
    whole_sheet: "Whole sheet",
    quadrant: |n| format!("Picture {n}"),
    open_original: "Open original",
    copy_prompt: "Copy prompt",
    parameters: "Parameters",
    references: "Reference pictures",
    id: "ID",
    submitted: "Submitted",
    started: "Started",
    finished: "Finished",
    waited: "Waited",
    ran: "Ran",
    bot: "Bot",
    properties: "Properties",
    raw_json: "Raw JSON",
    copy_json: "Copy JSON",
    endpoint: "Address of the proxy",
    endpoint_hint: "For example https://mj.example.com. The part from /mj on is not needed.",
    no_scheme: "The address begins with https:// or http://.",
    no_host: "There is no valid host in this address.",
    insecure: "This page was loaded over https, so the proxy must be reached over https too: a token would travel in the open.",
    header_mode_label: "How the token is sent",
    header_modes: [
        "Not at all (the host adds it, or none is needed)",
        "Authorization: Bearer … (gateways)",
        "Authorization: … (C# server)",
        "mj-api-secret: … (Java server)",
    ],
    token: "Token",
    token_hint: "It is sent to this proxy only, and never shown again.",
    token_is_set: "A token is set. Leave this empty to keep it.",
    token_of_other_origin: "The token that is set belongs to another address and will be dropped.",
    token_forgotten: "The token is forgotten",
    bad_token: "A token has letters, digits and signs only: no spaces, no line breaks.",
    keep_token: "Keep the token in this tab until it is closed",
    test_connection: "Test connection",
    testing: "Testing…",
    test_good: |total| match total {
        1 => "It works: 1 task.".to_owned(),
        n => format!("It works: {} tasks.", group_digits(n)),
    },
    save: "Save",
    forget_token: "Forget token",
    reason: fail_reasons::explain,
};
