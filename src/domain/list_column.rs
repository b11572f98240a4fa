//! The columns of the list of tasks.

use crate::domain::filter::sort::SortField;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// The picture.
    Picture,
    /// The status.
    Status,
    /// The action.
    Action,
    /// The prompt.
    Prompt,
    /// The Discord account.
    Account,
    /// The time of submission.
    Submitted,
    /// The time from submission to start.
    Waited,
    /// The time from start to end.
    Ran,
    /// The task id.
    Id,
    /// Why the task failed.
    Reason,
}

impl ListColumn {
    /// All columns, in the order of the list. A browser that has not chosen columns shows them on a wide screen.
    pub const ALL: [ListColumn; 10] = [
        Self::Picture,
        Self::Status,
        Self::Action,
        Self::Prompt,
        Self::Account,
        Self::Submitted,
        Self::Waited,
        Self::Ran,
        Self::Id,
        Self::Reason,
    ];

    /// The columns of a browser that has not chosen any, on a phone.
    pub const ON_PHONE: [ListColumn; 4] = [Self::Picture, Self::Status, Self::Prompt, Self::Submitted];

    /// The name in local storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Status => "status",
            Self::Action => "action",
            Self::Prompt => "prompt",
            Self::Account => "account",
            Self::Submitted => "submitted",
            Self::Waited => "waited",
            Self::Ran => "ran",
            Self::Id => "id",
            Self::Reason => "reason",
        }
    }

    /// The field by which the header of the column sorts. A task has waited until its start and has run until its end.
    pub fn sort_field(self) -> Option<SortField> {
        match self {
            Self::Status => Some(SortField::Status),
            Self::Action => Some(SortField::Action),
            Self::Submitted => Some(SortField::SubmitTime),
            Self::Waited => Some(SortField::StartTime),
            Self::Ran => Some(SortField::FinishTime),
            Self::Id => Some(SortField::Id),
            Self::Picture | Self::Prompt | Self::Account | Self::Reason => None,
        }
    }
}

/// The names of columns, separated by commas.
pub fn to_names(columns: &[ListColumn]) -> String {
    columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(",")
}

/// The columns with these names, in the order of the list. Unknown names are ignored; None if no column remains.
pub fn from_names(names: &str) -> Option<Vec<ListColumn>> {
    let is_named = |column: &ListColumn| names.split(',').any(|name| name == column.name());
    let columns: Vec<ListColumn> = ListColumn::ALL.into_iter().filter(is_named).collect();
    (!columns.is_empty()).then_some(columns)
}

/// The columns with one more or one less. The last column stays.
pub fn toggled(columns: &[ListColumn], column: ListColumn) -> Vec<ListColumn> {
    let is_removed = columns.contains(&column) && columns.len() > 1;
    let is_shown = |it: &ListColumn| if *it == column { !is_removed } else { columns.contains(it) };
    ListColumn::ALL.into_iter().filter(is_shown).collect()
}
