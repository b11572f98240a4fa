//! Silhouettes from points, and a few shapes that need none.

use super::noise::step;

/// Levels of height that an outline is cut into.
const LEVELS: usize = 1024;

/// A closed outline, cut into thin horizontal slices once, so that a point is quickly known to be inside or not.
pub struct Outline {
    top: f32,
    bottom: f32,
    slices: Vec<Vec<f32>>,
}

impl Outline {
    /// Round through these points (Catmull and Rom's spline), placed at `(x, y)` and `size` times as large; `size.0` may
    /// be negative to turn it round.
    #[must_use]
    pub fn round(points: &[(f32, f32)], at: (f32, f32), size: (f32, f32)) -> Self {
        const PARTS: usize = 8;
        let count = points.len();
        let point = |index: usize| points[index % count];
        let curve = (0..count * PARTS).map(|n| {
            let (index, t) = (n / PARTS, (n % PARTS) as f32 / PARTS as f32);
            let (a, b, c, d) = (point(index + count - 1), point(index), point(index + 1), point(index + 2));
            let axis = |a: f32, b: f32, c: f32, d: f32| {
                b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
            };
            (axis(a.0, b.0, c.0, d.0), axis(a.1, b.1, c.1, d.1))
        });
        Self::through(curve.collect(), at, size)
    }

    /// Straight from point to point.
    #[must_use]
    pub fn sharp(points: &[(f32, f32)], at: (f32, f32), size: (f32, f32)) -> Self {
        Self::through(points.to_vec(), at, size)
    }

    fn through(points: Vec<(f32, f32)>, at: (f32, f32), size: (f32, f32)) -> Self {
        let points: Vec<_> =
            points.into_iter().map(|(x, y)| (at.0 + x * size.0, at.1 + y * size.1)).collect();
        let top = points.iter().map(|point| point.1).fold(f32::INFINITY, f32::min);
        let bottom = points.iter().map(|point| point.1).fold(f32::NEG_INFINITY, f32::max);
        let mut slices = vec![Vec::new(); LEVELS];
        let level = |y: f32| (y - top) / (bottom - top) * LEVELS as f32 - 0.5;
        for (index, &from) in points.iter().enumerate() {
            let to = points[(index + 1) % points.len()];
            let (low, high) = if from.1 < to.1 { (from, to) } else { (to, from) };
            let (first, end) =
                (level(low.1).ceil().max(0.0) as usize, level(high.1).ceil().max(0.0) as usize);
            for (slice, crossings) in slices.iter_mut().enumerate().take(end.min(LEVELS)).skip(first) {
                let y = top + (slice as f32 + 0.5) / LEVELS as f32 * (bottom - top);
                crossings.push(low.0 + (high.0 - low.0) * (y - low.1) / (high.1 - low.1));
            }
        }
        slices.iter_mut().for_each(|crossings| crossings.sort_by(f32::total_cmp));
        Self { top, bottom, slices }
    }

    /// How much of a pixel at this point is inside, 0 to 1.
    #[must_use]
    pub fn cover(&self, x: f32, y: f32, pixel: f32) -> f32 {
        if y < self.top - pixel || y > self.bottom + pixel {
            return 0.0;
        }
        let looks = [-0.375, -0.125, 0.125, 0.375];
        looks.iter().map(|look| self.slice(x, y + look * pixel, pixel)).sum::<f32>() / looks.len() as f32
    }

    fn slice(&self, x: f32, y: f32, pixel: f32) -> f32 {
        let level = (y - self.top) / (self.bottom - self.top) * LEVELS as f32;
        if level < 0.0 {
            return 0.0;
        }
        let Some(crossings) = self.slices.get(level as usize) else { return 0.0 };
        let inside = |pair: &[f32]| match pair {
            [from, to] => {
                ((x - from) / pixel + 0.5).clamp(0.0, 1.0) * ((to - x) / pixel + 0.5).clamp(0.0, 1.0)
            }
            _ => 0.0,
        };
        crossings.chunks(2).map(inside).sum::<f32>().min(1.0)
    }
}

/// How much of a pixel is inside a disc of radius 1 around the origin, when the pixel is `pixel` wide there.
#[inline]
#[must_use]
pub fn disc(x: f32, y: f32, radius: f32, pixel: f32) -> f32 {
    step(radius + pixel * 0.8, radius - pixel * 0.8, (x * x + y * y).sqrt())
}

/// Distance to the segment from `a` to `b`, and how far along it, 0 to 1.
#[inline]
#[must_use]
pub fn segment(x: f32, y: f32, a: (f32, f32), b: (f32, f32)) -> (f32, f32) {
    let (px, py, bx, by) = (x - a.0, y - a.1, b.0 - a.0, b.1 - a.1);
    let along = ((px * bx + py * by) / (bx * bx + by * by).max(1e-9)).clamp(0.0, 1.0);
    (((px - bx * along).powi(2) + (py - by * along).powi(2)).sqrt(), along)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_and_outside() {
        let square =
            Outline::sharp(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], (0.0, 0.0), (0.5, 0.5));
        assert!(square.cover(0.0, 0.0, 0.01) > 0.99);
        assert!(square.cover(0.6, 0.0, 0.01) < 0.01 && square.cover(0.0, -0.6, 0.01) < 0.01);
        let edge = square.cover(0.5, 0.0, 0.02);
        assert!((0.2..0.8).contains(&edge), "{edge}");
    }
}
