//! Plants: branches with leaves on paper or in the night, each leaf with its rib, its veins and its shaded half.

use std::f32::consts::TAU;

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Rgb};
use crate::pictures::noise::{cloud, fract, smooth, step};
use crate::pictures::profile::{Field, Grid};
use crate::pictures::shapes::{disc, segment};

/// Ground, its edge, three leaves, blossom.
const PALETTES: &[Palette] = &[
    [0xF3EBDD, 0xE2D3BA, 0x2F5D50, 0x7C9A7E, 0xC9B079, 0xD9785B],
    [0x0F1F1C, 0x07110F, 0x2E6B57, 0x6FB08A, 0xC7D8A0, 0xF2B69B],
    [0xEFE6E2, 0xDCC7C0, 0x6B4C5B, 0xB07D88, 0x8C9A84, 0xE2A08F],
    [0x18223A, 0x0C1224, 0x3B6C8C, 0x82B4B8, 0xE3CFA0, 0xF0D9C8],
    [0xF6F1E4, 0xE7DDC2, 0x4A6B3A, 0x9BAE6A, 0x2E4B3C, 0xE5B23C],
    [0x2A1B24, 0x170D14, 0x8A3F4F, 0xC9757B, 0xE2B48F, 0xF6E3C9],
];

/// The forms that leaves come in: width, where they are widest, how many lie along a branch.
const FORMS: &[(f32, f32, usize)] =
    &[(0.30, 0.40, 9), (0.19, 0.45, 14), (0.46, 0.48, 8), (0.115, 0.40, 22), (0.40, 0.30, 9)];

/// How far the shadows fall.
const SHADOW: f32 = 0.018;

struct Leaf {
    at: (f32, f32),
    turn: (f32, f32),
    long: f32,
    colour: Rgb,
    tip: Rgb,
    back: f32,
}

struct Blossom {
    at: (f32, f32),
    size: f32,
    turn: f32,
}

/// The painter.
pub struct Botanical {
    ground: [Rgb; 2],
    stem: Rgb,
    blossom: Rgb,
    form: (f32, f32),
    stems: Vec<[(f32, f32); 2]>,
    leaves: Vec<Leaf>,
    places: Grid,
    stain: Field,
    blossoms: Vec<Blossom>,
    circle: Option<(f32, f32, f32)>,
    dark: bool,
    seed: u32,
}

impl Botanical {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [ground, edge, deep, middle, pale, blossom] = look.family.pick(PALETTES).map(Rgb::hex);
        let (wide, widest, per_branch) = *look.family.pick(FORMS);
        let seed = look.own.next() as u32;
        let (unit, dark) = (look.unit(), ground.0 + ground.1 + ground.2 < 1.0);
        let mut plant = Self {
            ground: [ground, edge],
            stem: deep.mix(ground, 0.15),
            blossom,
            form: (wide, widest),
            stems: Vec::new(),
            leaves: Vec::new(),
            places: Grid::new(look.aspect, std::iter::empty()),
            stain: Field::new(look.aspect, 0.01, |x, y| (cloud(x * 3.0, y * 3.0, 4, seed ^ 2) - 0.5) * 0.8),
            blossoms: Vec::new(),
            circle: look.own.percent(55.0).then(|| {
                (
                    look.own.between(-0.1, 0.1) * look.aspect,
                    look.own.between(0.38, 0.52),
                    look.own.between(0.24, 0.34) * unit,
                )
            }),
            dark,
            seed,
        };
        let branches = 3 + look.own.below(3);
        let flowers = look.family.percent(45.0);
        for branch in 0..branches {
            // The back ones first, and paler.
            let back = 1.0 - branch as f32 / (branches - 1) as f32;
            let start = (look.own.between(-0.22, 0.22) * look.aspect, 1.06);
            let spread = (branch as f32 / (branches - 1) as f32 - 0.5) * 1.1 + look.own.between(-0.22, 0.22);
            let bend = look.own.between(-0.5, 0.5);
            let long = look.own.between(0.62, 0.98);
            let point = |t: f32| {
                let angle = spread + bend * t;
                (start.0 + angle.sin() * long * t * unit.max(0.7), start.1 - angle.cos() * long * t)
            };
            for n in 0..10u8 {
                plant.stems.push([point(f32::from(n) / 10.0), point(f32::from(n + 1) / 10.0)]);
            }
            for n in 0..per_branch {
                let t = 0.22 + 0.76 * n as f32 / (per_branch - 1) as f32;
                let side = if n % 2 == 0 { 1.0 } else { -1.0 };
                let last = n + 1 == per_branch;
                let angle = spread
                    + bend * t * 2.0
                    + if last { 0.0 } else { side * (1.05 - 0.35 * t + look.own.between(-0.18, 0.18)) };
                let tone = look.own.unit();
                let colour = if tone < 0.5 {
                    deep.mix(middle, tone * 2.0)
                } else {
                    middle.mix(pale, tone * 1.2 - 0.6)
                };
                plant.leaves.push(Leaf {
                    at: point(t),
                    turn: angle.sin_cos(),
                    long: look.own.between(0.78, 1.1)
                        * (0.30 - 0.15 * t)
                        * (0.6 + 1.3 * wide)
                        * unit.max(0.62)
                        * 1.25,
                    colour: colour.mix(ground, back * 0.55),
                    tip: pale.mix(blossom, 0.35).mix(ground, back * 0.55),
                    back,
                });
            }
            if flowers && back < 0.7 {
                let size = look.own.between(0.045, 0.085) * unit;
                plant.blossoms.push(Blossom { at: point(1.0), size, turn: look.own.between(0.0, TAU) });
            }
        }
        // A leaf lies in a circle around its middle; a little more for its shadow.
        let circle = |leaf: &Leaf| {
            (
                (leaf.at.0 + leaf.turn.0 * leaf.long / 2.0, leaf.at.1 - leaf.turn.1 * leaf.long / 2.0),
                leaf.long * 0.56 + SHADOW * 1.5,
            )
        };
        plant.places = Grid::new(look.aspect, plant.leaves.iter().map(circle));
        plant
    }

    fn leaf(&self, leaf: &Leaf, out: Rgb, x: f32, y: f32, pixel: f32) -> Rgb {
        let (dx, dy) = (x - leaf.at.0, y - leaf.at.1);
        if dx * dx + dy * dy > leaf.long * leaf.long * 1.05 {
            return out;
        }
        // Along the leaf, and across it; the leaf bows a little.
        let along = (dx * leaf.turn.0 - dy * leaf.turn.1) / leaf.long;
        if !(0.0..1.0).contains(&along) {
            return out;
        }
        let across = (dx * leaf.turn.1 + dy * leaf.turn.0) / leaf.long + 0.10 * along * (1.0 - along);
        let (wide, widest) = self.form;
        let rise = if along < widest { along / widest } else { (1.0 - along) / (1.0 - widest) };
        let half = wide * 0.5 * (rise * (2.0 - rise)).sqrt().sqrt() * (rise * (2.0 - rise)).sqrt();
        let soft = pixel / leaf.long;
        let cover = step(half + soft, half - soft, across.abs());
        if cover <= 0.0 {
            return out;
        }
        let vein = (fract(along * 11.0 - across.abs() / wide * 3.2) - 0.5).abs();
        let line = step(0.10 + soft * 8.0, 0.02, vein) * 0.16 * step(0.0, 0.15, half);
        let rib = step(0.012 + soft, 0.004, across.abs()) * 0.40;
        let shade = if across > 0.0 { 0.86 } else { 1.06 };
        let round = 1.0 - 0.18 * (across / half.max(0.001)).powi(2);
        let wash = 0.86 + 0.28 * cloud(x * 9.0, y * 9.0, 2, self.seed);
        let mut body = leaf.colour.mix(leaf.tip, step(0.45, 1.1, along) * 0.55) * (shade * round * wash);
        body = body.mix(leaf.tip.mix(self.ground[0], 0.3), (rib + line) * (1.0 - leaf.back * 0.5));
        out.mix(body, cover * (0.96 - 0.15 * leaf.back))
    }
}

