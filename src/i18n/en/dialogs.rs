//! The English texts of the dialogs of a task, the connection and the settings.

use crate::{
    api::endpoint::HeaderMode,
    domain::{
        card_size::CardSize,
        format::number::{group_digits, short_number},
        image_url::source::LinkProblem,
        shortcut::Shortcut,
        theme::Theme,
    },
    i18n::dialogs::DialogTexts,
};

/// The English texts of the dialogs.
pub static DIALOG_TEXTS: DialogTexts = DialogTexts {
    stalled_text: |minutes| {
        format!(
            "This task has been open for more than {minutes} minutes. The server may have lost it during a restart; in \
             that case it will never finish. Cancel it, or create it again."
        )
    },
    task_name: |id| format!("Task {id}"),
    previous_task: "Previous task",
    next_task: "Next task",
    no_previous_task: "This is the first task on the page",
    no_next_task: "This is the last task on the page",
    loading_task: "Loading task…",
    task_not_found: "Task not found on this server",
    task_not_found_text: "It may have been deleted, or the link is for a different server.",
    image_parts: "Part of the image",
    whole_grid: "Whole grid",
    quadrant: |n| format!("Image {n}"),
    open_original: "Open original",
    videos: "Videos",
    video: |number| format!("Video {number}"),
    open_video: |number| format!("Open video {number}"),
    link_not_shown: "Link of the image",
    link_advice: |problem| match problem {
        LinkProblem::Unsafe => "The server sent something that is not an http or https link.",
        LinkProblem::Insecure => {
            "Browsers load no http images on an https page. The administrator of this page can add a rule to pictures.rewrite in \
             config.json that replaces the link with an https address."
        }
        LinkProblem::Localhost => {
            "localhost is your own computer, not the server: its public address is not set there. The administrator can \
             set it on the server, or add a rule to pictures.rewrite in config.json that replaces the link."
        }
    },
    copy_link: "Copy link",
    copy_prompt: "Copy prompt",
    parameters: "Parameters",
    references: "Reference images",
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

    short_number: |n| match n {
        0..1000 => n.to_string(),
        1000..1_000_000 => short_number(n, 1000, "k"),
        _ => short_number(n, 1_000_000, "M"),
    },
    range_from: "From",
    range_to: "To",
    range_zone: "In your time zone",
    range_invalid: "Enter a start or an end. The end must be after the start.",
    range_needs_order: "The time range is not applied: on this server it works only with tasks sorted by Submitted.",
    sort_by_time: "Sort by Submitted",
    columns: "Columns",
    picture: "Picture",
    account: "Account",

    list_only_title: "This server does not support search",
    list_only_text: |n| match n {
        1 => "The server lists 1 task. Search and sorting run in this browser.".to_owned(),
        n => format!(
            "The server lists only the newest {} tasks. Search and sorting run in this browser. To find an older task, \
             filter by Task IDs.",
            group_digits(n as u64)
        ),
    },
    by_id_only_title: "This server does not list tasks",
    by_id_only_text: "To find a task, filter by Task IDs. Tasks that are created in this tab appear here automatically.",
    config_error_title: "The site's config.json is not valid",
    config_error_text: "Default settings are in use. The administrator of this page can fix it:",
    insecure_address_title: "The saved address of the proxy is not used",
    insecure_address_text: "A page that is loaded over https cannot use a proxy over http. Enter an https address in the connection dialog:",

    endpoint: "Proxy address",
    endpoint_hint: "For example https://mj.example.com, without /mj and anything after it.",
    endpoint_shortened: |address| format!("Shortened to the address of the proxy: {address}"),
    no_scheme: "The address must start with https:// or http://.",
    no_host: "The address does not contain a valid host name.",
    insecure: "This page was loaded over https, so the proxy must use https too. Otherwise the token would be sent unencrypted.",
    header_mode_label: "Token header",
    header_mode: |mode| match mode {
        HeaderMode::None => "Do not send a token (the host adds it, or none is required)",
        HeaderMode::Bearer => "Authorization: Bearer … (gateways)",
        HeaderMode::Raw => "Authorization: … (C# server)",
        HeaderMode::MjApiSecret => "mj-api-secret: … (Java server)",
    },
    token: "Token",
    token_hint: "The token is sent only to this proxy and is not displayed again.",
    token_is_set: "A token is set. Leave this field empty to keep it.",
    token_of_other_origin: "The current token belongs to a different address and will be removed.",
    token_removed: "Token removed",
    invalid_token: "A token can contain only letters, digits and symbols, without spaces or line breaks.",
    keep_token: "Keep the token until this tab is closed",
    remove_token: "Remove token",
    test_connection: "Test connection",
    testing: "Testing…",
    test_ok: |total| match total {
        1 => "Connected: 1 task".to_owned(),
        n => format!("Connected: {} tasks", group_digits(n)),
    },
    read_only_hint: "Tasks cannot be created, changed or cancelled from here.",
    save: "Save",
    discard_title: "Discard changes?",
    discard_text: "The connection has changes that are not saved.",
    discard_yes: "Discard changes",
    discard_no: "Keep editing",

    settings: "Settings",
    language: "Language",
    theme: "Theme",
    theme_name: |theme| match theme {
        Theme::System => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    card_size: "Card size",
    card_size_name: |size| match size {
        CardSize::Small => "Small",
        CardSize::Medium => "Medium",
        CardSize::Large => "Large",
    },
    show_new_at_once: "Show new tasks at the top of the page automatically",
    notify: "Notify me when a task finishes while this tab is hidden",
    notify_refused: "The browser does not allow notifications for this page.",
    counts: "Show counts on status buttons",
    use_shortcuts: "Use keyboard shortcuts",
    shortcuts: "Keyboard shortcuts",
    shortcuts_off: "Keyboard shortcuts are turned off in the settings.",
    shortcut: |shortcut| match shortcut {
        Shortcut::Help => "Show this help",
        Shortcut::Prompt => "Search in prompts",
        Shortcut::Refresh => "Refresh",
        Shortcut::NewTask => "New task",
        Shortcut::Tasks => "Go to the tasks",
        Shortcut::Queue => "Go to the queue",
        Shortcut::Statistics => "Go to the statistics",
        Shortcut::Left => "Task to the left",
        Shortcut::Down => "Task below",
        Shortcut::Up => "Task above",
        Shortcut::Right => "Task to the right",
        Shortcut::Viewer => "View the picture of the task",
        Shortcut::Select => "Select the task",
        Shortcut::SelectRange => "Select up to this task",
        Shortcut::PreviousPage => "Previous page",
        Shortcut::NextPage => "Next page",
        Shortcut::Status(_) => "Status",
    },
    other_keys_title: "On a task and in dialogs",
    other_keys: [
        ("← ↓ ↑ →", "Move from task to task"),
        ("Home End", "First or last task of the page"),
        ("Enter", "Open the task"),
        ("Esc", "Close the dialog"),
    ],
    stalled_after: "Stalled after (minutes)",
    request_timeout: "Request timeout (seconds)",
    number_range: |from, to| {
        format!("Enter a number from {} to {}.", group_digits(from.into()), group_digits(to.into()))
    },
};
