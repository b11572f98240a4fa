//! One task as it is kept: small, because there can be a million. All that is shown is worked out from it when asked.

use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::mix;

/// No prompt, no parent, no reason: the index that points nowhere.
pub const NONE: u32 = u32::MAX;
/// The moment that never comes.
pub const NEVER: u32 = u32::MAX;

/// A task with the plan of its life, in milliseconds after it was submitted.
#[derive(Clone, Debug)]
pub struct TaskRecord {
    /// 16 digits: the submit time in milliseconds, then three of chance.
    pub id: u64,
    /// When it came in.
    pub submit: Millis,
    /// NOT_START until here, then SUBMITTED …
    pub accepted: u32,
    /// … then IN_PROGRESS from here …
    pub started: u32,
    /// … and its outcome from here.
    pub finished: u32,
    /// What it ends as; MODAL or IN_PROGRESS when it stays there.
    pub outcome: Status,
    /// What it does.
    pub action: Action,
    /// The button of the parent that made it, or [`u8::MAX`].
    pub button: u8,
    /// Which Discord account works on it.
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
    /// What its picture is drawn from; children of one sheet share it.
    pub image_seed: u32,
    /// 0: the sheet. 1 to 4: that quadrant no_background.
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

    /// It makes a picture of its own: a sheet or a single one, and not a text about one.
    #[must_use]
    pub fn has_picture(&self) -> bool {
        self.action != Action::Describe && (self.is_sheet() || self.quadrant > 0)
    }

    /// How much of the work is done, 0 to 100, whatever the status says about it.
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

    /// The server was restarted while it ran: it will never end, and the server does not know.
    #[must_use]
    pub fn is_stuck(&self) -> bool {
        matches!(self.outcome, Status::InProgress | Status::Submitted)
    }

    /// When a Discord account took it up.
    #[must_use]
    pub fn start_time(&self, now: Millis) -> Option<Millis> {
        let modal = self.status(now) == Status::Modal;
        (!modal && self.accepted <= self.age(now) && self.accepted <= self.finished)
            .then(|| self.submit + Millis::from(self.accepted))
    }

    /// When it finished.
    #[must_use]
    pub fn finish_time(&self, now: Millis) -> Option<Millis> {
        (!self.status(now).is_open()).then(|| self.submit + Millis::from(self.finished))
    }

    /// Milliseconds since it was submitted.
    #[must_use]
    pub fn age(&self, now: Millis) -> u32 {
        u32::try_from((now - self.submit).max(0)).unwrap_or(NEVER - 1)
    }

    /// The button of this number was pressed.
    #[must_use]
    pub const fn is_used(&self, button: u8) -> bool {
        button < 32 && self.used & (1 << button) != 0
    }
}
