//! A world or two before a nebula: banded or rough, sometimes with a ring.

use std::f32::consts::TAU;

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, line, step};
use crate::pictures::paint::stars;
use crate::pictures::profile::Field;
use crate::pictures::shapes::disc;

/// Space, two colours of the nebula, then night, middle and day of the planet.
const PALETTES: &[Palette] = &[
    [0x05060F, 0x2B1B4E, 0xD1495B, 0x30203F, 0xC97B63, 0xFFE5C2],
    [0x030B14, 0x0B3C5D, 0x3FB8AF, 0x0A2A3A, 0x4FA3A5, 0xF2F7D5],
    [0x0A0512, 0x4A1942, 0x893168, 0x23153C, 0x7D5BA6, 0xFCEFF9],
    [0x0B0A08, 0x4A2C18, 0xB5651D, 0x3B1F12, 0xD98E4A, 0xFFF0CF],
    [0x040812, 0x14274E, 0x9BA4E8, 0x1B2A59, 0x6C8BD8, 0xEFF4FF],
    [0x070B0A, 0x123524, 0xC2B280, 0x1C3A2E, 0x6FA287, 0xF5F1D7],
];

struct World {
    at: (f32, f32),
    radius: f32,
    bands: f32,
    tilt: (f32, f32),
    ring: Option<(f32, f32, f32)>,
    seed: u32,
    ramp: Ramp,
}

/// The painter.
pub struct Planets {
    space: Rgb,
    dust: [Rgb; 2],
    glow: Rgb,
    seed: u32,
    /// How much gas there is, how much of it is dark, and which of the two kinds it is.
    thick: Field,
    dark: Field,
    kind: Field,
    light: (f32, f32, f32),
    worlds: Vec<World>,
    ground: Option<f32>,
}

impl Planets {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let palette = look.family.pick(PALETTES).map(Rgb::hex);
        let [space, far, near, night, middle, day] = palette;
        let unit = look.unit();
        let ringed = look.family.percent(45.0) != look.own.percent(20.0);
        let angle: f32 = look.own.between(2.4, 3.9);
        let ground = look.own.percent(30.0).then(|| look.own.between(0.82, 0.9));
        let surface =
            |turn: f32| Ramp::new(&[night, night.mix(middle, 0.6), middle, middle.mix(day, 0.5 + turn), day]);
        let radius = if ringed { look.own.between(0.16, 0.24) } else { look.own.between(0.20, 0.50) } * unit;
        let side = look.aspect * 0.5;
        let at = (look.own.between(-0.6, 0.6) * side, look.own.between(0.32, 0.66));
        let tilt: f32 = look.own.between(-0.5, 0.5);
        let mut worlds = vec![World {
            at,
            radius,
            bands: if ringed || look.family.percent(50.0) { look.own.between(3.0, 7.0) } else { 0.0 },
            tilt: tilt.sin_cos(),
            ring: ringed.then(|| (look.own.between(0.16, 0.34), 1.35, look.own.between(2.0, 2.35))),
            seed: look.own.next() as u32,
            ramp: surface(0.0),
        }];
        for _ in 0..look.own.below(3) {
            let place: f32 = look.own.between(0.0, TAU);
            let away = radius * look.own.between(1.7, 2.6);
            let ramp = surface(look.own.between(-0.3, 0.3));
            let small = look.own.between(0.018, 0.06) * unit;
            let moon = World {
                at: (at.0 + away * place.cos(), at.1 + away * place.sin() * 0.8),
                radius: small,
                bands: 0.0,
                tilt: (0.0, 1.0),
                ring: None,
                seed: look.own.next() as u32,
                ramp,
            };
            worlds.push(moon);
        }
        let light = (angle.cos() * 0.85, -0.35, angle.sin().abs() * 0.55);
        let seed = look.own.next() as u32;
        let warp = |x: f32, y: f32| {
            (cloud(x * 1.4 + 2.0, y * 1.4, 3, seed), cloud(x * 1.4 + 9.0, y * 1.4, 3, seed ^ 1))
        };
        let grid = (look.pixel * 2.5).min(0.02);
        let thick = Field::wide(look.aspect, look.reach, grid, |x, y| {
            let (wx, wy) = warp(x, y);
            step(0.36, 0.80, cloud(x * 1.2 + wx * 1.8, y * 1.2 + wy * 1.8, 4, seed ^ 2))
        });
        let dark = Field::wide(look.aspect, look.reach, grid, |x, y| {
            let (wx, wy) = warp(x, y);
            step(0.45, 0.7, cloud(x * 2.6 + wy * 2.0, y * 2.6 + wx, 4, seed ^ 3))
        });
        let kind = Field::wide(look.aspect, look.reach, 0.02, |x, y| step(0.35, 0.7, warp(x, y).0));
        Self {
            space,
            dust: [far, near],
            glow: day.mix(near, 0.35),
            seed,
            thick,
            dark,
            kind,
            light,
            worlds,
            ground,
        }
    }

    fn space(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (thick, dark) = (self.thick.at(x, y), self.dark.at(x, y));
        let gas = self.dust[0].mix(self.dust[1], self.kind.at(x, y));
        let sky = self.space.mix(gas, thick * 0.85 * (1.0 - 0.55 * dark));
        sky.screen(Rgb(0.95, 0.97, 1.0) * (stars(x, y, pixel, self.seed) * (1.0 - 0.5 * thick * dark)))
    }
}

