//! What a client can do to the world: bring in a task, cancel it, answer its window, press its buttons.

use super::buttons;
use super::chance::Dice;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::maker::inherit;
use super::reasons::CANCELLED;
use super::row::{NONE, Row};
use super::shown::custom_id;
use super::{Extra, World};

/// What a new task is to be.
#[derive(Default)]
pub struct Wish {
    /// The prompt, if it has one.
    pub prompt: Option<String>,
    /// The custom state.
    pub state: Option<String>,
    /// The rest.
    pub extra: Extra,
}

impl World {
    /// Brings in a task without a parent.
    pub fn submit(&mut self, action: Action, wish: Wish, now: Millis) -> u32 {
        let mut row = self.fresh(action, now);
        row.prompt = wish.prompt.as_deref().map_or(NONE, |text| self.intern_prompt(text));
        row.state = wish.state.as_deref().map_or(NONE, |text| self.intern_state(text));
        row.quadrant = u8::from(action == Action::Describe);
        if let Some(shown) = wish.extra.shown.and_then(|index| self.rows.get(index as usize)) {
            (row.art, row.quadrant, row.prompt) = (shown.art, shown.quadrant, shown.prompt);
        }
        self.plan(&mut row, 0, now);
        let index = self.push(row);
        self.extras.insert(index, wish.extra);
        index
    }

    /// Presses a button of a task. A button that asks for more leaves the child in MODAL.
    pub fn press(&mut self, parent: u32, number: u8, action: Action, mut extra: Extra, now: Millis) -> u32 {
        let mut row = self.fresh(action, now);
        (row.parent, row.button) = (parent, number);
        let origin = self.rows[parent as usize].clone();
        inherit(&mut row, &origin);
        if let Some(text) = self.suggestions(&origin).get(usize::from(number)) {
            row.prompt = self.intern_prompt(text);
        }
        if let Some(given) = self.extras.get(&parent) {
            extra.niji = given.niji;
            if action == Action::Describe {
                (extra.picture, row.quadrant) = (given.picture.clone(), 1);
            }
        }
        let remixed = self.remix && matches!(action, Action::Variation | Action::Reroll);
        if remixed || buttons::below(&origin)[usize::from(number)].asks {
            (row.outcome, row.taken, row.ended) = (Status::Modal, 0, 0);
        } else {
            self.plan(&mut row, 0, now);
        }
        let index = self.push(row);
        self.extras.insert(index, extra);
        index
    }

    /// Answers the window of a task: it starts, with the new prompt if one is given.
    pub fn confirm(&mut self, index: u32, prompt: Option<&str>, now: Millis) {
        let prompt = prompt.map(|text| self.intern_prompt(text));
        let mut row = self.rows[index as usize].clone();
        row.prompt = prompt.unwrap_or(row.prompt);
        let age = row.age(now);
        self.plan(&mut row, age, now);
        self.rows[index as usize] = row;
    }

    /// Cancels an open task; false when it has ended already.
    pub fn cancel(&mut self, index: u32, now: Millis) -> bool {
        let row = &mut self.rows[index as usize];
        if !row.status(now).is_open() {
            return false;
        }
        row.ended = row.age(now);
        (row.outcome, row.reason) = (Status::Cancel, CANCELLED as u32);
        true
    }

    /// The button of this task with this custom id.
    #[must_use]
    pub fn button(&self, index: u32, wanted: &str) -> Option<u8> {
        let row = &self.rows[index as usize];
        let at = buttons::below(row).iter().position(|button| custom_id(row, button) == wanted)?;
        u8::try_from(at).ok()
    }

    /// Tasks that wait or run, oldest first. Those that a restart left behind are in no queue.
    #[must_use]
    pub fn queue(&self, now: Millis) -> Vec<u32> {
        // Nothing but MODAL stays open for hours, so only the latest need a look.
        let from = self.rows.partition_point(|row| now - row.submit > 6 * 3_600_000);
        let waits = |index: &u32| {
            let row = &self.rows[*index as usize];
            let status = row.status(now);
            status.is_open() && status != Status::Modal && !row.is_stuck() && !self.guests.replaces(*index)
        };
        (from as u32..self.rows.len() as u32).filter(waits).collect()
    }

    fn fresh(&self, action: Action, now: Millis) -> Row {
        let number = self.rows.len() as u64;
        let mut dice = Dice::of(self.seed ^ 0x5B_17, number);
        Row {
            id: now.unsigned_abs() * 1000 + dice.below(900) as u64,
            submit: now,
            taken: 0,
            begun: 0,
            ended: 0,
            outcome: Status::Success,
            action,
            button: u8::MAX,
            account: 0,
            state: NONE,
            prompt: NONE,
            parent: NONE,
            reason: NONE,
            used: 0,
            art: dice.next() as u32,
            quadrant: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_760_000_000_000;

    fn submitted() -> (World, u32) {
        let mut world = World::new(1, 50, NOW);
        let wish = Wish { prompt: Some("a cat".into()), ..Wish::default() };
        let index = world.submit(Action::Imagine, wish, NOW);
        (world, index)
    }

    #[test]
    fn the_same_seed_and_the_same_acts_make_the_same_world() {
        let told = || {
            let (world, index) = submitted();
            let times = super::super::shown::Times { world: NOW, links: NOW };
            (0..=index).map(|index| world.show(index, times)).collect::<Vec<_>>()
        };
        assert_eq!(told(), told());
    }

    #[test]
    fn a_task_lives_through_all_steps() {
        let (world, index) = submitted();
        let row = &world.rows[index as usize];
        let mut seen: Vec<Status> = (0..200).map(|second| row.status(NOW + second * 1000)).collect();
        seen.dedup();
        assert_eq!(seen[..3], [Status::NotStart, Status::Submitted, Status::InProgress]);
        assert!(seen[3] == Status::Success || seen[3] == Status::Failure);
    }

    #[test]
    fn a_cancelled_task_stays_cancelled() {
        let (mut world, index) = submitted();
        assert!(world.cancel(index, NOW + 500));
        assert!(!world.cancel(index, NOW + 600));
        assert_eq!(world.rows[index as usize].status(NOW + 900_000), Status::Cancel);
    }

    #[test]
    fn the_queue_is_what_waits_or_runs() {
        let (world, index) = submitted();
        let queue = world.queue(NOW);
        assert!(queue.contains(&index));
        assert!(queue.iter().all(|&n| world.rows[n as usize].status(NOW) != Status::Modal));
        assert!((8..16).contains(&queue.len()), "{}", queue.len());
    }

    #[test]
    fn custom_zoom_asks_first() {
        let mut world = World::new(1, 300, NOW);
        let single = world
            .rows
            .iter()
            .position(|row| row.action == Action::Upscale && row.outcome == Status::Success)
            .unwrap() as u32;
        let child = world.press(single, buttons::CUSTOM_ZOOM, Action::Zoom, Extra::default(), NOW);
        assert_eq!(world.rows[child as usize].status(NOW + 9_000_000), Status::Modal);
        world.confirm(child, Some("wider --zoom 1.8"), NOW + 60_000);
        assert_eq!(world.rows[child as usize].status(NOW + 60_001), Status::NotStart);
        assert!(world.rows[single as usize].is_used(buttons::CUSTOM_ZOOM));
        assert!(!world.rows[child as usize].status(NOW + 600_000).is_open());
    }
}
