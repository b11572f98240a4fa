//! The order of the tasks.

/// What tasks can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortField {
    /// When the proxy took it.
    #[default]
    SubmitTime,
    /// When Midjourney began.
    StartTime,
    /// When it ended.
    FinishTime,
    Id,
    Status,
    Action,
}

impl SortField {
    /// In the order of the select.
    pub const ALL: [SortField; 6] = [
        SortField::SubmitTime,
        SortField::StartTime,
        SortField::FinishTime,
        SortField::Id,
        SortField::Status,
        SortField::Action,
    ];

    /// The task's field on the wire.
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

    /// Reads the wire's name, in any case.
    pub fn from_wire(name: &str) -> Option<SortField> {
        SortField::ALL.into_iter().find(|field| field.wire().eq_ignore_ascii_case(name.trim()))
    }
}

/// A field and a direction; the newest first unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub field: SortField,
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Sort { field: SortField::default(), descending: true }
    }
}

impl Sort {
    /// `submitTime,desc`: the form of the wire and of the address.
    pub fn wire(self) -> String {
        String::from(self.field.wire()) + if self.descending { ",desc" } else { ",asc" }
    }

    /// Reads that form. An unknown field is none; an unknown or missing direction is descending.
    pub fn from_wire(text: &str) -> Option<Sort> {
        let (field, direction) = text.split_once(',').unwrap_or((text, ""));
        let descending = !direction.trim().eq_ignore_ascii_case("asc");
        SortField::from_wire(field).map(|field| Sort { field, descending })
    }
}
