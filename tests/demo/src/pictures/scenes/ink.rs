//! Ink on rice paper: steep hills that fade into mist, a red sun, a boat, birds, and a seal.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Rgb};
use crate::pictures::noise::{cloud, floor, line, smooth, step};
use crate::pictures::profile::{Field, Profile};
use crate::pictures::shapes::{Outline, disc, segment};

/// Paper, its edge, pale ink, dark ink, sun, seal.
const PALETTES: &[Palette] = &[
    [0xF4EEDF, 0xE3D6BA, 0x8D9391, 0x1D2426, 0xD2452F, 0xB8281F],
    [0xEFEDE6, 0xD5D6CF, 0x7C93A0, 0x182A38, 0xE0705A, 0xB23A2E],
    [0xF2EAD3, 0xDDCCA4, 0x8B9A7B, 0x222C1F, 0xC94F32, 0xA92B1E],
    [0xF5F0EA, 0xE6DAD2, 0x9A8C98, 0x2B2430, 0xE08D79, 0xB33951],
];

const BOAT: &[(f32, f32)] =
    &[(-0.9, -0.16), (-0.5, 0.0), (0.45, 0.0), (1.0, -0.22), (0.5, 0.14), (-0.45, 0.14)];
const HAT: &[(f32, f32)] = &[(-0.02, -0.74), (0.24, -0.56), (-0.28, -0.56)];
const MAN: &[(f32, f32)] = &[(-0.10, -0.58), (0.08, -0.58), (0.20, -0.04), (-0.18, -0.04)];

struct Hill {
    high: f32,
    top: Profile,
    seed: u32,
    ink: f32,
}

/// The painter.
pub struct Ink {
    colours: [Rgb; 6],
    hills: Vec<Hill>,
    sun: (f32, f32, f32),
    boat: Vec<Outline>,
    pole: [(f32, f32); 2],
    birds: Vec<(f32, f32, f32)>,
    stain: Field,
    bamboo: Option<Vec<[(f32, f32); 2]>>,
    seal: (f32, f32, f32),
    seed: u32,
}

impl Ink {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let colours = look.family.pick(PALETTES).map(Rgb::hex);
        let (unit, aspect) = (look.unit(), look.aspect);
        let count = 4 + look.own.below(2);
        let karst = look.family.between(0.6, 1.25);
        let hills = (0..count)
            .map(|n| {
                let near = n as f32 / (count - 1) as f32;
                let base = 0.42 + 0.34 * near;
                let high = look.own.between(0.20, 0.38) * (1.0 - 0.30 * near) * karst;
                let scale = look.own.between(1.5, 2.6);
                let seed = look.own.next() as u32;
                let top = Profile::new(aspect / 2.0 + 0.1, look.pixel, |x| {
                    let peak =
                        1.0 - ((2.0 * line(x * scale + 70.0, 1, seed) - 1.0).powi(2) + 0.006).sqrt() + 0.07;
                    base - high * (peak.powf(1.4) * 1.05 + 0.22 * line(x * scale * 4.0, 4, seed ^ 1) - 0.30)
                });
                Hill { high, top, seed, ink: 0.22 + 0.66 * near.powf(1.4) }
            })
            .collect();
        let size = look.own.between(0.055, 0.085) * unit;
        let (bx, by) = (look.own.between(-0.25, 0.25) * aspect, look.own.between(0.84, 0.90));
        let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
        let place = (bx, by);
        let boat = vec![
            Outline::round(BOAT, place, (size * side, size)),
            Outline::sharp(HAT, place, (size * side, size)),
            Outline::round(MAN, place, (size * side, size)),
        ];
        let pole = [(bx + 0.15 * size * side, by - 1.1 * size), (bx + 0.62 * size * side, by + 0.35 * size)];
        let flock = look.own.below(6);
        let (fx, fy) = (look.own.between(-0.3, 0.3) * aspect, look.own.between(0.12, 0.3));
        let birds = (0..flock)
            .map(|_| {
                (
                    fx + look.own.between(-0.1, 0.1),
                    fy + look.own.between(-0.05, 0.05),
                    look.own.between(0.008, 0.016),
                )
            })
            .collect();
        let bamboo = look.own.percent(30.0).then(|| {
            let x = side * aspect * 0.40;
            let mut strokes = Vec::new();
            for _ in 0..26 {
                let (lx, ly) = (x + look.own.between(-0.16, 0.16), look.own.between(-0.02, 0.34));
                let angle = look.own.between(0.25, 1.25) * side;
                let long = look.own.between(0.06, 0.12);
                strokes.push([(lx, ly), (lx - angle.sin() * long, ly + angle.cos() * long)]);
            }
            strokes
        });
        let seal = (-side * aspect * 0.41, 0.88, 0.026 * unit.max(0.7));
        let sun = (
            look.own.between(-0.3, 0.3) * aspect,
            look.own.between(0.14, 0.30),
            look.own.between(0.045, 0.095) * unit,
        );
        let stains = look.own.next() as u32;
        let stain = Field::new(aspect, 0.01, |x, y| cloud(x * 1.6, y * 1.6, 4, stains));
        Self { stain, colours, hills, sun, boat, pole, birds, bamboo, seal, seed: look.own.next() as u32 }
    }
}

