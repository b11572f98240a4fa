//! Cats seen from behind: on a roof, a branch, a window sill or a hill, before a moon or a low sun.

use super::*;

/// Upper sky, lower sky, moon or sun, fur, rim light, accent.
const PALETTES: &[Palette] = &[
    [0x0E1B3C, 0x4D6A9A, 0xFBF1D0, 0x070B1A, 0x9FC3E8, 0xE9B872],
    [0x47204F, 0xF08A6B, 0xFFE3A8, 0x1B0B22, 0xFFB37A, 0x7D2E57],
    [0xF2D8B8, 0xF7EBD6, 0xE4572E, 0x2A1E24, 0xFFF3DC, 0x8F9E6B],
    [0x0F2F33, 0x3E8077, 0xF6F0D4, 0x051315, 0xB8E0C8, 0xE8A24A],
    [0xE9B4A6, 0xF8E1D0, 0xFFF9EE, 0x4A2436, 0xFFFFFF, 0xC7566B],
];

/// The right half of a cat from behind, from the middle of the head down; the ground is at 0, the ears end at -1.
#[rustfmt::skip]
const HALF: &[Xy] = &[
    (0.030, -0.898), (0.070, -0.893), (0.098, -0.905), (0.126, -0.942), (0.154, -0.978), (0.172, -0.968),
    (0.184, -0.905), (0.192, -0.840), (0.194, -0.760), (0.172, -0.680), (0.138, -0.625), (0.134, -0.580),
    (0.165, -0.515), (0.202, -0.430), (0.238, -0.330), (0.285, -0.210), (0.300, -0.100), (0.270, -0.025),
    (0.200, 0.0),
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, round, fur, rim, accent] = look.palette(PALETTES);
    let seed = look.seed();
    let ground = look.own.between(0.78, 0.85);
    let (place, is_pair) = (look.family.below(4), look.family.percent(30.0));
    let size = look.own.between(0.42, 0.54) * look.unit().max(0.7) * if is_pair { 0.85 } else { 1.0 };
    let x = look.across(0.24);
    let disc = (x + look.across(0.3), ground - size * look.own.between(0.6, 0.9));
    let radius = look.own.between(0.22, 0.33) * look.unit();
    sky(canvas, seed, [high, low, round], ground, (disc, radius), (high.brightness() >= 0.35).then_some(0.4));
    let dark = fur.mix(low, 0.14);
    match place {
        0 => roof(canvas, ground, [dark, rim, accent], seed),
        1 => branch(canvas, ground, [dark, rim, accent], seed),
        2 => window(canvas, look, ground, [dark, rim, accent]),
        _ => hill(canvas, ground, [dark, rim, low], seed),
    }
    let side = look.side();
    let other = look.own.between(0.78, 0.92);
    let cats = if is_pair { vec![(-0.34, 1.0, -side), (0.34, other, side)] } else { vec![(0.0, 1.0, side)] };
    for (shift, part, side) in cats {
        let at = (x + shift * size, ground + 0.012);
        let light = (disc.0 - at.0).clamp(-0.3, 0.3) * side;
        canvas.local(at, (size * part * side, size * part), 0.0, |canvas| {
            sitting_cat(canvas, &mut look.own, [fur, rim, round], light);
        });
    }
    for _ in 0..if look.family.percent(40.0) { 26 } else { 0 } {
        let (at, size) = ((look.across(1.1), look.own.unit()), look.own.between(0.006, 0.015));
        let colour = accent.mix(rim, look.own.between(0.0, 0.4));
        canvas.local(at, (size, size), look.own.between(0.0, TAU), |canvas| {
            canvas.blob(&[(-1.0, 0.0), (0.0, 0.7), (1.0, 0.0), (0.0, -0.7)], colour, 0.9);
        });
    }
    canvas.glow(disc, (radius * 2.6, radius * 2.6), round, 0.16);
}

/// A cat of height 1: tail, body, a rim of light and fine fur.
fn sitting_cat(canvas: &mut Canvas, rng: &mut Rng, [fur, rim, glow]: [Rgb; 3], light: f32) {
    let (fat, tilt) = (rng.between(0.92, 1.18), rng.between(-0.05, 0.05));
    let (curl, long, is_up) = (rng.between(0.2, 0.41), rng.between(0.62, 0.88), rng.percent(70.0));
    let ((mut x, mut y), mut angle) = ((0.20, -0.045), 1.5_f32);
    let mut tail = vec![(x, y)];
    for t in steps(23) {
        angle += if is_up { -0.35 - t * 1.1 } else { 0.45 - t * 1.6 } * curl;
        (x, y) = (x + angle.sin() * long / 22.0, y - angle.cos() * long / 22.0);
        tail.push((x, y));
    }
    for (colour, shift, width) in [(rim, 0.006, 0.074), (fur, 0.0, 0.068)] {
        for (n, pair) in tail.windows(2).enumerate() {
            let points = pair.iter().map(|(x, y)| (x + shift * light.signum(), y - shift));
            canvas.line(points, colour, 1.0, width - 0.0013 * n as f32);
        }
    }
    let lean = |x: f32, y: f32| (x * fat + tilt * step(-0.45, -0.9, y), y);
    let left = HALF.iter().rev().map(|&(x, y)| lean(-x, y));
    let outline: Vec<Xy> = HALF.iter().map(|&(x, y)| lean(x, y)).chain(left).collect();
    for (part, colour) in [(1.0, rim.mix(glow, 0.3)), (0.45, rim.mix(fur, 0.6))] {
        let shift = (light * 0.1 * part, -0.008 * part);
        canvas.local(shift, (1.012, 1.0), 0.0, |canvas| canvas.blob(&outline, colour, 1.0));
    }
    canvas.draw(spline(&outline), vertical(-1.0, 0.0, &[fur.mix(rim, 0.10), fur.mix(rim, 0.04), fur]));
    // Hair along the back.
    for _ in 0..160 {
        let (along, across) = (rng.between(0.05, 0.78), rng.between(-1.0, 1.0));
        let x = across * (0.28 - 0.16 * along) * fat;
        let tip = (x + across * 0.012, rng.between(0.02, 0.04) - along);
        canvas.line([(x, -along), tip], rim, 0.05 + 0.10 * across.abs(), 0.0022);
    }
}

