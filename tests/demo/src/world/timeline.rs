//! Timeline of submitted tasks: when they change their status, and how they end.

use super::World;
use super::clock::Millis;
use super::fail_reasons::REASONS;
use super::kind::{Action, Status};
use super::prompt_triggers;
use super::rng::Rng;
use super::task_generator::set_failure;
use super::task_record::{NEVER, NONE, TaskRecord};

/// Milliseconds in NOT_START with a short queue.
pub const NOT_START_MS: u32 = 2_000;
/// Milliseconds in SUBMITTED.
pub const SUBMITTED_MS: u32 = 1_500;
/// Milliseconds in SUBMITTED of tasks that fail before the work starts.
pub const EARLY_FAILURE_MS: u32 = 1_200;
/// Additional milliseconds for each task in the queue.
const QUEUE_STEP_MS: u32 = 1_000;
/// Queue length from which a new task is reported as queued.
pub const QUEUED_FROM: usize = 5;

impl World {
    /// Plans a record that was just submitted. Its prompt must be set; `from` is its current age.
    pub fn plan(&self, record: &mut TaskRecord, from: u32, now: Millis) {
        let prompt = self.prompt(record).map_or("", |prompt| &*prompt.text);
        let mut rng = Rng::of(self.seed ^ 0x9ACE, u64::from(record.image_seed) ^ u64::from(from));
        let before = prompt_triggers::queue_position(prompt).unwrap_or_else(|| self.waiting(now));
        let queue =
            if before >= QUEUED_FROM { u32::try_from(before).unwrap_or(0) * QUEUE_STEP_MS } else { 0 };
        let work = prompt_triggers::work_seconds(prompt).unwrap_or_else(|| work(&mut rng, record.action));
        record.accepted = from + NOT_START_MS + queue;
        record.started = record.accepted + SUBMITTED_MS;
        record.finished = record.started + (work * 1000.0) as u32;
        (record.outcome, record.reason) = (Status::Success, NONE);
        if let Some(reason) = prompt_triggers::forced_failure(prompt) {
            (record.outcome, record.reason) = (Status::Failure, reason as u32);
            if REASONS[reason].at_once {
                (record.started, record.finished) = (NEVER, record.accepted + EARLY_FAILURE_MS);
            }
        } else if rng.percent(8.0) && !self.never_fail {
            // A random failure takes no longer than the work.
            let end = record.finished;
            set_failure(&mut rng, record);
            record.finished = record.finished.min(end);
        }
    }

    /// Number of tasks in NOT_START.
    #[must_use]
    pub fn waiting(&self, now: Millis) -> usize {
        let waits = |index: &u32| self.records[*index as usize].status(now) == Status::NotStart;
        self.queue(now).iter().filter(|index| waits(index)).count()
    }
}

/// Seconds of work.
fn work(rng: &mut Rng, action: Action) -> f32 {
    match action {
        Action::Upscale | Action::Describe | Action::Shorten | Action::Show => rng.between(3.0, 6.0),
        Action::Video => rng.between(16.0, 26.0),
        Action::Blend
        | Action::Imagine
        | Action::Inpaint
        | Action::Pan
        | Action::Reroll
        | Action::SwapFace
        | Action::Variation
        | Action::Zoom => rng.between(9.0, 18.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::commands::NewTask;
    use super::*;

    const NOW: Millis = 1_760_000_000_000;

    fn imagined(world: &mut World, prompt: &str) -> TaskRecord {
        let new_task = NewTask { prompt: Some(prompt.into()), ..NewTask::default() };
        let index = world.submit(Action::Imagine, new_task, NOW);
        world.records[index as usize].clone()
    }

    #[test]
    fn statuses_change_on_time() {
        let mut world = World::new(1, 0, NOW);
        world.never_fail = true;
        let record = imagined(&mut world, "a cat");
        let seen = [0, 1_999, 2_000, 3_499, 3_500, 12_400, 21_500].map(|after| record.status(NOW + after));
        let (not_start, accepted) = (Status::NotStart, Status::Submitted);
        let expected = [not_start, not_start, accepted, accepted, Status::InProgress, Status::InProgress];
        assert_eq!(seen[..6], expected);
        assert_eq!(seen[6], Status::Success);
    }

    #[test]
    fn random_failures_can_be_turned_off() {
        for never_fail in [true, false] {
            let mut world = World::new(1, 0, NOW);
            world.never_fail = never_fail;
            let failed =
                (0..300).filter(|_| imagined(&mut world, "a cat").outcome == Status::Failure).count();
            assert!(if never_fail { failed == 0 } else { (8..50).contains(&failed) }, "{failed}");
        }
    }

    #[test]
    fn trigger_words_decide() {
        let mut world = World::new(1, 0, NOW);
        world.never_fail = true;
        let late = imagined(&mut world, "a cat fail:timeout");
        assert_eq!(late.status(NOW + 5_000), Status::InProgress);
        assert_eq!(late.status(NOW + 30_000), Status::Failure);
        let early = imagined(&mut world, "a cat fail:banned");
        assert_eq!(early.status(NOW + 3_199), Status::Submitted);
        assert_eq!(early.status(NOW + 3_200), Status::Failure);
        let behind = imagined(&mut world, "a cat queue:7 work:60");
        assert_eq!(behind.status(NOW + 8_999), Status::NotStart);
        assert_eq!((behind.accepted, behind.finished), (9_000, 70_500));
    }
}
