//! Cats seen from behind: on a roof, a branch, a window sill or a hill, before a moon or a low sun.

use super::*;

/// Upper sky, lower sky, moon or sun, fur, rim light, accent.
const PALETTES: &[Palette] = &[
    [0x0E1B3C, 0x4D6A9A, 0xFBF1D0, 0x070B1A, 0x9FC3E8, 0xE9B872],
    [0x47204F, 0xF08A6B, 0xFFE3A8, 0x1B0B22, 0xFFB37A, 0x7D2E57],
    [0xF2D8B8, 0xF7EBD6, 0xE4572E, 0x2A1E24, 0xFFF3DC, 0x8F9E6B],
    [0x0F2F33, 0x3E8077, 0xF6F0D4, 0x051315, 0xB8E0C8, 0xE8A24A],
    [0xE9B4A6, 0xF8E1D0, 0xFFF9EE, 0x4A2436, 0xFFFFFF, 0xC7566B],
    [0x1A1333, 0x6A3F8C, 0xFFD9E8, 0x0B0718, 0xE2A8FF, 0xFF8C69],
];

/// The right half of a cat from behind, from the middle of the head down; the ground is at 0, the ears end at -1.
#[rustfmt::skip]
const HALF: &[(f32, f32)] = &[
    (0.030, -0.898), (0.070, -0.893), (0.098, -0.905), (0.126, -0.942), (0.154, -0.978), (0.172, -0.968),
    (0.184, -0.905), (0.192, -0.840), (0.194, -0.760), (0.172, -0.680), (0.138, -0.625), (0.134, -0.580),
    (0.165, -0.515), (0.202, -0.430), (0.238, -0.330), (0.285, -0.210), (0.300, -0.100), (0.270, -0.025),
    (0.200, 0.0),
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, round, fur, rim, accent] = look.palette(PALETTES);
    let seed = look.seed();
    let place = look.family.below(4);
    let ground = look.own.between(0.78, 0.85);
    let is_night = high.brightness() < 0.35;
    canvas.fill(vertical(0.0, ground + 0.1, &[high, high.mix(low, 0.55), low, low.mix(round, 0.3)]));
    if is_night {
        stars(canvas, seed, ground, rim);
    }
    let is_pair = look.family.percent(30.0);
    let size = look.own.between(0.42, 0.54) * look.unit().max(0.7) * if is_pair { 0.85 } else { 1.0 };
    let x = look.across(0.24);
    let disc = (x + look.across(0.3), ground - size * look.own.between(0.6, 0.9));
    let radius = look.own.between(0.22, 0.33) * look.unit();
    if is_night {
        moon(canvas, disc, radius, round, seed);
    } else {
        sun(canvas, disc, radius, round, 0.4);
    }
    clouds(canvas, seed, (disc.1 - 0.1, ground), low.mix(round, 0.35), 0.5);
    let dark = fur.mix(low, 0.14);
    match place {
        0 => roof(canvas, ground, [dark, rim, accent], seed),
        1 => branch(canvas, ground, [dark, rim, accent], seed),
        2 => window(canvas, look, ground, [dark, rim, accent]),
        _ => hill(canvas, ground, [dark, rim, low], seed),
    }
    let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
    let mut cats = vec![(x, size, side)];
    if is_pair {
        cats = vec![
            (x - size * 0.34, size, -side),
            (x + size * 0.34, size * look.own.between(0.78, 0.92), side),
        ];
    }
    for (x, size, side) in cats {
        let light = (disc.0 - x).clamp(-0.3, 0.3);
        sitting_cat(canvas, &mut look.own, ((x, ground + 0.012), size, side), [fur, rim, round], light);
    }
    if look.family.percent(40.0) {
        for _ in 0..26 {
            let at = (look.across(1.1), look.own.between(0.0, 1.0));
            let (turn, size) = (look.own.between(0.0, TAU), look.own.between(0.006, 0.015));
            let tip = (at.0 + turn.cos() * size * 2.0, at.1 + turn.sin() * size * 2.0);
            let (dx, dy) = (-turn.sin() * size * 0.7, turn.cos() * size * 0.7);
            let middle = ((at.0 + tip.0) / 2.0, (at.1 + tip.1) / 2.0);
            let leaf = [at, (middle.0 + dx, middle.1 + dy), tip, (middle.0 - dx, middle.1 - dy)];
            canvas.draw(spline(&leaf), solid(accent.mix(rim, look.own.between(0.0, 0.4)), 0.9));
        }
    }
    canvas.glow(disc, (radius * 2.6, radius * 2.6), round, 0.16);
}

