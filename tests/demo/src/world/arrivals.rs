//! New tasks that come in while one watches: the same ones at the same distance from the start, whatever happened since.

use super::World;
use super::chance::Dice;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::maker::{fail, pace};
use super::row::{NONE, Row};

/// When the next one comes.
pub struct Arrivals {
    /// Its time.
    pub next: Millis,
    number: u64,
}

impl Arrivals {
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
        self.arrivals.next <= now && !self.alone
    }

    /// Lets in everything that has come until now.
    pub fn catch_up(&mut self, now: Millis) {
        while self.is_behind(now) {
            let submit = self.arrivals.next;
            let mut dice = Dice::of(self.seed ^ 0xA221, self.arrivals.number);
            self.arrivals.number += 1;
            self.arrivals.next += dice.between(15_000.0, 40_000.0) as Millis;
            let mut row = self.maker.next(&self.rows, submit);
            live(&mut dice, &mut row, self.lucky);
            self.push(row);
        }
    }
}

/// A life to watch: half a minute to a minute and a half, mostly with a good end.
fn live(dice: &mut Dice, row: &mut Row, lucky: bool) {
    (row.outcome, row.reason) = (Status::Success, NONE);
    let waiting = dice.between(3.0, 10.0);
    let working =
        if row.action == Action::Upscale { dice.between(22.0, 35.0) } else { dice.between(28.0, 72.0) };
    pace(dice, row, waiting, working);
    if dice.percent(8.0) && !lucky {
        fail(dice, row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_come_unless_one_is_alone() {
        const NOW: Millis = 1_760_000_000_000;
        for (alone, lucky) in [(true, false), (false, true), (false, false)] {
            let mut world = World::new(1, 10, NOW);
            (world.alone, world.lucky) = (alone, lucky);
            world.catch_up(NOW + 3_600_000);
            let new = &world.rows[10..];
            let failed = new.iter().filter(|row| row.outcome == Status::Failure).count();
            assert!(if alone { new.is_empty() } else { (90..240).contains(&new.len()) });
            assert_eq!(failed > 0, !alone && !lucky);
        }
    }
}
