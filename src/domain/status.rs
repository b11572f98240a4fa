//! The status of a task.

/// The status of a task. Newer servers may send unknown names, and gateways may send "".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Waits in the queue of the proxy.
    NotStart,
    /// Sent to Midjourney.
    Submitted,
    /// Waits without a time limit until a user confirms or cancels it.
    Modal,
    /// Runs in Midjourney.
    InProgress,
    /// Failed.
    Failure,
    /// Succeeded.
    Success,
    /// Cancelled.
    Cancel,
    /// Any other name, unchanged.
    Other(String),
}

impl Status {
    /// The documented statuses, in the order of a task's life cycle.
    pub const KNOWN: [Status; 7] = [
        Status::NotStart,
        Status::Submitted,
        Status::Modal,
        Status::InProgress,
        Status::Failure,
        Status::Success,
        Status::Cancel,
    ];

    /// The name in the API.
    pub fn wire(&self) -> &str {
        match self {
            Status::NotStart => "NOT_START",
            Status::Submitted => "SUBMITTED",
            Status::Modal => "MODAL",
            Status::InProgress => "IN_PROGRESS",
            Status::Failure => "FAILURE",
            Status::Success => "SUCCESS",
            Status::Cancel => "CANCEL",
            Status::Other(name) => name,
        }
    }

    /// Parses an API name; ignores case and surrounding white space.
    pub fn from_wire(name: &str) -> Self {
        let name = name.trim();
        let known = Status::KNOWN.into_iter().find(|status| status.wire().eq_ignore_ascii_case(name));
        known.unwrap_or_else(|| Status::Other(String::from(name)))
    }

    /// Whether the task has not ended. An unknown status counts as ended.
    pub fn is_open(&self) -> bool {
        match self {
            Status::NotStart | Status::Submitted | Status::Modal | Status::InProgress => true,
            Status::Failure | Status::Success | Status::Cancel | Status::Other(_) => false,
        }
    }
}
