//! English.

pub mod actions;
pub mod create;
pub mod dialogs;
mod errors;
mod fail_reasons;

use crate::api::request::DelayNotice;
use crate::api::retry::MAX_ATTEMPTS;
use crate::domain::format::{
    number::group_digits,
    time::{DurationParts, RelativeTime},
};
use crate::domain::refresh_interval::RefreshInterval;
use crate::i18n::texts::{Texts, Unit};

/// The English texts.
pub static EN: Texts = Texts {
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
    too_long: |max| format!("At most {} characters.", group_digits(max as u64)),
    too_many_ids: |max| format!("At most {} IDs at once.", group_digits(max as u64)),
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

    live_refresh: "Live refresh",
    live_choice: |rhythm| match rhythm {
        RefreshInterval::Auto => "Auto".to_owned(),
        RefreshInterval::Off => "Off".to_owned(),
        RefreshInterval::Every(seconds) => format!("{seconds} s"),
    },
    rooms: "Views",
    sheet_room: "Tasks",
    new_task: "New task",
    queue: "Queue",
    news: "News",
    new_tasks: |n| match n {
        1 => "1 new task".to_owned(),
        n => format!("{} new tasks", group_digits(n.into())),
    },
    ended: |id, status| format!("Task {id}: {status}"),
    stalled: "Stalled",
    listed_title: "This server has no search",
    listed_text: |n| match n {
        1 => "It lists 1 task, which is searched and sorted in this browser.".to_owned(),
        n => format!(
            "It lists the newest {} tasks, which are searched and sorted in this browser. Older ones can be found by Task IDs only.",
            group_digits(n as u64)
        ),
    },
    unlisted_title: "This server lists no tasks",
    unlisted_text: "It can be asked for tasks by their ID: use the filter Task IDs. Tasks that are made in this tab appear here by themselves.",
    read_only: "Read only",

    sheet: "Sheet",
    skip_to_tasks: "Skip to the tasks",
    tasks: "Tasks",
    loading: "Loading tasks…",
    waiting: "Waiting",
    late: |late| match late {
        DelayNotice::Slow => "The server is slow to answer.".to_owned(),
        DelayNotice::Retrying { failed, seconds } => {
            format!(
                "No answer yet. The server wants to be asked again in {seconds} s (try {} of {MAX_ATTEMPTS}).",
                failed + 1
            )
        }
        DelayNotice::Offline => {
            "You are offline. This goes on by itself when the network is back.".to_owned()
        }
    },
    stop: "Stop",
    slowed: "Because it failed several times, live refresh asks once a minute now.",
    skipped: |n| match n {
        1 => "1 entry of the answer was left out: it is no task.".to_owned(),
        n => format!(
            "{} entries of the answer were left out: no tasks, or more than a page can show.",
            group_digits(n as u64)
        ),
    },
    settled: |total, page, last| match total {
        0 => "No tasks".to_owned(),
        1 => "1 task, page 1 of 1".to_owned(),
        n => format!(
            "{} tasks, page {} of {}",
            group_digits(n),
            group_digits(page.into()),
            group_digits(last.into())
        ),
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
    picture_loading: "Loading picture…",
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
    page_number: |n| format!("Page {}", group_digits(n.into())),
    already_first: "This is the first page",
    already_last: "This is the last page",
    go_to_page: "Go to page",
    no_such_page: |last| format!("A page from 1 to {}.", group_digits(last.into())),
    tasks_per_page: "Tasks per page",
    range: |from, to, total| {
        format!("{}–{} of {}", group_digits(from), group_digits(to), group_digits(total))
    },

    close: "Close",
    prompt: "Prompt",

    window_coming: "Loading…",
    window_lost: "A part of Contact Sheet did not load. The connection may have been cut, or the site is being updated.",

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
    first_visit: errors::first_visit,
    error: errors::error,

    ago: |ago| match ago {
        RelativeTime::Now => "just now",
        RelativeTime::Date
        | RelativeTime::Seconds(_)
        | RelativeTime::Minutes(_)
        | RelativeTime::Hours(_)
        | RelativeTime::Days(_) => "",
    },
    ago_count: |n, unit| match unit {
        Unit::Seconds => format!("{n} s ago"),
        Unit::Minutes => format!("{n} min ago"),
        Unit::Hours => format!("{n} h ago"),
        Unit::Days if n == 1 => "1 day ago".to_owned(),
        Unit::Days => format!("{n} days ago"),
    },
    took: |took| match took {
        DurationParts::Seconds(tenths) if tenths < 100 => format!("{}.{} s", tenths / 10, tenths % 10),
        DurationParts::Seconds(tenths) => format!("{} s", tenths / 10),
        DurationParts::Minutes { minutes, seconds } => format!("{minutes} min {seconds} s"),
        DurationParts::Hours { hours, minutes } => format!("{hours} h {minutes} min"),
        DurationParts::Days { days, hours } => format!("{days} d {hours} h"),
    },
};