/// A cat with its feet at a point: tail, body, a rim of light and fine fur.
fn sitting_cat(
    canvas: &mut Canvas,
    rng: &mut Rng,
    (at, size, side): (Xy, f32, f32),
    [fur, rim, glow]: [Rgb; 3],
    light: f32,
) {
    let (fat, tilt) = (rng.between(0.92, 1.18), rng.between(-0.05, 0.05));
    let (curl, long, is_up) = (rng.between(2.2, 4.6), rng.between(0.62, 0.88) * size, rng.percent(70.0));
    let (mut x, mut y, mut angle) = (at.0 + side * 0.20 * size, at.1 - 0.045 * size, side * 1.5);
    let mut tail = vec![(x, y)];
    for n in 0..=22u8 {
        let t = f32::from(n) / 22.0;
        angle += if is_up { -0.35 - t * 1.1 } else { 0.45 - t * 1.6 } * curl * 0.09 * side;
        (x, y) = (x + angle.sin() * long / 22.0, y - angle.cos() * long / 22.0);
        tail.push((x, y));
    }
    for (colour, shift, width) in [(rim, 0.006, 0.074), (fur, 0.0, 0.068)] {
        for (n, pair) in tail.windows(2).enumerate() {
            let points = pair.iter().map(|(x, y)| (x + shift * size * light.signum(), y - shift * size));
            canvas.line(points, colour, 1.0, size * (width - 0.0013 * n as f32));
        }
    }
    let outline = |grow: f32, shift: Xy| {
        let lean = |(x, y): Xy| {
            (
                at.0 + (x * fat * grow + tilt * step(-0.45, -0.9, y)) * size + shift.0,
                at.1 + y * size + shift.1,
            )
        };
        let right = HALF.iter().map(|&point| lean(point));
        let left = HALF.iter().rev().map(|&(x, y)| lean((-x, y)));
        spline(&right.chain(left).collect::<Vec<_>>())
    };
    let toward = (light * 0.05, -0.008 * size);
    canvas.draw(outline(1.012, toward), solid(rim.mix(glow, 0.3), 1.0));
    canvas.draw(outline(1.0, (toward.0 * 0.45, toward.1 * 0.5)), solid(rim.mix(fur, 0.6), 1.0));
    canvas.draw(
        outline(1.0, (0.0, 0.0)),
        vertical(at.1 - size, at.1, &[fur.mix(rim, 0.10), fur.mix(rim, 0.04), fur]),
    );
    // Hair along the back.
    for _ in 0..160 {
        let (along, across) = (rng.between(0.05, 0.78), rng.between(-1.0, 1.0));
        let half = 0.12 + 0.16 * (1.0 - along);
        let (x, y) = (at.0 + across * half * size * fat, at.1 - along * size);
        let tip = (x + across * 0.012 * size, y + rng.between(0.02, 0.04) * size);
        canvas.line([(x, y), tip], rim, 0.05 + 0.10 * across.abs(), 0.0022 * size.max(0.4));
    }
    for ear in [-1.0, 1.0] {
        let inner = [(0.128, -0.915), (0.155, -0.958), (0.170, -0.905)]
            .map(|(x, y)| (at.0 + (ear * x * fat + tilt) * size, at.1 + y * size));
        canvas.shape(inner, fur.mix(rim, 0.18), 1.0);
    }
}

fn roof(canvas: &mut Canvas, ground: f32, [dark, rim, accent]: [Rgb; 3], seed: u32) {
    for cell in canvas.cells(0.42) {
        let mut rng = cell_rng(seed, cell);
        if rng.percent(45.0) {
            let (x, tall) = ((cell as f32 + rng.between(0.2, 0.7)) * 0.42, rng.between(0.06, 0.13));
            canvas.draw(
                rectangle(x, ground - tall, 0.07, tall + 0.05),
                vertical(ground - tall, ground, &[dark.mix(rim, 0.10), dark]),
            );
            canvas.block([x - 0.008, ground - tall - 0.014, 0.086, 0.018], dark.mix(rim, 0.16), 1.0);
        }
    }
    canvas.ridge(|_| ground, vertical(ground, 1.0, &[dark.mix(accent, 0.25), dark.mix(accent, 0.10), dark]));
    for line in 0..9 {
        let y = ground + 0.008 + line as f32 * 0.028;
        for cell in canvas.cells(0.05) {
            let x = (cell as f32 + if line % 2 == 0 { 0.0 } else { 0.5 }) * 0.05;
            let tone = smooth(cell as f32 * 3.3, line as f32 * 5.1, seed) * 0.12;
            canvas.oval((x + 0.025, y), (0.0245, 0.026), dark.mix(accent, tone), 0.9);
            let arc = (0..=8).map(|n| {
                let angle = n as f32 / 8.0 * PI;
                (x + 0.025 + angle.cos() * 0.0245, y + angle.sin() * 0.026)
            });
            canvas.line(arc, rim, 0.10, 0.0022);
        }
    }
    haze(canvas, ground, 0.006, rim, 0.6);
}

