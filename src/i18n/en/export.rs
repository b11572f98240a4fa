//! The English texts of exports.

use crate::{
    domain::export::{csv::ExportColumn, format::ExportFormat},
    i18n::export::ExportTexts,
};

/// The English texts of exports.
pub static EXPORT_TEXTS: ExportTexts = ExportTexts {
    which: "Tasks",
    all: |total| format!("All that match ({total})"),
    selected: |count| format!("Selected ({count})"),
    newest_first: "The newest come first: in the order of the page, tasks could change their places meanwhile.",
    range_ignored: "The time range is not applied, as on the page: it needs an order by submit time.",
    format: "Format",
    format_name: |format| match format {
        ExportFormat::Csv => "Table (CSV)",
        ExportFormat::JsonLines => "JSON Lines",
        ExportFormat::Links => "Picture links",
        ExportFormat::Pictures => "Pictures (ZIP)",
    },
    format_hint: |format, max_pictures| match format {
        ExportFormat::Csv => {
            "For Excel and other spreadsheets. Texts that would run as a formula get an apostrophe \
                              in front. Times are in your time zone, with its offset."
                .to_owned()
        }
        ExportFormat::JsonLines => {
            "Each task as the server sent it, one on each line, without the webhook.".to_owned()
        }
        ExportFormat::Links => {
            "The links of pictures and videos, one on each line. Links of Discord expire.".to_owned()
        }
        ExportFormat::Pictures => format!(
            "The originals, at most {max_pictures}, named by date, id and prompt. Only where the host of the pictures \
             allows this page to read them."
        ),
    },
    columns: "Columns",
    column: |column| match column {
        ExportColumn::Id => "Task ID",
        ExportColumn::Status => "Status",
        ExportColumn::Action => "Action",
        ExportColumn::Prompt => "Prompt",
        ExportColumn::PromptEn => "English prompt",
        ExportColumn::Description => "Description",
        ExportColumn::FailReason => "Failure reason",
        ExportColumn::State => "Custom state",
        ExportColumn::Account => "Account",
        ExportColumn::Bot => "Bot",
        ExportColumn::Submitted => "Submitted",
        ExportColumn::Started => "Started",
        ExportColumn::Finished => "Finished",
        ExportColumn::Waited => "Waited (s)",
        ExportColumn::Ran => "Ran (s)",
        ExportColumn::Picture => "Picture link",
        ExportColumn::Videos => "Video links",
    },
    start: "Export tasks",
    streamed: "You choose the file. It is written to disk while the tasks are read.",
    in_parts: "This browser keeps the file until it is complete, and then saves it as a download.",
    progress: "Export",
    tasks: |done, total| match total {
        Some(total) => format!("{done} of {total} tasks"),
        None => format!("{done} tasks"),
    },
    pictures: |saved, missing| match missing {
        0 => format!("{saved} pictures"),
        _ => format!("{saved} pictures, {missing} missing"),
    },
    per_second: |count| format!("{count} per second"),
    left: |duration| format!("about {duration} left"),
    stop: "Stop",
    stopped: "Stopped. Nothing that was exported is lost.",
    go_on: "Go on",
    finish: "Save what is done",
    discard: "Discard",
    failed_hint: "Nothing that was exported is lost. Go on when the server responds again.",
    done: |name| format!("{name} is complete."),
    full: |max_pictures| {
        format!(
            "The archive has its {max_pictures} pictures; the rest was left out. Narrow the filters for them."
        )
    },
    save_file: "Save the file again",
    again: "New export",
    write_title: "The file could not be written",
    write_text: "The disk may be full, or the file in use. Nothing was saved. Free some space or choose another place, then start again.",
    forbidden_title: "The pictures cannot be read from here",
    forbidden_text: |host| {
        format!(
            "{host} does not respond to this page: it does not allow other pages to read its pictures (CORS), or cannot be \
             reached. Export the links and use a download program, or have the host serve pictures through this site \
             (pictures.rewrite in config.json)."
        )
    },
    links_instead: "Export the links",
    close_title: "Give up the export?",
    close_text: "The file is not complete and would not be saved.",
    close_yes: "Give up",
    close_no: "Keep exporting",
};
