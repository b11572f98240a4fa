//! Still lifes: either a small stage with spheres, arches and soft shadows, or a poster of flat shapes in balance.

mod poster;

use self::poster::Poster;
use super::{Look, Painter};
use crate::pictures::colour::{Palette, Rgb};
use crate::pictures::noise::{cloud, step};
use crate::pictures::shapes::disc;
use crate::world::rng::Rng;

/// Wall, floor, and four things.
const PALETTES: &[Palette] = &[
    [0xE8D5C4, 0xD9B99B, 0xC4704F, 0x8C4A3A, 0xF2E3CF, 0x3D4F5C],
    [0xDCE3DF, 0xB8C8C0, 0x5E8273, 0xE9B872, 0xF7F1E5, 0x2F4858],
    [0xF1E8DA, 0xE5D3B8, 0xD7263D, 0x1B4D8C, 0xF4B93E, 0x222222],
    [0xEBD3D0, 0xD9A9A6, 0xB5656B, 0xF0E2C6, 0x6D8A96, 0x5D3A4A],
    [0x2B3440, 0x1D232C, 0xD98E5F, 0xE8D8BC, 0x5F8F8B, 0xB5453C],
    [0xCBD7E2, 0xA9BCCF, 0x34587A, 0xF0C9A4, 0xFBF6EC, 0xC5694B],
];

/// One thing on the stage or on the poster.
enum Thing {
    Sphere { x: f32, y: f32, radius: f32, colour: Rgb },
    Arch { x: f32, top: f32, half: f32, wall: f32, colour: Rgb },
    Block { x: f32, top: f32, half: f32, colour: Rgb },
}

/// The painter.
pub struct StillLife {
    wall: Rgb,
    floor: Rgb,
    line: f32,
    light: (f32, f32),
    halo: (f32, f32, f32, Rgb),
    things: Vec<Thing>,
    poster: Option<Poster>,
    seed: u32,
}

impl StillLife {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let palette = look.family.pick(PALETTES).map(Rgb::hex);
        let seed = look.own.next() as u32;
        let poster = look.family.percent(42.0).then(|| Poster::new(&mut look.own, &palette, look.aspect));
        let (unit, aspect) = (look.unit(), look.aspect);
        let rng = &mut look.own;
        let line = rng.between(0.62, 0.72);
        let mut things = Vec::new();
        let tint = |rng: &mut Rng| palette[2 + rng.below(4)];
        let foot = line + 0.13;
        for n in 0..2u8 {
            let x =
                (f32::from(n) - 0.5) * aspect.min(1.2) * rng.between(0.35, 0.62) + rng.between(-0.06, 0.06);
            let half = rng.between(0.09, 0.17) * unit;
            if rng.percent(60.0) {
                things.push(Thing::Arch {
                    x,
                    top: foot - rng.between(0.34, 0.56),
                    half,
                    wall: half * rng.between(0.28, 0.5),
                    colour: tint(rng),
                });
            } else {
                things.push(Thing::Block { x, top: foot - rng.between(0.12, 0.42), half, colour: tint(rng) });
            }
        }
        let low = foot - rng.between(0.03, 0.11);
        let half = rng.between(0.14, 0.22) * unit;
        let middle = rng.between(-0.1, 0.1);
        things.push(Thing::Block { x: middle, top: low, half, colour: tint(rng) });
        let radius = rng.between(0.07, 0.125) * unit;
        things.push(Thing::Sphere {
            x: middle + rng.between(-0.4, 0.4) * half,
            y: low - radius,
            radius,
            colour: tint(rng),
        });
        for _ in 0..1 + rng.below(3) {
            let radius = rng.between(0.025, 0.075) * unit;
            things.push(Thing::Sphere {
                x: rng.between(-0.42, 0.42) * aspect,
                y: foot + rng.between(0.03, 0.14) - radius,
                radius,
                colour: tint(rng),
            });
        }
        let halo = (
            rng.between(-0.25, 0.25) * aspect,
            rng.between(0.25, 0.42),
            rng.between(0.16, 0.30) * unit,
            palette[2 + rng.below(3)].mix(palette[0], 0.55),
        );
        let light = (if rng.percent(50.0) { -0.62 } else { 0.62 }, -0.62);
        Self { wall: palette[0], floor: palette[1], line, light, halo, things, poster, seed }
    }

    fn stage(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let plaster = 1.0 + 0.07 * (cloud(x * 4.0, y * 4.0, 5, self.seed) - 0.5);
        let spot = 1.10 - 0.32 * ((x - self.light.0 * 0.5).powi(2) + (y - 0.2).powi(2)).sqrt();
        let mut out = self.wall * (plaster * spot);
        out = out
            .mix(self.halo.3 * (plaster * spot), disc(x - self.halo.0, y - self.halo.1, self.halo.2, pixel));
        let floor = self.floor
            * (plaster * (1.12 - 0.45 * (y - self.line)) * (1.06 - 0.25 * (x - self.light.0 * 0.4).abs()));
        out = out.mix(floor, step(self.line - 0.003, self.line + 0.006, y));
        // All shadows fall first, away from the light, along the floor.
        let shadow = self.things.iter().map(|thing| thing.shadow(x, y, self.light)).fold(0.0, f32::max);
        out = out * (1.0 - 0.42 * shadow * step(self.line - 0.10, self.line + 0.02, y));
        for thing in &self.things {
            out = thing.over(out, x, y, pixel, self.light, plaster);
        }
        out
    }
}

