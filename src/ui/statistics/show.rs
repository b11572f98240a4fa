//! From a chart to its tasks.

use crate::{
    domain::{
        filter::{
            Filter,
            sort::{Sort, SortField},
            time_range::TimeRange,
        },
        statistics::{Outcome, Volume},
        status::Status,
    },
    state::{
        clock::{offset_minutes, resolve},
        services::{Services, use_services},
    },
    ui::{hooks::focus::focus_next_frame, ids::RESULTS_ID},
};

/// What shows the tasks of a part of a chart. To be called in a component.
pub fn show_tasks() -> impl Fn(&dyn Fn(&mut Filter)) + Copy + Send + Sync + 'static {
    let Services { url, .. } = use_services();
    move |change: &dyn Fn(&mut Filter)| {
        url.show_tasks(|filter| {
            change(filter);
            // A range needs this order.
            if filter.time_range.is_some() && !filter.has_time_order() {
                filter.sort = Sort { field: SortField::SubmitTime, descending: true };
            }
        });
        focus_next_frame([["#", RESULTS_ID].concat()]);
    }
}

/// Keeps the tasks of an outcome.
pub fn keep_outcome(filter: &mut Filter, outcome: Outcome) {
    let before = std::mem::take(&mut filter.statuses);
    for status in Status::KNOWN {
        if Outcome::of(&status) == outcome && (before.is_empty() || before.contains(&status)) {
            filter.add_status(status);
        }
    }
}

/// Keeps the tasks of a period that are in the present range.
pub fn keep_period(filter: &mut Filter, volume: &Volume) {
    let (mut from, mut to) = (utc(volume.start_ms), utc(volume.end_ms));
    if let Some(TimeRange::Between { from: first, to: end }) = filter.time_range.map(resolve) {
        from = from.max(first.unwrap_or(from));
        to = to.min(end.unwrap_or(to));
    }
    filter.time_range = TimeRange::between(Some(from), Some(to));
}

/// A moment that is given as if the local zone were UTC.
fn utc(local_ms: i64) -> i64 {
    let at = |ms: i64| local_ms - offset_minutes(ms) * 60_000;
    at(at(local_ms))
}
