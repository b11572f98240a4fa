//! The keyboard shortcuts: keys, sequences, and the table that the help is drawn from.

use std::collections::BTreeSet;

use contact_sheet::domain::{
    shortcut::{KeySequence, SHORTCUTS, Shortcut, is_shortcut_key, repeats},
    status::Status,
};

fn press(keys: &[(&str, i64)]) -> Vec<Option<Shortcut>> {
    let mut sequence = KeySequence::default();
    keys.iter().map(|(key, at)| sequence.press(key, *at)).collect()
}

#[test]
fn each_shortcut_is_found_by_its_keys() {
    for (keys, shortcut) in SHORTCUTS {
        let pressed: Vec<(&str, i64)> = keys.split(' ').map(|key| (key, 0)).collect();
        assert_eq!(press(&pressed).last(), Some(&Some(shortcut)), "{keys}");
    }
}

#[test]
fn keys_are_unique_and_known_to_the_first_screen() {
    let keys: BTreeSet<&str> = SHORTCUTS.iter().map(|(keys, _)| *keys).collect();
    assert_eq!(keys.len(), SHORTCUTS.len());
    let single: BTreeSet<&str> = keys.iter().flat_map(|keys| keys.split(' ')).collect();
    for code in 0..=0x7f_u8 {
        let key = char::from(code).to_string();
        assert_eq!(is_shortcut_key(&key), single.contains(key.as_str()), "{key:?}");
    }
    for key in ["", "Enter", "Escape", "ArrowDown", "Process", "Dead", "J", "？", "gt", "hj"] {
        assert!(!is_shortcut_key(key), "{key}");
    }
}

#[test]
fn a_sequence_ends_after_a_pause_or_with_another_key() {
    assert_eq!(press(&[("g", 0), ("t", 1500)]), [None, Some(Shortcut::Tasks)]);
    assert_eq!(press(&[("g", 0), ("t", 1501)]), [None, None]);
    assert_eq!(press(&[("t", 0), ("q", 1)]), [None, None]);
    // Another shortcut is not lost.
    assert_eq!(press(&[("g", 0), ("r", 1), ("t", 2)]), [None, Some(Shortcut::Refresh), None]);
    assert_eq!(press(&[("g", 0), ("g", 1), ("q", 2)]), [None, None, Some(Shortcut::Queue)]);
    // The clock of the computer was set back.
    assert_eq!(press(&[("g", 9000), ("t", 0)]), [None, None]);
}

#[test]
fn each_status_has_a_digit() {
    let indices: Vec<usize> = SHORTCUTS
        .iter()
        .filter_map(|(_, shortcut)| if let Shortcut::Status(index) = shortcut { Some(*index) } else { None })
        .collect();
    assert_eq!(indices, (0..Status::KNOWN.len()).collect::<Vec<_>>());
}

#[test]
fn only_movement_repeats() {
    let repeating: Vec<&str> = SHORTCUTS.iter().map(|(keys, _)| *keys).filter(|keys| repeats(keys)).collect();
    assert_eq!(repeating, ["h", "j", "k", "l"]);
}
