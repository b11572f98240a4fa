//! The sort order of the tasks.

/// The field by which tasks are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortField {
    /// The time of submission.
    #[default]
    SubmitTime,
    /// The time at which Midjourney started.
    StartTime,
    /// The time at which the task ended.
    FinishTime,
    /// The task id.
    Id,
    /// The name of the status.
    Status,
    /// The name of the action.
    Action,
}

impl SortField {
    /// All fields, in the order of the select.
    pub const ALL: [SortField; 6] = [
        SortField::SubmitTime,
        SortField::StartTime,
        SortField::FinishTime,
        SortField::Id,
        SortField::Status,
        SortField::Action,
    ];

    /// The name in the API.
    pub fn wire(self) -> &'static str {
        match self {
            SortField::SubmitTime => "submitTime",
            SortField::StartTime => "startTime",
            SortField::FinishTime => "finishTime",
            SortField::Id => "id",
            SortField::Status => "status",
            SortField::Action => "action",
        }
    }

    /// Parses an API name; ignores case.
    pub fn from_wire(name: &str) -> Option<SortField> {
        SortField::ALL.into_iter().find(|field| field.wire().eq_ignore_ascii_case(name.trim()))
    }
}

/// A sort field and a direction; newest first by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The field.
    pub field: SortField,
    /// Whether the order is descending.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Sort { field: SortField::default(), descending: true }
    }
}

impl Sort {
    /// The form in the API and in the URL, such as `submitTime,desc`.
    pub fn wire(self) -> String {
        String::from(self.field.wire()) + if self.descending { ",desc" } else { ",asc" }
    }

    /// Parses that form. None for an unknown field; an unknown or missing direction is descending.
    pub fn from_wire(text: &str) -> Option<Sort> {
        let (field, direction) = text.split_once(',').unwrap_or((text, ""));
        let descending = !direction.trim().eq_ignore_ascii_case("asc");
        SortField::from_wire(field).map(|field| Sort { field, descending })
    }
}
