//! The lives of tasks that a client brought in: quick enough to watch to their end.

use super::World;
use super::chance::Dice;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::maker::fail;
use super::omens;
use super::reasons::REASONS;
use super::row::{NEVER, NONE, Row};

/// Milliseconds in NOT_START, if the queue is short.
pub const WAITING: u32 = 2_000;
/// Milliseconds in SUBMITTED.
pub const PREPARING: u32 = 1_500;
/// Milliseconds in SUBMITTED of what fails before the work starts.
pub const REFUSED: u32 = 1_200;
/// Milliseconds that one task more in the queue costs.
const EACH: u32 = 1_000;
/// Tasks that wait before a new one is told so.
pub const BUSY: usize = 5;

impl World {
    /// Plans the life of a row that was just submitted. Its prompt must be set; `from` is its age now.
    pub fn plan(&self, row: &mut Row, from: u32, now: Millis) {
        let prompt = self.prompt(row).map_or("", |prompt| &*prompt.text);
        let mut dice = Dice::of(self.seed ^ 0x9ACE, u64::from(row.art) ^ u64::from(from));
        let before = omens::before(prompt).unwrap_or_else(|| self.waiting(now));
        let queue = if before >= BUSY { u32::try_from(before).unwrap_or(0) * EACH } else { 0 };
        let work = omens::work(prompt).unwrap_or_else(|| work(&mut dice, row.action));
        row.taken = from + WAITING + queue;
        row.begun = row.taken + PREPARING;
        row.ended = row.begun + (work * 1000.0) as u32;
        (row.outcome, row.reason) = (Status::Success, NONE);
        if let Some(reason) = omens::doom(prompt) {
            (row.outcome, row.reason) = (Status::Failure, reason as u32);
            if REASONS[reason].at_once {
                (row.begun, row.ended) = (NEVER, row.taken + REFUSED);
            }
        } else if dice.percent(8.0) && !self.lucky {
            // Bad luck takes no longer than the work would have.
            let end = row.ended;
            fail(&mut dice, row);
            row.ended = row.ended.min(end);
        }
    }

    /// Tasks that have not been taken up yet.
    #[must_use]
    pub fn waiting(&self, now: Millis) -> usize {
        let waits = |index: &u32| self.rows[*index as usize].status(now) == Status::NotStart;
        self.queue(now).iter().filter(|index| waits(index)).count()
    }
}

/// Seconds of work.
fn work(dice: &mut Dice, action: Action) -> f32 {
    match action {
        Action::Upscale | Action::Describe | Action::Shorten | Action::Show => dice.between(3.0, 6.0),
        Action::Video => dice.between(16.0, 26.0),
        Action::Blend
        | Action::Imagine
        | Action::Inpaint
        | Action::Pan
        | Action::Reroll
        | Action::SwapFace
        | Action::Variation
        | Action::Zoom => dice.between(9.0, 18.0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::life::Wish;
    use super::*;

    const NOW: Millis = 1_760_000_000_000;

    fn imagined(world: &mut World, prompt: &str) -> Row {
        let wish = Wish { prompt: Some(prompt.into()), ..Wish::default() };
        let index = world.submit(Action::Imagine, wish, NOW);
        world.rows[index as usize].clone()
    }

    #[test]
    fn the_steps_come_when_they_are_said_to() {
        let mut world = World::new(1, 0, NOW);
        world.lucky = true;
        let row = imagined(&mut world, "a cat");
        let seen = [0, 1_999, 2_000, 3_499, 3_500, 12_400, 21_500].map(|after| row.status(NOW + after));
        let (not_start, taken) = (Status::NotStart, Status::Submitted);
        let expected = [not_start, not_start, taken, taken, Status::InProgress, Status::InProgress];
        assert_eq!(seen[..6], expected);
        assert_eq!(seen[6], Status::Success);
    }

    #[test]
    fn with_luck_nothing_fails_and_without_some_do() {
        for lucky in [true, false] {
            let mut world = World::new(1, 0, NOW);
            world.lucky = lucky;
            let failed =
                (0..300).filter(|_| imagined(&mut world, "a cat").outcome == Status::Failure).count();
            assert!(if lucky { failed == 0 } else { (8..50).contains(&failed) }, "{failed}");
        }
    }

    #[test]
    fn words_decide() {
        let mut world = World::new(1, 0, NOW);
        world.lucky = true;
        let late = imagined(&mut world, "a cat fail:timeout");
        assert_eq!(late.status(NOW + 5_000), Status::InProgress);
        assert_eq!(late.status(NOW + 30_000), Status::Failure);
        let early = imagined(&mut world, "a cat fail:banned");
        assert_eq!(early.status(NOW + 3_199), Status::Submitted);
        assert_eq!(early.status(NOW + 3_200), Status::Failure);
        let behind = imagined(&mut world, "a cat queue:7 work:60");
        assert_eq!(behind.status(NOW + 8_999), Status::NotStart);
        assert_eq!((behind.taken, behind.ended), (9_000, 70_500));
    }
}
