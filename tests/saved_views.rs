//! Saved views: names, order, import and export.

use contact_sheet::domain::saved_views::{MAX_NAME_LEN, MAX_VIEWS, Merged, SavedViews, ViewError};
use proptest::prelude::*;

fn views(names: &[&str]) -> SavedViews {
    let mut views = SavedViews::default();
    for name in names {
        views.add(name, &format!("?prompt={name}")).expect("a valid name");
    }
    views
}

fn names(views: &SavedViews) -> Vec<&str> {
    views.as_slice().iter().map(|view| view.name.as_str()).collect()
}

#[test]
fn a_name_is_trimmed_unique_and_not_too_long() {
    let mut list = views(&["Cats"]);
    assert_eq!(list.add("  ", ""), Err(ViewError::NoName));
    assert_eq!(list.add(" Cats ", "?status=FAILURE"), Err(ViewError::NameTaken));
    assert_eq!(list.add(&"猫".repeat(MAX_NAME_LEN + 1), ""), Err(ViewError::LongName));
    assert_eq!(list.add(&"猫".repeat(MAX_NAME_LEN), ""), Ok(()));
    assert_eq!(list.add("  Dogs ", ""), Ok(()));
    assert_eq!(list.as_slice()[2].name, "Dogs");
}

#[test]
fn there_are_at_most_fifty() {
    let mut list = SavedViews::default();
    for number in 0..MAX_VIEWS {
        assert_eq!(list.add(&number.to_string(), ""), Ok(()));
    }
    assert_eq!(list.add("one more", ""), Err(ViewError::TooMany));
    assert_eq!(list.merge(views(&["7", "new"])), Merged { added: 0, known: 0, left_out: 2 });
}

#[test]
fn views_are_renamed_moved_and_removed() {
    let mut list = views(&["a", "b", "c"]);
    assert_eq!(list.rename("b", "a"), Err(ViewError::NameTaken));
    assert_eq!(list.rename("b", "b"), Ok(()));
    assert_eq!(list.rename("b", "B"), Ok(()));
    list.shift("B", true);
    list.shift("B", true);
    assert_eq!(names(&list), ["B", "a", "c"]);
    list.shift("a", false);
    list.shift("a", false);
    assert_eq!(names(&list), ["B", "c", "a"]);
    list.remove("c");
    list.remove("unknown");
    assert_eq!(names(&list), ["B", "a"]);
}

#[test]
fn a_file_is_merged_without_replacing_anything() {
    let mut list = views(&["Cats", "Dogs"]);
    let mut file = views(&["Cats", "Birds"]);
    file.add("Dogs", "?status=FAILURE").expect("a valid name");
    assert_eq!(list.merge(file), Merged { added: 2, known: 1, left_out: 0 });
    assert_eq!(names(&list), ["Cats", "Dogs", "Birds", "Dogs (2)"]);
    let long = "x".repeat(MAX_NAME_LEN);
    let mut list = views(&[&long]);
    let mut file = SavedViews::default();
    file.add(&long, "?status=FAILURE").expect("a valid name");
    assert_eq!(list.merge(file).added, 1);
    assert!(list.as_slice()[1].name.ends_with("x (2)"));
    assert_eq!(list.as_slice()[1].name.chars().count(), MAX_NAME_LEN);
}

#[test]
fn anything_but_a_list_of_views_is_refused_as_a_whole() {
    for text in
        ["", "null", "{}", "[1]", r#"[{"name":"a"}]"#, r#"[{"name":"a","query":""},{"name":1,"query":""}]"#]
    {
        assert_eq!(SavedViews::parse(text), None, "{text}");
    }
    assert_eq!(SavedViews::parse("\u{feff}[]"), Some(SavedViews::default()));
}

proptest! {
    #[test]
    fn an_exported_list_is_imported_unchanged(entries in prop::collection::vec((".{1,30}", ".{0,30}"), 0..10)) {
        let mut list = SavedViews::default();
        for (name, query) in entries {
            // Blank and repeated names are refused.
            let _ = list.add(&name, &query);
        }
        prop_assert_eq!(SavedViews::parse(&list.to_json()), Some(list));
    }
}
