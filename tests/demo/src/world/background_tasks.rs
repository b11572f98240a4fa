//! Background tasks of other users, at the same offsets from the start for the same seed.

use super::World;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_generator::{set_failure, set_timeline};
use super::task_record::{NONE, TaskRecord};

/// Schedule of the background tasks.
pub struct BackgroundTasks {
    /// Time of the next one.
    pub next: Millis,
    number: u64,
}

impl BackgroundTasks {
    /// A schedule that begins some seconds after the start.
    #[must_use]
    pub const fn after(start: Millis) -> Self {
        Self { next: start + 12_000, number: 0 }
    }
}

impl World {
    /// Whether background tasks are due.
    #[must_use]
    pub fn is_behind(&self, now: Millis) -> bool {
        self.background_tasks.next <= now && !self.no_background
    }

    /// Adds all background tasks that are due.
    pub fn catch_up(&mut self, now: Millis) {
        while self.is_behind(now) {
            let submit = self.background_tasks.next;
            let mut rng = Rng::of(self.seed ^ 0xA221, self.background_tasks.number);
            self.background_tasks.number += 1;
            self.background_tasks.next += rng.between(15_000.0, 40_000.0) as Millis;
            let mut record = self.generator.next(&self.records, submit);
            plan_background(&mut rng, &mut record, self.never_fail);
            self.push(record);
        }
    }
}

/// Plans a background task: half a minute to a minute and a half, mostly successful.
fn plan_background(rng: &mut Rng, record: &mut TaskRecord, never_fail: bool) {
    (record.outcome, record.reason) = (Status::Success, NONE);
    let waiting = rng.between(3.0, 10.0);
    let working =
        if record.action == Action::Upscale { rng.between(22.0, 35.0) } else { rng.between(28.0, 72.0) };
    set_timeline(rng, record, waiting, working);
    if rng.percent(8.0) && !never_fail {
        set_failure(rng, record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn background_tasks_can_be_turned_off() {
        const NOW: Millis = 1_760_000_000_000;
        for (no_background, never_fail) in [(true, false), (false, true), (false, false)] {
            let mut world = World::new(1, 10, NOW);
            (world.no_background, world.never_fail) = (no_background, never_fail);
            world.catch_up(NOW + 3_600_000);
            let new = &world.records[10..];
            let failed = new.iter().filter(|record| record.outcome == Status::Failure).count();
            assert!(if no_background { new.is_empty() } else { (90..240).contains(&new.len()) });
            assert_eq!(failed > 0, !no_background && !never_fail);
        }
    }
}
