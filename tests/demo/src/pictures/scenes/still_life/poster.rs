//! The other kind of still life: a poster.

use crate::pictures::colour::Rgb;
use crate::pictures::noise::{fract, step};
use crate::pictures::shapes::disc;
use crate::world::rng::Rng;

/// Flat shapes on a grid of squares, as on a poster of the twenties.
pub struct Poster {
    cells: Vec<(u8, u8, Rgb, Rgb)>,
    columns: usize,
    side: f32,
    /// What it is printed on.
    pub paper: Rgb,
}

impl Poster {
    /// A new one in these colours.
    pub fn new(rng: &mut Rng, palette: &[Rgb; 6], aspect: f32) -> Self {
        let lines = *rng.pick(&[3usize, 4, 4, 5]);
        let side = 0.86 / lines as f32;
        let columns = (((aspect - 0.14) / side).floor() as usize).max(1);
        let any = |rng: &mut Rng| palette[1 + rng.below(5)];
        let cells = (0..lines * columns)
            .map(|_| {
                let ground = if rng.percent(35.0) { palette[0] } else { any(rng) };
                let mut ink = any(rng);
                while ink == ground {
                    ink = any(rng);
                }
                (rng.below(9) as u8, rng.below(4) as u8, ground, ink)
            })
            .collect();
        Self { cells, columns, side, paper: palette[0].mix(Rgb(1.0, 0.99, 0.96), 0.45) }
    }

    /// The colour at a point.
    pub fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let lines = self.cells.len() / self.columns;
        let (u, v) = (x / self.side + self.columns as f32 / 2.0, (y - 0.5) / self.side + lines as f32 / 2.0);
        if u < 0.0 || v < 0.0 || u >= self.columns as f32 || v >= lines as f32 {
            return self.paper;
        }
        let (shape, turn, ground, ink) = self.cells[v as usize * self.columns + u as usize];
        let (mut a, mut b) = (fract(u) - 0.5, fract(v) - 0.5);
        for _ in 0..turn {
            (a, b) = (-b, a);
        }
        let soft = pixel / self.side;
        let cover = match shape {
            0 => disc(a, b, 0.5, soft),
            1 => disc(a + 0.5, b + 0.5, 1.0, soft),
            2 => disc(a + 0.5, b, 0.5, soft),
            3 => step(-soft, soft, a + b),
            4 => {
                disc(a + 0.5, b + 0.5, 1.0, soft) - disc(a + 0.5, b + 0.5, 0.66, soft)
                    + disc(a + 0.5, b + 0.5, 0.33, soft)
            }
            5 => step(
                0.25 - soft,
                0.25 + soft,
                fract(a * 2.0 + 5.0).min(1.0 - fract(a * 2.0 + 5.0)) * 2.0 - 0.25,
            ),
            6 => disc(a, b, 0.5, soft) - disc(a, b, 0.26, soft),
            7 => (disc(a + 0.5, b, 0.5, soft) + disc(a - 0.5, b, 0.5, soft)).min(1.0),
            _ => 0.0,
        };
        ground.mix(ink, cover.clamp(0.0, 1.0))
    }
}
