//! Keys in the grid of cards.

use contact_sheet::domain::grid_navigation::{GridShape, card_after_key};

/// Three rows of four, the last with two; two rows are in view.
const GRID: GridShape = GridShape { count: 10, columns: 4, visible_rows: 2 };

#[test]
fn each_key_leads_to_a_card() {
    let cases = [
        ("ArrowRight", 0, Some(1)),
        ("ArrowRight", 3, Some(4)),
        ("ArrowRight", 9, None),
        ("ArrowLeft", 4, Some(3)),
        ("ArrowLeft", 0, None),
        ("ArrowDown", 1, Some(5)),
        // There is nothing below in the last row, which is shorter.
        ("ArrowDown", 7, Some(9)),
        ("ArrowDown", 8, None),
        ("ArrowUp", 5, Some(1)),
        ("ArrowUp", 3, None),
        ("Home", 6, Some(0)),
        ("Home", 0, None),
        ("End", 6, Some(9)),
        ("PageDown", 1, Some(9)),
        ("PageDown", 9, None),
        ("PageUp", 9, Some(1)),
        ("PageUp", 5, Some(0)),
        ("Enter", 5, None),
        ("a", 5, None),
    ];
    for (key, from, to) in cases {
        assert_eq!(card_after_key(key, from, GRID), to, "{key} from {from}");
    }
}

#[test]
fn a_list_has_no_left_and_right() {
    let list = GridShape { count: 10, columns: 1, visible_rows: 4 };
    let cases = [
        ("ArrowLeft", None),
        ("ArrowRight", None),
        ("ArrowDown", Some(6)),
        ("ArrowUp", Some(4)),
        ("PageDown", Some(9)),
        ("PageUp", Some(1)),
    ];
    for (key, to) in cases {
        assert_eq!(card_after_key(key, 5, list), to, "{key}");
    }
}

#[test]
fn an_empty_grid_has_no_card() {
    let empty = GridShape { count: 0, ..GRID };
    for key in ["Home", "End", "ArrowDown", "PageUp"] {
        assert_eq!(card_after_key(key, 0, empty), None);
    }
}
