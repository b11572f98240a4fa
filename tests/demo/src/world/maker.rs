//! Makes the next task: what it does, what it comes from, how long it takes and how it ends.

use std::collections::VecDeque;

use super::buttons;
use super::chance::Dice;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::reasons::{CANCELLED, REASONS};
use super::row::{NEVER, NONE, Row};
use super::vocabulary::STATES;

/// How many Discord accounts work here.
pub const ACCOUNTS: u8 = 3;
/// How many of the latest sheets and pictures people still look at.
const REMEMBERED: usize = 48;

const ACTIONS: &[(f32, Action)] = &[
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

/// Makes tasks in the order of their times.
pub struct Maker {
    seed: u64,
    prompts: u32,
    sheets: VecDeque<u32>,
    singles: VecDeque<u32>,
}

impl Maker {
    /// A maker for the world of this seed with so many prompts in its pool.
    #[must_use]
    pub fn new(seed: u64, prompts: u32) -> Self {
        Self { seed, prompts, sheets: VecDeque::new(), singles: VecDeque::new() }
    }

    /// The task that comes after these rows, at this time. It is not added.
    pub fn next(&mut self, rows: &[Row], submit: Millis) -> Row {
        let mut dice = Dice::of(self.seed, rows.len() as u64);
        let action = ACTIONS[dice.weighted(ACTIONS.iter().map(|(weight, _)| *weight))].1;
        let (action, parent, button) = self.lineage(&mut dice, rows, action, submit);
        let art = dice.next() as u32;
        let mut row = Row {
            id: submit.unsigned_abs() * 1000 + dice.below(1000) as u64,
            submit,
            taken: 0,
            begun: 0,
            ended: 0,
            outcome: Status::Success,
            action,
            button,
            account: dice.weighted([6.0, 3.0, 2.0]) as u8,
            state: if dice.percent(18.0) { dice.below(STATES.len()) as u32 } else { NONE },
            prompt: if has_prompt(action) { dice.below(self.prompts as usize) as u32 } else { NONE },
            parent,
            reason: NONE,
            used: 0,
            art,
            quadrant: u8::from(matches!(action, Action::Describe | Action::SwapFace)),
        };
        if let Some(parent) = rows.get(parent as usize) {
            inherit(&mut row, parent);
        }
        outcome(&mut dice, &mut row);
        row
    }

    /// Remembers a row for children to come, under the index that it got.
    pub fn remember(&mut self, row: &Row, index: u32) {
        if row.outcome != Status::Success {
            return;
        }
        let list = match row.action {
            action if action.makes_sheet() => &mut self.sheets,
            Action::Upscale => &mut self.singles,
            _ => return,
        };
        list.push_back(index);
        if list.len() > REMEMBERED {
            list.pop_front();
        }
    }

    fn lineage(&self, dice: &mut Dice, rows: &[Row], action: Action, submit: Millis) -> (Action, u32, u8) {
        let parents = match action {
            Action::Upscale | Action::Variation | Action::Reroll if dice.percent(92.0) => &self.sheets,
            Action::Upscale
            | Action::Variation
            | Action::Zoom
            | Action::Pan
            | Action::Inpaint
            | Action::Video => &self.singles,
            _ => return (action, NONE, u8::MAX),
        };
        // People go on with what they just got: the latest is the likeliest.
        let back = (dice.unit() * dice.unit() * parents.len() as f32) as usize;
        let Some(&parent) = parents.len().checked_sub(back + 1).and_then(|at| parents.get(at)) else {
            return (Action::Imagine, NONE, u8::MAX);
        };
        let row = &rows[parent as usize];
        let fitting: Vec<u8> = (0u8..)
            .zip(buttons::below(row))
            .filter(|(_, button)| button.action == Some(action))
            .map(|(n, _)| n)
            .collect();
        if fitting.is_empty() || row.age(submit) <= row.ended {
            return (Action::Imagine, NONE, u8::MAX);
        }
        (action, parent, *dice.pick(&fitting))
    }
}

/// What a child takes from its parent: words, account, and the picture that it goes on from.
pub fn inherit(row: &mut Row, parent: &Row) {
    row.prompt = parent.prompt;
    row.account = parent.account;
    row.state = parent.state;
    let pressed = buttons::below(parent).get(usize::from(row.button));
    if row.action == Action::Upscale {
        row.art = parent.art;
        row.quadrant = if parent.quadrant == 0 { row.button % 4 + 1 } else { parent.quadrant };
    } else if row.action == Action::Video {
        (row.art, row.quadrant) = (parent.art, parent.quadrant);
    } else {
        // The low bits choose the palette and the composition, which relatives share.
        row.art = parent.art & 0xFFF | row.art & !0xFFF;
        row.quadrant = 0;
    }
    debug_assert!(pressed.is_none_or(|button| button.action == Some(row.action)));
}

const fn has_prompt(action: Action) -> bool {
    !matches!(action, Action::Describe | Action::Blend | Action::SwapFace | Action::Show)
}

/// The lengths of its steps in seconds: waiting, preparing, working.
pub fn pace(dice: &mut Dice, row: &mut Row, waiting: f32, working: f32) {
    row.taken = millis(waiting);
    row.begun = row.taken + millis(dice.between(1.5, 6.0));
    row.ended = row.begun + millis(working);
}

fn outcome(dice: &mut Dice, row: &mut Row) {
    let working = match row.action {
        Action::Upscale => dice.between(4.0, 16.0),
        Action::Describe | Action::Shorten => dice.between(6.0, 25.0),
        Action::Video => dice.between(70.0, 200.0),
        _ => dice.between(22.0, 85.0),
    };
    let queue = if dice.percent(12.0) { dice.between(20.0, 240.0) } else { dice.between(0.3, 6.0) };
    pace(dice, row, queue, working);
    match dice.weighted([88.6, 8.5, 2.2, 0.6, 0.1]) {
        0 => {}
        1 => fail(dice, row),
        2 => cancel(dice, row),
        3 if matches!(row.action, Action::Imagine | Action::Inpaint | Action::Zoom | Action::Variation) => {
            (row.outcome, row.ended) = (Status::Modal, row.taken);
        }
        4 => (row.outcome, row.ended) = (Status::InProgress, row.begun + 1),
        _ => {}
    }
}

/// Lets it fail for one of the known reasons.
pub fn fail(dice: &mut Dice, row: &mut Row) {
    let reason = dice.weighted(REASONS[..CANCELLED].iter().map(|reason| reason.weight));
    (row.outcome, row.reason) = (Status::Failure, reason as u32);
    if REASONS[reason].at_once {
        row.begun = NEVER;
        row.ended = row.taken + millis(dice.between(0.6, 3.0));
    } else if dice.percent(60.0) {
        row.ended = row.begun + millis(300.0);
    }
}

fn cancel(dice: &mut Dice, row: &mut Row) {
    row.outcome = Status::Cancel;
    row.reason = if dice.percent(50.0) { CANCELLED as u32 } else { NONE };
    row.ended = (row.ended as f32 * dice.between(0.05, 0.9)) as u32;
}

fn millis(seconds: f32) -> u32 {
    (seconds * 1000.0) as u32
}
