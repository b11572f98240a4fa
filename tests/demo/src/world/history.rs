//! The tasks that are there when the demo starts: a long past, and a lively present on top.

use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_generator::TaskGenerator;
use super::task_record::{NEVER, NONE, TaskRecord};

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
pub fn fill(seed: u64, count: usize, now: Millis, generator: &mut TaskGenerator) -> Vec<TaskRecord> {
    let times = times(seed, count, now);
    let mut records: Vec<TaskRecord> = Vec::with_capacity(count + 1024);
    for (index, submit) in (0u32..).zip(times) {
        let mut record = generator.next(&records, submit);
        if let Some((_, present)) = PRESENT.get(count - 1 - index as usize) {
            place(&mut Rng::of(seed, u64::from(index) ^ 0xF00), &mut record, *present, now);
        }
        if let Some(parent) = records.get_mut(record.parent as usize) {
            parent.used |= 1 << record.button;
        }
        generator.remember(&record, index);
        records.push(record);
    }
    records
}

/// Submit times, oldest first and all different.
fn times(seed: u64, count: usize, now: Millis) -> Vec<Millis> {
    let gap = GAP.min(LONGEST / count.max(1) as f32);
    let mut at = now;
    let mut times: Vec<Millis> = (0..count)
        .map(|age| {
            at = match PRESENT.get(age) {
                Some((seconds, _)) => {
                    now - seconds * 1000 - (super::rng::mix(seed, age as u64) % 900) as Millis
                }
                None => {
                    at - 1
                        - (Rng::of(seed ^ 0x7100, age as u64).unit().max(1e-6).ln() * -1000.0 * gap) as Millis
                }
            };
            at
        })
        .collect();
    times.reverse();
    times
}

/// Sets the plan of a newest task so that it is at this point now.
fn place(rng: &mut Rng, record: &mut TaskRecord, present: Now, now: Millis) {
    let age = record.age(now);
    (record.outcome, record.reason) = (Status::Success, NONE);
    let working = rng.between(35_000.0, 80_000.0) as u32;
    let begin_in = |wait: u32, record: &mut TaskRecord| {
        (record.accepted, record.started, record.finished) =
            (age + wait, age + wait + 4000, age + wait + 4000 + working)
    };
    match present {
        Now::Waiting => begin_in(rng.between(6_000.0, 25_000.0) as u32, record),
        Now::Taken => {
            begin_in(0, record);
            record.accepted -= rng.between(1_000.0, 8_000.0) as u32;
        }
        Now::At(percent) => {
            // Half a percent more, so that rounding stays on this side.
            record.started = age - working / 1000 * percent * 10 - working / 200;
            (record.accepted, record.finished) =
                (record.started.saturating_sub(5000), record.started + working);
        }
        Now::Asking => (record.outcome, record.accepted, record.finished) = (Status::Modal, 800, 800),
        Now::Done => (record.accepted, record.started, record.finished) = (2_000, 5_000, 5_000 + working),
        Now::Failed => {
            super::task_generator::fail(rng, record);
            (record.accepted, record.started, record.finished) = (900, NEVER, 2_100);
        }
    }
    // What goes on for a while has a sheet to show; and only some tasks can ask for more.
    if record.parent == NONE || matches!(present, Now::Asking) && record.action == Action::Upscale {
        (record.action, record.parent, record.button, record.quadrant) = (Action::Imagine, NONE, u8::MAX, 0);
        if record.prompt == NONE {
            record.prompt = rng.below(40) as u32;
        }
    }
}