impl Painter for Ink {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let [paper, edge, pale, dark, red, seal] = self.colours;
        let fibre = smooth(x * 110.0, y * 26.0, self.seed) + smooth(x * 26.0, y * 110.0, self.seed ^ 1) - 1.0;
        let stain = self.stain.at(x, y);
        let mut out = paper.mix(edge, step(0.35, 0.85, stain) * 0.45) * (1.0 + 0.045 * fibre);
        let round = disc(x - self.sun.0, y - self.sun.1, self.sun.2, pixel.max(0.0015));
        out = out.mix(red * (0.96 + 0.10 * fibre), round * (0.82 + 0.18 * stain));
        for hill in &self.hills {
            // Ink creeps into wet paper, so the edge is never quite sharp.
            let dry_top = hill.top.at(x);
            if y < dry_top - 0.01 || y > dry_top + hill.high * 1.1 {
                continue;
            }
            let wet = if y < dry_top + 0.02 {
                0.006 * (cloud(x * 40.0, y * 40.0, 2, hill.seed ^ 2) - 0.5)
            } else {
                0.0
            };
            let top = dry_top + wet;
            let depth = (y - top) / hill.high;
            let cover = step(-0.004 - pixel * 3.0, 0.006 + pixel * 3.0, y - top);
            if cover <= 0.0 {
                continue;
            }
            let fade = step(1.05, 0.0, depth);
            let fade = fade * fade.sqrt();
            let rim = step(0.10, 0.0, depth) * 0.35;
            let brush = cloud(x * 7.0 + depth * 2.0, depth * 3.0 - x * 3.0, 2, hill.seed ^ 3);
            let dry = step(0.50, 0.68, cloud(x * 16.0 + y * 10.0, y * 7.0, 2, hill.seed ^ 4)) * 0.35;
            let strength = (hill.ink * (fade * (0.45 + 0.75 * brush) + rim) * (1.0 - dry)).clamp(0.0, 1.0);
            // A hill hides what is behind it with mist before it adds its own ink.
            out = out.mix(paper, cover * 0.55 * fade.max(0.25));
            out = out.mix(pale.mix(dark, hill.ink), cover * strength);
        }
        if y > 0.82 {
            let still =
                step(0.82, 0.90, y) * step(0.62, 0.78, cloud(x * 3.0, y * 80.0, 3, self.seed ^ 5)) * 0.16;
            out = out.mix(pale, still);
        }
        for (bx, by, size) in &self.birds {
            let (dx, dy) = ((x - bx) / size, (y - by) / size);
            if dx.abs() < 1.1 && dy.abs() < 1.1 {
                let wing = (dy + 0.45 * (1.0 - (dx.abs() * 1.6 - 0.8).powi(2)) - 0.1).abs();
                out = out.mix(dark, step(0.14 + pixel / size, 0.05, wing) * step(1.05, 0.9, dx.abs()) * 0.8);
            }
        }
        let boat = self.boat.iter().map(|shape| shape.cover(x, y, pixel)).fold(0.0, f32::max);
        let pole = step(0.0016 + pixel, 0.0008, segment(x, y, self.pole[0], self.pole[1]).0);
        out = out.mix(dark, boat.max(pole) * 0.92);
        if let Some(strokes) = &self.bamboo {
            for (n, [from, to]) in strokes.iter().enumerate() {
                let (away, along) = segment(x, y, *from, *to);
                let half = 0.011 * (along * (1.0 - along) * 4.0).powf(0.7);
                let wash = 0.55 + 0.4 * (n % 3) as f32 / 2.0;
                out = out.mix(
                    dark.mix(pale, 0.25),
                    step(half + pixel, half - pixel, away) * wash * step(0.0, 0.02, half),
                );
            }
        }
        let (sx, sy, size) = self.seal;
        let (dx, dy) = ((x - sx) / size, (y - sy) / size);
        let square = step(1.02, 0.94, dx.abs().max(dy.abs()));
        if square > 0.0 {
            let frame = step(0.74, 0.80, dx.abs().max(dy.abs()));
            let strokes = step(0.5, 0.6, (dx * 2.6 + 0.4 * floor(dy * 5.0) as f32).sin().abs())
                * step(0.62, 0.55, dx.abs().max(dy.abs()));
            let worn = step(0.62, 0.5, cloud(x * 130.0, y * 130.0, 2, self.seed ^ 6));
            out = out.mix(seal, square * frame.max(1.0 - strokes) * worn * 0.9);
        }
        out
    }
}
