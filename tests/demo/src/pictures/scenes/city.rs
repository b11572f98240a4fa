//! A city at night: rows of towers in the haze, lit windows, a moon, and often water that mirrors it all.

mod row;

use self::row::Row;
use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, smooth, step};
use crate::pictures::paint::{moon, stars};
use crate::pictures::profile::Field;

/// Sky above and below, haze, near towers, first and second light.
const PALETTES: &[Palette] = &[
    [0x0B1030, 0x5B3A78, 0xC0658F, 0x0A0B1E, 0xFFC46B, 0xFF7E9D],
    [0x07111F, 0x14505C, 0x3E8E8B, 0x050C14, 0xFFD98A, 0x7FE7DC],
    [0x150A2B, 0x7A1E6C, 0xE0457B, 0x0D0719, 0x6FE3FF, 0xFF5DA2],
    [0x101A33, 0xE08A5B, 0xF6C58F, 0x111526, 0xFFE2A8, 0xFFB36B],
    [0x0E1726, 0x3D5A80, 0x98B4CE, 0x0A111D, 0xFFE7B3, 0xFFF6E0],
    [0x1A0F1C, 0xA63446, 0xF08A5D, 0x12090F, 0xFFD166, 0xFF9F68],
];

/// The painter.
pub struct City {
    sky: Ramp,
    haze: Rgb,
    tower: Rgb,
    lights: [Rgb; 2],
    moon: (f32, f32, f32),
    rows: Vec<Row>,
    water: f32,
    veil: Field,
    seed: u32,
    stars: bool,
}

impl City {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, haze, tower, first, second] = look.family.pick(PALETTES).map(Rgb::hex);
        let unit = look.unit();
        let water = if look.own.percent(60.0) { look.own.between(0.70, 0.80) } else { 2.0 };
        let ground = water.min(1.06);
        let tall = look.own.between(0.75, 1.15);
        let rows = (0..4u8)
            .map(|n| {
                let near = f32::from(n) / 3.0;
                let high = tall * (0.50 - 0.26 * near) * ground;
                Row::new(
                    ground - 0.07 * (1.0 - near),
                    high,
                    (0.040 + 0.040 * near) * (0.7 + 0.3 * unit),
                    look.own.next() as u32,
                    near,
                )
            })
            .collect();
        let seed = look.own.next() as u32;
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.45), below, haze]),
            haze,
            tower,
            lights: [first, second],
            moon: (
                look.own.between(-0.32, 0.32) * look.aspect,
                look.own.between(0.14, 0.34),
                look.own.between(0.05, 0.15) * unit,
            ),
            rows,
            water,
            veil: Field::new(look.aspect, (look.pixel * 3.0).min(0.02), |x, y| {
                step(0.48, 0.75, cloud(x * 1.4, y * 7.0, 4, seed ^ 1)) * 0.35 * step(0.05, 0.4, y)
            }),
            seed,
            stars: look.own.percent(60.0),
        }
    }

    fn city(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        // What a nearer tower hides need not be painted.
        let first = self.rows.iter().rposition(|row| row.hides(x, y, pixel));
        let mut out = if first.is_some() { self.haze } else { self.air(x, y, pixel) };
        for row in &self.rows[first.unwrap_or(0)..] {
            out = row.over(out, x, y, pixel, self);
            // The streets below shine up into the haze.
            let lamps = step(0.22, 0.0, (y - row.base).abs());
            if lamps > 0.0 {
                let streets = 0.55 + 0.9 * (smooth(x * 4.0, row.near * 9.0, self.seed ^ 2) - 0.5);
                out = out.screen(
                    self.lights[0].mix(self.lights[1], 0.3) * (lamps * streets * 0.20 * (1.1 - row.near)),
                );
            }
        }
        out
    }

    fn air(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky.at(y / self.water.min(1.0) * 1.1);
        if self.stars && y < 0.45 {
            out = out.screen(Rgb(1.0, 1.0, 1.0) * (stars(x, y, pixel, self.seed) * (1.0 - y * 2.2).max(0.0)));
        }
        out = moon(
            out,
            x - self.moon.0,
            y - self.moon.1,
            self.moon.2,
            self.haze.mix(Rgb(1.0, 0.98, 0.92), 0.75),
            self.seed,
            pixel,
        );
        out.mix(self.haze, self.veil.at(x, y))
    }
}

impl Painter for City {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        if y < self.water {
            return self.city(x, y, pixel);
        }
        let depth = y - self.water;
        let ripple = cloud(x * 7.0, y * 90.0 / (1.0 + depth * 9.0), 2, self.seed ^ 30) - 0.5;
        // A lamp's reflection is a long smear: several looks one above the other.
        let mut mirror = Rgb::default();
        for n in 0..3u8 {
            let up = self.water - depth * (1.0 + 0.2 * f32::from(n)) - 0.005 * f32::from(n);
            mirror = mirror
                + self.city(x + ripple * (0.012 + depth * 0.11), up.max(0.0), pixel * 3.0) * (1.0 / 3.0);
        }
        let bank = step(0.007, 0.003, depth);
        mirror.mix(self.tower, 0.22 + 0.3 * depth).mix(self.tower, bank)
    }
}
