//! What an export contains.

use crate::domain::{redact::redact, task::Task};

/// What an export contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportFormat {
    /// A table for spreadsheets, with a row for each task.
    #[default]
    Csv,
    /// The tasks as the server sent them, one JSON object on each line.
    JsonLines,
    /// The links of the pictures and videos, one on each line.
    Links,
    /// The pictures in a ZIP archive.
    Pictures,
}

impl ExportFormat {
    /// All formats, in the order of the dialog.
    pub const ALL: [ExportFormat; 4] = [Self::Csv, Self::JsonLines, Self::Links, Self::Pictures];

    /// The name in local storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Links => "links",
            Self::Pictures => "pictures",
        }
    }

    /// The format with this name, or the default.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|format| format.name() == name).unwrap_or_default()
    }

    /// The end of the file's name, with the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::JsonLines => ".jsonl",
            Self::Links => ".txt",
            Self::Pictures => ".zip",
        }
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::JsonLines => "application/jsonl",
            Self::Links => "text/plain",
            Self::Pictures => "application/zip",
        }
    }
}

/// The line of a task in JSON Lines: as the server sent it, without private values.
pub fn json_line(task: &Task) -> String {
    let mut value = task.raw.clone();
    redact(&mut value);
    value.to_string() + "\n"
}
