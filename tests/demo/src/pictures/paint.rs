//! Things that several scenes paint: stars, suns with their glow, moons, spruces.

use super::colour::Rgb;
use super::noise::{cloud, floor, grain, step};
use super::shapes::disc;

/// Stars: few bright and many faint ones. Returns how much light there is.
#[must_use]
pub fn stars(x: f32, y: f32, pixel: f32, seed: u32) -> f32 {
    let mut light = 0.0;
    for (layer, (cell, share, bright)) in
        [(0.085, 0.30, 1.0), (0.034, 0.34, 0.55), (0.016, 0.30, 0.30)].into_iter().enumerate()
    {
        let (column, line) = (floor(x * (1.0 / cell)), floor(y * (1.0 / cell)));
        let salt = seed ^ (layer as u32 * 7919 + 13);
        let luck = grain(column, line, salt);
        if luck > share {
            continue;
        }
        let (jx, jy) = (grain(column, line, salt ^ 1), grain(column, line, salt ^ 2));
        let (dx, dy) =
            (x - (column as f32 + 0.2 + 0.6 * jx) * cell, y - (line as f32 + 0.2 + 0.6 * jy) * cell);
        let size = 0.0011 + 0.0011 * luck / share * (1.0 - layer as f32 * 0.3);
        // No smaller than a pixel, but fainter instead, so that thumbnails do not lose them.
        let drawn = size.max(pixel * 0.75);
        let strength = bright * (0.35 + 0.65 * jx) * (size / drawn).powi(2).max(0.3);
        let far = (dx * dx + dy * dy).sqrt();
        light += strength * step(drawn * 1.5, drawn * 0.3, far);
        if layer == 0 {
            light += strength * 0.10 * (1.0 - far / (size * 10.0)).max(0.0).powi(2);
        }
    }
    light
}

/// A shining disc with its glow, laid over a sky.
#[must_use]
pub fn sun(under: Rgb, x: f32, y: f32, radius: f32, colour: Rgb, glow: f32, pixel: f32) -> Rgb {
    let far = (x * x + y * y).sqrt();
    let near = radius * 1.5 / (far + radius * 0.5);
    let lit = under.screen(colour * (near * near * 0.42 * glow).min(0.8));
    lit.mix(colour, disc(x, y, radius, pixel))
}

/// A full moon with its seas, laid over a sky.
#[must_use]
pub fn moon(under: Rgb, x: f32, y: f32, radius: f32, colour: Rgb, seed: u32, pixel: f32) -> Rgb {
    let far = (x * x + y * y).sqrt() / radius;
    let mut out = under;
    if far < 5.0 {
        let halo = (1.0 - (far - 1.0).max(0.0) / 4.0).max(0.0).powi(3);
        out = out.screen(colour * (halo * 0.30));
    }
    let cover = disc(x, y, radius, pixel);
    if cover > 0.0 {
        let (u, v) = (x / radius, y / radius);
        let seas = step(0.48, 0.66, cloud(u * 1.5 + 3.0, v * 1.5, 4, seed));
        let spots = step(0.60, 0.75, cloud(u * 5.0, v * 5.0, 3, seed ^ 9));
        let round = 1.0 - 0.18 * far.powi(4).min(1.0);
        let face = colour * (round * (1.0 - 0.11 * seas - 0.05 * spots));
        out = out.mix(face, cover);
    }
    out
}

/// How high a line of spruces stands at `x`, 0 to 1: cones with ragged sides, `scale` of them to a height of the picture.
#[must_use]
pub fn spruces(x: f32, scale: f32, seed: u32) -> f32 {
    let mut top: f32 = 0.0;
    for (times, tall) in [(1.0, 1.0), (1.7, 0.72)] {
        let place = x * scale * times;
        let cell = floor(place);
        for neighbour in -1..=1 {
            let number = cell + neighbour;
            let luck = grain(number, (times * 10.0) as i32, seed);
            let tip = tall * (0.45 + 0.55 * grain(number, 77, seed));
            let away = (place - (number as f32 + 0.2 + 0.6 * luck)).abs();
            // Branches: the side goes in and out on the way down.
            let slope = away * (1.75 + 0.6 * luck);
            let ragged =
                slope + 0.05 * ((slope * 34.0 + luck * 20.0).sin() * 0.5 + 0.5) * step(0.0, 0.2, slope);
            top = top.max(tip * (1.0 - ragged));
        }
    }
    top.clamp(0.0, 1.0)
}
