//! Ridge behind ridge in the mist, with a low sun or a moon.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, line, step};
use crate::pictures::paint::{moon, spruces, stars, sun};
use crate::pictures::profile::Profile;

/// Sky above, sky below, light, mist, far ridge, near ridge.
const PALETTES: &[Palette] = &[
    [0x2B2D5B, 0xF29E7D, 0xFFE3B8, 0xF3B79B, 0xA9738A, 0x1A1B33],
    [0x16324F, 0xF7C59F, 0xFFF1D6, 0xE8C7B0, 0x6E8CA0, 0x0E1E2C],
    [0x0F2A3D, 0x7FB7BE, 0xF4F1DE, 0xB7D3D0, 0x4F8190, 0x0B1D26],
    [0x3A1C4A, 0xE85D75, 0xFFD9A0, 0xF08A7E, 0x8A4673, 0x1C0F2B],
    [0x5C7C8A, 0xF5E6CC, 0xFFFFFF, 0xE9E2D3, 0x9DB0AE, 0x2B3A3E],
    [0x0A1128, 0x3E5C8A, 0xE8EEF9, 0x7E97BC, 0x34507E, 0x050A18],
    [0x7A2E1F, 0xF6AE2D, 0xFFF3C4, 0xF2A65A, 0xB65A3A, 0x2A1210],
    [0x24523F, 0xE9E3B4, 0xFFFBEA, 0xBFD0A3, 0x5E8C74, 0x0F2A22],
];

struct Ridge {
    /// Its line against what is behind.
    top: Profile,
    /// Nothing of it is above.
    highest: f32,
    seed: u32,
    colour: Rgb,
    mist: f32,
}

/// The painter.
pub struct Mountains {
    sky: Ramp,
    light: Rgb,
    mist: Rgb,
    sun: (f32, f32, f32),
    night: bool,
    clouds: u32,
    ridges: Vec<Ridge>,
    lake: f32,
}

impl Mountains {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let palette = look.family.pick(PALETTES).map(Rgb::hex);
        let [above, below, light, mist, far, near] = palette;
        let lake = if look.own.percent(30.0) { look.own.between(0.70, 0.78) } else { 2.0 };
        let count = 5 + look.own.below(2);
        let top = look.own.between(0.42, 0.56);
        let bottom = if lake < 1.0 { lake - 0.03 } else { 0.92 };
        let ridges = (0..count)
            .map(|n| {
                let near_by = n as f32 / (count - 1) as f32;
                let base = top + (bottom - top) * near_by.powf(1.15);
                let high = look.own.between(0.20, 0.40) * (1.0 - 0.5 * near_by);
                let scale = look.own.between(1.5, 2.4) * (1.0 + 0.3 * near_by);
                let seed = look.own.next() as u32;
                let trees = if near_by > 0.8 { 0.05 } else { 0.0 };
                let top = Profile::new(look.aspect / 2.0 + 0.1, look.pixel, |x| {
                    let shape = line(x * scale + 40.0, 5, seed);
                    // Peaks rather than hills: what is high is sharpened.
                    let peaks = 1.0 - (line(x * scale * 1.7 + 7.0, 3, seed ^ 5) * 2.0 - 1.0).abs();
                    let wood = if trees > 0.0 { trees * spruces(x, 46.0, seed) } else { 0.0 };
                    base - high * (shape * 0.95 + peaks * 0.55 - 0.52) - wood
                });
                Ridge {
                    top,
                    highest: base - high - trees,
                    seed,
                    colour: far.mix(near, near_by.powf(1.2)).mix(mist, 0.42 * (1.0 - near_by)),
                    mist: 0.75 - 0.5 * near_by,
                }
            })
            .collect();
        let unit = look.unit();
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.35), below, light.mix(below, 0.3)]),
            light,
            mist,
            sun: (
                look.own.between(-0.3, 0.3) * look.aspect,
                look.own.between(0.16, 0.4),
                look.own.between(0.035, 0.12) * unit,
            ),
            night: above.0 + above.1 + above.2 < 0.75,
            clouds: look.own.next() as u32,
            ridges,
            lake,
        }
    }

    fn sky(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (dx, dy) = (x - self.sun.0, y - self.sun.1);
        let mut colour = self.sky.at(y * 1.7);
        let veil =
            step(0.50, 0.78, cloud(x * 1.5 + 9.0, y * 6.0, 4, self.clouds)) * step(0.02, 0.2, y) * 0.34;
        if self.night {
            colour = colour
                .screen(Rgb(1.0, 1.0, 1.0) * (stars(x, y, pixel, self.clouds) * (1.0 - y * 2.2).max(0.0)));
            colour = moon(colour, dx, dy, self.sun.2, self.light, self.clouds, pixel);
        } else {
            colour = sun(colour, dx, dy, self.sun.2, self.light, 1.3, pixel);
        }
        colour.mix(self.light.mix(self.mist, 0.5), veil)
    }

    fn land(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        // What a nearer ridge hides need not be painted.
        let first = self.ridges.iter().rposition(|ridge| y > ridge.top.at(x) + pixel);
        let mut colour = if first.is_some() { Rgb::default() } else { self.sky(x, y, pixel) };
        for ridge in &self.ridges[first.unwrap_or(0)..] {
            if y < ridge.highest {
                continue;
            }
            let top = ridge.top.at(x);
            let cover = step(top - pixel, top + pixel, y);
            if cover > 0.0 {
                let depth = y - top;
                let side = cloud(x * 5.0 + depth * 3.0, depth * 9.0, 2, ridge.seed ^ 3) - 0.5;
                let mut body = ridge.colour * (1.0 + side * 0.22 * (1.0 - ridge.mist));
                let fog = step(0.0, 0.30, depth)
                    * ridge.mist
                    * (0.75 + 0.5 * (cloud(x * 1.3, y * 4.0, 2, ridge.seed) - 0.5));
                body = body.mix(self.mist, fog.clamp(0.0, 1.0));
                let sunny = (1.0 - (x - self.sun.0).abs() * 1.1).max(0.0) * step(0.05, 0.0, depth) * 0.16;
                colour = colour.mix(body.screen(self.light * sunny), cover);
            }
        }
        colour
    }
}

impl Painter for Mountains {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        if y < self.lake {
            return self.land(x, y, pixel);
        }
        let depth = y - self.lake;
        let ripple = (cloud(x * 3.0, y * 60.0 / (1.0 + depth * 5.0), 2, self.clouds ^ 40) - 0.5)
            * 0.05
            * (0.2 + depth * 3.0);
        let mirror = self.land(x + ripple, (self.lake - depth * 1.25 + ripple * 0.6).max(0.0), pixel * 2.0);
        let shore = step(0.006, 0.0, depth) * 0.4;
        mirror.mix(self.mist, 0.16 + 0.1 * depth).mix(self.light, shore * 0.4) * (0.93 - 0.25 * depth)
    }
}
