//! Compact record of a task; the JSON fields are derived from it on request, because there can be a million.

use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::mix;

/// The index that refers to nothing: no prompt, parent, state or reason.
pub const NONE: u32 = u32::MAX;
/// The time of an event that does not happen.
pub const NEVER: u32 = u32::MAX;

/// A task with its timeline, in milliseconds after its submission.
#[derive(Clone, Debug)]
pub struct TaskRecord {
    /// 16 digits: the submit time in milliseconds, and three random digits.
    pub id: u64,
    /// Submit time.
    pub submit: Millis,
    /// End of NOT_START, start of SUBMITTED.
    pub accepted: u32,
    /// Start of IN_PROGRESS.
    pub started: u32,
    /// Time of the outcome.
    pub finished: u32,
    /// Final status; MODAL or IN_PROGRESS if it stays there.
    pub outcome: Status,
    /// Action.
    pub action: Action,
    /// Button of the parent that created it, or [`u8::MAX`].
    pub button: u8,
    /// Index of the Discord account.
    pub account: u8,
    /// Index of the custom state, or [`NONE`].
    pub state: u32,
    /// Index of the prompt, or [`NONE`].
    pub prompt: u32,
    /// Index of the parent's record, or [`NONE`].
    pub parent: u32,
    /// Index of the failure reason, or [`NONE`].
    pub reason: u32,
    /// Bit n: button n was pressed.
    pub used: u32,
    /// Seed of its image, shared by all children of a sheet.
    pub image_seed: u32,
    /// 0 for the sheet, 1 to 4 for a single quadrant.
    pub quadrant: u8,
}

impl TaskRecord {
    /// Its status at this time.
    #[must_use]
    pub fn status(&self, now: Millis) -> Status {
        let age = self.age(now);
        if age >= self.finished {
            self.outcome
        } else if age >= self.started {
            Status::InProgress
        } else if age >= self.accepted {
            Status::Submitted
        } else {
            Status::NotStart
        }
    }

    /// Its picture is a 2×2 sheet.
    #[must_use]
    pub fn is_sheet(&self) -> bool {
        self.quadrant == 0 && (self.action.makes_sheet() || self.action == Action::Show)
    }

    /// It has an image of its own: a sheet or a single one.
    #[must_use]
    pub fn has_picture(&self) -> bool {
        self.action != Action::Describe && (self.is_sheet() || self.quadrant > 0)
    }

    /// Progress of the work, 0 to 100, whatever the status is.
    #[must_use]
    pub fn percent(&self, now: Millis) -> u32 {
        let age = self.age(now);
        if self.is_stuck() {
            return (mix(self.id, 5) % 80) as u32 + 6;
        }
        let (done, all) =
            (age.saturating_sub(self.started), self.finished.saturating_sub(self.started).max(1));
        (u64::from(done) * 100 / u64::from(all)).min(100) as u32
    }

    /// A server restart interrupted it: it stays open for ever.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        matches!(self.outcome, Status::InProgress | Status::Submitted)
    }

    /// Start time, once it has left NOT_START.
    #[must_use]
    pub fn start_time(&self, now: Millis) -> Option<Millis> {
        let modal = self.status(now) == Status::Modal;
        (!modal && self.accepted <= self.age(now) && self.accepted <= self.finished)
            .then(|| self.submit + Millis::from(self.accepted))
    }

    /// Finish time, once it has ended.
    #[must_use]
    pub fn finish_time(&self, now: Millis) -> Option<Millis> {
        (!self.status(now).is_open()).then(|| self.submit + Millis::from(self.finished))
    }

    /// Milliseconds since it was submitted.
    #[must_use]
    pub fn age(&self, now: Millis) -> u32 {
        u32::try_from((now - self.submit).max(0)).unwrap_or(NEVER - 1)
    }

    /// Whether the button with this index was pressed.
    #[must_use]
    pub const fn is_used(&self, button: u8) -> bool {
        button < 32 && self.used & (1 << button) != 0
    }
}
