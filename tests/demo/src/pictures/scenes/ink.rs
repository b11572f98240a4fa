//! Ink on rice paper: steep hills that fade into mist, a red sun, a boat, birds, and a seal.

use super::*;

/// Paper, stained paper, grey ink, black ink, sun, seal.
const PALETTES: &[Palette] = &[
    [0xF4EEDF, 0xE3D6BA, 0x8D9391, 0x1D2426, 0xD2452F, 0xB8281F],
    [0xEFEDE6, 0xD5D6CF, 0x7C93A0, 0x182A38, 0xE0705A, 0xB23A2E],
    [0xF2EAD3, 0xDDCCA4, 0x8B9A7B, 0x222C1F, 0xC94F32, 0xA92B1E],
    [0xF5F0EA, 0xE6DAD2, 0x9A8C98, 0x2B2430, 0xE08D79, 0xB33951],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [ground, stain, grey, black, red, seal] = look.palette(PALETTES);
    let seed = look.seed();
    canvas.fill(radial((0.0, 0.45), 0.95, &[ground.alpha(1.0), ground.alpha(1.0), stain.alpha(1.0)]));
    let at = (look.across(0.6), look.own.between(0.16, 0.34));
    let radius = look.own.between(0.055, 0.11) * look.unit();
    canvas.draw(
        circle(at, radius),
        linear(
            (0.0, at.1 - radius),
            (0.0, at.1 + radius),
            &[red.alpha(0.95), red.alpha(0.75), red.alpha(0.35)],
        ),
    );
    let layers = 4 + look.own.below(2);
    for n in 0..layers {
        let t = n as f32 / (layers - 1) as f32;
        let base = 0.42 + 0.36 * t;
        let ink = grey.mix(ground, 0.45 * (1.0 - t)).mix(black, t * t * 0.9);
        hills(
            canvas,
            seed.wrapping_add(n as u32 * 61),
            base,
            (0.20 + 0.12 * t, 0.34 + 0.1 * t),
            ink,
            0.55 + 0.4 * t,
            ground,
        );
    }
    let lake = look.own.between(0.84, 0.9);
    for _ in 0..14 {
        let (x, y, long) =
            (look.across(1.0), lake + look.own.between(-0.02, 0.08), look.own.between(0.04, 0.2));
        canvas.line(
            [(x - long, y), (x, y + 0.003), (x + long, y)],
            grey,
            look.own.between(0.12, 0.35),
            0.0022,
        );
    }
    let place = (-at.0 * 0.5, lake);
    fishing_boat(canvas, place, 0.07, black);
    birds(canvas, &mut look.own, (at.0 * 0.3, at.1 + 0.02), 0.02, black);
    paper(canvas, seed, stain);
    let size = 0.052;
    let corner = (look.aspect * 0.5 - 0.11, 0.86);
    canvas.block([corner.0, corner.1, size, size * 1.3], seal, 0.9);
    for n in 0..4 {
        let y = corner.1 + size * (0.22 + 0.28 * n as f32);
        let line = [(corner.0 + size * 0.2, y), (corner.0 + size * 0.8, y + size * 0.05)];
        canvas.line(line, ground, 0.85, size * 0.07);
        let x = corner.0 + size * (0.3 + 0.4 * (n % 2) as f32);
        canvas.line([(x, y - size * 0.14), (x, y + size * 0.2)], ground, 0.85, size * 0.06);
    }
}

/// One layer of steep, rounded hills: dark at the top edge, washed out below, with brush strokes.
fn hills(
    canvas: &mut Canvas,
    seed: u32,
    base: f32,
    (height, spacing): Xy,
    ink: Rgb,
    alpha: f32,
    ground: Rgb,
) {
    for cell in canvas.cells(spacing) {
        let mut rng = cell_rng(seed, cell);
        if rng.percent(24.0) {
            continue;
        }
        let x = (cell as f32 + rng.unit()) * spacing;
        let (wide, tall) = (spacing * rng.between(0.5, 1.0), height * rng.between(0.6, 1.6));
        let lean = rng.between(-0.25, 0.25) * wide;
        let edge = |u: f32| {
            let hump = (1.0 - u.abs()).max(0.0).powf(0.72) * (1.0 - 0.25 * u.abs());
            let rough = 0.34 * (cloud(u * 4.0 + x * 9.0, 0.5, 4, seed) - 0.5);
            (
                x + u * wide + lean * hump,
                base + 0.04 - tall * (hump + rough * hump.sqrt() * (1.0 - 0.4 * hump)),
            )
        };
        let outline = (-40..=40).map(|n| edge(n as f32 / 40.0));
        let wash = [ink.alpha(alpha), ink.alpha(alpha * 0.72), ink.alpha(alpha * 0.3), ground.alpha(0.0)];
        // The mist hides what stands behind the foot.
        canvas.spot((x, base + 0.05), (wide * 1.5, 0.10), ground, 0.8);
        canvas.draw(polygon(outline), linear((0.0, base - tall), (0.0, base + 0.04), &wash));
        for stroke in 0..16 {
            let u = rng.between(-0.9, 0.9);
            let (from, long) = (edge(u), tall * rng.between(0.12, 0.5));
            let line = [
                from,
                (from.0 + u * 0.02, from.1 + long * 0.5),
                (from.0 + u * 0.05, (from.1 + long).min(base)),
            ];
            canvas.line(
                line,
                ink,
                alpha * if stroke % 3 == 0 { 0.5 } else { 0.22 },
                rng.between(0.0015, 0.007),
            );
        }
        for _ in 0..5 {
            let u = rng.between(-0.8, 0.8);
            let (px, py) = edge(u);
            for leaf in 0..4 {
                let at = (px + rng.between(-0.008, 0.008), py - 0.004 - leaf as f32 * 0.003);
                canvas.disc(at, rng.between(0.003, 0.007), ink, alpha * 0.8);
            }
        }
    }
}

fn fishing_boat(canvas: &mut Canvas, (x, y): Xy, size: f32, black: Rgb) {
    let at = |u: f32, v: f32| (x + u * size, y + v * size);
    canvas.draw(
        spline(&[
            at(-1.1, -0.12),
            at(-0.5, 0.08),
            at(0.5, 0.08),
            at(1.1, -0.16),
            at(0.5, 0.17),
            at(-0.5, 0.17),
        ]),
        solid(black, 0.9),
    );
    canvas.shape([at(0.25, -0.02), at(0.34, -0.55), at(0.46, -0.55), at(0.52, -0.02)], black, 0.85);
    canvas.disc(at(0.40, -0.66), size * 0.09, black, 0.9);
    canvas.shape([at(0.2, -0.68), at(0.4, -0.86), at(0.6, -0.68)], black, 0.9);
    canvas.line([at(0.5, -0.4), at(-0.75, -0.9), at(-1.2, 0.3)], black, 0.7, size * 0.02);
}
