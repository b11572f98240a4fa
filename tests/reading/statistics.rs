//! Statistics, compared with a slow and obvious calculation over generated tasks.

use std::collections::BTreeMap;

use contact_sheet::domain::{
    fail_reason::classify,
    statistics::{Outcome, Period, Statistics},
    task::Task,
};
use serde_json::json;

use super::server::Random;

const HOUR: i64 = 3_600_000;
/// A Monday, 0:00 UTC.
const MONDAY: i64 = 1_795_392_000_000;

fn task(n: u64, random: &mut Random) -> Task {
    let status =
        ["SUCCESS", "SUCCESS", "FAILURE", "CANCEL", "IN_PROGRESS", "NEW_STATUS"][random.below(6) as usize];
    let submit = MONDAY + random.below(40 * 24 * 3_600_000) as i64;
    let start = submit + random.below(90_000) as i64;
    let reason =
        ["Banned prompt detected", "Queue full", "a reason that nobody knows"][random.below(3) as usize];
    let action = ["IMAGINE", "UPSCALE", "NEW_ACTION"][random.below(3) as usize];
    let account = ["11", "22"].get(random.below(3) as usize);
    Task::from_value(json!({
        "id": n.to_string(),
        "status": status,
        "action": action,
        "submitTime": if random.below(50) == 0 { None } else { Some(submit) },
        "startTime": if random.below(5) == 0 { None } else { Some(start) },
        "finishTime": if status == "SUCCESS" { Some(start + random.below(600_000) as i64) } else { None },
        "failReason": if status == "FAILURE" { Some(reason) } else { None },
        "properties": { "discordInstanceId": account },
    }))
    .expect("an object")
}

fn generated() -> (Vec<Task>, Statistics) {
    let mut random = Random(3);
    let tasks: Vec<Task> = (0..4000).map(|n| task(n, &mut random)).collect();
    let mut statistics = Statistics::default();
    tasks.iter().for_each(|task| statistics.add(task, 60));
    (tasks, statistics)
}

/// The nearest rank in sorted values.
fn percentile(mut values: Vec<i64>, percent: usize) -> i64 {
    values.sort_unstable();
    values[(values.len() * percent).div_ceil(100) - 1]
}

#[test]
fn counts_failures_actions_and_accounts_are_those_of_the_tasks() {
    let (tasks, statistics) = generated();
    let with = |outcome: Outcome| tasks.iter().filter(move |task| Outcome::of(&task.status) == outcome);
    for outcome in Outcome::ALL {
        assert_eq!(statistics.counts.get(outcome), with(outcome).count() as u64);
    }
    assert_eq!(statistics.counts.total(), 4000);
    let (failed, succeeded) = (with(Outcome::Failure).count(), with(Outcome::Success).count());
    let rate = failed as f64 / (failed + succeeded) as f64 * 1000.0;
    assert_eq!(statistics.counts.failure_rate(), Some(rate.round() as u64));
    let mut reasons = Vec::new();
    for kind in with(Outcome::Failure).map(|task| task.fail_reason.as_deref().and_then(classify)) {
        if !reasons.contains(&kind) {
            reasons.push(kind);
        }
    }
    assert_eq!(statistics.reasons().len(), reasons.len());
    assert!(statistics.reasons().is_sorted_by_key(|(_, count)| std::cmp::Reverse(*count)));
    for (kind, count) in statistics.reasons() {
        let expected =
            with(Outcome::Failure).filter(|task| task.fail_reason.as_deref().and_then(classify) == kind);
        assert_eq!(count, expected.count() as u64, "{kind:?}");
    }
    for (action, counts) in statistics.actions() {
        assert_eq!(counts.total(), tasks.iter().filter(|task| task.action == action).count() as u64);
    }
    assert_eq!(statistics.accounts().len(), 3);
    for (account, counts) in statistics.accounts() {
        let of_account = tasks.iter().filter(|task| task.account().unwrap_or_default() == account);
        assert_eq!(counts.total(), of_account.clone().count() as u64, "{account}");
        let failed = of_account.filter(|task| Outcome::of(&task.status) == Outcome::Failure);
        assert_eq!(counts.get(Outcome::Failure), failed.count() as u64);
    }
}

#[test]
fn durations_are_those_of_the_tasks() {
    let (tasks, statistics) = generated();
    let waited: Vec<i64> =
        tasks.iter().filter_map(|task| Some(task.start_time? - task.submit_time?)).collect();
    let ran: Vec<i64> = tasks.iter().filter_map(|task| Some(task.finish_time? - task.start_time?)).collect();
    for (durations, expected) in [(&statistics.waited, waited), (&statistics.ran, ran)] {
        assert_eq!(durations.count(), expected.len());
        for percent in [1, 50, 90, 100] {
            assert_eq!(durations.percentile(percent), Some(percentile(expected.clone(), percent)));
        }
        let bounds = [10_000, 60_000, 300_000];
        let counts = durations.histogram(&bounds);
        assert_eq!(counts.iter().sum::<u64>(), expected.len() as u64);
        assert_eq!(counts[0], expected.iter().filter(|ms| **ms < 10_000).count() as u64);
        assert_eq!(counts[3], expected.iter().filter(|ms| **ms >= 300_000).count() as u64);
    }
}

#[test]
fn the_volume_has_no_gaps_and_every_dated_task_once() {
    let (tasks, statistics) = generated();
    let dated: Vec<i64> = tasks.iter().filter_map(|task| task.submit_time).map(|ms| ms + HOUR).collect();
    for (period, hours) in [(Period::Hour, 1), (Period::Day, 24), (Period::Week, 168)] {
        let volumes = statistics.volume(period, 1_000_000);
        assert_eq!(volumes.iter().map(|volume| volume.counts.total()).sum::<u64>(), dated.len() as u64);
        assert!(volumes.windows(2).all(|pair| pair[0].end_ms == pair[1].start_ms), "{period:?}");
        for volume in &volumes {
            assert_eq!(volume.end_ms - volume.start_ms, hours * HOUR);
            assert_eq!((volume.start_ms - MONDAY) % (hours * HOUR), 0, "aligned, weeks to Monday");
            let inside = dated.iter().filter(|ms| (volume.start_ms..volume.end_ms).contains(*ms));
            assert_eq!(volume.counts.total(), inside.count() as u64);
        }
        let latest = statistics.volume(period, 3);
        assert_eq!(latest, volumes[volumes.len() - 3..]);
    }
    assert_eq!(statistics.fitting_period(10_000), Period::Hour);
    assert_eq!(statistics.fitting_period(60), Period::Day);
    assert_eq!(statistics.fitting_period(10), Period::Week);
    let mut week = BTreeMap::new();
    for ms in dated {
        let hour = (ms - MONDAY) / HOUR;
        *week.entry((hour / 24 % 7, hour % 24)).or_insert(0) += 1;
    }
    for (day, hours) in statistics.week().iter().enumerate() {
        for (hour, count) in hours.iter().enumerate() {
            assert_eq!(*count, week.get(&(day as i64, hour as i64)).copied().unwrap_or(0));
        }
    }
}

#[test]
fn nothing_comes_of_nothing() {
    let statistics = Statistics::default();
    assert_eq!(statistics.volume(Period::Day, 30), []);
    assert_eq!(statistics.counts.failure_rate(), None);
    assert_eq!((statistics.waited.percentile(50), statistics.waited.histogram(&[1])), (None, vec![0, 0]));
    assert_eq!(statistics.fitting_period(30), Period::Hour);
}
