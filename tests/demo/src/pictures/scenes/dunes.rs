//! Dunes: long crests, a lit side and a shaded side, ripples, and a sun or a moon above.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, line, step};
use crate::pictures::paint::sun;
use crate::pictures::profile::Profile;

/// Sky above and below, sun, sand in light, sand in shade, far haze.
const PALETTES: &[Palette] = &[
    [0x2F3E5C, 0xF3A66B, 0xFFF0C9, 0xE98B4E, 0x5A2E3C, 0xF6C9A0],
    [0x1C2541, 0x7E8FB8, 0xF3F1E5, 0x6F83B0, 0x151B36, 0xA4B1CE],
    [0xC8553D, 0xF7C873, 0xFFF6DD, 0xF28F3B, 0x6B2737, 0xF9D9A0],
    [0x75B5C4, 0xF8EBD3, 0xFFFFFF, 0xEBC49A, 0xA86B52, 0xF4E3CB],
    [0x3D1E4F, 0xE0607E, 0xFFE0B5, 0xD9566B, 0x37123C, 0xF0A29B],
    [0x31493C, 0xE7D7A8, 0xFFFBEB, 0xD4A762, 0x5B4328, 0xEAD9B0],
];

struct Dune {
    base: f32,
    high: f32,
    /// The crest: smooth on the whole, with one sharp bend here and there.
    crest: Profile,
    lean: f32,
    seed: u32,
    near: f32,
}

/// The painter.
pub struct Dunes {
    sky: Ramp,
    sun: (f32, f32, f32),
    light: Rgb,
    sand: Rgb,
    shade: Rgb,
    haze: Rgb,
    dunes: Vec<Dune>,
    seed: u32,
}

impl Dunes {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, light, sand, shade, haze] = look.family.pick(PALETTES).map(Rgb::hex);
        let count = 4 + look.own.below(2);
        let horizon = look.own.between(0.36, 0.52);
        let side = if look.family.percent(50.0) { 1.0 } else { -1.0 };
        let dunes = (0..count)
            .map(|n| {
                let near = n as f32 / (count - 1) as f32;
                let base = horizon + (0.92 - horizon) * near.powf(1.3) + 0.02;
                let high = look.own.between(0.08, 0.13) + 0.13 * near;
                let scale = look.own.between(0.8, 1.3) * (1.9 - 0.9 * near);
                let lean = side * look.own.between(0.7, 1.5);
                let seed = look.own.next() as u32;
                // It is also asked for far beside the picture, where shadows come from.
                let crest = Profile::new(look.aspect / 2.0 + 1.0, look.pixel, |x| {
                    let wave = line(x * scale + 50.0, 2, seed);
                    let fold = 1.0 - (2.0 * line(x * scale * 0.8 + 9.0, 1, seed ^ 3) - 1.0).abs();
                    base - high * (wave * 0.7 + fold * 0.75 - 0.35)
                });
                Dune { base, high, crest, lean, seed, near }
            })
            .collect();
        let unit = look.unit();
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.55), below, haze]),
            sun: (
                look.own.between(-0.28, 0.28) * look.aspect,
                horizon - look.own.between(0.02, 0.2),
                look.own.between(0.06, 0.17) * unit,
            ),
            light,
            sand,
            shade,
            haze,
            dunes,
            seed: look.own.next() as u32,
        }
    }
}

impl Dunes {
    fn air(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let sky = self.sky.at(y / (self.dunes[0].base + 0.03));
        let sky = sun(sky, x - self.sun.0, y - self.sun.1, self.sun.2, self.light, 1.2, pixel);
        let veil = step(0.55, 0.8, cloud(x * 1.1, y * 9.0, 3, self.seed)) * 0.22 * step(0.0, 0.2, y);
        sky.mix(self.haze, veil)
    }
}

impl Painter for Dunes {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        // What a nearer dune hides need not be painted.
        let first = self.dunes.iter().rposition(|dune| y > dune.crest.at(x) + pixel);
        let mut out = if first.is_some() { self.haze } else { self.air(x, y, pixel) };
        for dune in &self.dunes[first.unwrap_or(0)..] {
            if y < dune.base - dune.high {
                continue;
            }
            let top = dune.crest.at(x);
            let cover = step(top - pixel, top + pixel, y);
            if cover <= 0.0 {
                continue;
            }
            let depth = y - top;
            // The shadow's edge runs down from the crest, aslant and winding.
            let wind = 0.10 * (line(depth * 4.0 + 3.0, 2, dune.seed ^ 6) - 0.5) * (depth * 9.0).min(1.0);
            let place = x + dune.lean * depth + wind;
            let ahead = dune.crest.at(place + 0.02) - dune.crest.at(place - 0.02);
            let slope = ahead / 0.04 * dune.lean.signum();
            let soft = 0.05 + depth * 0.9;
            let lit = step(-soft, soft, slope - 0.02);
            let ripple = ((y * 300.0 / (0.35 + dune.near)
                + 7.0 * cloud(x * 5.0, y * 12.0, 2, dune.seed ^ 7)
                + x * 30.0 * dune.lean)
                .sin())
                * 0.028
                * dune.near;
            let rough = (cloud(x * 14.0, y * 30.0, 2, dune.seed ^ 8) - 0.5) * 0.10;
            let mut body =
                self.shade.mix(self.sand, (lit + ripple * (0.4 + lit)).clamp(0.0, 1.0)) * (1.0 + rough);
            body = body.screen(self.light * (lit * step(0.03, 0.0, depth) * 0.30));
            body = body.mix(
                self.haze,
                (1.0 - dune.near).powf(1.4) * 0.62 + 0.10 * step(0.10, 0.35, depth) * (1.0 - dune.near),
            );
            out = out.mix(body, cover);
        }
        out
    }
}
