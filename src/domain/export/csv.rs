//! Tasks as comma-separated values (RFC 4180), safe to open in a spreadsheet.

use crate::domain::{action::Action, format::utc::format_minutes, status::Status, task::Task};

/// The byte order mark, by which Excel recognises UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The last moment of the year 9999, in milliseconds since 1970: later ones have no ISO form.
pub(super) const MAX_MS: i64 = 253_402_300_799_999;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportColumn {
    /// The task id.
    Id,
    /// The status.
    Status,
    /// The action.
    Action,
    /// The submitted prompt.
    Prompt,
    /// The prompt in English.
    PromptEn,
    /// The command.
    Description,
    /// Why the task failed.
    FailReason,
    /// The caller's own text.
    State,
    /// The Discord account.
    Account,
    /// The bot.
    Bot,
    /// The time of submission.
    Submitted,
    /// The time of the start.
    Started,
    /// The time of the end.
    Finished,
    /// Seconds from submission to start.
    Waited,
    /// Seconds from start to end.
    Ran,
    /// The link of the picture.
    Picture,
    /// The links of the videos.
    Videos,
}

impl ExportColumn {
    /// All columns, in the order of the file.
    pub const ALL: [ExportColumn; 17] = [
        Self::Id,
        Self::Status,
        Self::Action,
        Self::Prompt,
        Self::PromptEn,
        Self::Description,
        Self::FailReason,
        Self::State,
        Self::Account,
        Self::Bot,
        Self::Submitted,
        Self::Started,
        Self::Finished,
        Self::Waited,
        Self::Ran,
        Self::Picture,
        Self::Videos,
    ];

    /// The name in the first line of the file and in local storage: that of the API, as far as there is one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Status => "status",
            Self::Action => "action",
            Self::Prompt => "prompt",
            Self::PromptEn => "promptEn",
            Self::Description => "description",
            Self::FailReason => "failReason",
            Self::State => "state",
            Self::Account => "instanceId",
            Self::Bot => "botType",
            Self::Submitted => "submitTime",
            Self::Started => "startTime",
            Self::Finished => "finishTime",
            Self::Waited => "waitedSeconds",
            Self::Ran => "ranSeconds",
            Self::Picture => "imageUrl",
            Self::Videos => "videoUrls",
        }
    }

    fn text(self, task: &Task, offset_minutes: &dyn Fn(i64) -> i64) -> String {
        let time = |ms: Option<i64>| ms.map(|ms| iso_time(ms, offset_minutes(ms)));
        let seconds = |from: Option<i64>, to: Option<i64>| {
            let ms = to?.saturating_sub(from?).max(0);
            Some(format!("{}.{}", ms / 1000, ms % 1000 / 100))
        };
        let text = match self {
            Self::Id => Some(task.id.clone()),
            Self::Status => Some(Status::wire(&task.status).to_owned()),
            Self::Action => task.action.as_ref().map(|action| Action::wire(action).to_owned()),
            Self::Prompt => task.prompt.clone(),
            Self::PromptEn => task.prompt_en.clone(),
            Self::Description => task.description.clone(),
            Self::FailReason => task.fail_reason.clone(),
            Self::State => task.state.clone(),
            Self::Account => task.account(),
            Self::Bot => task.bot(),
            Self::Submitted => time(task.submit_time),
            Self::Started => time(task.start_time),
            Self::Finished => time(task.finish_time),
            Self::Waited => seconds(task.submit_time, task.start_time),
            Self::Ran => seconds(task.start_time, task.finish_time),
            Self::Picture => task.image_url.clone(),
            Self::Videos => Some(task.videos.join(" ")),
        };
        text.unwrap_or_default()
    }
}

/// The first line: the names of the columns.
pub fn header(columns: &[ExportColumn]) -> String {
    line(columns.iter().map(|column| column.name().to_owned()))
}

/// The line of a task. `offset_minutes` is the offset of the reader's time zone from UTC at a moment.
pub fn row(task: &Task, columns: &[ExportColumn], offset_minutes: &dyn Fn(i64) -> i64) -> String {
    line(columns.iter().map(|column| column.text(task, offset_minutes)))
}

/// The columns with these names, separated by commas. Unknown names are ignored; all if none remains.
pub fn columns_from_names(names: &str) -> Vec<ExportColumn> {
    let is_named = |column: &ExportColumn| names.split(',').any(|name| name == column.name());
    let columns: Vec<ExportColumn> = ExportColumn::ALL.into_iter().filter(is_named).collect();
    if columns.is_empty() { ExportColumn::ALL.to_vec() } else { columns }
}

/// The names of columns, separated by commas.
pub fn column_names(columns: &[ExportColumn]) -> String {
    columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(",")
}

/// A moment with its offset from UTC, such as `2026-11-27T18:42:20.123+01:00`. A moment without such a form stays a number.
pub fn iso_time(ms: i64, offset_minutes: i64) -> String {
    if !(0..=MAX_MS).contains(&ms) {
        return ms.to_string();
    }
    let local = format_minutes(ms + offset_minutes * 60_000, "T");
    let (seconds, millis) = (ms / 1000 % 60, ms % 1000);
    let zone = match offset_minutes {
        0 => "Z".to_owned(),
        _ => {
            let sign = if offset_minutes < 0 { '-' } else { '+' };
            let minutes = offset_minutes.abs();
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{local}:{seconds:02}.{millis:03}{zone}")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::new();
    for (index, text) in cells.enumerate() {
        if index > 0 {
            line.push(',');
        }
        push_cell(&mut line, &text);
    }
    line + "\r\n"
}

/// Adds a cell. A text that a spreadsheet would run as a formula gets an apostrophe in front.
fn push_cell(line: &mut String, text: &str) {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_quoted = text.contains(['"', ',', ';', '\r', '\n', '\t']) || text.trim() != text;
    if is_quoted {
        line.push('"');
    }
    if is_formula {
        line.push('\'');
    }
    line.push_str(&text.replace('"', "\"\""));
    if is_quoted {
        line.push('"');
    }
}
