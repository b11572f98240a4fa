//! Northern lights: curtains that hang and fold above snow, spruces and ice.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Rgb};
use crate::pictures::noise::{cloud, line, step};
use crate::pictures::paint::{spruces, stars};
use crate::pictures::profile::Profile;

/// Sky above and below, lower and upper colour of the light, snow, spruces.
const PALETTES: &[Palette] = &[
    [0x040A1C, 0x10314A, 0x4BF2A1, 0x8A5BE0, 0x7FB2C8, 0x04090F],
    [0x0A0720, 0x2A2458, 0x5CE6C8, 0xD65DB1, 0x9A9FD6, 0x07060F],
    [0x020D12, 0x0E3B43, 0x9BF26B, 0x1FB6A6, 0x7CC2B8, 0x030B0C],
    [0x0B0A1F, 0x3B2A4F, 0xFF8FA3, 0x7B5CD6, 0xC1A5C9, 0x0A0711],
    [0x03101F, 0x17466B, 0x7DF0E0, 0x5C7CFA, 0xA9CDE6, 0x040C14],
];

struct Curtain {
    /// Its lower edge, and how much of it is there.
    edge: Profile,
    patch: Profile,
    tall: f32,
    strength: f32,
    seed: u32,
}

/// The painter.
pub struct Aurora {
    sky: [Rgb; 2],
    low: Rgb,
    high: Rgb,
    snow: Rgb,
    wood: Rgb,
    curtains: Vec<Curtain>,
    horizon: f32,
    mirror: bool,
    cabin: Option<f32>,
    hills: [Profile; 2],
    trees: Profile,
    seed: u32,
}

