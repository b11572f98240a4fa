//! The arrangement of the newest pictures in the slots of a wall: a new picture changes as few slots as possible.

/// The ids in the slots after a change. The newest is in the first slot; every other id stays in its slot, and ids without one
/// take the free slots in order. `newest` has the newest first and no duplicates; `before` may have gaps.
pub fn arrange(before: &[Option<String>], newest: &[String], slots: usize) -> Vec<Option<String>> {
    let shown = &newest[..newest.len().min(slots)];
    let Some((first, others)) = shown.split_first() else { return vec![None; slots] };
    let kept = |slot: &Option<String>| slot.clone().filter(|id| others.contains(id));
    let mut after = vec![Some(first.clone())];
    after.extend((1..slots).map(|index| before.get(index).and_then(kept)));
    let mut waiting: Vec<&String> =
        others.iter().filter(|id| !after.contains(&Some((*id).clone()))).collect();
    waiting.reverse();
    for slot in after.iter_mut().filter(|slot| slot.is_none()) {
        *slot = waiting.pop().cloned();
    }
    // A gap among few pictures is closed, so that they fill the wall.
    if shown.len() < slots {
        let (full, gaps): (Vec<_>, Vec<_>) = after.into_iter().partition(Option::is_some);
        after = full.into_iter().chain(gaps).collect();
    }
    after
}

/// The number of tasks since a time, from a page with the newest: their number, and whether there may be more of them that the
/// page does not contain.
pub fn count_since(times: &[Option<i64>], since_ms: i64, page_size: usize) -> (usize, bool) {
    let count = times.iter().filter(|at| at.is_some_and(|at| at >= since_ms)).count();
    (count, count == times.len() && count >= page_size)
}