impl Thing {
    /// Where it stands: the middle, half its width, its foot and its top.
    fn stand(&self, foot: f32) -> (f32, f32, f32, f32) {
        match self {
            Self::Sphere { x, y, radius, .. } => (*x, *radius * 0.9, y + radius, y - radius),
            Self::Arch { x, top, half, .. } | Self::Block { x, top, half, .. } => (*x, *half, foot, *top),
        }
    }

    fn shadow(&self, x: f32, y: f32, light: (f32, f32)) -> f32 {
        let (middle, half, foot, top) = self.stand(FOOT);
        let long = (foot - top) * 0.75;
        let away = (x - middle) * -light.0.signum();
        let slant = (y - foot + 0.010) / 0.075;
        let across = step(1.1, 0.25, (slant - away / long.max(0.05) * 0.35).abs());
        across * step(-half * 1.05, -half * 0.6, away) * step(half + long, half * 0.4, away)
    }

    fn over(&self, under: Rgb, x: f32, y: f32, pixel: f32, light: (f32, f32), plaster: f32) -> Rgb {
        match self {
            Self::Sphere { x: cx, y: cy, radius, colour } => {
                let (dx, dy) = ((x - cx) / radius, (y - cy) / radius);
                let cover = disc(dx, dy, 1.0, pixel / radius);
                if cover <= 0.0 {
                    return under;
                }
                let z = (1.0 - dx * dx - dy * dy).max(0.0).sqrt();
                let facing = dx * light.0 + dy * light.1 + z * 0.48;
                let bounce = (dy * 0.5 + 0.5).max(0.0).powi(2) * 0.16;
                let lit = 0.42 + 0.70 * step(-0.25, 1.0, facing) + bounce;
                let shine = step(0.955, 1.0, facing) * 0.28;
                under.mix((*colour * (lit * plaster)).screen(Rgb(1.0, 0.97, 0.92) * shine), cover)
            }
            Self::Arch { x: cx, top, half, wall, colour } => {
                let cover = gate(x - cx, y, *top, *half, pixel);
                let hole = gate(x - cx, y, top + wall, half - wall, pixel);
                let inner = gate(
                    x - cx + wall * 0.45 * light.0.signum(),
                    y,
                    top + wall + wall * 0.15,
                    half - wall,
                    pixel,
                );
                let side = 1.0 + 0.20 * (x - cx) / half * light.0.signum();
                let face = under.mix(*colour * (side * plaster), cover * (1.0 - hole));
                // The inside of the arch, seen on the side that the light does not reach.
                face.mix(*colour * (0.62 * plaster), hole * (1.0 - inner))
            }
            Self::Block { x: cx, top, half, colour } => {
                let cover = step(*half + pixel, half - pixel, (x - cx).abs())
                    * step(top - pixel, top + pixel, y)
                    * step(FOOT + pixel, FOOT - pixel, y);
                let side = 1.0 - 0.34 * (0.5 - 0.5 * ((x - cx) / half * light.0.signum())).powi(2);
                let lip = step(0.012, 0.006, y - top) * 0.10;
                under.mix((*colour * (side * plaster)).screen(Rgb(1.0, 1.0, 1.0) * lip), cover)
            }
        }
    }
}

/// Where arches and blocks stand.
const FOOT: f32 = 0.80;

fn gate(x: f32, y: f32, top: f32, half: f32, pixel: f32) -> f32 {
    let round = disc(x, (y - top - half).min(0.0), half, pixel);
    round * step(FOOT + pixel, FOOT - pixel, y)
}

impl Painter for StillLife {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let Some(poster) = &self.poster else { return self.stage(x, y, pixel) };
        let worn = cloud(x * 30.0, y * 30.0, 4, self.seed);
        let print =
            poster.colour(x, y, pixel) * (0.98 + 0.10 * (cloud(x * 2.0, y * 2.0, 3, self.seed ^ 1) - 0.5));
        print.mix(poster.paper, step(0.66, 0.80, worn) * 0.55)
    }
}