fn branch(canvas: &mut Canvas, ground: f32, [dark, rim, accent]: [Rgb; 3], seed: u32) {
    let bend = smooth(0.5, 0.5, seed) * 0.12 - 0.06;
    let line = |x: f32| ground + 0.02 + bend * x * x + 0.008 * (x * 9.0).sin();
    let points = |lift: f32| (-60..=60).map(move |n| (n as f32 * 0.06, line(n as f32 * 0.06) + lift));
    canvas.line(points(-0.004), rim, 0.55, 0.05);
    canvas.line(points(0.0), dark, 1.0, 0.048);
    for cell in canvas.cells(0.09) {
        let mut rng = cell_rng(seed, cell);
        let x = (cell as f32 + rng.unit()) * 0.09;
        let up = if rng.percent(50.0) { -1.0 } else { 1.0 };
        let (lean, long) = (rng.between(-0.06, 0.06), rng.between(0.04, 0.16));
        let tip = (x + lean, line(x) + up * long);
        canvas.line([(x, line(x)), (x + lean * 0.3, line(x) + up * long * 0.6), tip], dark, 1.0, 0.007);
        for n in 0..6 {
            let t = 0.4 + n as f32 * 0.12;
            let at = (
                x + lean * t + rng.between(-0.025, 0.025),
                line(x) + up * long * t + rng.between(-0.02, 0.02),
            );
            canvas.oval(at, (0.013, 0.008), accent.mix(dark, rng.between(0.1, 0.7)), 0.95);
        }
    }
}

fn window(canvas: &mut Canvas, look: &mut Look, ground: f32, [dark, rim, accent]: [Rgb; 3]) {
    let half = look.aspect * look.own.between(0.34, 0.42);
    let wall = dark.mix(accent, 0.22);
    let (left, right) = (canvas.view.left() - 1.0, canvas.view.right() + 1.0);
    canvas.block([left, canvas.view.top() - 1.0, -half - left, 9.0], wall, 1.0);
    canvas.block([half, canvas.view.top() - 1.0, right - half, 9.0], wall, 1.0);
    for x in [-half, 0.0, half] {
        canvas.block([x - 0.014, canvas.view.top() - 1.0, 0.028, 9.0], dark, 1.0);
    }
    canvas.block([-half, 0.28, half * 2.0, 0.02], dark, 1.0);
    for side in [-1.0, 1.0] {
        for fold in 0..5 {
            let x = side * (half + 0.02 - fold as f32 * 0.022);
            let swing = [
                (x, -0.1),
                (x - side * 0.008, 0.3),
                (x + side * 0.004, 0.6),
                (x - side * 0.004, ground + 0.01),
                (x + side * 0.05, ground + 0.01),
                (x + side * 0.05, -0.1),
            ];
            canvas.draw(spline(&swing), solid(accent.mix(dark, 0.35 + 0.1 * (fold % 3) as f32), 0.92));
        }
    }
    canvas.ridge(
        |_| ground,
        vertical(ground, ground + 0.06, &[dark.mix(rim, 0.4), dark.mix(accent, 0.2), dark]),
    );
}

fn hill(canvas: &mut Canvas, ground: f32, [dark, rim, low]: [Rgb; 3], seed: u32) {
    for n in 0..2 {
        let t = n as f32;
        canvas.ridge(
            |x| ground - 0.08 + 0.06 * t - 0.06 * smooth(x * 2.0 + 5.0 * t, t, seed),
            solid(dark.mix(low, 0.65 - 0.25 * t), 1.0),
        );
    }
    let line = |x: f32| ground - 0.01 + 0.05 * x * x;
    canvas.ridge(line, vertical(ground, 1.0, &[dark.mix(rim, 0.10), dark]));
    for cell in canvas.cells(0.006) {
        let mut rng = cell_rng(seed ^ 9, cell);
        let x = cell as f32 * 0.006;
        let tip = (x + rng.between(-0.015, 0.015), line(x) - rng.between(0.008, 0.035));
        canvas.line([(x, line(x) + 0.004), tip], dark.mix(rim, rng.between(0.0, 0.35)), 1.0, 0.0026);
    }
}
