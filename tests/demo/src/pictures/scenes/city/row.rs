//! One row of towers and their windows.

use super::City;
use crate::pictures::colour::Rgb;
use crate::pictures::noise::{floor, fract, grain, step};

/// A row of towers.
pub struct Row {
    /// Where they stand.
    pub base: f32,
    /// The width of a lot; each has a tower, which can be wider.
    width: f32,
    towers: Vec<Tower>,
    seed: u32,
    /// 0 is far, 1 is near.
    pub near: f32,
}

struct Tower {
    /// Its width in lots.
    wide: f32,
    high: f32,
    top: f32,
    roof: u8,
}

/// The lot in the middle of the picture.
const MIDDLE: i32 = 64;

impl Row {
    /// A new one, whose highest towers are about `tall`.
    pub fn new(base: f32, tall: f32, width: f32, seed: u32, near: f32) -> Self {
        let tower = |lot: i32| {
            let luck = |n: i32| grain(lot, n, seed);
            // Towers grow towards the middle of the town.
            let x = (lot - MIDDLE) as f32 * width;
            let centre = step(0.0, 1.0, 1.0 - (x * 0.9 + 0.3 * (luck(9) - 0.5)).abs());
            let high = tall * (0.22 + 0.55 * luck(2) * luck(3) + 0.62 * luck(2) * centre * centre);
            Tower { wide: 0.75 + 0.85 * luck(1), high, top: base - high, roof: (luck(4) * 6.0) as u8 }
        };
        Self { base, width, towers: (0..2 * MIDDLE).map(tower).collect(), seed, near }
    }

    /// One of its towers covers this whole pixel; its roof is left out of account.
    pub fn hides(&self, x: f32, y: f32, pixel: f32) -> bool {
        let place = x / self.width + MIDDLE as f32;
        let side = 1.5 * pixel / self.width;
        [floor(place) - 1, floor(place)].into_iter().any(|lot| {
            let tower = usize::try_from(lot).ok().and_then(|lot| self.towers.get(lot));
            tower.is_some_and(|tower| {
                let from = place - lot as f32;
                y > tower.top + tower.high * 0.3 + self.width + pixel
                    && from > side
                    && from < tower.wide - side
            })
        })
    }

    /// The row painted over what is behind it.
    pub fn over(&self, under: Rgb, x: f32, y: f32, pixel: f32, city: &City) -> Rgb {
        let place = x / self.width + MIDDLE as f32;
        let mut out = under;
        // A tower can be wider than its lot, so the neighbour's counts too.
        for lot in [floor(place) - 1, floor(place)] {
            let Some(tower) = usize::try_from(lot).ok().and_then(|lot| self.towers.get(lot)) else {
                continue;
            };
            let (wide, high, mut top) = (tower.wide, tower.high, tower.top);
            let within = (place - lot as f32) / wide;
            if !(0.0..1.0).contains(&within) || y < top - high * 0.3 {
                continue;
            }
            let middle = (within - 0.5).abs();
            match tower.roof {
                0 => top += high * 0.22 * f32::from(u8::from(middle > 0.25)),
                1 => top += middle * self.width * 0.8,
                2 => top -= if middle < 0.035 { high * 0.28 } else { 0.0 },
                3 => top += high * 0.10 * step(0.30, 0.34, middle) + high * 0.10 * step(0.14, 0.18, middle),
                _ => {}
            }
            let side = pixel / (self.width * wide);
            let cover = step(top - pixel, top + pixel, y)
                * step(0.0, side * 1.4, within)
                * step(1.0, 1.0 - side * 1.4, within);
            if cover <= 0.0 {
                continue;
            }
            let depth = (y - top) / high.max(0.01);
            let mut body = city.tower.mix(city.haze, (1.0 - self.near).powf(1.3) * 0.62);
            body = body.mix(city.haze, step(0.25, 1.1, depth) * 0.38 * (1.1 - self.near * 0.8))
                * (0.92 + 0.16 * within);
            body = body.screen(self.windows(
                within * wide * self.width,
                y - top,
                wide * self.width,
                lot,
                pixel,
                city,
            ));
            out = out.mix(body, cover);
        }
        out
    }

    /// The light of the windows at this point of a tower.
    fn windows(&self, x: f32, y: f32, wide: f32, lot: i32, pixel: f32, city: &City) -> Rgb {
        let step_x = wide / (floor(wide / (0.0105 + 0.005 * self.near) + 0.5).max(2) as f32);
        let step_y = 0.0135 + 0.007 * grain(lot, 6, self.seed) + 0.004 * self.near;
        let (cx, cy) = ((x / step_x) as i32, (y / step_y) as i32);
        let (fx, fy) = (fract(x / step_x), fract(y / step_y));
        let soft = (pixel / step_x).min(0.5);
        let pane = step(0.10, 0.18 + soft, fx)
            * step(0.90, 0.82 - soft, fx)
            * step(0.16, 0.24 + soft, fy)
            * step(0.86, 0.78 - soft, fy);
        let luck = grain(cx + lot * 131, cy, self.seed ^ 77);
        let share = 0.26 + 0.38 * grain(lot, 7, self.seed);
        if luck > share || y < step_y * 0.8 {
            return Rgb::default();
        }
        let colour = if grain(cx, cy + lot, self.seed ^ 5) > 0.78 { city.lights[1] } else { city.lights[0] };
        colour * (pane * (0.5 + 0.5 * luck / share) * (0.50 + 0.50 * self.near))
    }
}
