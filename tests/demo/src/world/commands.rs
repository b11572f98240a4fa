//! Commands of clients: submit a task, press a button, confirm a modal, cancel.

use super::buttons;
use super::clock::Millis;
use super::fail_reasons::CANCELLED;
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_generator::inherit;
use super::task_record::{NONE, TaskRecord};
use super::wire_task::custom_id;
use super::{Extra, World};

/// Fields of a new task.
#[derive(Default)]
pub struct NewTask {
    /// The prompt, if it has one.
    pub prompt: Option<String>,
    /// The custom state.
    pub state: Option<String>,
    /// Everything else.
    pub extra: Extra,
}

impl World {
    /// Submits a task without a parent.
    pub fn submit(&mut self, action: Action, new_task: NewTask, now: Millis) -> u32 {
        let mut record = self.new_record(action, now);
        record.prompt = new_task.prompt.as_deref().map_or(NONE, |text| self.intern_prompt(text));
        record.state = new_task.state.as_deref().map_or(NONE, |text| self.intern_state(text));
        record.quadrant = u8::from(action == Action::Describe);
        if let Some(shown) = new_task.extra.shown.and_then(|index| self.records.get(index as usize)) {
            (record.image_seed, record.quadrant, record.prompt) =
                (shown.image_seed, shown.quadrant, shown.prompt);
        }
        self.plan(&mut record, 0, now);
        let index = self.push(record);
        self.extras.insert(index, new_task.extra);
        index
    }

    /// Presses a button of a task. If the button opens a modal, the child waits in MODAL.
    pub fn press(&mut self, parent: u32, number: u8, action: Action, mut extra: Extra, now: Millis) -> u32 {
        let mut record = self.new_record(action, now);
        (record.parent, record.button) = (parent, number);
        let origin = self.records[parent as usize].clone();
        inherit(&mut record, &origin);
        if let Some(text) = self.suggestions(&origin).get(usize::from(number)) {
            record.prompt = self.intern_prompt(text);
        }
        if let Some(parent_extra) = self.extras.get(&parent) {
            extra.niji = parent_extra.niji;
            if action == Action::Describe {
                (extra.picture, record.quadrant) = (parent_extra.picture.clone(), 1);
            }
        }
        let remixed = self.remix && matches!(action, Action::Variation | Action::Reroll);
        if remixed || buttons::of_record(&origin)[usize::from(number)].opens_modal {
            (record.outcome, record.accepted, record.finished) = (Status::Modal, 0, 0);
        } else {
            self.plan(&mut record, 0, now);
        }
        let index = self.push(record);
        self.extras.insert(index, extra);
        index
    }

    /// Confirms the modal of a task: it starts, with the new prompt if there is one.
    pub fn confirm(&mut self, index: u32, prompt: Option<&str>, now: Millis) {
        let prompt = prompt.map(|text| self.intern_prompt(text));
        let mut record = self.records[index as usize].clone();
        record.prompt = prompt.unwrap_or(record.prompt);
        let age = record.age(now);
        self.plan(&mut record, age, now);
        self.records[index as usize] = record;
    }

    /// Cancels an open task; false if it has ended already.
    pub fn cancel(&mut self, index: u32, now: Millis) -> bool {
        let record = &mut self.records[index as usize];
        if !record.status(now).is_open() {
            return false;
        }
        record.finished = record.age(now);
        (record.outcome, record.reason) = (Status::Cancel, CANCELLED as u32);
        true
    }

    /// The button of this task with this custom id.
    #[must_use]
    pub fn button(&self, index: u32, id: &str) -> Option<u8> {
        let record = &self.records[index as usize];
        let at = buttons::of_record(record).iter().position(|button| custom_id(record, button) == id)?;
        u8::try_from(at).ok()
    }

    /// Waiting and running tasks, oldest first, without those that a server restart left behind.
    #[must_use]
    pub fn queue(&self, now: Millis) -> Vec<u32> {
        // Only MODAL can stay open for hours, so the latest tasks are enough.
        let from = self.records.partition_point(|record| now - record.submit > 6 * 3_600_000);
        let waits = |index: &u32| {
            let record = &self.records[*index as usize];
            let status = record.status(now);
            status.is_open()
                && status != Status::Modal
                && !record.is_stuck()
                && !self.injected.replaces(*index)
        };
        (from as u32..self.records.len() as u32).filter(waits).collect()
    }

    fn new_record(&self, action: Action, now: Millis) -> TaskRecord {
        let number = self.records.len() as u64;
        let mut rng = Rng::of(self.seed ^ 0x5B_17, number);
        TaskRecord {
            id: now.unsigned_abs() * 1000 + rng.below(900) as u64,
            submit: now,
            accepted: 0,
            started: 0,
            finished: 0,
            outcome: Status::Success,
            action,
            button: u8::MAX,
            account: 0,
            state: NONE,
            prompt: NONE,
            parent: NONE,
            reason: NONE,
            used: 0,
            image_seed: rng.next() as u32,
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
        let new_task = NewTask { prompt: Some("a cat".into()), ..NewTask::default() };
        let index = world.submit(Action::Imagine, new_task, NOW);
        (world, index)
    }

    #[test]
    fn the_same_seed_and_commands_give_the_same_tasks() {
        let tasks = || {
            let (world, index) = submitted();
            let times = super::super::wire_task::Times { world: NOW, links: NOW };
            (0..=index).map(|index| world.wire_record(index, times)).collect::<Vec<_>>()
        };
        assert_eq!(tasks(), tasks());
    }

    #[test]
    fn a_task_passes_through_all_statuses() {
        let (world, index) = submitted();
        let record = &world.records[index as usize];
        let mut seen: Vec<Status> = (0..200).map(|second| record.status(NOW + second * 1000)).collect();
        seen.dedup();
        assert_eq!(seen[..3], [Status::NotStart, Status::Submitted, Status::InProgress]);
        assert!(seen[3] == Status::Success || seen[3] == Status::Failure);
    }

    #[test]
    fn a_cancelled_task_stays_cancelled() {
        let (mut world, index) = submitted();
        assert!(world.cancel(index, NOW + 500));
        assert!(!world.cancel(index, NOW + 600));
        assert_eq!(world.records[index as usize].status(NOW + 900_000), Status::Cancel);
    }

    #[test]
    fn the_queue_is_what_waits_or_runs() {
        let (world, index) = submitted();
        let queue = world.queue(NOW);
        assert!(queue.contains(&index));
        assert!(queue.iter().all(|&n| world.records[n as usize].status(NOW) != Status::Modal));
        assert!((8..16).contains(&queue.len()), "{}", queue.len());
    }

    #[test]
    fn custom_zoom_opens_a_modal() {
        let mut world = World::new(1, 300, NOW);
        let single = world
            .records
            .iter()
            .position(|record| record.action == Action::Upscale && record.outcome == Status::Success)
            .unwrap() as u32;
        let child = world.press(single, buttons::CUSTOM_ZOOM, Action::Zoom, Extra::default(), NOW);
        assert_eq!(world.records[child as usize].status(NOW + 9_000_000), Status::Modal);
        world.confirm(child, Some("wider --zoom 1.8"), NOW + 60_000);
        assert_eq!(world.records[child as usize].status(NOW + 60_001), Status::NotStart);
        assert!(world.records[single as usize].is_used(buttons::CUSTOM_ZOOM));
        assert!(!world.records[child as usize].status(NOW + 600_000).is_open());
    }
}
