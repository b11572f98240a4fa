//! A city at night: rows of towers in the haze, lit windows, a moon, and often water that mirrors it all.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, grain, step};
use crate::pictures::paint::{moon, stars};

/// Sky above and below, haze, near towers, first and second light.
const PALETTES: &[Palette] = &[
    [0x0B1030, 0x5B3A78, 0xC0658F, 0x0A0B1E, 0xFFC46B, 0xFF7E9D],
    [0x07111F, 0x14505C, 0x3E8E8B, 0x050C14, 0xFFD98A, 0x7FE7DC],
    [0x150A2B, 0x7A1E6C, 0xE0457B, 0x0D0719, 0x6FE3FF, 0xFF5DA2],
    [0x101A33, 0xE08A5B, 0xF6C58F, 0x111526, 0xFFE2A8, 0xFFB36B],
    [0x0E1726, 0x3D5A80, 0x98B4CE, 0x0A111D, 0xFFE7B3, 0xFFF6E0],
    [0x1A0F1C, 0xA63446, 0xF08A5D, 0x12090F, 0xFFD166, 0xFF9F68],
];

struct Row {
    base: f32,
    high: f32,
    width: f32,
    seed: u32,
    near: f32,
}

/// The painter.
pub struct City {
    sky: Ramp,
    haze: Rgb,
    tower: Rgb,
    lights: [Rgb; 2],
    moon: (f32, f32, f32),
    rows: Vec<Row>,
    water: f32,
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
                Row {
                    base: ground - 0.07 * (1.0 - near),
                    high: tall * (0.50 - 0.26 * near) * ground,
                    width: (0.040 + 0.040 * near) * (0.7 + 0.3 * unit),
                    seed: look.own.next() as u32,
                    near,
                }
            })
            .collect();
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.45), below, haze]),
            haze,
            tower,
            lights: [first, second],
            moon: (look.own.between(-0.32, 0.32) * look.aspect, look.own.between(0.14, 0.34), look.own.between(0.05, 0.15) * unit),
            rows,
            water,
            seed: look.own.next() as u32,
            stars: look.own.percent(60.0),
        }
    }

    fn city(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky.at(y / self.water.min(1.0) * 1.1);
        if self.stars {
            out = out.screen(Rgb(1.0, 1.0, 1.0) * (stars(x, y, pixel, self.seed) * (1.0 - y * 2.2).max(0.0)));
        }
        out = moon(out, x - self.moon.0, y - self.moon.1, self.moon.2, self.haze.mix(Rgb(1.0, 0.98, 0.92), 0.75), self.seed, pixel);
        let veil = step(0.48, 0.75, cloud(x * 1.4, y * 7.0, 4, self.seed ^ 1)) * 0.35;
        out = out.mix(self.haze, veil * step(0.05, 0.4, y));
        for row in &self.rows {
            out = row.over(out, x, y, pixel, self);
        }
        out
    }
}

impl Row {
    fn over(&self, under: Rgb, x: f32, y: f32, pixel: f32, city: &City) -> Rgb {
        if y < self.base - self.high * 1.5 {
            return under;
        }
        let place = x / self.width + 500.0;
        let mut out = under;
        // A tower can be wider than its lot, so the neighbour's counts too.
        for lot in [place.floor() as i32 - 1, place.floor() as i32] {
            let luck = |n: u32| grain(lot, n as i32, self.seed);
            let wide = 0.75 + 0.85 * luck(1);
            let within = (place - lot as f32) / wide;
            if !(0.0..1.0).contains(&within) {
                continue;
            }
            let centre = step(0.0, 1.0, 1.0 - (x * 0.9 + 0.3 * (luck(9) - 0.5)).abs());
            let high = self.high * (0.22 + 0.55 * luck(2) * luck(3) + 0.62 * luck(2) * centre * centre);
            let mut top = self.base - high;
            let middle = (within - 0.5).abs();
            match (luck(4) * 6.0) as u32 {
                0 => top += high * 0.22 * step(0.16, 0.34, middle).round(),
                1 => top += middle * self.width * 0.8,
                2 if luck(5) > 0.4 => top -= if middle < 0.035 { high * 0.28 } else { 0.0 },
                3 => top += high * 0.10 * step(0.30, 0.34, middle) + high * 0.10 * step(0.14, 0.18, middle),
                _ => {}
            }
            let side = pixel / (self.width * wide);
            let cover = step(top - pixel, top + pixel, y) * step(0.0, side * 1.4, within) * step(1.0, 1.0 - side * 1.4, within);
            if cover <= 0.0 {
                continue;
            }
            let depth = (y - top) / high.max(0.01);
            let mut body = city.tower.mix(city.haze, (1.0 - self.near).powf(1.3) * 0.62);
            body = body.mix(city.haze, step(0.25, 1.1, depth) * 0.38 * (1.1 - self.near * 0.8)) * (0.92 + 0.16 * within);
            body = body.screen(self.windows(within * wide * self.width, y - top, wide * self.width, lot, pixel, city));
            out = out.mix(body, cover);
        }
        out
    }

    /// The light of the windows at this point of a tower.
    fn windows(&self, x: f32, y: f32, wide: f32, lot: i32, pixel: f32, city: &City) -> Rgb {
        let step_x = wide / ((wide / (0.0105 + 0.005 * self.near)).round().max(2.0));
        let step_y = 0.0135 + 0.007 * grain(lot, 6, self.seed) + 0.004 * self.near;
        let (cx, cy) = ((x / step_x) as i32, (y / step_y) as i32);
        let (fx, fy) = ((x / step_x).fract(), (y / step_y).fract());
        let soft = (pixel / step_x).min(0.5);
        let pane = step(0.16, 0.24 + soft, fx) * step(0.84, 0.76 - soft, fx) * step(0.22, 0.32 + soft, fy) * step(0.80, 0.70 - soft, fy);
        let luck = grain(cx + lot * 131, cy, self.seed ^ 77);
        let share = 0.20 + 0.30 * grain(lot, 7, self.seed);
        if luck > share || y < step_y * 0.8 {
            return Rgb::default();
        }
        let colour = if grain(cx, cy + lot, self.seed ^ 5) > 0.78 { city.lights[1] } else { city.lights[0] };
        colour * (pane * (0.35 + 0.65 * luck / share) * (0.40 + 0.55 * self.near))
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
        for n in 0..4 {
            let up = self.water - depth * (1.0 + 0.16 * n as f32) - 0.004 * n as f32;
            mirror = mirror + self.city(x + ripple * (0.012 + depth * 0.11), up.max(0.0), pixel * 3.0) * 0.25;
        }
        let bank = step(0.007, 0.003, depth);
        mirror.mix(self.tower, 0.22 + 0.3 * depth).mix(self.tower, bank)
    }
}
