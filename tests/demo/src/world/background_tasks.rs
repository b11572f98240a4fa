//! New tasks that come in while one watches: the same ones at the same distance from the start, whatever happened since.

use super::World;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_generator::{fail, pace};
use super::task_record::{NONE, TaskRecord};

/// When the next one comes.
pub struct BackgroundTasks {
    /// Its time.
    pub next: Millis,
    number: u64,
}

impl BackgroundTasks {
    /// The first comes some seconds after the start.
    #[must_use]
    pub const fn after(start: Millis) -> Self {
        Self { next: start + 12_000, number: 0 }
    }
}

impl World {
    /// Something has come in since the world was last looked at.
    #[must_use]
    pub fn is_behind(&self, now: Millis) -> bool {
        self.background_tasks.next <= now && !self.no_background
    }

    /// Lets in everything that has come until now.
    pub fn catch_up(&mut self, now: Millis) {
        while self.is_behind(now) {
            let submit = self.background_tasks.next;
            let mut rng = Rng::of(self.seed ^ 0xA221, self.background_tasks.number);
            self.background_tasks.number += 1;
            self.background_tasks.next += rng.between(15_000.0, 40_000.0) as Millis;
            let mut record = self.generator.next(&self.records, submit);
            live(&mut rng, &mut record, self.never_fail);
            self.push(record);
        }
    }
}

/// A life to watch: half a minute to a minute and a half, mostly with a good end.
fn live(rng: &mut Rng, record: &mut TaskRecord, never_fail: bool) {
    (record.outcome, record.reason) = (Status::Success, NONE);
    let waiting = rng.between(3.0, 10.0);
    let working =
        if record.action == Action::Upscale { rng.between(22.0, 35.0) } else { rng.between(28.0, 72.0) };
    pace(rng, record, waiting, working);
    if rng.percent(8.0) && !never_fail {
        fail(rng, record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_come_unless_one_is_alone() {
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
