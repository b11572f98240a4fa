//! English.

use super::{Told, Unit, Words, came};
use crate::{
    proxy::error::ProxyError,
    time_text::{Ago, Took, grouped},
};

/// The English texts.
pub static EN: Words = Words {
    tasks_from: "Tasks from",
    own_site: "this site",
    updated: |ago| format!("Updated {ago}"),
    refresh: "Refresh",
    language: "Language",
    theme: "Theme",
    themes: ["System", "Light", "Dark"],
    connection: "Connection",

    filters: "Filters",
    show_filters: "Show filters",
    hide_filters: "Hide filters",
    status_label: "Status",
    action_label: "Action",
    any: "Any",
    more_filters: "More filters",
    fields: [
        "Prompt",
        "English prompt",
        "Description",
        "Failure reason",
        "Task IDs",
        "Account (instance ID)",
        "Custom state",
    ],
    sort_by: "Sort by",
    sort_fields: ["Submitted", "Started", "Finished", "ID", "Status", "Action"],
    ascending: "Ascending",
    descending: "Descending",
    active_filters: "Active filters",
    named: |name, value| format!("{name}: {value}"),
    remove_filter: |filter| format!("Remove filter {filter}"),
    clear_filters: "Clear filters",
    digits_only: "An account is a number: digits only.",
    too_long: |max| format!("At most {} characters.", grouped(max as u64)),
    too_many_ids: |max| format!("At most {} IDs at once.", grouped(max as u64)),
    bad_id: "An ID has letters, digits, dots and dashes only.",

    statuses: ["Not started", "Submitted", "Needs input", "In progress", "Failed", "Succeeded", "Cancelled"],
    actions: ["Imagine", "Upscale", "Variation", "Zoom", "Pan", "Describe", "Blend", "Shorten", "Swap face"],
    other_action: |raw| {
        Some(match raw {
            "REROLL" => "Reroll",
            "ACTION" => "Button",
            "INPAINT" => "Vary region",
            "OUTPAINT" => "Outpaint",
            "SHOW" => "Show",
            "VIDEO" => "Video",
            "VIDEO_EXTEND" => "Extend video",
            "EDIT" => "Edit",
            "RETEXTURE" => "Retexture",
            "UPSCALE_HD" => "Upscale HD",
            "CUSTOM_ZOOM" => "Custom zoom",
            "HIGH_VARIATION" => "Vary strong",
            "LOW_VARIATION" => "Vary subtle",
            "MODAL" => "Remix",
            "UPLOAD" => "Upload",
            _ => return None,
        })
    },
    unknown: "Unknown",

    sheet: "Sheet",
    skip_to_tasks: "Skip to the tasks",
    tasks: "Tasks",
    loading: "Loading tasks…",
    skipped: |n| match n {
        1 => "1 entry of the answer was no task and was left out.".to_owned(),
        n => format!("{n} entries of the answer were no tasks and were left out."),
    },
    settled: |total, page, last| match total {
        0 => "No tasks".to_owned(),
        1 => "1 task, page 1 of 1".to_owned(),
        n => format!("{} tasks, page {} of {}", grouped(n), grouped(page.into()), grouped(last.into())),
    },
    open_task: |id| format!("Open task {id}"),
    copy_id: "Copy ID",
    copied: "Copied",
    copy_refused: "Not copied: the browser refused",
    progress: "Progress",
    no_prompt: "No prompt",
    more: "More",
    less: "Less",
    waited_for: |time| format!("waited {time}"),
    ran_for: |time| format!("ran {time}"),

    no_pictures: [
        "Waiting in the queue",
        "Handed to Midjourney",
        "Waiting for an answer",
        "No preview yet",
        "Failed before a picture",
        "No picture was sent",
        "Cancelled",
        "No picture",
    ],
    picture_of: |prompt| format!("Picture: {prompt}"),
    picture_expired: "Link expired",
    picture_expired_long: "The link to this picture has expired: Discord lets it live for a day. The server may give a new one \
                           when the task is asked for again.",
    picture_broken: "Picture cannot be loaded",
    picture_refused: "The link to this picture is not safe to use",
    try_again: "Try again",

    pages: "Pages",
    first_page: "First page",
    previous_page: "Previous page",
    next_page: "Next page",
    last_page: "Last page",
    page_number: |n| format!("Page {}", grouped(n.into())),
    already_first: "This is the first page",
    already_last: "This is the last page",
    go_to_page: "Go to page",
    no_such_page: |last| format!("A page from 1 to {}.", grouped(last.into())),
    tasks_per_page: "Tasks per page",
    range: |from, to, total| format!("{}–{} of {}", grouped(from), grouped(to), grouped(total)),

    task_name: |id| format!("Task {id}"),
    previous_task: "Previous task",
    next_task: "Next task",
    no_previous_task: "There is no task before this one on the page",
    no_next_task: "There is no task after this one on the page",
    close: "Close",
    loading_task: "Loading the task…",
    unknown_task: "The server does not know this task",
    unknown_task_text: "It may have been deleted, or the link is from another server.",
    parts: "Part of the picture",
    whole_sheet: "Whole sheet",
    quadrant: |n| format!("Picture {n}"),
    open_original: "Open original",
    prompt: "Prompt",
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
    buttons: "Buttons",
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
        n => format!("It works: {} tasks.", grouped(n)),
    },
    save: "Save",
    forget_token: "Forget token",

    nothing_title: "No tasks yet",
    nothing_text: "This server has not been given a task. The first one will appear here.",
    look_again: "Look again",
    no_match_title: "No task matches",
    no_match_text: "There are tasks on this server, but none with all of these filters.",
    config_broken: "The host's config.json cannot be read",
    config_broken_text: "The defaults are used instead. Whoever hosts this page can mend it:",
    dismiss: "Dismiss",
    enter_token: "Enter a token",
    set_address: "Check the address",
    details: "Details",
    said_nothing: "The server said nothing.",
    first_visit,
    error,

    ago: |ago| match ago {
        Ago::Now => "just now",
        Ago::Date | Ago::Seconds(_) | Ago::Minutes(_) | Ago::Hours(_) | Ago::Days(_) => "",
    },
    ago_count: |n, unit| match unit {
        Unit::Seconds => format!("{n} s ago"),
        Unit::Minutes => format!("{n} min ago"),
        Unit::Hours => format!("{n} h ago"),
        Unit::Days if n == 1 => "1 day ago".to_owned(),
        Unit::Days => format!("{n} days ago"),
    },
    took: |took| match took {
        Took::Seconds(tenths) if tenths < 100 => format!("{}.{} s", tenths / 10, tenths % 10),
        Took::Seconds(tenths) => format!("{} s", tenths / 10),
        Took::Minutes { minutes, seconds } => format!("{minutes} min {seconds} s"),
        Took::Hours { hours, minutes } => format!("{hours} h {minutes} min"),
        Took::Days { days, hours } => format!("{days} d {hours} h"),
    },
};