impl World {
    fn over(&self, under: Rgb, x: f32, y: f32, pixel: f32, sky: &Planets) -> Rgb {
        let (dx, dy) = ((x - self.at.0) / self.radius, (y - self.at.1) / self.radius);
        let far = dx * dx + dy * dy;
        if far > 9.0 {
            return under;
        }
        let light = sky.light;
        let mut out = under;
        // Air shines around the day side.
        let rim = far.sqrt();
        let facing = ((dx * light.0 + dy * light.1) / rim.max(0.01) + 0.45).clamp(0.0, 1.0);
        if rim > 0.98 {
            out = out.screen(sky.glow * (facing * 0.5 * (1.0 - (rim - 0.98) / 0.42).max(0.0).powi(3)));
        }
        if rim < 1.0 + 2.0 * pixel / self.radius {
            let z = (1.0 - far).max(0.0).sqrt();
            let (lx, ly) = (dx * self.tilt.1 - dy * self.tilt.0, dx * self.tilt.0 + dy * self.tilt.1);
            let bend = 1.0 / (0.6 + 0.4 * z);
            let tone = if self.bands > 0.0 {
                let warp = cloud(lx * 2.0 * bend, ly * self.bands * 1.6, 4, self.seed) - 0.5;
                0.5 + 0.75 * (line(ly * self.bands * bend + warp * 1.1 + 20.0, 4, self.seed) - 0.5)
                    + warp * 0.35
            } else {
                let rough = cloud(lx * 3.6 * bend, ly * 3.6 * bend, 5, self.seed);
                let seas = cloud(lx * 1.1 * bend + 5.0, ly * 1.1 * bend, 3, self.seed ^ 4);
                0.22 + 0.5 * step(0.4, 0.6, seas) + 1.1 * (rough - 0.5)
            };
            let lit = step(-0.12, 0.75, dx * light.0 + dy * light.1 + z * light.2);
            let colour = self.ramp.at((tone * 0.55 + 0.45) * (0.10 + 0.95 * lit)) * (0.12 + 0.98 * lit);
            let haze = sky.glow * ((1.0 - z).powi(3) * facing * 0.65);
            out = out.mix(colour.screen(haze), disc(dx, dy, 1.0, pixel / self.radius));
        }
        if let Some((flat, inner, outer)) = self.ring {
            let (lx, ly) =
                (dx * self.tilt.1 - dy * self.tilt.0, (dx * self.tilt.0 + dy * self.tilt.1) / flat);
            let distance = (lx * lx + ly * ly).sqrt();
            let soft = pixel / self.radius * 2.5;
            let inside =
                step(inner - soft, inner + soft, distance) * step(outer + soft, outer - soft, distance);
            let hidden = ly < 0.0 && far < 1.0;
            if inside > 0.0 && !hidden {
                let grooves = 0.25 + 0.75 * line(distance * 16.0, 4, self.seed ^ 8);
                let shade = if lx * light.0 < 0.0 && (dy - light.1 / light.0 * dx).abs() < 0.9 && far > 1.0 {
                    0.35
                } else {
                    1.0
                };
                out = out.mix(self.ramp.at(0.55 + 0.4 * grooves) * shade, inside * grooves * 0.85);
            }
        }
        out
    }
}

impl Painter for Planets {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        if let Some(ground) = self.ground {
            let top = ground - 0.09 * line(x * 2.3 + 30.0, 5, self.seed ^ 50) + 0.04;
            let cover = step(top - pixel, top + pixel, y);
            if cover > 0.99 {
                let rock = cloud(x * 9.0, y * 22.0, 4, self.seed ^ 51);
                let edge = step(0.05, 0.0, y - top) * 0.35;
                return self.space * (0.7 + rock * 0.7)
                    + self.dust[0] * (0.10 * rock)
                    + self.glow * (edge * rock * 0.35);
            }
        }
        let hidden = |world: &World| {
            (x - world.at.0).powi(2) + (y - world.at.1).powi(2)
                < (world.radius - 2.0 * pixel).max(0.0).powi(2)
        };
        let mut out = if hidden(&self.worlds[0]) { self.space } else { self.space(x, y, pixel) };
        for world in &self.worlds {
            out = world.over(out, x, y, pixel, self);
        }
        out
    }
}
