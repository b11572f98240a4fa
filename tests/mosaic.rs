//! The arrangement of pictures on the wall, and its counts.

use contact_sheet::domain::mosaic::{arrange, count_since};
use proptest::prelude::*;

fn ids(names: &str) -> Vec<String> {
    names.chars().map(String::from).collect()
}

fn slots(names: &str) -> Vec<Option<String>> {
    names.chars().map(|name| (name != '-').then(|| String::from(name))).collect()
}

#[test]
fn a_new_picture_changes_two_slots() {
    assert_eq!(arrange(&[], &ids("abcd"), 4), slots("abcd"));
    assert_eq!(arrange(&slots("abcd"), &ids("abcd"), 4), slots("abcd"));
    // The former newest takes the slot of the oldest, which has left.
    assert_eq!(arrange(&slots("abcd"), &ids("eabc"), 4), slots("ebca"));
    assert_eq!(arrange(&slots("ebca"), &ids("feab"), 4), slots("fbea"));
    // Two at once.
    assert_eq!(arrange(&slots("abcd"), &ids("feab"), 4), slots("fbea"));
    assert_eq!(arrange(&slots("abcd"), &ids("wxyz"), 4), slots("wxyz"));
}

#[test]
fn few_pictures_leave_no_gap_among_them() {
    assert_eq!(arrange(&[], &[], 3), slots("---"));
    assert_eq!(arrange(&slots("---"), &ids("a"), 3), slots("a--"));
    assert_eq!(arrange(&slots("a--"), &ids("ba"), 3), slots("ba-"));
    assert_eq!(arrange(&slots("abcd"), &ids("ad"), 4), slots("ad--"));
}

#[test]
fn a_count_says_whether_there_may_be_more() {
    let times = [Some(90), Some(80), None, Some(10)];
    assert_eq!(count_since(&times, 50, 4), (2, false));
    assert_eq!(count_since(&times[..2], 50, 2), (2, true));
    assert_eq!(count_since(&times[..2], 50, 4), (2, false));
    assert_eq!(count_since(&[], 50, 4), (0, false));
}

proptest! {
    #[test]
    fn each_of_the_newest_has_one_slot_and_others_stay(
        count in 1..16usize,
        rounds in prop::collection::vec((0..5usize, 0..3usize), 1..20),
    ) {
        let mut next = 0;
        let (mut newest, mut before): (Vec<String>, Vec<Option<String>>) = (Vec::new(), Vec::new());
        for (arrivals, removals) in rounds {
            for _ in 0..arrivals {
                next += 1;
                newest.insert(0, next.to_string());
            }
            newest.truncate(newest.len().saturating_sub(removals).min(40));
            let after = arrange(&before, &newest, count);
            prop_assert_eq!(after.len(), count);
            let mut shown: Vec<String> = after.iter().flatten().cloned().collect();
            prop_assert_eq!(after[0].as_ref(), newest.first());
            let is_full = shown.len() == count;
            for (index, id) in before.iter().enumerate().skip(1) {
                let stays = id.as_ref().is_some_and(|id| newest[..newest.len().min(count)].contains(id) && newest[0] != *id);
                if stays && is_full && before.iter().all(Option::is_some) {
                    prop_assert_eq!(&after[index], id);
                }
            }
            shown.sort();
            let mut expected = newest[..newest.len().min(count)].to_vec();
            expected.sort();
            prop_assert_eq!(shown, expected);
            before = after;
        }
    }
}
