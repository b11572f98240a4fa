//! Tests of the sort order.

use super::super::query::Filters;
use super::super::wire_task::Times;
use super::*;

const NOW: Millis = 1_760_000_000_000;

/// For every field and direction, the concatenated pages are sorted like the JSON values.
#[test]
fn pages_are_sorted_like_their_json() {
    let world = World::new(3, 700, NOW);
    for (name, field) in NAMES {
        for direction in ["asc", "desc"] {
            let order = Order::parse(&format!("{name},{direction}")).unwrap();
            let page = |offset| world.query(&Filters::default(), &order, offset, 250, NOW).page;
            let all = [page(0), page(250), page(500)].concat();
            assert_eq!(all.len(), 700);
            let value_of = |index: &u32| {
                let task = world.wire_record(*index, Times { world: NOW, links: NOW });
                let value = if *field == Field::Instance {
                    &task["properties"]["discordInstanceId"]
                } else {
                    &task[*name]
                };
                (
                    value.as_u64(),
                    value.as_str().map(|text| {
                        if *field == Field::Instance { text[..7].to_owned() } else { text.to_owned() }
                    }),
                )
            };
            let keys: Vec<_> = all.iter().map(value_of).collect();
            let sorted = if direction == "asc" { keys.is_sorted() } else { keys.iter().rev().is_sorted() };
            // Children of one parent are in the order of its buttons, not of their names.
            assert!(sorted || *field == Field::Description, "{name},{direction}");
        }
    }
}

#[test]
fn several_fields_and_bad_ones() {
    assert_eq!(Order::parse("status,asc; submitTime,desc").unwrap().len(), 2);
    assert_eq!(Order::parse("  ").unwrap(), [Order { field: Field::Submit, descending: true }]);
    assert_eq!(Order::parse("colour,asc").unwrap_err(), "colour");
    assert_eq!(Order::parse("id,up").unwrap_err(), "up");
}
