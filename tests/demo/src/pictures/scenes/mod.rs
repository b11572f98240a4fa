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

use super::Scene;
use super::canvas::{
    Canvas, View, Xy, blank, circle, ellipse, linear, polygon, radial, rectangle, solid, spline, vertical,
};
use super::colour::{Palette, Rgb};
use super::noise::{cloud, smooth, step};
use crate::world::rng::Rng;
use crate::world::themes::THEMES;

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
    #[must_use]
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
}

/// Draws one quadrant of a sheet whose frame has this aspect ratio.
pub fn paint(canvas: &mut Canvas, seed: u32, theme: u8, quadrant: u8, aspect: f32) {
    let mut look = Look {
        family: Rng::of(u64::from(seed & 0xFFF), u64::from(theme)),
        own: Rng::of(u64::from(seed), u64::from(quadrant) + 100),
        aspect,
    };
    let draw: fn(&mut Canvas, &mut Look) = match THEMES[usize::from(theme) % THEMES.len()].scene {
        Scene::Mountains => mountains::draw,
        Scene::Planets => planets::draw,
        Scene::Dunes => dunes::draw,
        Scene::Flow => flow::draw,
        Scene::StillLife => still_life::draw,
        Scene::Botanical => botanical::draw,
        Scene::Waves => waves::draw,
        Scene::City => city::draw,
        Scene::Aurora => aurora::draw,
        Scene::Portrait => portrait::draw,
        Scene::Cat => cat::draw,
        Scene::Forest => forest::draw,
        Scene::Ink => ink::draw,
    };
    draw(canvas, &mut look);
}

/// Stars above `bottom`: most of them faint, a few bright ones with a halo.
fn stars(canvas: &mut Canvas, seed: u32, bottom: f32, colour: Rgb) {
    const CELL: f32 = 0.05;
    let (top, end) = ((canvas.view.top().max(-4.0) / CELL) as i32 - 1, (bottom / CELL) as i32);
    for column in canvas.cells(CELL) {
        for line in top..end {
            let mut rng = Rng::of(
                u64::from(seed),
                (i64::from(column) << 32 | i64::from(line) & 0xFFFF).cast_unsigned(),
            );
            for _ in 0..3 {
                let (x, y) = ((column as f32 + rng.unit()) * CELL, (line as f32 + rng.unit()) * CELL);
                let bright = rng.unit().powi(6);
                let fade = step(bottom, bottom - 0.3, y);
                let size = 0.0007 + 0.0016 * bright;
                // Never smaller than a pixel, but fainter instead.
                let radius = size.max(canvas.pixel() * 0.45);
                let fade = fade * size / radius;
                canvas.disc((x, y), radius, colour, (0.2 + 0.8 * bright) * fade);
                if bright > 0.75 {
                    canvas.glow((x, y), (0.012, 0.012), colour, 0.35 * fade);
                }
            }
        }
    }
}

/// A shining disc with wide and narrow glow.
fn sun(canvas: &mut Canvas, at: Xy, radius: f32, colour: Rgb, strength: f32) {
    for (size, alpha) in [(9.0, 0.28), (4.5, 0.35), (2.2, 0.5)] {
        canvas.glow(at, (radius * size, radius * size), colour, alpha * strength);
    }
    canvas.disc(at, radius, colour.mix(Rgb(1.0, 1.0, 1.0), 0.25), 1.0);
}

/// A full moon with its dark plains and a glow.
fn moon(canvas: &mut Canvas, at: Xy, radius: f32, colour: Rgb, seed: u32) {
    for (size, alpha) in [(5.0, 0.22), (2.4, 0.35)] {
        canvas.glow(at, (radius * size, radius * size), colour, alpha);
    }
    canvas.disc(at, radius, colour, 1.0);
    let mut rng = Rng::of(u64::from(seed), 0x3004);
    for _ in 0..9 {
        let (angle, far) = (rng.between(0.0, TAU), rng.unit().sqrt() * 0.62);
        let size = radius * rng.between(0.12, 0.36);
        let spot = (at.0 + angle.cos() * far * radius, at.1 + angle.sin() * far * radius);
        canvas.spot(spot, (size, size * 0.8), colour.mix(Rgb(0.3, 0.3, 0.4), 0.32), 0.4);
    }
    canvas.glow((at.0 - radius * 0.3, at.1 - radius * 0.3), (radius, radius), Rgb(1.0, 1.0, 1.0), 0.18);
}

/// Soft clouds: noise that is stretched horizontally, between two heights.
fn clouds(canvas: &mut Canvas, seed: u32, (top, bottom): Xy, colour: Rgb, alpha: f32) {
    canvas.field(140.0, BlendMode::SourceOver, |x, y| {
        let band = step(top, top + 0.12, y) * step(bottom, bottom - 0.15, y);
        if band <= 0.0 {
            return colour.alpha(0.0);
        }
        let puff = cloud(x * 1.5, y * 6.0, 4, seed);
        colour.alpha(step(0.45, 0.78, puff) * band * alpha)
    });
}

