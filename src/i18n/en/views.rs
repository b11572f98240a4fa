//! The English texts of the saved views.

use crate::{
    domain::saved_views::{MAX_NAME_LEN, MAX_VIEWS, Merged, ViewError},
    i18n::views::ViewTexts,
};

/// The English texts of the saved views.
pub static VIEW_TEXTS: ViewTexts = ViewTexts {
    intro: "A view is a name for filters and an order. Each one is a link that can be copied and sent.",
    save_title: "Save the current filters",
    name: "Name of the view",
    save: "Save view",
    own: "Saved in this browser",
    no_own: "No views are saved yet.",
    of_host: "From this site",
    built_in: "Built in",
    needs_attention: "Needs attention",
    running: "Running",
    failed_today: "Failed today",
    mine: "Mine",
    own_state: "Custom state of your tasks",
    own_state_hint: "Enter the custom state that your tasks are submitted with.",
    all_tasks: "All tasks",
    order: |field, direction| format!("{field}, {}", direction.to_lowercase()),
    separator: " · ",
    start: "Open at start",
    start_name: |view| format!("Open at start: {view}"),
    rename: "Rename",
    rename_name: |view| format!("Rename {view}"),
    new_name: |view| format!("New name of {view}"),
    cancel_rename: "Cancel",
    move_up: |view| format!("Move {view} up"),
    move_down: |view| format!("Move {view} down"),
    delete: "Delete",
    delete_name: |view| format!("Delete {view}"),
    delete_title: |view| format!("Delete the view “{view}”?"),
    delete_text: "Only the view is deleted. The tasks stay.",
    keep: "Keep view",
    saved: |view| format!("“{view}” was saved."),
    deleted: |view| format!("“{view}” was deleted."),
    export: "Export views",
    import: "Import views",
    merged: |Merged { added, known, left_out }| {
        let mut text = match added {
            1 => "1 view was added.".to_owned(),
            _ => format!("{added} views were added."),
        };
        if known > 0 {
            text += &format!(" {known} already existed.");
        }
        if left_out > 0 {
            text += &format!(
                " {left_out} were left out: the limit is {MAX_VIEWS} views, with names of up to {MAX_NAME_LEN} characters."
            );
        }
        text
    },
    not_views: "This file contains no exported views. Nothing was changed.",
    not_stored: "The browser did not store the change: its storage is full or blocked. Nothing was changed.",
    unreadable_title: "The saved views cannot be read",
    unreadable_text: "The data in this browser's storage is damaged. Nothing was deleted: copy the data to repair it, or start with an \
                      empty list. The damaged data is then kept under another name.",
    copy_unreadable: "Copy the data",
    start_anew: "Start with an empty list",
    error: |error| match error {
        ViewError::NoName => "Enter a name.".to_owned(),
        ViewError::LongName => format!("A name has at most {MAX_NAME_LEN} characters."),
        ViewError::NameTaken => "Another view has this name.".to_owned(),
        ViewError::TooMany => format!("There are {MAX_VIEWS} views. Delete one to save another."),
    },
};
