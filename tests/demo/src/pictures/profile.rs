//! What need not be worked out anew for each pixel: curves along `x`, fields that change slowly, and who is where.

use super::noise::floor;

/// A curve as a table.
pub struct Profile {
    left: f32,
    per_unit: f32,
    heights: Vec<f32>,
}

impl Profile {
    /// The curve from `-reach` to `reach`, for pixels of this width. Beyond that it goes back the way it came, so
    /// that a picture can be seen from further away without an edge.
    #[must_use]
    pub fn new(reach: f32, pixel: f32, curve: impl Fn(f32) -> f32) -> Self {
        let count = (2.0 * reach / pixel * 1.4) as usize + 2;
        let per_unit = (count - 1) as f32 / (2.0 * reach);
        let heights = (0..count).map(|n| curve(n as f32 / per_unit - reach)).collect();
        Self { left: -reach, per_unit, heights }
    }

    /// Its height at `x`.
    #[inline]
    #[must_use]
    pub fn at(&self, x: f32) -> f32 {
        let place = mirrored((x - self.left) * self.per_unit, (self.heights.len() - 1) as f32);
        let low = floor(place) as usize;
        match self.heights.get(low..low + 2) {
            Some(&[a, b]) => a + (b - a) * (place - low as f32),
            _ => self.heights[self.heights.len() - 1],
        }
    }
}

/// `place` brought between 0 and `last` as a light between two mirrors.
#[inline]
fn mirrored(place: f32, last: f32) -> f32 {
    if (0.0..=last).contains(&place) {
        return place;
    }
    let turn = place.rem_euclid(2.0 * last);
    turn.min(2.0 * last - turn)
}

/// Something that changes slowly over the picture: worked out on a coarse grid, and smoothed between.
pub struct Field {
    left: f32,
    top: f32,
    per_unit: f32,
    columns: usize,
    values: Vec<f32>,
}

impl Field {
    /// The field over a picture, sampled every `step`.
    #[must_use]
    pub fn new(aspect: f32, step: f32, value: impl Fn(f32, f32) -> f32) -> Self {
        Self::wide(aspect, 1.0, step, value)
    }

    /// The field over `reach` times the width and the height of a picture.
    #[must_use]
    pub fn wide(aspect: f32, reach: f32, step: f32, value: impl Fn(f32, f32) -> f32) -> Self {
        let (columns, lines) = ((aspect * reach / step) as usize + 4, (reach / step) as usize + 4);
        let (left, top) = (-aspect * reach / 2.0 - step, 0.5 - reach / 2.0 - step);
        let at = |n: usize| value(left + (n % columns) as f32 * step, top + (n / columns) as f32 * step);
        Self { left, top, per_unit: 1.0 / step, columns, values: (0..columns * lines).map(at).collect() }
    }

    /// Its value at a point.
    #[inline]
    #[must_use]
    pub fn at(&self, x: f32, y: f32) -> f32 {
        let lines = self.values.len() / self.columns;
        let u = mirrored((x - self.left) * self.per_unit, (self.columns - 1) as f32);
        let v = mirrored((y - self.top) * self.per_unit, (lines - 1) as f32);
        let (column, line) = (
            floor(u).clamp(0, self.columns as i32 - 2) as usize,
            floor(v).clamp(0, lines as i32 - 2) as usize,
        );
        let (s, t) = (u - column as f32, v - line as f32);
        let start = line * self.columns + column;
        let (above, below) =
            (&self.values[start..start + 2], &self.values[start + self.columns..start + self.columns + 2]);
        let (a, b) = (above[0] + (above[1] - above[0]) * s, below[0] + (below[1] - below[0]) * s);
        a + (b - a) * t
    }
}

/// Which of many things can be seen at a point: lists of their numbers for the squares of a grid.
pub struct Grid {
    left: f32,
    columns: usize,
    cells: Vec<Vec<u16>>,
}

const LINES: usize = 24;

impl Grid {
    /// A grid over a picture, for things that lie within a circle: its middle and its radius.
    #[must_use]
    pub fn new(aspect: f32, circles: impl Iterator<Item = ((f32, f32), f32)>) -> Self {
        let columns = (aspect * LINES as f32).ceil() as usize;
        let mut grid = Self { left: -aspect / 2.0, columns, cells: vec![Vec::new(); columns * LINES] };
        let cell = |place: f32, count: usize| floor(place * LINES as f32).clamp(0, count as i32 - 1) as usize;
        for (number, ((x, y), radius)) in (0u16..).zip(circles) {
            for line in cell(y - radius, LINES)..=cell(y + radius, LINES) {
                for column in cell(x - radius - grid.left, columns)..=cell(x + radius - grid.left, columns) {
                    grid.cells[line * columns + column].push(number);
                }
            }
        }
        grid
    }

    /// The numbers of the things that can be at this point, in order.
    #[must_use]
    pub fn at(&self, x: f32, y: f32) -> &[u16] {
        let column = floor((x - self.left) * LINES as f32).clamp(0, self.columns as i32 - 1) as usize;
        let line = floor(y * LINES as f32).clamp(0, LINES as i32 - 1) as usize;
        &self.cells[line * self.columns + column]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_follows_its_curve() {
        let profile = Profile::new(1.0, 0.01, f32::sin);
        for x in [-0.99_f32, -0.3, 0.0, 0.77] {
            assert!((profile.at(x) - x.sin()).abs() < 1e-3);
        }
        assert!((profile.at(1.4) - 0.6_f32.sin()).abs() < 1e-2, "it goes back the way it came");
        assert!((profile.at(-1.4) + 0.6_f32.sin()).abs() < 1e-2);
    }

    #[test]
    fn a_field_is_smooth_between_its_samples() {
        let field = Field::new(1.5, 0.01, |x, y| x * 2.0 - y);
        for (x, y) in [(-0.75, 0.0), (0.3, 0.5), (0.75, 1.0)] {
            assert!((field.at(x, y) - (x * 2.0 - y)).abs() < 1e-3, "{x} {y}");
        }
    }

    #[test]
    fn a_grid_forgets_nothing() {
        let grid = Grid::new(1.0, [((0.0, 0.5), 0.1), ((0.4, 0.9), 0.3)].into_iter());
        assert_eq!(grid.at(0.05, 0.5), [0]);
        assert_eq!(grid.at(0.45, 0.95), [1]);
        assert!(grid.at(-0.45, 0.05).is_empty());
    }
}
