//! Generator of random tasks: action, parent, duration and outcome.

use std::collections::VecDeque;

use super::buttons;
use super::clock::Millis;
use super::fail_reasons::{CANCELLED, REASONS};
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_record::{NEVER, NONE, TaskRecord};
use super::vocabulary::STATES;

/// Number of Discord accounts.
pub const ACCOUNTS: u8 = 3;
/// Number of recent sheets and single images that can get children.
const MAX_PARENTS: usize = 48;

const ACTION_WEIGHTS: &[(f32, Action)] = &[
    (37.0, Action::Imagine),
    (32.0, Action::Upscale),
    (9.0, Action::Variation),
    (4.0, Action::Zoom),
    (3.0, Action::Pan),
    (4.0, Action::Describe),
    (3.0, Action::Blend),
    (2.0, Action::Shorten),
    (1.0, Action::SwapFace),
    (3.5, Action::Reroll),
    (0.8, Action::Video),
    (0.7, Action::Inpaint),
];

/// Generates tasks in the order of their submit times.
pub struct TaskGenerator {
    seed: u64,
    prompts: u32,
    sheets: VecDeque<u32>,
    singles: VecDeque<u32>,
}

impl TaskGenerator {
    /// A generator for this seed and number of prompts.
    #[must_use]
    pub fn new(seed: u64, prompts: u32) -> Self {
        Self { seed, prompts, sheets: VecDeque::new(), singles: VecDeque::new() }
    }

    /// Generates the task after these records. It is not added to them.
    pub fn next(&mut self, records: &[TaskRecord], submit: Millis) -> TaskRecord {
        let mut rng = Rng::of(self.seed, records.len() as u64);
        let action = ACTION_WEIGHTS[rng.weighted(ACTION_WEIGHTS.iter().map(|(weight, _)| *weight))].1;
        let (action, parent, button) = self.choose_parent(&mut rng, records, action, submit);
        let art = rng.next() as u32;
        let mut record = TaskRecord {
            id: submit.unsigned_abs() * 1000 + rng.below(1000) as u64,
            submit,
            accepted: 0,
            started: 0,
            finished: 0,
            outcome: Status::Success,
            action,
            button,
            account: rng.weighted([6.0, 3.0, 2.0]) as u8,
            state: if rng.percent(18.0) { rng.below(STATES.len()) as u32 } else { NONE },
            prompt: if has_prompt(action) { rng.below(self.prompts as usize) as u32 } else { NONE },
            parent,
            reason: NONE,
            used: 0,
            image_seed: art,
            quadrant: u8::from(matches!(action, Action::Describe | Action::SwapFace)),
        };
        if let Some(parent) = records.get(parent as usize) {
            inherit(&mut record, parent);
        }
        choose_outcome(&mut rng, &mut record);
        record
    }

    /// Registers a record as a possible parent.
    pub fn register(&mut self, record: &TaskRecord, index: u32) {
        if record.outcome != Status::Success {
            return;
        }
        let list = match record.action {
            action if action.makes_sheet() => &mut self.sheets,
            Action::Upscale => &mut self.singles,
            _ => return,
        };
        list.push_back(index);
        if list.len() > MAX_PARENTS {
            list.pop_front();
        }
    }

    fn choose_parent(
        &self,
        rng: &mut Rng,
        records: &[TaskRecord],
        action: Action,
        submit: Millis,
    ) -> (Action, u32, u8) {
        let parents = match action {
            Action::Upscale | Action::Variation | Action::Reroll if rng.percent(92.0) => &self.sheets,
            Action::Upscale
            | Action::Variation
            | Action::Zoom
            | Action::Pan
            | Action::Inpaint
            | Action::Video => &self.singles,
            _ => return (action, NONE, u8::MAX),
        };
        // Recent parents are more likely.
        let back = (rng.unit() * rng.unit() * parents.len() as f32) as usize;
        let Some(&parent) = parents.len().checked_sub(back + 1).and_then(|at| parents.get(at)) else {
            return (Action::Imagine, NONE, u8::MAX);
        };
        let record = &records[parent as usize];
        let fitting: Vec<u8> = (0u8..)
            .zip(buttons::of_record(record))
            .filter(|(_, button)| button.action == Some(action))
            .map(|(n, _)| n)
            .collect();
        if fitting.is_empty() || record.age(submit) <= record.finished {
            return (Action::Imagine, NONE, u8::MAX);
        }
        (action, parent, *rng.pick(&fitting))
    }
}

