//! Statistics of tasks: volume over time, failures, durations, actions, accounts, hours of the week. Tasks are added one by one and
//! not kept.

use std::collections::BTreeMap;

use crate::domain::{
    action::Action,
    fail_reason::{FailureKind, classify},
    status::Status,
    task::Task,
};

const HOUR_MS: i64 = 60 * 60_000;
const HOURS_PER_DAY: i64 = 24;
const DAYS_PER_WEEK: i64 = 7;
/// 1970 began on a Thursday, the fourth day of a week that begins on Monday.
const FIRST_WEEKDAY: i64 = 3;

/// How a task has ended, or that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has succeeded.
    Success,
    /// It has failed.
    Failure,
    /// It was cancelled.
    Cancel,
    /// It is open, or has a status that is not known.
    Open,
}

impl Outcome {
    /// All outcomes, in the order of the charts.
    pub const ALL: [Outcome; 4] = [Self::Success, Self::Failure, Self::Cancel, Self::Open];

    /// The outcome of a status.
    pub fn of(status: &Status) -> Self {
        match status {
            Status::Success => Self::Success,
            Status::Failure => Self::Failure,
            Status::Cancel => Self::Cancel,
            Status::NotStart | Status::Submitted | Status::Modal | Status::InProgress | Status::Other(_) => {
                Self::Open
            }
        }
    }
}

/// The number of tasks of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutcomeCounts([u64; 4]);

impl OutcomeCounts {
    /// The number of tasks of an outcome.
    pub fn get(self, outcome: Outcome) -> u64 {
        self.0[outcome as usize]
    }

    /// The number of all tasks.
    pub fn total(self) -> u64 {
        self.0.iter().sum()
    }

    /// The failed tasks among those that have succeeded or failed, in tenths of a percent. None if there is none.
    pub fn failure_rate(self) -> Option<u64> {
        let failed = self.get(Outcome::Failure);
        let ended = failed + self.get(Outcome::Success);
        (ended > 0).then(|| (failed * 1000 + ended / 2) / ended)
    }

    fn add(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }

    fn merge(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
    }
}

/// A period of the volume over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week from Monday.
    Week,
}

impl Period {
    /// All periods, the shortest first.
    pub const ALL: [Period; 3] = [Self::Hour, Self::Day, Self::Week];

    fn hours(self) -> i64 {
        match self {
            Self::Hour => 1,
            Self::Day => HOURS_PER_DAY,
            Self::Week => HOURS_PER_DAY * DAYS_PER_WEEK,
        }
    }

    /// The first hour of the period that has this hour.
    fn start(self, hour: i64) -> i64 {
        let offset = match self {
            Self::Hour | Self::Day => 0,
            Self::Week => FIRST_WEEKDAY * HOURS_PER_DAY,
        };
        (hour + offset).div_euclid(self.hours()) * self.hours() - offset
    }
}

/// The tasks of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Its start and its end in milliseconds since 1970, as if the local zone were UTC.
    pub start_ms: i64,
    /// Its end.
    pub end_ms: i64,
    /// Its tasks.
    pub counts: OutcomeCounts,
}

/// Durations in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Durations(Vec<u32>);

impl Durations {
    fn add(&mut self, ms: Option<i64>) {
        self.0.extend(ms.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX)));
    }

    /// The number of durations.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The duration that so many percent do not exceed (nearest rank). None without durations.
    pub fn percentile(&self, percent: usize) -> Option<i64> {
        let rank = (self.0.len() * percent).div_ceil(100).max(1) - 1;
        let mut sorted = self.0.clone();
        let (_, value, _) = (rank < sorted.len()).then(|| sorted.select_nth_unstable(rank))?;
        Some(i64::from(*value))
    }

    /// How many durations are below each of these bounds and not below the one before, and how many are not below the last.
    pub fn histogram(&self, bounds_ms: &[i64]) -> Vec<u64> {
        let mut counts = vec![0; bounds_ms.len() + 1];
        for ms in &self.0 {
            counts[bounds_ms.partition_point(|bound| *bound <= i64::from(*ms))] += 1;
        }
        counts
    }
}

/// Statistics of the tasks that were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    /// All of them.
    pub counts: OutcomeCounts,
    /// The submit time of the oldest and of the newest.
    pub oldest_ms: Option<i64>,
    /// The newest.
    pub newest_ms: Option<i64>,
    /// The time from submission to start.
    pub waited: Durations,
    /// The time from start to end.
    pub ran: Durations,
    /// By the hours since 1970 in the local zone.
    hours: BTreeMap<i64, OutcomeCounts>,
    reasons: Vec<(Option<FailureKind>, u64)>,
    actions: Vec<(Option<Action>, OutcomeCounts)>,
    accounts: BTreeMap<String, OutcomeCounts>,
    week: [[u64; 24]; 7],
}

