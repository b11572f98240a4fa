//! Ink on rice paper: steep hills that fade into mist, a red sun, a boat, birds, and a seal.

use super::*;

/// Paper, stained paper, grey ink, black ink, sun, seal.
const PALETTES: &[Palette] = &[
    [0xF4EEDF, 0xE3D6BA, 0x8D9391, 0x1D2426, 0xD2452F, 0xB8281F],
    [0xEFEDE6, 0xD5D6CF, 0x7C93A0, 0x182A38, 0xE0705A, 0xB23A2E],
    [0xF2EAD3, 0xDDCCA4, 0x8B9A7B, 0x222C1F, 0xC94F32, 0xA92B1E],
    [0xF5F0EA, 0xE6DAD2, 0x9A8C98, 0x2B2430, 0xE08D79, 0xB33951],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [ground, stain, grey, black, red, seal] = look.palette(PALETTES);
    let seed = look.seed();
    canvas.fill(radial((0.0, 0.45), 0.95, &[ground, ground, stain]));
    let at = (look.across(0.6), look.own.between(0.16, 0.34));
    let radius = look.own.between(0.055, 0.11) * look.unit();
    let fade = [0.95, 0.75, 0.35].map(|part| red.alpha(part));
    canvas.draw(circle(at, radius), vertical(at.1 - radius, at.1 + radius, &fade));
    let layers = 4 + look.own.below(2);
    for (n, t) in steps(layers).enumerate() {
        let ink = grey.mix(ground, 0.45 * (1.0 - t)).mix(black, t * t * 0.9);
        hills(canvas, seed.wrapping_add(n as u32 * 61), t, ink, ground);
    }
    let lake = look.own.between(0.84, 0.9);
    for _ in 0..14 {
        let (x, y) = (look.across(1.0), lake + look.own.between(-0.02, 0.08));
        let (long, alpha) = (look.own.between(0.04, 0.2), look.own.between(0.12, 0.35));
        canvas.line([(x - long, y), (x, y + 0.003), (x + long, y)], grey, alpha, 0.0022);
    }
    canvas.local((-at.0 * 0.5, lake), (0.07, 0.07), 0.0, |canvas| fishing_boat(canvas, black));
    birds(canvas, &mut look.own, (at.0 * 0.3, at.1 + 0.02), 0.02, black);
    paper(canvas, seed, stain);
    canvas.local((look.aspect * 0.5 - 0.11, 0.86), (0.052, 0.052), 0.0, |canvas| {
        canvas.block([0.0, 0.0, 1.0, 1.3], seal, 0.9);
        for (n, y) in steps(4).map(|t| 0.22 + 0.84 * t).enumerate() {
            let x = 0.3 + 0.4 * (n % 2) as f32;
            canvas.line([(0.2, y), (0.8, y + 0.05)], ground, 0.85, 0.07);
            canvas.line([(x, y - 0.14), (x, y + 0.2)], ground, 0.85, 0.06);
        }
    });
}

/// One layer of steep, rounded hills: dark at the top edge, washed out below, with brush strokes and trees.
fn hills(canvas: &mut Canvas, seed: u32, near: f32, ink: Rgb, ground: Rgb) {
    let (base, height, spacing) = (0.42 + 0.36 * near, 0.20 + 0.12 * near, 0.34 + 0.1 * near);
    let alpha = 0.55 + 0.4 * near;
    row(canvas, seed, spacing, |canvas, rng, x| {
        if rng.percent(24.0) {
            return;
        }
        let (wide, tall) = (spacing * rng.between(0.5, 1.0), height * rng.between(0.6, 1.6));
        let lean = rng.between(-0.25, 0.25) * wide;
        let edge = |u: f32| {
            let hump = (1.0 - u.abs()).max(0.0).powf(0.72) * (1.0 - 0.25 * u.abs());
            let rough =
                0.34 * (cloud(u * 4.0 + x * 9.0, 0.5, 4, seed) - 0.5) * hump.sqrt() * (1.0 - 0.4 * hump);
            (x + u * wide + lean * hump, base + 0.04 - tall * (hump + rough))
        };
        // The mist hides what stands behind the foot.
        canvas.spot((x, base + 0.05), (wide * 1.5, 0.10), ground, 0.8);
        let wash = [1.0, 0.72, 0.3, 0.0].map(|part| ink.alpha(alpha * part));
        canvas
            .draw(polygon(steps(81).map(|t| edge(2.0 * t - 1.0))), vertical(base - tall, base + 0.04, &wash));
        for stroke in 0..16 {
            let u = rng.between(-0.9, 0.9);
            let ((x, y), long) = (edge(u), tall * rng.between(0.12, 0.5));
            let line = [(x, y), (x + u * 0.02, y + long * 0.5), (x + u * 0.05, (y + long).min(base))];
            let dark = if stroke % 3 == 0 { 0.5 } else { 0.22 };
            canvas.line(line, ink, alpha * dark, rng.between(0.0015, 0.007));
            if stroke % 3 == 0 {
                for rise in [0.004, 0.007, 0.010, 0.013] {
                    let tree = (x + rng.between(-0.008, 0.008), y - rise);
                    canvas.disc(tree, rng.between(0.003, 0.007), ink, alpha * 0.8);
                }
            }
        }
    });
}

fn fishing_boat(canvas: &mut Canvas, black: Rgb) {
    let hull = [(-1.1, -0.12), (-0.5, 0.08), (0.5, 0.08), (1.1, -0.16), (0.5, 0.17), (-0.5, 0.17)];
    canvas.blob(&hull, black, 0.9);
    canvas.shape([(0.25, -0.02), (0.34, -0.55), (0.46, -0.55), (0.52, -0.02)], black, 0.85);
    canvas.disc((0.40, -0.66), 0.09, black, 0.9);
    canvas.shape([(0.2, -0.68), (0.4, -0.86), (0.6, -0.68)], black, 0.9);
    canvas.line([(0.5, -0.4), (-0.75, -0.9), (-1.2, 0.3)], black, 0.7, 0.02);
}
