//! The sea in layers, in the manner of a woodblock print: bands along each wave, foam on its crest, a disc behind.

use super::*;

/// Upper sky, lower sky, disc, foam, bright water, deep water.
const PALETTES: &[Palette] = &[
    [0xE8DCC0, 0xF3EBD7, 0xD7483A, 0xF7F2E4, 0x4C86A8, 0x12314F],
    [0x1B2440, 0x56618C, 0xF6E7C1, 0xDDE6EE, 0x2F5D8A, 0x0A1530],
    [0xF2B880, 0xFBE3C0, 0xFFFAF0, 0xFFF4E2, 0x3B8A9A, 0x0F3B4C],
    [0x7FA9A3, 0xE3E7CF, 0xF9F6E8, 0xF6F8F0, 0x2E7F7B, 0x0B3A40],
    [0x40304F, 0xE58A7B, 0xFFE1B8, 0xFBE7DC, 0x5A5C8F, 0x1D1B3D],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, disc, foam, bright, deep] = look.palette(PALETTES);
    let seed = look.seed();
    let horizon = look.own.between(0.40, 0.52);
    let at = (look.across(0.6), horizon - look.own.between(0.02, 0.26));
    let radius = look.own.between(0.08, 0.15) * look.unit();
    sky(canvas, seed, [high, low, disc], horizon, (at, radius), Some(0.35));
    let far = [bright.mix(low, 0.5), bright.mix(deep, 0.3)];
    canvas.ridge(|_| horizon, vertical(horizon, horizon + 0.12, &far));
    for _ in 0..30 {
        let (x, y) = (at.0 + look.own.between(-0.14, 0.14), horizon + look.own.between(0.002, 0.07));
        let half = look.own.between(0.01, 0.05);
        canvas.line([(x - half, y), (x + half, y)], disc.mix(foam, 0.4), 0.5, 0.0022);
    }
    let has_boat = look.family.percent(50.0);
    let layers = 5 + look.own.below(2);
    for (n, t) in steps(layers).enumerate() {
        let base = horizon + 0.07 + (0.98 - horizon) * t.powf(1.15) * 0.92;
        let water = bright.mix(low, 0.35 * (1.0 - t)).mix(deep, 0.15 + 0.7 * t);
        wave(canvas, look, (base, t), [water, foam, deep], has_boat && n == layers / 2);
    }
    haze(canvas, horizon, 0.03, low.mix(foam, 0.5), 0.5);
    birds(canvas, &mut look.own, (-at.0 * 0.5, horizon - 0.22), 0.022, deep.mix(low, 0.2));
    paper(canvas, seed, low);
}

/// A sailing boat on the water line.
fn boat(canvas: &mut Canvas, deep: Rgb, sail: Rgb) {
    let hull = deep.mix(BLACK, 0.4);
    canvas.shape([(-0.02, -1.0), (-0.02, -0.14), (-0.5, -0.14)], sail.mix(hull, 0.18), 1.0);
    canvas.shape([(0.02, -0.92), (0.02, -0.14), (0.42, -0.14)], sail, 1.0);
    canvas.shape([(-0.55, -0.1), (0.55, -0.1), (0.36, 0.08), (-0.38, 0.08)], hull, 1.0);
}

/// A wave with bands of foam, claws on its crest, and perhaps a boat behind it.
fn wave(canvas: &mut Canvas, look: &mut Look, (base, near): Xy, colours: [Rgb; 3], has_boat: bool) {
    let ([water, foam, deep], seed) = (colours, look.seed());
    let (tall, long) = (0.035 + 0.13 * near * look.own.between(0.7, 1.2), 0.26 + 0.40 * near);
    let (phase, lean) = (look.own.between(0.0, 9.0), look.own.between(0.3, 0.9) * look.side());
    // Pointed crests and round troughs, of uneven height.
    let curve = |x: f32| {
        let angle = (x / long + phase) * PI;
        let skewed = angle + 0.45 * lean * angle.sin().powi(2) + 0.3 * smooth(x * 2.0, 0.0, seed);
        let swell = 0.55 + 0.75 * smooth(x * 1.6 + phase, 1.0, seed);
        base - tall * (1.0 - skewed.sin().abs()).powf(1.25) * swell + 0.012 * smooth(x * 7.0, 2.0, seed)
    };
    if has_boat {
        let (x, size) = (look.across(0.5), 0.10 + 0.08 * look.unit());
        canvas.local((x, curve(x) + 0.012), (size, size), 0.0, |canvas| boat(canvas, deep, foam));
    }
    let (top, height) = (base - tall, tall + 0.12 + 0.1 * near);
    canvas.ridge(
        curve,
        vertical(top, top + height * 1.3, &[water.mix(foam, 0.3), water, water.mix(deep, 0.6)]),
    );
    let (left, width) = (canvas.view.left() - 0.02, canvas.view.right() - canvas.view.left() + 0.04);
    let count = (width / (canvas.pixel() * 5.0).max(0.004)) as usize + 2;
    for (band, t) in steps(9).take(8).enumerate() {
        let (down, flat) = (height * t, 1.0 - t * 0.91);
        let points = steps(count)
            .map(|t| left + width * t)
            .map(|x| (x, base + (curve(x - lean * down * 0.5) - base) * flat + down));
        let (alpha, thick) = if band == 0 { (0.95, 0.003) } else { (0.34 * flat, 0.0) };
        let colour = if band % 2 == 0 { foam } else { deep };
        canvas.line(points, colour, alpha, thick + 0.002 + 0.006 * near * flat);
    }
    row(canvas, seed, 0.012, |canvas, rng, x| {
        let y = curve(x);
        let crest = ((base - y) / tall).clamp(0.0, 1.0);
        let size = (0.004 + 0.020 * near) * crest * rng.between(0.5, 1.3);
        canvas.local((x, y), (size, size), 0.0, |canvas| {
            if crest > 0.45 {
                canvas.disc((0.0, 0.25), 1.0, foam, 0.95);
                canvas.blob(&[(-1.0, 0.0), (1.0, 0.4), (-lean * 2.6, rng.between(1.2, 3.2))], foam, 0.9);
                for _ in 0..3 {
                    let spray = (rng.between(-2.5, 2.5), -rng.between(0.4, 3.2));
                    canvas.disc(spray, rng.between(0.08, 0.22), foam, 0.85);
                }
            }
        });
    });
}
