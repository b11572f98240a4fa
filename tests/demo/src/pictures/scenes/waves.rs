//! The sea in layers, after the old woodblock prints: bands along each wave, foam on its crest, a disc behind.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, fract, line, step};
use crate::pictures::paint::sun;
use crate::pictures::profile::Profile;
use crate::pictures::shapes::Outline;

/// Sky above and below, sun, foam, light water, deep water.
const PALETTES: &[Palette] = &[
    [0xE8DCC0, 0xF3EBD7, 0xD7483A, 0xF7F2E4, 0x4C86A8, 0x12314F],
    [0x1B2440, 0x56618C, 0xF6E7C1, 0xDDE6EE, 0x2F5D8A, 0x0A1530],
    [0xF2B880, 0xFBE3C0, 0xFFFAF0, 0xFFF4E2, 0x3B8A9A, 0x0F3B4C],
    [0x7FA9A3, 0xE3E7CF, 0xF9F6E8, 0xF6F8F0, 0x2E7F7B, 0x0B3A40],
    [0x40304F, 0xE58A7B, 0xFFE1B8, 0xFBE7DC, 0x5A5C8F, 0x1D1B3D],
    [0x9FB4BF, 0xDCE3E4, 0xFFFFFF, 0xF7F9F9, 0x5B7C8D, 0x1E3440],
];

const BOAT: &[(f32, f32)] = &[(-0.5, 0.0), (0.5, 0.0), (0.38, 0.16), (-0.36, 0.16)];
const SAIL: &[(f32, f32)] = &[(-0.02, -0.92), (0.36, -0.08), (-0.02, -0.08)];
const JIB: &[(f32, f32)] = &[(-0.07, -0.8), (-0.07, -0.08), (-0.36, -0.08)];

struct Wave {
    base: f32,
    high: f32,
    /// Pointed above, wide below, as water is.
    crest: Profile,
    seed: u32,
    colour: Rgb,
    near: f32,
}

/// The painter.
pub struct Waves {
    sky: Ramp,
    sun: (f32, f32, f32),
    light: Rgb,
    foam: Rgb,
    deep: Rgb,
    waves: Vec<Wave>,
    boat: Option<(usize, Vec<Outline>)>,
    seed: u32,
}

impl Waves {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, light, foam, water, deep] = look.family.pick(PALETTES).map(Rgb::hex);
        let (count, unit) = (6 + look.own.below(2), look.unit());
        let horizon = look.own.between(0.40, 0.55);
        let storm = look.own.between(0.6, 1.3);
        let waves: Vec<Wave> = (0..count)
            .map(|n| {
                let near = n as f32 / (count - 1) as f32;
                let base = horizon + (0.95 - horizon) * near.powf(1.25);
                let high = (0.02 + 0.15 * near) * storm;
                let scale = look.own.between(1.1, 1.6) * (3.6 - 2.5 * near);
                let seed = look.own.next() as u32;
                let crest = Profile::new(look.aspect / 2.0 + 0.1, look.pixel, |x| {
                    let swell = line(x * scale + 60.0, 1, seed);
                    // Rounded off just below the point, or it would be a tent.
                    let peak = 1.0 - ((2.0 * swell - 1.0).powi(2) + 0.012).sqrt() + 0.1;
                    let chop = line(x * scale * 5.0, 2, seed ^ 2) - 0.5;
                    base - high * (peak.powf(1.5) * 1.25 - 0.35 + chop * 0.16)
                });
                Wave {
                    base,
                    high,
                    crest,
                    seed,
                    colour: water.mix(below, 0.45 * (1.0 - near).powi(2)).mix(deep, near * 0.55),
                    near,
                }
            })
            .collect();
        let boat = look.own.percent(45.0).then(|| {
            let at = 1 + look.own.below(2);
            let (x, size) = (look.own.between(-0.3, 0.3) * look.aspect, look.own.between(0.10, 0.17) * unit);
            let turned = if look.own.percent(50.0) { size } else { -size };
            let y = waves[at].crest.at(x) + size * 0.02;
            let shapes = vec![
                Outline::round(BOAT, (x, y), (turned, size)),
                Outline::sharp(SAIL, (x, y), (turned, size)),
                Outline::sharp(JIB, (x, y), (turned, size)),
            ];
            (at, shapes)
        });
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.5), below]),
            sun: (
                look.own.between(-0.26, 0.26) * look.aspect,
                look.own.between(0.2, horizon - 0.02),
                look.own.between(0.09, 0.19) * unit,
            ),
            light,
            foam,
            deep,
            waves,
            boat,
            seed: look.own.next() as u32,
        }
    }
}

