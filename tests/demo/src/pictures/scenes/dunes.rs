//! Dunes: long crests with a lit and a shaded side, ripples, and a sun or a moon above.

use super::*;

/// Upper sky, lower sky, sun, lit sand, shaded sand, haze.
const PALETTES: &[Palette] = &[
    [0x2F3E5C, 0xF3A66B, 0xFFF0C9, 0xE98B4E, 0x5A2E3C, 0xF6C9A0],
    [0x1C2541, 0x7E8FB8, 0xF3F1E5, 0x6F83B0, 0x151B36, 0xA4B1CE],
    [0xC8553D, 0xF7C873, 0xFFF6DD, 0xF28F3B, 0x6B2737, 0xF9D9A0],
    [0x75B5C4, 0xF8EBD3, 0xFFFFFF, 0xEBC49A, 0xA86B52, 0xF4E3CB],
    [0x3D1E4F, 0xE0607E, 0xFFE0B5, 0xD9566B, 0x37123C, 0xF0A29B],
    [0x31493C, 0xE7D7A8, 0xFFFBEB, 0xD4A762, 0x5B4328, 0xEAD9B0],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, light, sand, shade, mist] = look.palette(PALETTES);
    let seed = look.seed();
    let horizon = look.own.between(0.36, 0.52);
    let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
    canvas.fill(vertical(0.0, horizon + 0.05, &[high, high.mix(low, 0.6), low, mist]));
    let at = (side * look.own.between(0.05, 0.32) * look.aspect, horizon - look.own.between(0.04, 0.24));
    sun(canvas, at, look.own.between(0.05, 0.15) * look.unit(), light, 0.8);
    clouds(canvas, seed, (-0.1, horizon - 0.05), low.mix(light, 0.5), 0.35);
    let layers = 4 + look.own.below(3);
    let mut crests = Vec::new();
    for n in 0..layers {
        let t = (n as f32 + 0.4) / layers as f32;
        let base = horizon + (1.0 - horizon) * t.powf(1.35);
        let (height, wide) = (0.06 + 0.17 * t, 1.9 - 1.1 * t);
        let place = look.own.between(0.0, 50.0);
        let curve = move |x: f32| {
            let hump = smooth(x * wide + place, 0.5, seed);
            base + 0.03
                - height * (1.0 - (2.0 * hump - 1.0).abs()).powf(1.2)
                - 0.01 * smooth(x * 5.0 + place, 3.0, seed)
        };
        let fade = 0.65 * (1.0 - t).powf(1.5);
        let (lit, dark) = (sand.mix(light, 0.28).mix(mist, fade), shade.mix(sand, 0.12).mix(mist, fade));
        canvas.ridge(
            curve,
            vertical(
                base - height,
                base + 0.3 * (0.4 + t),
                &[lit, sand.mix(mist, fade), sand.mix(shade, 0.4).mix(mist, fade)],
            ),
        );
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
        for ripple in 1..(4.0 + 14.0 * t) as i32 {
            let down = ripple as f32 * (0.009 + 0.010 * t);
            let (left, right) = (canvas.view.left(), canvas.view.right());
            let points = (0..=120).map(|n| {
                let x = left + (right - left) * n as f32 / 120.0;
                (
                    x,
                    curve(x * 0.96 - side * down * 0.8)
                        + down * 1.25
                        + 0.004 * smooth(x * 9.0, ripple as f32, seed),
                )
            });
            canvas.line(
                points,
                if ripple % 2 == 0 { lit } else { dark },
                0.10 + 0.10 * t,
                0.0016 + 0.002 * t,
            );
        }
        haze(canvas, base + 0.02, 0.05, mist, 0.35 * (1.0 - t));
        crests.push(curve);
    }
    let (crest, x) = (crests[layers / 2], look.across(0.6));
    match look.family.below(3) {
        0 => tree(canvas, (x, crest(x) + 0.005), 0.13, shade.mix(Rgb::default(), 0.5), side),
        1 => caravan(canvas, crest, x, shade.mix(Rgb::default(), 0.4), look.own.below(4) + 4),
        _ => {}
    }
}

fn tree(canvas: &mut Canvas, (x, y): Xy, size: f32, colour: Rgb, side: f32) {
    canvas.spot((x - side * size * 0.8, y + size * 0.12), (size * 1.2, size * 0.12), colour, 0.5);
    for (dx, dy, r) in
        [(0.0, -0.95, 0.28), (-0.3, -0.8, 0.22), (0.32, -0.82, 0.24), (0.1, -1.1, 0.2), (-0.14, -0.72, 0.2)]
    {
        canvas.oval((x + dx * size, y + dy * size), (r * size * 1.35, r * size * 0.6), colour, 0.95);
    }
    for (dx, dy) in [(-0.3, -0.75), (0.05, -0.95), (0.33, -0.78)] {
        let trunk = [(x, y + 0.02 * size), (x + 0.04 * size, y - 0.4 * size), (x + dx * size, y + dy * size)];
        canvas.line(trunk, colour, 1.0, size * 0.045);
    }
}

/// Camels and riders in a line.
fn caravan(canvas: &mut Canvas, ground: impl Fn(f32) -> f32, x: f32, colour: Rgb, count: usize) {
    let size = 0.026;
    for n in 0..count {
        let x = x + n as f32 * size * 2.3;
        let y = ground(x) - size * 0.75;
        for (dx, dy, rx, ry) in [(0.0, 0.0, 0.62, 0.26), (0.05, -0.26, 0.24, 0.22)] {
            canvas.oval((x + dx * size, y + dy * size), (rx * size, ry * size), colour, 1.0);
        }
        canvas.disc((x + 0.06 * size, y - 0.72 * size), size * 0.13, colour, 1.0);
        canvas
            .draw(ellipse((x + 0.06 * size, y - 0.5 * size), (size * 0.13, size * 0.24)), solid(colour, 1.0));
        let neck = [
            (x + 0.5 * size, y),
            (x + 0.82 * size, y - 0.1 * size),
            (x + 0.9 * size, y - 0.62 * size),
            (x + 1.1 * size, y - 0.58 * size),
        ];
        canvas.line(neck, colour, 1.0, size * 0.16);
        for leg in [-0.42, -0.3, 0.32, 0.44] {
            let swing = if n % 2 == 0 { 0.08 } else { -0.05 };
            canvas.line(
                [(x + leg * size, y), (x + (leg + swing) * size, y + 0.85 * size)],
                colour,
                1.0,
                size * 0.09,
            );
        }
    }
}
