//! The range of submit times in the URL, and what it contains.

use contact_sheet::domain::filter::{Filter, time_range::TimeRange};

use super::{parse, to_url};

const NOON: i64 = 1_795_780_800_000;
const MINUTE: i64 = 60_000;

fn range(query: &str) -> Option<TimeRange> {
    parse(query).time_range
}

#[test]
fn each_preset_has_a_name_in_the_url() {
    let names = ["last-hour", "today", "yesterday", "last-7-days", "this-month"];
    for (preset, name) in TimeRange::PRESETS.into_iter().zip(names) {
        let url = format!("?when={name}");
        assert_eq!(range(&url), Some(preset));
        assert_eq!(to_url(&parse(&url)), url);
    }
    for unknown in ["when=", "when=TODAY", "when=between", "when=tomorrow"] {
        assert_eq!(range(unknown), None, "{unknown}");
    }
}

#[test]
fn an_own_range_is_in_utc_to_the_minute() {
    let url = "?from=2026-11-27T12:00Z&to=2026-11-27T12:30Z";
    let both = TimeRange::Between { from: Some(NOON), to: Some(NOON + 30 * MINUTE) };
    assert_eq!(range(url), Some(both));
    assert_eq!(to_url(&parse(url)), url);
    let from = TimeRange::Between { from: Some(NOON), to: None };
    assert_eq!(range("from=2026-11-27T12:00"), Some(from), "the Z may be missing");
    assert_eq!(to_url(&Filter { time_range: Some(from), ..Filter::default() }), "?from=2026-11-27T12:00Z");
    assert_eq!(range("to=2026-11-27T12:00Z"), Some(TimeRange::Between { from: None, to: Some(NOON) }));
}

#[test]
fn an_own_range_takes_precedence_over_a_preset() {
    let own = Some(TimeRange::Between { from: Some(NOON), to: None });
    assert_eq!(range("from=2026-11-27T12:00Z&when=today"), own);
    assert_eq!(range("when=today&from=2026-11-27T12:00Z"), own);
}

#[test]
fn invalid_times_are_ignored() {
    for invalid in [
        "from=",
        "from=today",
        "from=2026-02-30T12:00Z",
        "from=2026-13-01T12:00Z",
        "from=2026-11-27T24:00Z",
        "from=2026-11-27T12:60Z",
        "from=2026-11-27",
        "from=2026-11-27 12:00Z",
        "from=12026-11-27T12:00Z",
        "from=2026-11-27T12:00ZZ",
        "from=+026-11-27T12:00Z",
        "from=2026-11-2\u{e9}T12:00",
        "from=20261-1-27T12:00Z",
        "from=2026-00-10T12:00Z",
        "from=2025-02-29T12:00Z",
        // It ends before it starts, or when it starts.
        "from=2026-11-27T12:00Z&to=2026-11-27T11:59Z",
        "from=2026-11-27T12:00Z&to=2026-11-27T12:00Z",
    ] {
        assert_eq!(range(invalid), None, "{invalid}");
    }
    assert_eq!(range("from=x&to=2026-11-27T12:00Z"), Some(TimeRange::Between { from: None, to: Some(NOON) }));
    assert_eq!(range("from=x&when=today"), Some(TimeRange::Today));
}

#[test]
fn a_range_contains_its_start_and_not_its_end() {
    let range = TimeRange::between(Some(NOON), Some(NOON + MINUTE)).expect("a range");
    let times = [NOON - 1, NOON, NOON + MINUTE - 1, NOON + MINUTE];
    assert_eq!(times.map(|time| range.contains(Some(time))), [false, true, true, false]);
    assert!(!range.contains(None), "a task without a submit time is in no range");
    let open = TimeRange::between(None, Some(NOON)).expect("a range");
    assert_eq!([None, Some(i64::MIN), Some(NOON)].map(|time| open.contains(time)), [false, true, false]);
}

#[test]
fn a_new_task_is_in_each_preset_but_yesterday() {
    let containing = TimeRange::PRESETS.into_iter().filter(|preset| preset.contains(Some(NOON)));
    assert_eq!(containing.count(), TimeRange::PRESETS.len() - 1);
    assert!(!TimeRange::Yesterday.contains(Some(NOON)));
}
