//! The tasks that are there when the demo starts: a long past, and a lively present on top.

use super::chance::Dice;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::maker::Maker;
use super::row::{NEVER, NONE, Row};

/// Mean seconds between two tasks: 250 a day.
const GAP: f32 = 345.6;
/// A million tasks came faster, not in the Middle Ages.
const LONGEST: f32 = 500.0 * 86_400.0;

/// What the newest tasks are doing: seconds since they came in, and what they are at.
const PRESENT: &[(i64, Now)] = &[
    (55, Now::Waiting),
    (71, Now::Waiting),
    (88, Now::Taken),
    (103, Now::At(9)),
    (121, Now::At(31)),
    (144, Now::At(52)),
    (170, Now::Done),
    (186, Now::At(68)),
    (203, Now::Asking),
    (231, Now::At(84)),
    (262, Now::Done),
    (287, Now::Taken),
    (301, Now::At(46)),
    (334, Now::Failed),
    (371, Now::At(93)),
    (402, Now::Asking),
    (455, Now::Done),
];

#[derive(Clone, Copy)]
enum Now {
    Waiting,
    Taken,
    At(u32),
    Asking,
    Done,
    Failed,
}

/// The past of a world, oldest first.
#[must_use]
pub fn fill(seed: u64, count: usize, now: Millis, maker: &mut Maker) -> Vec<Row> {
    let times = times(seed, count, now);
    let mut rows: Vec<Row> = Vec::with_capacity(count + 1024);
    for (index, submit) in (0u32..).zip(times) {
        let mut row = maker.next(&rows, submit);
        if let Some((_, present)) = PRESENT.get(count - 1 - index as usize) {
            place(&mut Dice::of(seed, u64::from(index) ^ 0xF00), &mut row, *present, now);
        }
        if let Some(parent) = rows.get_mut(row.parent as usize) {
            parent.used |= 1 << row.button;
        }
        maker.remember(&row, index);
        rows.push(row);
    }
    rows
}

/// Submit times, oldest first and all different.
fn times(seed: u64, count: usize, now: Millis) -> Vec<Millis> {
    let gap = GAP.min(LONGEST / count.max(1) as f32);
    let mut at = now;
    let mut times: Vec<Millis> = (0..count)
        .map(|age| {
            at = match PRESENT.get(age) {
                Some((seconds, _)) => {
                    now - seconds * 1000 - (super::chance::mix(seed, age as u64) % 900) as Millis
                }
                None => {
                    at - 1
                        - (Dice::of(seed ^ 0x7100, age as u64).unit().max(1e-6).ln() * -1000.0 * gap)
                            as Millis
                }
            };
            at
        })
        .collect();
    times.reverse();
    times
}

/// Sets the plan of a newest task so that it is at this point now.
fn place(dice: &mut Dice, row: &mut Row, present: Now, now: Millis) {
    let age = row.age(now);
    (row.outcome, row.reason) = (Status::Success, NONE);
    let working = dice.between(35_000.0, 80_000.0) as u32;
    let begin_in = |wait: u32, row: &mut Row| {
        (row.taken, row.begun, row.ended) = (age + wait, age + wait + 4000, age + wait + 4000 + working)
    };
    match present {
        Now::Waiting => begin_in(dice.between(6_000.0, 25_000.0) as u32, row),
        Now::Taken => {
            begin_in(0, row);
            row.taken -= dice.between(1_000.0, 8_000.0) as u32;
        }
        Now::At(percent) => {
            // Half a percent more, so that rounding stays on this side.
            row.begun = age - working / 1000 * percent * 10 - working / 200;
            (row.taken, row.ended) = (row.begun.saturating_sub(5000), row.begun + working);
        }
        Now::Asking => (row.outcome, row.taken, row.ended) = (Status::Modal, 800, 800),
        Now::Done => (row.taken, row.begun, row.ended) = (2_000, 5_000, 5_000 + working),
        Now::Failed => {
            super::maker::fail(dice, row);
            (row.taken, row.begun, row.ended) = (900, NEVER, 2_100);
        }
    }
    // What goes on for a while has a sheet to show; and only some tasks can ask for more.
    if row.parent == NONE || matches!(present, Now::Asking) && row.action == Action::Upscale {
        (row.action, row.parent, row.button, row.quadrant) = (Action::Imagine, NONE, u8::MAX, 0);
        if row.prompt == NONE {
            row.prompt = dice.below(40) as u32;
        }
    }
}
