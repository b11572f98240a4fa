//! Tests of the query filters.

use super::super::wire_task::Times;
use super::*;

const NOW: Millis = 1_760_000_000_000;

fn world() -> World {
    World::new(1, 5000, NOW)
}

fn wire(world: &World, index: u32) -> Value {
    world.wire_record(index, Times { world: NOW, links: NOW })
}

/// Checks a filter against a scan over the JSON of all tasks.
fn assert_filter(filters: &Filters, by_hand: impl Fn(&Value) -> bool) -> usize {
    let world = world();
    let found = world.matching(filters, NOW);
    let expected: Vec<u32> = (0..5000).filter(|&index| by_hand(&wire(&world, index))).collect();
    assert_eq!(found, expected);
    found.len()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn failed_upscales_of_cats_are_few() {
    let filters = Filters {
        prompt: text("cat"),
        action: Some(Action::Upscale),
        statuses: Some(vec![Status::Failure]),
        ..Filters::default()
    };
    let count = assert_filter(&filters, |task| {
        task["status"] == "FAILURE"
            && task["action"] == "UPSCALE"
            && task["prompt"].as_str().is_some_and(|prompt| prompt.contains("cat"))
    });
    assert!((5..=40).contains(&count), "{count}");
}

#[test]
fn texts_match_substrings_and_case() {
    let contains = |field: &'static str, needle: &'static str| {
        move |task: &Value| task[field].as_str().is_some_and(|text| text.contains(needle))
    };
    assert!(
        assert_filter(&Filters { prompt: text("猫"), ..Filters::default() }, contains("prompt", "猫")) > 10
    );
    assert!(
        assert_filter(
            &Filters { english: text("Portra"), ..Filters::default() },
            contains("promptEn", "Portra")
        ) > 10
    );
    assert_eq!(
        assert_filter(
            &Filters { english: text("PORTRA"), ..Filters::default() },
            contains("promptEn", "PORTRA")
        ),
        0
    );
    assert!(
        assert_filter(
            &Filters { description: text("/up "), ..Filters::default() },
            contains("description", "/up ")
        ) > 1000
    );
    assert!(
        assert_filter(
            &Filters { reason: text("超时"), ..Filters::default() },
            contains("failReason", "超时")
        ) > 5
    );
}

#[test]
fn other_fields_match_exactly() {
    assert!(
        assert_filter(&Filters { state: text("user:77"), ..Filters::default() }, |task| task["state"]
            == "user:77")
            > 5
    );
    assert_eq!(
        assert_filter(&Filters { state: text("user:7"), ..Filters::default() }, |task| task["state"]
            == "user:7"),
        0
    );
    let instance = account(1);
    let count = assert_filter(&Filters { instance: text(instance), ..Filters::default() }, |task| {
        task["properties"]["discordInstanceId"] == instance
    });
    assert!(count > 500);
}

#[test]
fn id_and_ids_apply_together() {
    let world = world();
    let ids: Vec<String> = [7, 4000, 12].iter().map(|&n: &usize| world.records[n].id.to_string()).collect();
    let both =
        Filters { ids: Some(ids.iter().cloned().collect()), id: Some(ids[1].clone()), ..Filters::default() };
    assert_eq!(world.matching(&both, NOW), [4000]);
    let some = Filters { ids: Some(ids.into_iter().collect()), ..Filters::default() };
    assert_eq!(world.matching(&some, NOW), [7, 12, 4000]);
    assert!(world.matching(&Filters { ids: Some(HashSet::new()), ..Filters::default() }, NOW).is_empty());
}

#[test]
fn every_status_and_action_occurs() {
    let world = world();
    for &status in Status::ALL {
        let count =
            world.matching(&Filters { statuses: Some(vec![status]), ..Filters::default() }, NOW).len();
        assert!(count >= 2, "{status:?}: {count}");
    }
    for &action in Action::ALL.iter().filter(|action| **action != Action::Show) {
        let count = world.matching(&Filters { action: Some(action), ..Filters::default() }, NOW).len();
        assert!(count >= 5, "{action:?}: {count}");
    }
    let first: Vec<u32> = (4980..5000).collect();
    let open = first.iter().filter(|&&n| world.records[n as usize].status(NOW).is_open()).count();
    assert!((10..=14).contains(&open), "{open} open on the first screen");
}

#[test]
fn injected_tasks_come_first_and_are_filtered_alike() {
    let mut world = world();
    world.injected.upsert(serde_json::json!({"id": "a", "prompt": "a cat", "status": 7}), 5000, NONE);
    let all = world.query(&Filters::default(), &Order::parse("").unwrap(), 0, 2, NOW);
    assert_eq!((all.total, all.page), (5001, vec![FIRST_INJECTED, 4999]));
    let filters = Filters { prompt: text("a cat"), ids: Some(["a".to_owned()].into()), ..Filters::default() };
    assert_eq!(world.matching(&filters, NOW), [FIRST_INJECTED]);
}