impl Waves {
    fn air(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let sky =
            sun(self.sky.at(y * 1.9), x - self.sun.0, y - self.sun.1, self.sun.2, self.light, 0.75, pixel);
        let veil = step(0.52, 0.60, cloud(x * 1.2, y * 8.0, 4, self.seed)) * step(0.03, 0.25, y);
        sky.mix(self.foam.mix(self.sky.at(0.2), 0.25), veil * 0.38)
    }
}

impl Painter for Waves {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        // What a nearer wave hides need not be painted.
        let first = self.waves.iter().rposition(|wave| y > wave.crest.at(x) + pixel);
        let mut out = if first.is_some() { self.deep } else { self.air(x, y, pixel) };
        for (number, wave) in self.waves.iter().enumerate().skip(first.unwrap_or(0)) {
            if let Some((at, shapes)) = &self.boat
                && *at == number
                && first != Some(number)
            {
                let cover = shapes.iter().map(|shape| shape.cover(x, y, pixel)).fold(0.0, f32::max);
                let hull = shapes[0].cover(x, y, pixel);
                out = out.mix(self.foam.mix(self.deep, 0.12 + 0.75 * hull), cover);
            }
            if y < wave.base - wave.high * 1.2 {
                continue;
            }
            let top = wave.crest.at(x);
            let cover = step(top - pixel, top + pixel, y);
            if cover <= 0.0 {
                continue;
            }
            let depth = (y - top) / (0.08 + 0.35 * wave.near);
            let sway = 0.12 * (cloud(x * 6.0, y * 6.0, 2, wave.seed ^ 5) - 0.5);
            // Bands that follow the crest and grow wider on the way down.
            let band = fract((depth + sway).max(0.0).sqrt() * (5.0 + 4.0 * wave.near));
            let soft = 0.04 + pixel * 30.0;
            let stripe = step(0.0, soft, band) * step(0.42 + soft, 0.42, band);
            let mut body = wave.colour.mix(self.deep, step(0.0, 1.1, depth) * 0.8);
            body = body.mix(body.screen(self.foam * 0.25), stripe * step(1.3, 0.0, depth) * 0.75);
            let edge = 0.022 + 0.05 * wave.near;
            let bubbles = cloud(x * 26.0 / (0.4 + wave.near), y * 26.0 / (0.4 + wave.near), 3, wave.seed ^ 6);
            // Foam hangs down from the crest in tongues, and thins out in drops.
            let reach = edge * (0.22 + 0.75 * step(0.30, 0.75, bubbles));
            let foam = step(reach + pixel, reach * 0.55, y - top);
            let drops = step(0.64, 0.74, bubbles) * step(edge * 2.4, edge * 0.6, y - top) * 0.4;
            body = body.mix(self.foam, foam.max(drops) * (0.5 + 0.5 * wave.near));
            let below = step(0.16, 0.0, (x - self.sun.0).abs());
            if below > 0.0 {
                let path =
                    below * step(0.56, 0.72, cloud(x * 9.0, y * 60.0, 2, self.seed ^ 12)) * (1.0 - wave.near);
                body = body.screen(self.light * (path * 0.5));
            }
            out = out.mix(body, cover);
        }
        out
    }
}
