//! The scenes: small programs that draw one kind of image each, and the motifs that several of them share.

mod aurora;
mod botanical;
mod cat;
mod city;
mod dunes;
mod flow;
mod forest;
mod ink;
mod mountains;
mod planets;
mod portrait;
mod still_life;
mod waves;

use std::f32::consts::{PI, TAU};

use tiny_skia::{BlendMode, Path, PathBuilder, Pixmap};

use super::canvas::{
    Canvas, View, Xy, blank, circle, ellipse, horizontal, linear, polygon, radial, rectangle, solid, spline,
    vertical,
};
use super::colour::{Palette, Rgb};
use super::noise::{cloud, smooth, step};
use crate::world::rng::Rng;
use crate::world::themes::THEMES;

const WHITE: Rgb = Rgb(1.0, 1.0, 1.0);
const BLACK: Rgb = Rgb(0.0, 0.0, 0.0);

/// The scenes, in the order of [`Scene`](super::Scene).
#[rustfmt::skip]
const SCENES: [fn(&mut Canvas, &mut Look); 13] = [
    mountains::draw, planets::draw, dunes::draw, flow::draw, still_life::draw, botanical::draw, waves::draw,
    city::draw, aurora::draw, portrait::draw, cat::draw, forest::draw, ink::draw,
];

/// What a scene decides by.
pub struct Look {
    /// Random numbers that related images share: palette and composition.
    pub family: Rng,
    /// Random numbers of this image: details.
    pub own: Rng,
    /// Aspect ratio of the frame.
    pub aspect: f32,
}

impl Look {
    /// Length that fits into both the width and the height.
    pub fn unit(&self) -> f32 {
        self.aspect.min(1.0)
    }

    /// A palette of the family.
    pub fn palette(&mut self, palettes: &[Palette]) -> [Rgb; 6] {
        self.family.pick(palettes).map(Rgb::hex)
    }

    /// A seed for noise.
    pub fn seed(&mut self) -> u32 {
        self.own.next() as u32
    }

    /// A horizontal position: the middle is 0, the edges are at -`share` and `share`.
    pub fn across(&mut self, share: f32) -> f32 {
        self.own.between(-0.5, 0.5) * share * self.aspect
    }

    /// Left or right, -1 or 1.
    pub fn side(&mut self) -> f32 {
        if self.own.percent(50.0) { 1.0 } else { -1.0 }
    }
}

/// Draws one quadrant of a sheet whose frame has this aspect ratio.
pub fn paint(canvas: &mut Canvas, seed: u32, theme: u8, quadrant: u8, aspect: f32) {
    let mut look = Look {
        family: Rng::of(u64::from(seed & 0xFFF), u64::from(theme)),
        own: Rng::of(u64::from(seed), u64::from(quadrant) + 100),
        aspect,
    };
    SCENES[THEMES[usize::from(theme) % THEMES.len()].scene as usize](canvas, &mut look);
}

/// Even steps from 0 to 1.
fn steps(count: usize) -> impl DoubleEndedIterator<Item = f32> {
    (0..count).map(move |n| n as f32 / (count - 1) as f32)
}

/// An arc of a circle between two angles.
fn arc((x, y): Xy, radius: f32, from: f32, to: f32) -> impl Iterator<Item = Xy> {
    steps(49).map(move |t| {
        let (sin, cos) = (from + (to - from) * t).sin_cos();
        (x + cos * radius, y + sin * radius)
    })
}

/// A row of things across the view: one at a random place in each cell of this width.
fn row(canvas: &mut Canvas, seed: u32, width: f32, mut draw: impl FnMut(&mut Canvas, &mut Rng, f32)) {
    for cell in canvas.cells(width) {
        let mut rng = Rng::of(u64::from(seed), i64::from(cell).cast_unsigned());
        let x = (cell as f32 + rng.unit()) * width;
        draw(canvas, &mut rng, x);
    }
}

/// A sky down to the horizon, with clouds and a shining disc: a sun of this strength, or a moon among stars without one.
fn sky(canvas: &mut Canvas, seed: u32, colours: [Rgb; 3], horizon: f32, disc: (Xy, f32), sun: Option<f32>) {
    let ([high, low, light], (at, radius)) = (colours, disc);
    canvas.fill(vertical(-0.05, horizon + 0.1, &[high, high.mix(low, 0.5), low, low.mix(light, 0.35)]));
    if let Some(strength) = sun {
        for (size, alpha) in [(9.0, 0.28), (4.5, 0.35), (2.2, 0.5)] {
            canvas.glow(at, (radius * size, radius * size), light, alpha * strength);
        }
        canvas.disc(at, radius, light.mix(WHITE, 0.25), 1.0);
    } else {
        stars(canvas, seed, horizon, light.mix(WHITE, 0.5));
        moon(canvas, at, radius, light, seed);
    }
    clouds(canvas, seed ^ 3, (horizon - 0.45, horizon + 0.08), low.mix(light, 0.5), 0.5);
}

/// Stars above `bottom`: most of them faint, a few bright ones with a halo.
fn stars(canvas: &mut Canvas, seed: u32, bottom: f32, colour: Rgb) {
    const CELL: f32 = 0.05;
    let (top, end) = ((canvas.view.top().max(-4.0) / CELL) as i32 - 1, (bottom / CELL) as i32);
    for line in top..end {
        row(canvas, seed ^ (line as u32) << 8, CELL / 3.0, |canvas, rng, x| {
            let (y, bright) = ((line as f32 + rng.unit()) * CELL, rng.unit().powi(6));
            let size = 0.0007 + 0.0016 * bright;
            // Never smaller than a pixel, but fainter instead.
            let radius = size.max(canvas.pixel() * 0.45);
            let fade = step(bottom, bottom - 0.3, y) * size / radius;
            canvas.disc((x, y), radius, colour, (0.2 + 0.8 * bright) * fade);
            if bright > 0.75 {
                canvas.glow((x, y), (0.012, 0.012), colour, 0.35 * fade);
            }
        });
    }
}