fn told(title: &'static str, text: impl Into<String>, todo: impl Into<String>) -> Told {
    Told { title, text: text.into(), causes: &[], todo: todo.into() }
}

fn first_visit() -> Told {
    told(
        "Where is your Midjourney-Proxy?",
        "There is no task query (404) at this page's own address, and no other address has been set.",
        "Enter the address of the proxy, and its token if it wants one.",
    )
}

fn error(error: &ProxyError) -> Told {
    match error {
        ProxyError::Unreachable => Told {
            causes: &[
                "The server is down, or there is no network.",
                "The address is wrong.",
                "The server does not allow this page to call it (CORS), or it redirects.",
            ],
            ..told(
                "Cannot reach the server",
                "The browser got no answer. It cannot tell which of these it was:",
                "Check that the server runs and that the address is right. If both are so, its host has to allow this page.",
            )
        },
        ProxyError::TimedOut { seconds } => told(
            "The server took too long",
            format!("There was no complete answer within {seconds} seconds."),
            "Try again. A filter by ID or status is easier for the server than a search in texts.",
        ),
        ProxyError::Unauthorized { .. } => told(
            "Not signed in",
            "The server wants a token, and got none or a wrong one (401).",
            "Enter the token that the server's host gave you, and check how it is sent.",
        ),
        ProxyError::Forbidden { .. } => told(
            "Not allowed",
            "The server knows who asks, but does not allow this (403).",
            "Ask the server's host for a token that may query tasks.",
        ),
        ProxyError::NoSuchEndpoint { status, .. } => told(
            "This server has no task query",
            format!("It does not know POST /mj/task/query ({status})."),
            "Check the address. Some servers and gateways do not offer this endpoint at all.",
        ),
        ProxyError::TooManyRequests { retry_after, .. } => told(
            "Too many requests",
            "The server asks to slow down (429).",
            match retry_after {
                Some(1) => "Try again in 1 second.".to_owned(),
                Some(seconds) => format!("Try again in {seconds} seconds."),
                None => "Wait a moment, then try again.".to_owned(),
            },
        ),
        ProxyError::ServerFailed { status, .. } => told(
            "The server failed",
            format!("It met an error of its own ({status})."),
            "Try again. If it goes on, its host can find the reason in the server's log.",
        ),
        ProxyError::Refused { status, .. } => told(
            "The server refused the question",
            format!("It answered with HTTP {status}."),
            "See the details; change the filters or ask the server's host.",
        ),
        ProxyError::NotAPage { came: what, .. } => told(
            "This is not a Midjourney-Proxy",
            came(
                *what,
                [
                    "A web page came instead of tasks: a login, an error page, or another site.",
                    "The answer was empty.",
                    "The answer was cut off or is no JSON.",
                    "The server reported an error instead of tasks.",
                    "The answer is JSON, but not a page of tasks.",
                    "The answer is larger than 64 MB and was not read.",
                    "The answer is nested too deeply and was not read.",
                ],
            ),
            "Check the address. If it is right, see the details or ask the server's host.",
        ),
        ProxyError::BadEndpoint => told(
            "The address cannot be used",
            "The address of the proxy is not a valid http or https address.",
            "Enter the address again.",
        ),
    }
}
