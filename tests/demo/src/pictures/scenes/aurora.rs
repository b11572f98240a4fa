//! Northern lights: curtains that hang and fold above snow, spruces and ice.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Rgb};
use crate::pictures::noise::{cloud, line, step};
use crate::pictures::paint::{spruces, stars};

/// Sky above and below, lower and upper colour of the light, snow, spruces.
const PALETTES: &[Palette] = &[
    [0x040A1C, 0x10314A, 0x4BF2A1, 0x8A5BE0, 0x7FB2C8, 0x04090F],
    [0x0A0720, 0x2A2458, 0x5CE6C8, 0xD65DB1, 0x9A9FD6, 0x07060F],
    [0x020D12, 0x0E3B43, 0x9BF26B, 0x1FB6A6, 0x7CC2B8, 0x030B0C],
    [0x0B0A1F, 0x3B2A4F, 0xFF8FA3, 0x7B5CD6, 0xC1A5C9, 0x0A0711],
    [0x03101F, 0x17466B, 0x7DF0E0, 0x5C7CFA, 0xA9CDE6, 0x040C14],
];

struct Curtain {
    base: f32,
    swing: f32,
    scale: f32,
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
    seed: u32,
}

impl Aurora {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, low, high, snow, wood] = look.family.pick(PALETTES).map(Rgb::hex);
        let horizon = look.own.between(0.66, 0.78);
        let count = 2 + look.own.below(2);
        let curtains = (0..count)
            .map(|n| Curtain {
                base: look.own.between(0.34, 0.56) - 0.06 * n as f32,
                swing: look.own.between(0.12, 0.34),
                scale: look.own.between(0.7, 1.6),
                tall: look.own.between(0.22, 0.42),
                strength: look.own.between(0.7, 1.1) / (1.0 + 0.35 * n as f32),
                seed: look.own.next() as u32,
            })
            .collect();
        let mirror = look.own.percent(60.0);
        let cabin = look.own.percent(35.0).then(|| look.own.between(-0.3, 0.3) * look.aspect);
        Self { sky: [above, below], low, high, snow, wood, curtains, horizon, mirror, cabin, seed: look.own.next() as u32 }
    }

    fn sky(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky[0].mix(self.sky[1], step(0.0, 0.8, y));
        out = out.screen(Rgb(1.0, 1.0, 1.0) * (stars(x, y, pixel, self.seed) * 0.9));
        for curtain in &self.curtains {
            let fold = 0.06 * (line(x * curtain.scale * 6.0, 2, curtain.seed ^ 2) - 0.5);
            let edge = curtain.base + curtain.swing * (line(x * curtain.scale + 30.0, 2, curtain.seed) - 0.5) * 1.6 + fold;
            let above = (edge - y) / curtain.tall;
            if above < -0.12 {
                continue;
            }
            // Rays stand in the curtain like the threads of a cloth; the farther up, the softer.
            let rays = 0.55 * line(x * 26.0 + y * 1.5, 3, curtain.seed ^ 3) + 0.45 * line(x * 70.0 - y * 2.0, 2, curtain.seed ^ 4);
            let body = step(-0.10, 0.06, above) * (-above.max(0.0) * 2.3).exp();
            let patch = step(0.22, 0.62, line(x * curtain.scale * 1.3 + 80.0, 2, curtain.seed ^ 5));
            let light = body * patch * (0.35 + 1.1 * rays) * curtain.strength;
            let colour = self.low.mix(self.high, step(0.10, 0.95, above));
            out = out.screen(colour * light);
        }
        let glow = step(0.9, 0.0, (y - self.horizon).abs() / 0.4) * 0.13;
        out.screen(self.low * glow)
    }

    fn land(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let mut out = self.sky(x, y, pixel);
        for (n, (high, dark)) in [(0.26, 0.40), (0.16, 0.62)].into_iter().enumerate() {
            let seed = self.seed ^ (60 + n as u32);
            let shape = 1.0 - (2.0 * line(x * 1.5 + 20.0 * n as f32, 3, seed) - 1.0).abs();
            let top = self.horizon - high * (0.2 + 0.55 * shape + 0.35 * line(x * 7.0, 4, seed ^ 1) - 0.15);
            let cover = step(top - pixel, top + pixel, y);
            if cover > 0.0 {
                let facets = cloud(x * 9.0 + y * 4.0, y * 15.0 - x * 5.0, 4, seed ^ 2);
                let rock = step(0.50, 0.62, facets + (y - top) * 0.5);
                let white = self.snow.mix(self.low, 0.22) * (0.62 - 0.25 * dark);
                out = out.mix(white.mix(self.sky[0], rock * 0.75).mix(self.sky[1], dark * 0.25), cover);
            }
        }
        let trees = self.horizon - 0.015 - 0.10 * spruces(x, 24.0, self.seed ^ 70) * (0.45 + 0.75 * line(x * 2.0, 2, self.seed ^ 71));
        out = out.mix(self.wood.mix(self.sky[1], 0.12), step(trees - pixel, trees + pixel, y));
        if let Some(place) = self.cabin {
            let (dx, dy) = ((x - place).abs(), y - self.horizon);
            let wall = step(0.040, 0.038, dx) * step(-0.034, -0.032, dy);
            let roof = step(0.0, 0.003, dy + 0.072 - dx * 0.85) * step(-0.028, -0.031, dy) * step(0.054, 0.051, dx);
            out = out.mix(self.wood, wall).mix(self.snow * 0.72, roof);
            let pane = step(0.011, 0.009, (dx - 0.018).abs().max((dy + 0.016).abs() * 1.1));
            out = out.mix(Rgb(1.0, 0.78, 0.42), pane);
            out = out.screen(Rgb(1.0, 0.6, 0.25) * (0.30 * (1.0 - (dx * dx + dy * dy).sqrt() / 0.13).max(0.0).powi(2)));
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
            let ripple = (cloud(x * 5.0, y * 70.0 / (1.0 + depth * 8.0), 2, self.seed ^ 90) - 0.5) * (0.004 + depth * 0.10);
            let seen = self.land(x + ripple, (self.horizon - depth * 1.15 + ripple).max(0.0), pixel * 2.5);
            return seen.mix(self.sky[0], 0.20 + depth * 0.5).screen(self.low * 0.02);
        }
        let drift = cloud(x * 3.0, y * 16.0, 4, self.seed ^ 91);
        let shine = self.low.mix(self.high, 0.25) * (0.16 * step(0.3, 0.7, drift));
        (self.snow * (0.44 + 0.34 * drift - depth * 0.7)).mix(self.sky[1], 0.22).screen(shine)
    }
}