impl Painter for Botanical {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let fibre = smooth(x * 70.0, y * 60.0, self.seed ^ 1) - 0.5 + self.stain.at(x, y);
        let mut out = self.ground[0]
            .mix(self.ground[1], step(0.15, 0.85, (x * x + (y - 0.45).powi(2)).sqrt()))
            * (1.0 + fibre * 0.05);
        if let Some((cx, cy, radius)) = self.circle {
            let colour = if self.dark {
                self.blossom.mix(self.ground[0], 0.12)
            } else {
                self.blossom.mix(self.ground[0], 0.45)
            };
            out = out.mix(colour * (1.0 + fibre * 0.10), disc(x - cx, y - cy, radius, pixel) * 0.92);
        }
        let mut stem = 1.0_f32;
        for [from, to] in self.stems.iter().filter(|[from, _]| (from.1 - y).abs() < 0.12) {
            stem = stem.min(segment(x, y, *from, *to).0 - 0.0045 * (0.5 + from.1));
        }
        let mut shade = 0.0_f32;
        if !self.dark {
            // What is in front throws a soft shadow onto the paper.
            for leaf in self
                .places
                .at(x, y)
                .iter()
                .map(|&n| &self.leaves[usize::from(n)])
                .filter(|leaf| leaf.back < 0.6)
            {
                let (dx, dy) = (x - SHADOW - leaf.at.0, y - SHADOW - leaf.at.1);
                if dx * dx + dy * dy < leaf.long * leaf.long {
                    let along = (dx * leaf.turn.0 - dy * leaf.turn.1) / leaf.long;
                    let across = (dx * leaf.turn.1 + dy * leaf.turn.0) / leaf.long;
                    let half = self.form.0 * 0.5 * (along * (1.0 - along) * 4.0).max(0.0);
                    shade = shade
                        .max(step(half + 0.05, half - 0.05, across.abs()) * step(0.0, 0.1, along) * 0.13);
                }
            }
        }
        out = out * (1.0 - shade);
        out = out.mix(self.stem, step(pixel, -pixel, stem));
        for &number in self.places.at(x, y) {
            out = self.leaf(&self.leaves[usize::from(number)], out, x, y, pixel);
        }
        for blossom in &self.blossoms {
            let (dx, dy) = ((x - blossom.at.0) / blossom.size, (y - blossom.at.1) / blossom.size);
            let far = (dx * dx + dy * dy).sqrt();
            if far < 1.3 {
                let petal = ((dy.atan2(dx) + blossom.turn) * 2.5).sin().abs().powf(0.45);
                let soft = pixel / blossom.size * 1.2;
                let cover = step(0.55 + 0.5 * petal + soft, 0.55 + 0.5 * petal - soft, far);
                let colour = self.blossom.mix(self.ground[0], 0.25 + 0.35 * far) * (0.84 + 0.22 * petal);
                out = out.mix(colour, cover).mix(self.leaves[0].tip * 0.75, step(0.26, 0.20, far));
            }
        }
        out
    }
}
