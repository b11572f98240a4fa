//! The columns of the list: names in storage, choice, sort fields.

use contact_sheet::domain::{
    filter::sort::SortField,
    list_column::{ListColumn, from_names, to_names, toggled},
};

#[test]
fn names_are_read_in_the_order_of_the_list() {
    assert_eq!(from_names(&to_names(&ListColumn::ALL)), Some(ListColumn::ALL.to_vec()));
    assert_eq!(from_names("id,picture,size"), Some(vec![ListColumn::Picture, ListColumn::Id]));
    assert_eq!(from_names(""), None);
    assert_eq!(from_names("size"), None);
}

#[test]
fn a_column_is_added_in_its_place_and_removed() {
    let chosen = [ListColumn::Picture, ListColumn::Prompt];
    assert_eq!(
        toggled(&chosen, ListColumn::Status),
        [ListColumn::Picture, ListColumn::Status, ListColumn::Prompt]
    );
    assert_eq!(toggled(&chosen, ListColumn::Picture), [ListColumn::Prompt]);
    assert_eq!(toggled(&[ListColumn::Prompt], ListColumn::Prompt), [ListColumn::Prompt]);
}

#[test]
fn each_sort_field_has_one_column() {
    for field in SortField::ALL {
        let columns = ListColumn::ALL.iter().filter(|column| column.sort_field() == Some(field));
        assert_eq!(columns.count(), 1, "{field:?}");
    }
}
