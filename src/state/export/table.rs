//! The lines of an export of tasks as text.

use crate::{
    domain::{
        export::{
            csv::{self, BYTE_ORDER_MARK, ExportColumn},
            format::{ExportFormat, json_line},
        },
        task::Task,
    },
    state::{clock::offset_minutes, settings::Settings},
};

/// The text before the first task.
pub fn first_line(format: ExportFormat, columns: &[ExportColumn]) -> String {
    match format {
        ExportFormat::Csv => BYTE_ORDER_MARK.to_owned() + &csv::header(columns),
        ExportFormat::JsonLines | ExportFormat::Links | ExportFormat::Pictures => String::new(),
    }
}

/// The text of a task.
pub fn lines(task: &Task, format: ExportFormat, columns: &[ExportColumn], settings: Settings) -> String {
    match format {
        ExportFormat::Csv => csv::row(task, columns, &offset_minutes),
        ExportFormat::JsonLines => json_line(task),
        ExportFormat::Links | ExportFormat::Pictures => {
            let line = |link: &str| settings.absolute_file_link(link).map(|link| link + "\n");
            task.image_url.iter().chain(&task.videos).filter_map(|link| line(link)).collect()
        }
    }
}