fn roof(canvas: &mut Canvas, ground: f32, [dark, rim, accent]: [Rgb; 3], seed: u32) {
    row(canvas, seed, 0.42, |canvas, rng, x| {
        if rng.percent(45.0) {
            let tall = rng.between(0.06, 0.13);
            canvas.block([x, ground - tall, 0.07, tall + 0.05], dark.mix(rim, 0.05), 1.0);
            canvas.block([x - 0.008, ground - tall - 0.014, 0.086, 0.018], dark.mix(rim, 0.16), 1.0);
        }
    });
    canvas.ridge(|_| ground, vertical(ground, 1.0, &[dark.mix(accent, 0.25), dark.mix(accent, 0.10), dark]));
    for line in 0..9u8 {
        let y = ground + 0.008 + f32::from(line) * 0.028;
        for cell in canvas.cells(0.05) {
            let x = (cell as f32 + 0.5 * f32::from(line % 2) + 0.5) * 0.05;
            let tone = smooth(cell as f32 * 3.3, f32::from(line) * 5.1, seed) * 0.12;
            canvas.oval((x, y), (0.0245, 0.026), dark.mix(accent, tone), 0.9);
            canvas.line(arc((x, y), 0.0245, 0.0, PI), rim, 0.10, 0.0022);
        }
    }
    haze(canvas, ground, 0.006, rim, 0.6);
}

fn branch(canvas: &mut Canvas, ground: f32, [dark, rim, accent]: [Rgb; 3], seed: u32) {
    let bend = smooth(0.5, 0.5, seed) * 0.12 - 0.06;
    let line = |x: f32| ground + 0.02 + bend * x * x + 0.008 * (x * 9.0).sin();
    for (colour, lift, width) in [(dark.mix(rim, 0.55), -0.004, 0.05), (dark, 0.0, 0.048)] {
        canvas.line(steps(121).map(|t| (8.0 * t - 4.0, line(8.0 * t - 4.0) + lift)), colour, 1.0, width);
    }
    row(canvas, seed, 0.09, |canvas, rng, x| {
        let (up, lean) = (if rng.percent(50.0) { -1.0 } else { 1.0 }, rng.between(-0.06, 0.06));
        let (y, long) = (line(x), up * rng.between(0.04, 0.16));
        canvas.line([(x, y), (x + lean * 0.3, y + long * 0.6), (x + lean, y + long)], dark, 1.0, 0.007);
        for t in steps(6).map(|t| 0.4 + 0.6 * t) {
            let at = (x + lean * t + rng.between(-0.025, 0.025), y + long * t + rng.between(-0.02, 0.02));
            canvas.oval(at, (0.013, 0.008), accent.mix(dark, rng.between(0.1, 0.7)), 0.95);
        }
    });
}

fn window(canvas: &mut Canvas, look: &mut Look, ground: f32, [dark, rim, accent]: [Rgb; 3]) {
    let (half, top) = (look.aspect * look.own.between(0.34, 0.42), canvas.view.top() - 1.0);
    for x in [-half - 9.0, half] {
        canvas.block([x, top, 9.0, 9.0], dark.mix(accent, 0.22), 1.0);
    }
    for x in [-half, 0.0, half] {
        canvas.block([x - 0.014, top, 0.028, 9.0], dark, 1.0);
    }
    canvas.block([-half, 0.28, half * 2.0, 0.02], dark, 1.0);
    // Curtains.
    for (side, fold) in [-1.0, 1.0].into_iter().flat_map(|side| (0..5u8).map(move |fold| (side, fold))) {
        let x = side * (half + 0.02 - f32::from(fold) * 0.022);
        canvas.local((x, 0.0), (side, ground + 0.01), 0.0, |canvas| {
            let folds = [(0.0, -0.1), (-0.008, 0.4), (0.004, 0.75), (-0.004, 1.0), (0.05, 1.0), (0.05, -0.1)];
            canvas.blob(&folds, accent.mix(dark, 0.35 + 0.1 * f32::from(fold % 3)), 0.92);
        });
    }
    let sill = [dark.mix(rim, 0.4), dark.mix(accent, 0.2), dark];
    canvas.ridge(|_| ground, vertical(ground, ground + 0.06, &sill));
}

fn hill(canvas: &mut Canvas, ground: f32, [dark, rim, low]: [Rgb; 3], seed: u32) {
    canvas.ridge(|x| ground - 0.02 - 0.08 * smooth(x * 2.0, 0.0, seed), dark.mix(low, 0.5));
    let line = |x: f32| ground - 0.01 + 0.05 * x * x;
    canvas.ridge(line, vertical(ground, 1.0, &[dark.mix(rim, 0.10), dark]));
    row(canvas, seed ^ 9, 0.006, |canvas, rng, x| {
        let tip = (x + rng.between(-0.015, 0.015), line(x) - rng.between(0.008, 0.035));
        canvas.line([(x, line(x) + 0.004), tip], dark.mix(rim, rng.between(0.0, 0.35)), 1.0, 0.0026);
    });
}
