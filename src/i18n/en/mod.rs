//! The English texts.

pub mod actions;
pub mod alerts;
pub mod create;
pub mod dialogs;
pub mod errors;
pub mod export;
mod fail_reasons;
pub mod selection;
pub mod servers;
pub mod statistics;
pub mod viewer;
pub mod views;

use crate::{
    api::{request::DelayNotice, retry::MAX_ATTEMPTS},
    domain::{
        action::Action,
        filter::{field::FilterField, sort::SortField, time_range::TimeRange},
        format::{
            number::group_digits,
            time::{DurationParts, RelativeTime},
        },
        image_url::source::LinkProblem,
        refresh_interval::RefreshInterval,
        status::Status,
    },
    i18n::texts::Texts,
};

/// The English texts of the first screen.
pub static EN: Texts = Texts {
    tasks_from: "Tasks from",
    this_site: "this site",
    updated: |relative_time| format!("Updated {relative_time}"),
    refresh: "Refresh",
    connection: "Connection",
    export: "Export",
    saved_views: "Saved views",
    settings: "Settings",
    menu: "Menu",
    views: "Views",
    tasks_view: "Tasks",
    new_task: "New task",
    queue: "Queue",
    statistics: "Statistics",
    read_only: "Read only",
    skip_to_tasks: "Skip to tasks",
    skip_to_pages: "Skip to pages",

    filters: "Filters",
    show_filters: "Show filters",
    hide_filters: "Hide filters",
    status_label: "Status",
    action_label: "Action",
    any: "Any",
    when: "When",
    any_time: "Any time",
    time_range: |range| match range {
        TimeRange::LastHour => "Last hour",
        TimeRange::Today => "Today",
        TimeRange::Yesterday => "Yesterday",
        TimeRange::LastSevenDays => "Last 7 days",
        TimeRange::ThisMonth => "This month",
        TimeRange::Between { .. } => "",
    },
    own_range: "From – to…",
    more_filters: "More filters",
    field: |field| match field {
        FilterField::Prompt => "Prompt",
        FilterField::PromptEn => "English prompt",
        FilterField::Description => "Description",
        FilterField::FailReason => "Failure reason",
        FilterField::Ids => "Task IDs",
        FilterField::InstanceId => "Account (instance ID)",
        FilterField::State => "Custom state",
    },
    sort_by: "Sort by",
    sort_field: |field| match field {
        SortField::SubmitTime => "Submitted",
        SortField::StartTime => "Started",
        SortField::FinishTime => "Finished",
        SortField::Id => "ID",
        SortField::Status => "Status",
        SortField::Action => "Action",
    },
    ascending: "Ascending",
    descending: "Descending",
    active_filters: "Active filters",
    name_and_value: |name, value| format!("{name}: {value}"),
    remove_filter: |filter| format!("Remove filter {filter}"),
    clear_filters: "Clear filters",
    digits_only: "Enter digits only: an account is identified by a number.",
    too_long: |max| format!("Enter at most {} characters.", group_digits(max as u64)),
    too_many_ids: |max| format!("Enter at most {} IDs.", group_digits(max as u64)),
    invalid_id: "An ID can have at most 100 bytes and no control characters.",

    status: |status| {
        Some(match status {
            Status::NotStart => "Not started",
            Status::Submitted => "Submitted",
            Status::Modal => "Needs input",
            Status::InProgress => "In progress",
            Status::Failure => "Failed",
            Status::Success => "Succeeded",
            Status::Cancel => "Cancelled",
            Status::Other(_) => return None,
        })
    },
    action: |action| {
        Some(match action {
            Action::Imagine => "Imagine",
            Action::Upscale => "Upscale",
            Action::Variation => "Variation",
            Action::Zoom => "Zoom",
            Action::Pan => "Pan",
            Action::Describe => "Describe",
            Action::Blend => "Blend",
            Action::Shorten => "Shorten",
            Action::SwapFace => "Swap face",
            Action::Other(name) => match name.as_str() {
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
            },
        })
    },
    unknown: "Unknown",

    live_refresh: "Live refresh",
    refresh_interval: |interval| match interval {
        RefreshInterval::Auto => "Auto".to_owned(),
        RefreshInterval::Off => "Off".to_owned(),
        RefreshInterval::Every(seconds) => format!("{seconds} s"),
    },
    new_tasks: |n| match n {
        1 => "1 new task".to_owned(),
        n => format!("{} new tasks", group_digits(n.into())),
    },
    task_finished: |id, status| format!("Task {id}: {status}"),
    notifications: "Notifications",

    loading: "Loading tasks…",
    waiting: "Pending request",
    delay_notice: |notice| match notice {
        DelayNotice::Slow => "The server is responding slowly.".to_owned(),
        DelayNotice::Retrying { failed, seconds } => {
            format!(
                "No response yet. Next attempt in {seconds} s (attempt {} of {MAX_ATTEMPTS}).",
                failed + 1
            )
        }
        DelayNotice::Offline => {
            "You are offline. The request continues when the network is available again.".to_owned()
        }
    },
    stop: "Stop",
    try_again: "Try again",
    skipped_entries: |n| match n {
        1 => "1 entry of the response was skipped because it is not a task.".to_owned(),
        n => format!(
            "{} entries of the response were skipped because they are not tasks or exceed the page size limit.",
            group_digits(n.into())
        ),
    },
    results_summary: |total, page, last| match total {
        0 => "No tasks".to_owned(),
        1 => "1 task, page 1 of 1".to_owned(),
        n => format!(
            "{} tasks, page {} of {}",
            group_digits(n),
            group_digits(page.into()),
            group_digits(last.into())
        ),
    },

    grid: "Grid",
    list: "List",
    sheet: "Sheet",
    tasks: "Tasks",
    open_task: |id| format!("Open task {id}"),
    copy_id: "Copy ID",
    copied: "Copied",
    copy_failed: "Copy failed: the browser denied access to the clipboard",
    stalled: "Stalled",
    progress: "Progress",
    prompt: "Prompt",
    no_prompt: "No prompt",
    more: "More",
    less: "Less",
    waited_for: |duration| format!("waited {duration}"),
    ran_for: |duration| format!("ran {duration}"),
    fail_reason: fail_reasons::explain,

    no_image: |status| match status {
        Status::NotStart => "Waiting in the queue",
        Status::Submitted => "Submitted to Midjourney",
        Status::Modal => "Waiting for input",
        Status::InProgress => "No preview yet",
        Status::Failure => "Failed without an image",
        Status::Success => "The server sent no image",
        Status::Cancel => "Cancelled",
        Status::Other(_) => "No image",
    },
    image_loading: "Loading image…",
    image_of: |prompt| format!("Image: {prompt}"),
    image_expired: "Link expired",
    image_expired_long: "The link to this image has expired: Discord links are valid for about a day. The server may \
                         provide a new link when the task is requested again.",
    image_failed: "Image could not be loaded",
    link_problem: |problem| match problem {
        LinkProblem::Unsafe => "The image link is not safe and was not opened",
        LinkProblem::Insecure => "The image is served without https",
        LinkProblem::Localhost => "The image link points to localhost",
    },
    video: "Video",

    pages: "Pages",
    first_page: "First page",
    previous_page: "Previous page",
    next_page: "Next page",
    last_page: "Last page",
    page_number: |n| format!("Page {}", group_digits(n.into())),
    already_first: "This is the first page",
    already_last: "This is the last page",
    go_to_page: "Go to page",
    no_such_page: |last| format!("Enter a page from 1 to {}.", group_digits(last.into())),
    tasks_per_page: "Tasks per page",
    range: |from, to, total| {
        format!("{}–{} of {}", group_digits(from), group_digits(to), group_digits(total))
    },

    chunk_loading: "Loading…",
    chunk_failed: "A part of Contact Sheet could not be loaded. The connection may have been interrupted, or the site \
                   is being updated.",
    close: "Close",

    no_tasks_title: "No tasks yet",
    no_tasks_text: "This server has no tasks. New tasks will appear here.",
    check_again: "Check again",
    no_match_title: "No matching tasks",
    no_match_text: "No task on this server matches all of these filters.",
    dismiss: "Dismiss",
    first_visit_title: errors::FIRST_VISIT_TITLE,
    error_title: errors::error_title,

    relative_time: |time| match time {
        RelativeTime::Now => "just now".to_owned(),
        RelativeTime::Seconds(n) => format!("{n} s ago"),
        RelativeTime::Minutes(n) => format!("{n} min ago"),
        RelativeTime::Hours(n) => format!("{n} h ago"),
        RelativeTime::Days(1) => "1 day ago".to_owned(),
        RelativeTime::Days(n) => format!("{n} days ago"),
        RelativeTime::Date => String::new(),
    },
    duration: |parts| match parts {
        DurationParts::Seconds(tenths) if tenths < 100 => format!("{}.{} s", tenths / 10, tenths % 10),
        DurationParts::Seconds(tenths) => format!("{} s", tenths / 10),
        DurationParts::Minutes { minutes, seconds } => format!("{minutes} min {seconds} s"),
        DurationParts::Hours { hours, minutes } => format!("{hours} h {minutes} min"),
        DurationParts::Days { days, hours } => format!("{days} d {hours} h"),
    },
};
