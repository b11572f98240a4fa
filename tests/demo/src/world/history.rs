//! The tasks at the start: a long history, and recent tasks in every status.

use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::Rng;
use super::task_generator::TaskGenerator;
use super::task_record::{NEVER, NONE, TaskRecord};

/// Mean seconds between two tasks: 250 a day.
const MEAN_GAP_SECONDS: f32 = 345.6;
/// Maximum age in seconds: with many tasks the gaps are shorter.
const MAX_AGE_SECONDS: f32 = 500.0 * 86_400.0;

/// The newest tasks: seconds since their submission, and their state.
const RECENT: &[(i64, RecentState)] = &[
    (55, RecentState::Waiting),
    (71, RecentState::Waiting),
    (88, RecentState::Taken),
    (103, RecentState::At(9)),
    (121, RecentState::At(31)),
    (144, RecentState::At(52)),
    (170, RecentState::Done),
    (186, RecentState::At(68)),
    (203, RecentState::Asking),
    (231, RecentState::At(84)),
    (262, RecentState::Done),
    (287, RecentState::Taken),
    (301, RecentState::At(46)),
    (334, RecentState::Failed),
    (371, RecentState::At(93)),
    (402, RecentState::Asking),
    (455, RecentState::Done),
];

#[derive(Clone, Copy)]
enum RecentState {
    Waiting,
    Taken,
    At(u32),
    Asking,
    Done,
    Failed,
}

/// Generates the tasks, oldest first.
#[must_use]
pub fn fill(seed: u64, count: usize, now: Millis, generator: &mut TaskGenerator) -> Vec<TaskRecord> {
    let times = times(seed, count, now);
    let mut records: Vec<TaskRecord> = Vec::with_capacity(count + 1024);
    for (index, submit) in (0u32..).zip(times) {
        let mut record = generator.next(&records, submit);
        if let Some((_, state)) = RECENT.get(count - 1 - index as usize) {
            place(&mut Rng::of(seed, u64::from(index) ^ 0xF00), &mut record, *state, now);
        }
        if let Some(parent) = records.get_mut(record.parent as usize) {
            parent.used |= 1 << record.button;
        }
        generator.register(&record, index);
        records.push(record);
    }
    records
}

/// Distinct submit times, oldest first.
fn times(seed: u64, count: usize, now: Millis) -> Vec<Millis> {
    let gap = MEAN_GAP_SECONDS.min(MAX_AGE_SECONDS / count.max(1) as f32);
    let mut at = now;
    let mut times: Vec<Millis> = (0..count)
        .map(|age| {
            at = match RECENT.get(age) {
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

/// Plans a recent task so that it is in this state now.
fn place(rng: &mut Rng, record: &mut TaskRecord, state: RecentState, now: Millis) {
    let age = record.age(now);
    (record.outcome, record.reason) = (Status::Success, NONE);
    let working = rng.between(35_000.0, 80_000.0) as u32;
    let begin_in = |wait: u32, record: &mut TaskRecord| {
        (record.accepted, record.started, record.finished) =
            (age + wait, age + wait + 4000, age + wait + 4000 + working)
    };
    match state {
        RecentState::Waiting => begin_in(rng.between(6_000.0, 25_000.0) as u32, record),
        RecentState::Taken => {
            begin_in(0, record);
            record.accepted -= rng.between(1_000.0, 8_000.0) as u32;
        }
        RecentState::At(percent) => {
            // Half a per cent more, so that rounding does not change the value.
            record.started = age - working / 1000 * percent * 10 - working / 200;
            (record.accepted, record.finished) =
                (record.started.saturating_sub(5000), record.started + working);
        }
        RecentState::Asking => (record.outcome, record.accepted, record.finished) = (Status::Modal, 800, 800),
        RecentState::Done => {
            (record.accepted, record.started, record.finished) = (2_000, 5_000, 5_000 + working)
        }
        RecentState::Failed => {
            super::task_generator::set_failure(rng, record);
            (record.accepted, record.started, record.finished) = (900, NEVER, 2_100);
        }
    }
    // Long-running tasks need a sheet, and only some actions can open a modal.
    if record.parent == NONE || matches!(state, RecentState::Asking) && record.action == Action::Upscale {
        (record.action, record.parent, record.button, record.quadrant) = (Action::Imagine, NONE, u8::MAX, 0);
        if record.prompt == NONE {
            record.prompt = rng.below(40) as u32;
        }
    }
}