/// A band of haze around a height.
fn haze(canvas: &mut Canvas, y: f32, height: f32, colour: Rgb, alpha: f32) {
    let colours = [0.0, 0.5, 1.0, 0.5, 0.0].map(|part| colour.alpha(part * alpha));
    canvas.fill(linear((0.0, y - height), (0.0, y + height), &colours));
}

/// A mountain skyline, 0 to about 1: noise with sharp peaks.
fn peaks(x: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut height, mut place, mut total) = (0.0, 1.0, x, 0.0);
    for octave in 0..octaves {
        let noise = smooth(place, octave as f32 * 7.3, seed);
        sum += height * (1.0 - (2.0 * noise - 1.0).abs());
        total += height;
        (height, place) = (height * 0.47, place * 2.1 + 5.7);
    }
    sum / total
}

/// A spruce with its foot here.
fn spruce(canvas: &mut Canvas, (x, y): Xy, height: f32, colour: Rgb, rng: &mut Rng) {
    let wide = height * rng.between(0.17, 0.24);
    let mut side = vec![(0.0, -height)];
    for t in (1u8..=7).map(|tier| f32::from(tier) / 7.0) {
        let (level, out) = (-height * (1.0 - t * 0.93), wide * t * rng.between(0.85, 1.1));
        side.extend([(out, level + height * 0.02), (out * 0.45, level - height * 0.01)]);
    }
    side.push((height * 0.02, height * 0.03));
    let right = side.iter().map(|(u, v)| (x + u, y + v));
    let left = side.iter().rev().map(|(u, v)| (x - u, y + v));
    canvas.shape(right.chain(left), colour, 1.0);
}

/// A row of spruces along a curve, `spacing` apart.
fn spruces(
    canvas: &mut Canvas,
    seed: u32,
    spacing: f32,
    height: f32,
    colour: Rgb,
    ground: impl Fn(f32) -> f32,
) {
    for cell in canvas.cells(spacing) {
        let mut rng = cell_rng(seed, cell);
        if rng.percent(72.0) {
            let x = (cell as f32 + rng.unit()) * spacing;
            let height = height * rng.between(0.5, 1.15);
            spruce(canvas, (x, ground(x) + height * 0.04), height, colour, &mut rng);
        }
    }
}

/// A flock of birds around a point.
fn birds(canvas: &mut Canvas, rng: &mut Rng, (x, y): Xy, size: f32, colour: Rgb) {
    for _ in 0..3 + rng.below(6) {
        let (x, y) = (x + rng.between(-5.0, 5.0) * size, y + rng.between(-3.0, 3.0) * size);
        let (wing, lift) = (size * rng.between(0.5, 0.9), size * rng.between(0.12, 0.4));
        let wings = [
            (x - wing, y - lift),
            (x - wing * 0.45, y - lift * 1.2),
            (x, y),
            (x + wing * 0.45, y - lift * 1.2),
            (x + wing, y - lift * 0.9),
        ];
        canvas.line(wings, colour, 0.9, size * 0.11);
    }
}

/// A sailing boat on the water line.
fn boat(canvas: &mut Canvas, (x, y): Xy, size: f32, hull: Rgb, sail: Rgb) {
    let at =
        |points: &[Xy]| polygon(points.iter().map(|(u, v)| (x + u * size, y + v * size)).collect::<Vec<_>>());
    canvas.draw(at(&[(-0.02, -1.0), (-0.02, -0.14), (-0.5, -0.14)]), solid(sail.mix(hull, 0.18), 1.0));
    canvas.draw(at(&[(0.02, -0.92), (0.02, -0.14), (0.42, -0.14)]), solid(sail, 1.0));
    canvas.draw(at(&[(-0.55, -0.1), (0.55, -0.1), (0.36, 0.08), (-0.38, 0.08)]), solid(hull, 1.0));
}

/// Paper: fibres and faint stains.
fn paper(canvas: &mut Canvas, seed: u32, stain: Rgb) {
    canvas.field(300.0, BlendMode::SourceOver, |x, y| {
        let fibre = cloud(x * 60.0, y * 60.0, 2, seed);
        let spot = cloud(x * 2.2, y * 2.2, 3, seed ^ 5);
        stain.alpha(0.10 * fibre + 0.30 * step(0.5, 0.9, spot))
    });
}

/// A contact shadow on the ground.
fn shadow(canvas: &mut Canvas, at: Xy, radii: Xy, alpha: f32) {
    canvas.spot(at, radii, Rgb(0.05, 0.03, 0.08), alpha);
}

/// Random numbers of one of the cells into which a row of things is divided.
fn cell_rng(seed: u32, cell: i32) -> Rng {
    Rng::of(u64::from(seed), i64::from(cell).cast_unsigned())
}