/// A full moon with its dark plains and a glow.
fn moon(canvas: &mut Canvas, at: Xy, radius: f32, colour: Rgb, seed: u32) {
    let mut rng = Rng::of(u64::from(seed), 0x3004);
    canvas.local(at, (radius, radius), 0.0, |canvas| {
        canvas.glow((0.0, 0.0), (5.0, 5.0), colour, 0.22);
        canvas.glow((0.0, 0.0), (2.4, 2.4), colour, 0.35);
        canvas.disc((0.0, 0.0), 1.0, colour, 1.0);
        for _ in 0..9 {
            let (turn, far, size) =
                (rng.between(0.0, TAU), rng.unit().sqrt() * 0.62, rng.between(0.12, 0.36));
            let plain = colour.mix(Rgb(0.3, 0.3, 0.4), 0.32);
            canvas.spot((turn.cos() * far, turn.sin() * far), (size, size * 0.8), plain, 0.4);
        }
        canvas.glow((-0.3, -0.3), (1.0, 1.0), WHITE, 0.18);
    });
}

/// Soft clouds: noise that is stretched horizontally, between two heights.
fn clouds(canvas: &mut Canvas, seed: u32, (top, bottom): Xy, colour: Rgb, alpha: f32) {
    canvas.field(140.0, BlendMode::SourceOver, |x, y| {
        let band = step(top, top + 0.12, y) * step(bottom, bottom - 0.15, y);
        let puff = if band > 0.0 { cloud(x * 1.5, y * 6.0, 4, seed) } else { 0.0 };
        colour.alpha(step(0.45, 0.78, puff) * band * alpha)
    });
}

/// A band of haze around a height.
fn haze(canvas: &mut Canvas, y: f32, height: f32, colour: Rgb, alpha: f32) {
    let colours = [0.0, 0.5, 1.0, 0.5, 0.0].map(|part| colour.alpha(part * alpha));
    canvas.fill(vertical(y - height, y + height, &colours));
}

/// Water below a height: reflects what is above, with ripples of light.
fn water(canvas: &mut Canvas, top: f32, deep: Rgb, light: Rgb, seed: u32) {
    canvas.reflect(top, 1.0);
    canvas.ridge(|_| top, vertical(top, top + 0.32, &[0.0, 0.25, 0.7].map(|alpha| deep.alpha(alpha))));
    canvas.field(300.0, BlendMode::Screen, |x, y| {
        let depth = (y - top).max(0.0);
        let ripple =
            if depth > 0.0 { cloud(x * 5.0, (depth + 0.03).ln() * 26.0, 2, seed ^ 0x57) } else { 0.0 };
        light.alpha(step(0.62, 0.85, ripple) * 0.28)
    });
    haze(canvas, top, 0.012, light, 0.35);
}

/// A mountain skyline, 0 to about 1: noise with sharp peaks.
fn peaks(x: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut height, mut place, mut total) = (0.0, 1.0, x, 0.0);
    for octave in 0..octaves {
        sum += height * (1.0 - (2.0 * smooth(place, octave as f32 * 7.3, seed) - 1.0).abs());
        total += height;
        (height, place) = (height * 0.47, place * 2.1 + 5.7);
    }
    sum / total
}

/// A row of spruces along a curve, `spacing` apart.
fn spruces(canvas: &mut Canvas, seed: u32, (spacing, height): Xy, colour: Rgb, ground: impl Fn(f32) -> f32) {
    row(canvas, seed, spacing, |canvas, rng, x| {
        if rng.percent(28.0) {
            return;
        }
        let (height, wide) = (height * rng.between(0.5, 1.15), rng.between(0.17, 0.24));
        let mut side = vec![(0.0, -1.0)];
        for t in steps(8).skip(1) {
            let (level, out) = (t * 0.93 - 1.0, wide * t * rng.between(0.85, 1.1));
            side.extend([(out, level + 0.02), (out * 0.45, level - 0.01)]);
        }
        side.push((0.02, 0.03));
        let left = side.iter().rev().map(|(u, v)| (-u, *v));
        canvas.local((x, ground(x) + height * 0.04), (height, height), 0.0, |canvas| {
            canvas.shape(side.iter().copied().chain(left), colour, 1.0);
        });
    });
}

/// A flock of birds around a point.
fn birds(canvas: &mut Canvas, rng: &mut Rng, at: Xy, size: f32, colour: Rgb) {
    for _ in 0..3 + rng.below(6) {
        let at = (at.0 + rng.between(-5.0, 5.0) * size, at.1 + rng.between(-3.0, 3.0) * size);
        let (wing, lift) = (size * rng.between(0.5, 0.9), size * rng.between(0.12, 0.4));
        canvas.local(at, (wing, lift), 0.0, |canvas| {
            let wings = [(-1.0, -1.0), (-0.45, -1.2), (0.0, 0.0), (0.45, -1.2), (1.0, -0.9)];
            canvas.line(wings, colour, 0.9, 0.2);
        });
    }
}

/// Paper: fibres and faint stains.
fn paper(canvas: &mut Canvas, seed: u32, stain: Rgb) {
    canvas.field(300.0, BlendMode::SourceOver, |x, y| {
        let fibre = cloud(x * 60.0, y * 60.0, 2, seed);
        let spot = cloud(x * 2.2, y * 2.2, 3, seed ^ 5);
        stain.alpha(0.10 * fibre + 0.30 * step(0.5, 0.9, spot))
    });
}
