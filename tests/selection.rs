//! Selecting tasks: one, a range, a page, and the limit.

use contact_sheet::domain::selection::{MAX_SELECTED, Selection};
use proptest::prelude::*;

fn page(ids: &str) -> Vec<(String, char)> {
    ids.chars().map(|id| (id.to_string(), id)).collect()
}

fn ids<T>(selection: &Selection<T>) -> String {
    selection.iter().map(|(id, _)| id).collect()
}

#[test]
fn a_task_is_selected_and_removed_in_the_order_of_selection() {
    let mut selection = Selection::default();
    for id in ["c", "a", "b", "a"] {
        selection.toggle(id.to_owned(), 1);
    }
    assert_eq!((ids(&selection).as_str(), selection.len()), ("cb", 2));
    assert!(selection.contains("b") && !selection.contains("a"));
    selection.remove(["c", "x"]);
    assert_eq!(ids(&selection), "b");
    selection.clear();
    assert!(selection.is_empty());
}

#[test]
fn a_range_begins_at_the_last_task_and_goes_in_both_directions() {
    let mut selection = Selection::default();
    selection.toggle("c".to_owned(), 'c');
    selection.extend_to("e", page("abcdefg"));
    assert_eq!(ids(&selection), "cde");
    // From e, because it was the last.
    selection.extend_to("b", page("abcdefg"));
    assert_eq!(ids(&selection), "cdeb");
    selection.extend_to("x", page("abcdefg"));
    assert_eq!(ids(&selection), "cdeb");
}

#[test]
fn a_range_that_begins_at_a_removed_task_removes() {
    let mut selection = Selection::default();
    selection.add(page("abcdef"));
    selection.toggle("b".to_owned(), 'b');
    selection.extend_to("d", page("abcdef"));
    assert_eq!(ids(&selection), "aef");
}

#[test]
fn without_its_beginning_on_the_page_a_range_is_one_task() {
    let mut selection = Selection::default();
    selection.extend_to("b", page("abc"));
    assert_eq!(ids(&selection), "b");
    // The task from the other page was removed; nothing of this page is.
    selection.toggle("x".to_owned(), 'x');
    selection.toggle("x".to_owned(), 'x');
    selection.extend_to("c", page("abc"));
    assert_eq!(ids(&selection), "bc");
}

#[test]
fn what_is_kept_of_a_task_is_replaced_in_its_place() {
    let mut selection = Selection::default();
    selection.add([("a".to_owned(), 1), ("b".to_owned(), 1)]);
    selection.add([("c".to_owned(), 2), ("a".to_owned(), 2)]);
    selection.replace([("b".to_owned(), 3), ("d".to_owned(), 3)]);
    assert_eq!(selection.iter().collect::<Vec<_>>(), [("a", &2), ("b", &3), ("c", &2)]);
}

#[test]
fn tasks_without_an_id_and_beyond_the_limit_are_not_selected() {
    let mut selection = Selection::default();
    selection.add([(String::new(), 0)]);
    assert!(selection.is_empty());
    selection.add((0..MAX_SELECTED + 5).map(|n| (n.to_string(), n)));
    assert_eq!((selection.len(), selection.is_full()), (MAX_SELECTED, true));
    selection.toggle("new".to_owned(), 0);
    assert!(!selection.contains("new"));
    selection.remove(["7"]);
    selection.toggle("new".to_owned(), 0);
    assert!(selection.contains("new"));
}

proptest! {
    #[test]
    fn ids_are_unique_and_known_whatever_is_done(steps in prop::collection::vec((0..4u8, 0..8u8), 0..60)) {
        let mut selection = Selection::default();
        for (kind, id) in steps {
            let id = char::from(b'a' + id).to_string();
            match kind {
                0 => selection.toggle(id, 'x'),
                1 => selection.extend_to(&id, page("abcdefgh")),
                2 => selection.remove([id.as_str()]),
                _ => selection.add(page("aceg")),
            }
            let listed: Vec<&str> = selection.iter().map(|(id, _)| id).collect();
            prop_assert_eq!(listed.len(), selection.len());
            for id in "abcdefgh".chars().map(|id| id.to_string()) {
                let count = listed.iter().filter(|it| **it == id).count();
                prop_assert_eq!(count, usize::from(selection.contains(&id)));
            }
        }
    }
}