/// Copies what a child inherits from its parent: prompt, account, state and image seed.
pub fn inherit(record: &mut TaskRecord, parent: &TaskRecord) {
    record.prompt = parent.prompt;
    record.account = parent.account;
    record.state = parent.state;
    let pressed = buttons::of_record(parent).get(usize::from(record.button));
    if record.action == Action::Upscale {
        record.image_seed = parent.image_seed;
        record.quadrant = if parent.quadrant == 0 { record.button % 4 + 1 } else { parent.quadrant };
    } else if record.action == Action::Video {
        (record.image_seed, record.quadrant) = (parent.image_seed, parent.quadrant);
    } else {
        // The low bits select palette and composition, which related images share.
        record.image_seed = parent.image_seed & 0xFFF | record.image_seed & !0xFFF;
        record.quadrant = 0;
    }
    debug_assert!(pressed.is_none_or(|button| button.action == Some(record.action)));
}

const fn has_prompt(action: Action) -> bool {
    !matches!(action, Action::Describe | Action::Blend | Action::SwapFace | Action::Show)
}

/// Sets the times of the statuses, from the seconds of waiting and working.
pub fn set_timeline(rng: &mut Rng, record: &mut TaskRecord, waiting: f32, working: f32) {
    record.accepted = millis(waiting);
    record.started = record.accepted + millis(rng.between(1.5, 6.0));
    record.finished = record.started + millis(working);
}

fn choose_outcome(rng: &mut Rng, record: &mut TaskRecord) {
    let working = match record.action {
        Action::Upscale => rng.between(4.0, 16.0),
        Action::Describe | Action::Shorten => rng.between(6.0, 25.0),
        Action::Video => rng.between(70.0, 200.0),
        _ => rng.between(22.0, 85.0),
    };
    let queue = if rng.percent(12.0) { rng.between(20.0, 240.0) } else { rng.between(0.3, 6.0) };
    set_timeline(rng, record, queue, working);
    match rng.weighted([88.6, 8.5, 2.2, 0.6, 0.1]) {
        0 => {}
        1 => set_failure(rng, record),
        2 => cancel(rng, record),
        3 if matches!(
            record.action,
            Action::Imagine | Action::Inpaint | Action::Zoom | Action::Variation
        ) =>
        {
            (record.outcome, record.finished) = (Status::Modal, record.accepted);
        }
        4 => (record.outcome, record.finished) = (Status::InProgress, record.started + 1),
        _ => {}
    }
}

/// Makes the task fail for a random reason.
pub fn set_failure(rng: &mut Rng, record: &mut TaskRecord) {
    let reason = rng.weighted(REASONS[..CANCELLED].iter().map(|reason| reason.weight));
    (record.outcome, record.reason) = (Status::Failure, reason as u32);
    if REASONS[reason].at_once {
        record.started = NEVER;
        record.finished = record.accepted + millis(rng.between(0.6, 3.0));
    } else if rng.percent(60.0) {
        record.finished = record.started + millis(300.0);
    }
}

fn cancel(rng: &mut Rng, record: &mut TaskRecord) {
    record.outcome = Status::Cancel;
    record.reason = if rng.percent(50.0) { CANCELLED as u32 } else { NONE };
    record.finished = (record.finished as f32 * rng.between(0.05, 0.9)) as u32;
}

fn millis(seconds: f32) -> u32 {
    (seconds * 1000.0) as u32
}