impl Aurora {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, low, high, snow, wood] = look.family.pick(PALETTES).map(Rgb::hex);
        let horizon = look.own.between(0.66, 0.78);
        let count = 2 + look.own.below(2);
        let reach = look.aspect / 2.0 + 0.1;
        let curtains = (0..count)
            .map(|n| {
                let (base, swing) =
                    (look.own.between(0.34, 0.56) - 0.06 * n as f32, look.own.between(0.12, 0.34));
                let (scale, seed) = (look.own.between(0.7, 1.6), look.own.next() as u32);
                let edge = |x: f32| {
                    base + swing * (line(x * scale + 30.0, 2, seed) - 0.5) * 1.6
                        + 0.06 * (line(x * scale * 6.0, 2, seed ^ 2) - 0.5)
                };
                Curtain {
                    edge: Profile::new(reach, look.pixel, edge),
                    patch: Profile::new(reach, look.pixel, |x| {
                        step(0.22, 0.62, line(x * scale * 1.3 + 80.0, 2, seed ^ 5))
                    }),
                    tall: look.own.between(0.22, 0.42),
                    strength: look.own.between(0.7, 1.1) / (1.0 + 0.35 * n as f32),
                    seed,
                }
            })
            .collect();
        let mirror = look.own.percent(60.0);
        let cabin = look.own.percent(35.0).then(|| look.own.between(-0.3, 0.3) * look.aspect);
        let seed = look.own.next() as u32;
        let hills = [0.26, 0.16].map(|high| {
            let salt = seed ^ (high * 100.0) as u32;
            Profile::new(reach, look.pixel, |x| {
                let shape = 1.0 - (2.0 * line(x * 1.5 + 20.0, 3, salt) - 1.0).abs();
                horizon - high * (0.2 + 0.55 * shape + 0.35 * line(x * 7.0, 4, salt ^ 1) - 0.15)
            })
        });
        let trees = Profile::new(reach, look.pixel, |x| {
            horizon - 0.015 - 0.10 * spruces(x, 24.0, seed ^ 70) * (0.45 + 0.75 * line(x * 2.0, 2, seed ^ 71))
        });
        Self {
            sky: [above, below],
            low,
            high,
            snow,
            wood,
            curtains,
            horizon,
            mirror,
            cabin,
            hills,
            trees,
            seed,
        }
    }

    fn sky(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky[0].mix(self.sky[1], step(0.0, 0.8, y));
        out = out.screen(Rgb(1.0, 1.0, 1.0) * (stars(x, y, pixel, self.seed) * 0.9));
        for curtain in &self.curtains {
            let above = (curtain.edge.at(x) - y) / curtain.tall;
            let patch = curtain.patch.at(x);
            if above < -0.10 || patch <= 0.0 {
                continue;
            }
            // Rays stand in the curtain like the threads of a cloth; the farther up, the softer.
            let rays = 0.55 * line(x * 26.0 + y * 1.5, 3, curtain.seed ^ 3)
                + 0.45 * line(x * 70.0 - y * 2.0, 2, curtain.seed ^ 4);
            let body = step(-0.10, 0.06, above) * (-above.max(0.0) * 2.3).exp();
            let light = body * patch * (0.35 + 1.1 * rays) * curtain.strength;
            let colour = self.low.mix(self.high, step(0.10, 0.95, above));
            out = out.screen(colour * light);
        }
        let glow = step(0.9, 0.0, (y - self.horizon).abs() / 0.4) * 0.13;
        out.screen(self.low * glow)
    }

    fn land(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky(x, y, pixel);
        for (hill, dark) in self.hills.iter().zip([0.40_f32, 0.62]) {
            let seed = self.seed ^ (dark * 100.0) as u32;
            let top = hill.at(x);
            let cover = step(top - pixel, top + pixel, y);
            if cover > 0.0 {
                // Gullies run down from the ridge, and the snow stays between them.
                let gully = 1.0
                    - (2.0
                        * line(
                            x * 15.0 + (y - top) * 3.0 + cloud(x * 6.0, y * 9.0, 2, seed ^ 2) * 1.6,
                            2,
                            seed ^ 3,
                        )
                        - 1.0)
                        .abs();
                let rock = step(0.42, 0.95, gully + (y - top) * 1.2 - 0.12) * 0.9;
                let white = self.snow.mix(self.low, 0.22) * (0.62 - 0.25 * dark);
                out = out.mix(white.mix(self.sky[0], rock * 0.75).mix(self.sky[1], dark * 0.25), cover);
            }
        }
        let trees = self.trees.at(x);
        out = out.mix(self.wood.mix(self.sky[1], 0.12), step(trees - pixel, trees + pixel, y));
        if let Some(place) = self.cabin {
            let (dx, dy) = ((x - place).abs(), y - self.horizon);
            let wall = step(0.040, 0.038, dx) * step(-0.034, -0.032, dy);
            let roof =
                step(0.0, 0.003, dy + 0.072 - dx * 0.85) * step(-0.028, -0.031, dy) * step(0.054, 0.051, dx);
            out = out.mix(self.wood, wall).mix(self.snow * 0.72, roof);
            let pane = step(0.011, 0.009, (dx - 0.018).abs().max((dy + 0.016).abs() * 1.1));
            out = out.mix(Rgb(1.0, 0.78, 0.42), pane);
            out = out.screen(
                Rgb(1.0, 0.6, 0.25) * (0.30 * (1.0 - (dx * dx + dy * dy).sqrt() / 0.13).max(0.0).powi(2)),
            );
        }
        out
    }
}

impl Painter for Aurora {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        if y < self.horizon {
            return self.land(x, y, pixel);
        }
        let depth = y - self.horizon;
        if self.mirror {
            let ripple = (cloud(x * 5.0, y * 70.0 / (1.0 + depth * 8.0), 2, self.seed ^ 90) - 0.5)
                * (0.004 + depth * 0.10);
            let seen = self.land(x + ripple, (self.horizon - depth * 1.15 + ripple).max(0.0), pixel * 2.5);
            return seen.mix(self.sky[0], 0.20 + depth * 0.5).screen(self.low * 0.02);
        }
        let drift = cloud(x * 3.0, y * 16.0, 4, self.seed ^ 91);
        let shine = self.low.mix(self.high, 0.25) * (0.16 * step(0.3, 0.7, drift));
        (self.snow * (0.44 + 0.34 * drift - depth * 0.7)).mix(self.sky[1], 0.22).screen(shine)
    }
}
