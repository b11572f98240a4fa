//! Keyboard navigation in a grid of cards, or in a list, which is a grid of one column.

/// A grid of cards, in reading order.
#[derive(Clone, Copy)]
pub struct GridShape {
    /// The number of cards.
    pub count: usize,
    /// The number of columns, from 1.
    pub columns: usize,
    /// The number of rows in view, from 1.
    pub visible_rows: usize,
}

/// The index of the card to which a key moves the focus from the card at `index`. None for any other key, and where the key
/// leads out of the grid.
pub fn card_after_key(key: &str, index: usize, grid: GridShape) -> Option<usize> {
    let GridShape { count, columns, visible_rows } = grid;
    let last = count.checked_sub(1)?;
    let row_of = |index: usize| index / columns;
    let to = match key {
        // In a list, these keys scroll a table that is wider than the screen.
        "ArrowLeft" | "ArrowRight" if columns == 1 => return None,
        "ArrowLeft" => index.checked_sub(1)?,
        "ArrowRight" => index + 1,
        "ArrowUp" => index.checked_sub(columns)?,
        // The last row may be shorter than the others.
        "ArrowDown" if row_of(index) < row_of(last) => (index + columns).min(last),
        "Home" => 0,
        "End" => last,
        "PageUp" => index.saturating_sub(columns * visible_rows),
        "PageDown" => (index + columns * visible_rows).min(last),
        _ => return None,
    };
    (to <= last && to != index).then_some(to)
}
