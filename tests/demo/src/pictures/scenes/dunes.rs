//! Dunes: long crests with a lit and a shaded side, ripples, and a sun or a moon above.

use super::*;

/// Upper sky, lower sky, sun, lit sand, shaded sand, haze.
const PALETTES: &[Palette] = &[
    [0x2F3E5C, 0xF3A66B, 0xFFF0C9, 0xE98B4E, 0x5A2E3C, 0xF6C9A0],
    [0x1C2541, 0x7E8FB8, 0xF3F1E5, 0x6F83B0, 0x151B36, 0xA4B1CE],
    [0xC8553D, 0xF7C873, 0xFFF6DD, 0xF28F3B, 0x6B2737, 0xF9D9A0],
    [0x75B5C4, 0xF8EBD3, 0xFFFFFF, 0xEBC49A, 0xA86B52, 0xF4E3CB],
    [0x3D1E4F, 0xE0607E, 0xFFE0B5, 0xD9566B, 0x37123C, 0xF0A29B],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, light, sand, shade, mist] = look.palette(PALETTES);
    let (seed, side) = (look.seed(), look.side());
    let horizon = look.own.between(0.36, 0.52);
    let at = (side * look.own.between(0.05, 0.32) * look.aspect, horizon - look.own.between(0.04, 0.24));
    let radius = look.own.between(0.05, 0.15) * look.unit();
    sky(canvas, seed, [high, low, light], horizon, (at, radius), Some(0.8));
    let layers = 4 + look.own.below(3);
    let mut crests = Vec::new();
    for t in (0..layers).map(|n| (n as f32 + 0.4) / layers as f32) {
        let base = horizon + (1.0 - horizon) * t.powf(1.35);
        let (height, wide, place) = (0.06 + 0.17 * t, 1.9 - 1.1 * t, look.own.between(0.0, 50.0));
        let curve = move |x: f32| {
            let hump = (1.0 - (2.0 * smooth(x * wide + place, 0.5, seed) - 1.0).abs()).powf(1.2);
            base + 0.03 - height * hump - 0.01 * smooth(x * 5.0 + place, 3.0, seed)
        };
        let fade = 0.65 * (1.0 - t).powf(1.5);
        let [lit, flat, low, dark] =
            [sand.mix(light, 0.28), sand, sand.mix(shade, 0.4), shade.mix(sand, 0.12)]
                .map(|colour| colour.mix(mist, fade));
        canvas.ridge(curve, vertical(base - height, base + 0.3 * (0.4 + t), &[lit, flat, low]));
        // The side away from the light: where the slope of the skyline falls, carried down along a winding crest.
        let mut faces = Canvas::new(canvas.pixmap.width() / 2, canvas.pixmap.height() / 2, canvas.view);
        faces.field(320.0, BlendMode::SourceOver, |x, y| {
            let down = (y - curve(x)).max(0.0);
            let u = x + side * (0.55 * down + 0.03 * (down * 26.0 + place).sin() * step(0.0, 0.1, down));
            let slope = side * (curve(u + 0.004) - curve(u - 0.004)) / 0.008;
            dark.alpha(step(-0.03, -0.10, slope) * step(0.10 + 0.36 * t, 0.02, down) * 0.92)
        });
        canvas.ridge(curve, faces.pattern());
        // Wind ripples follow the crest.
        let (left, width) = (canvas.view.left(), canvas.view.right() - canvas.view.left());
        for ripple in 1..(4.0 + 14.0 * t) as i32 {
            let down = ripple as f32 * (0.009 + 0.010 * t);
            let points = steps(121).map(|t| left + width * t).map(|x| {
                let bend = 0.004 * smooth(x * 9.0, ripple as f32, seed);
                (x, curve(x * 0.96 - side * down * 0.8) + down * 1.25 + bend)
            });
            let colour = if ripple % 2 == 0 { lit } else { dark };
            canvas.line(points, colour, 0.10 + 0.10 * t, 0.0016 + 0.002 * t);
        }
        haze(canvas, base + 0.02, 0.05, mist, 0.35 * (1.0 - t));
        crests.push(curve);
    }
    let (crest, x, colour) = (crests[layers / 2], look.across(0.6), shade.mix(BLACK, 0.45));
    match look.family.below(3) {
        0 => canvas.local((x, crest(x) + 0.005), (0.13 * side, 0.13), 0.0, |canvas| tree(canvas, colour)),
        1 => {
            for n in 0..4 + look.own.below(4) {
                let x = x + n as f32 * 0.06;
                canvas.local((x, crest(x) - 0.02), (0.026, 0.026), 0.0, |canvas| camel(canvas, colour));
            }
        }
        _ => {}
    }
}

/// An acacia and its shadow, which falls to the left.
fn tree(canvas: &mut Canvas, colour: Rgb) {
    canvas.spot((-0.8, 0.12), (1.2, 0.12), colour, 0.5);
    for (x, y, r) in [(0.0, -0.95, 0.38), (-0.3, -0.8, 0.3), (0.32, -0.82, 0.32), (0.1, -1.1, 0.27)] {
        canvas.oval((x, y), (r, r * 0.45), colour, 0.95);
        canvas.line([(0.0, 0.02), (0.04, -0.4), (x, y)], colour, 1.0, 0.045);
    }
}

/// A camel with a rider.
fn camel(canvas: &mut Canvas, colour: Rgb) {
    for (x, y, rx, ry) in [(0.0, 0.0, 0.62, 0.26), (0.05, -0.3, 0.24, 0.4), (0.06, -0.72, 0.13, 0.13)] {
        canvas.oval((x, y), (rx, ry), colour, 1.0);
    }
    canvas.line([(0.5, 0.0), (0.82, -0.1), (0.9, -0.62), (1.1, -0.58)], colour, 1.0, 0.16);
    for leg in [-0.42, -0.3, 0.32, 0.44] {
        canvas.line([(leg, 0.0), (leg * 1.15, 0.85)], colour, 1.0, 0.09);
    }
}
