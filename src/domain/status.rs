//! How far a task is: the statuses of the wire.

/// How far a task is. A newer server may know more, and a gateway may send "".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Queued in the proxy.
    NotStart,
    /// Sent to Midjourney.
    Submitted,
    /// Waits, for ever if need be, until somebody confirms or cancels it.
    Modal,
    /// Being drawn.
    InProgress,
    /// Ended without a result.
    Failure,
    /// Ended with a result.
    Success,
    /// Called off.
    Cancel,
    /// Any other name, as it came.
    Other(String),
}

impl Status {
    /// The seven of the contract, in the order of a task's life.
    pub const KNOWN: [Status; 7] = [
        Status::NotStart,
        Status::Submitted,
        Status::Modal,
        Status::InProgress,
        Status::Failure,
        Status::Success,
        Status::Cancel,
    ];

    /// The name on the wire.
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

    /// Reads a name from the wire, in any case and with white space around it.
    pub fn from_wire(name: &str) -> Self {
        let name = name.trim();
        let known = Status::KNOWN.into_iter().find(|status| status.wire().eq_ignore_ascii_case(name));
        known.unwrap_or_else(|| Status::Other(String::from(name)))
    }

    /// Can it still change by itself or by us?
    pub fn is_open(&self) -> bool {
        match self {
            Status::NotStart | Status::Submitted | Status::Modal | Status::InProgress => true,
            Status::Failure | Status::Success | Status::Cancel | Status::Other(_) => false,
        }
    }
}