impl Statistics {
    /// Adds a task. `offset_minutes` is the offset of the local zone from UTC at its submit time.
    pub fn add(&mut self, task: &Task, offset_minutes: i64) {
        let outcome = Outcome::of(&task.status);
        self.counts.add(outcome);
        self.waited.add(between(task.submit_time, task.start_time));
        self.ran.add(between(task.start_time, task.finish_time));
        if outcome == Outcome::Failure {
            let kind = task.fail_reason.as_deref().and_then(classify);
            *count_of(&mut self.reasons, &kind) += 1;
        }
        count_of(&mut self.actions, &task.action).add(outcome);
        self.accounts.entry(task.account().unwrap_or_default()).or_default().add(outcome);
        let Some(ms) = task.submit_time else { return };
        self.oldest_ms = Some(self.oldest_ms.map_or(ms, |oldest| oldest.min(ms)));
        self.newest_ms = Some(self.newest_ms.map_or(ms, |newest| newest.max(ms)));
        let hour = ms.saturating_add(offset_minutes * 60_000).div_euclid(HOUR_MS);
        self.hours.entry(hour).or_default().add(outcome);
        let weekday = (hour.div_euclid(HOURS_PER_DAY) + FIRST_WEEKDAY).rem_euclid(DAYS_PER_WEEK);
        self.week[weekday as usize][hour.rem_euclid(HOURS_PER_DAY) as usize] += 1;
    }

    /// The volume over time, oldest first, without gaps; at most the latest `max` periods.
    pub fn volume(&self, period: Period, max: usize) -> Vec<Volume> {
        let mut volumes: Vec<Volume> = Vec::new();
        let Some((last, _)) = self.hours.last_key_value() else { return volumes };
        let span = period.hours();
        let last = period.start(*last);
        let earliest = last - span * (max.max(1) as i64 - 1);
        let first = self.hours.first_key_value().map_or(last, |(first, _)| period.start(*first));
        let first = first.max(earliest);
        let mut start = first;
        while start <= last {
            let mut counts = OutcomeCounts::default();
            self.hours.range(start..start + span).for_each(|(_, more)| counts.merge(*more));
            let (start_ms, end_ms) = (start * HOUR_MS, (start + span) * HOUR_MS);
            volumes.push(Volume { start_ms, end_ms, counts });
            start += span;
        }
        volumes
    }

    /// The shortest period of which there are at most `max`.
    pub fn fitting_period(&self, max: usize) -> Period {
        let span = self.hours.first_key_value().zip(self.hours.last_key_value());
        let hours = span.map_or(0, |((first, _), (last, _))| last - first);
        let fits = |period: &Period| hours / period.hours() < max as i64;
        Period::ALL.into_iter().find(fits).unwrap_or(Period::Week)
    }

    /// The failures by kind, the most frequent first. None: a reason that is not known, or no reason.
    pub fn reasons(&self) -> Vec<(Option<FailureKind>, u64)> {
        ranked(self.reasons.clone(), |count| *count)
    }

    /// The actions, the most frequent first.
    pub fn actions(&self) -> Vec<(Option<Action>, OutcomeCounts)> {
        ranked(self.actions.clone(), |counts| counts.total())
    }

    /// The accounts, those with the most tasks first; "" for tasks without one.
    pub fn accounts(&self) -> Vec<(String, OutcomeCounts)> {
        let accounts = self.accounts.iter().map(|(name, counts)| (name.clone(), *counts));
        ranked(accounts.collect(), |counts| counts.total())
    }

    /// The number of tasks of each hour of each day of the week, from Monday.
    pub fn week(&self) -> &[[u64; 24]; 7] {
        &self.week
    }
}

fn between(from: Option<i64>, to: Option<i64>) -> Option<i64> {
    Some(to?.saturating_sub(from?).max(0))
}

fn count_of<'a, K: PartialEq + Clone, C: Default>(counts: &'a mut Vec<(K, C)>, key: &K) -> &'a mut C {
    let index = counts.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
        counts.push((key.clone(), C::default()));
        counts.len() - 1
    });
    &mut counts[index].1
}

/// In descending order of the count; those with the same count stay in their order.
fn ranked<K, C>(mut counts: Vec<(K, C)>, count: fn(&C) -> u64) -> Vec<(K, C)> {
    counts.sort_by_key(|(_, value)| std::cmp::Reverse(count(value)));
    counts
}
