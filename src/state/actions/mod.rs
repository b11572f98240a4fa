//! Submissions of this tab: those in flight, their results, and the tasks that they created.

pub mod created_ids;
pub mod in_flight;
pub mod submit;
pub mod toasts;

use crate::state::actions::{created_ids::CreatedIds, in_flight::InFlight, toasts::Toasts};

/// Submissions and their results. Copies share them.
#[derive(Clone, Copy)]
pub struct Actions {
    /// The submissions in flight.
    pub in_flight: InFlight,
    /// The messages about completed submissions.
    pub toasts: Toasts,
    /// The ids of the tasks that this tab has created.
    pub created_ids: CreatedIds,
}

impl Actions {
    /// No submissions; the ids of created tasks are restored after a reload.
    pub fn new() -> Self {
        Self { in_flight: InFlight::new(), toasts: Toasts::new(), created_ids: CreatedIds::restore() }
    }
}

impl Default for Actions {
    fn default() -> Self {
        Self::new()
    }
}
