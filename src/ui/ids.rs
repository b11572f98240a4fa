//! Element ids that several parts of the page refer to.

/// The results: target of the skip link and of the focus after a change of the list.
pub const RESULTS_ID: &str = "tasks";
