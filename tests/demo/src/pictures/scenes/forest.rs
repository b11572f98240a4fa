//! A forest in the morning: rows of trunks that fade into the fog, rays of light, leaves above, sometimes a deer.

use super::*;

/// Far fog, near fog, light, middle distance, dark trunk, leaf.
const PALETTES: &[Palette] = &[
    [0x9DBFA8, 0xE9F0D8, 0xFFFBE0, 0x7FA58F, 0x12241D, 0x2F5D45],
    [0xE6B17E, 0xFBE8C4, 0xFFF6DC, 0xC98D5E, 0x2A1712, 0xB5532A],
    [0x6E8FA3, 0xD7E3E4, 0xFFFFFF, 0x6C8B9B, 0x0E1A24, 0x2B4A5A],
    [0x5B6B8C, 0xF0C9B0, 0xFFE9D0, 0x8A7C99, 0x1B1630, 0x51406B],
    [0x2C5E4F, 0xC7D99A, 0xFFF7B8, 0x5C8D63, 0x0A1C15, 0x3F7A3C],
    [0xB9C7CC, 0xF3F5F4, 0xFFFFFF, 0xA4B3B8, 0x2A3338, 0x7D8F94],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [far, fog, light, middle, dark, leaf] = look.palette(PALETTES);
    let seed = look.seed();
    let at = (look.across(0.6), look.own.between(0.12, 0.42));
    canvas.fill(radial(at, 0.95, &[light, fog, fog.mix(far, 0.6), far].map(|colour| colour.alpha(1.0))));
    canvas.field(120.0, BlendMode::SourceOver, |x, y| {
        let crown = cloud(x * 5.0, y * 5.0, 4, seed);
        middle.alpha(step(0.42, 0.75, crown) * step(0.62, 0.25, y) * 0.55)
    });
    let rows = 5;
    let lean = look.own.between(-0.02, 0.02);
    let is_birch = look.family.percent(25.0);
    let path = look.across(0.25);
    for row in 0..rows {
        let t = row as f32 / (rows - 1) as f32;
        let ground = 0.66 + 0.20 * t;
        let colour = Rgb::ramp(&[fog.mix(middle, 0.55), middle, middle.mix(dark, 0.6), dark], t);
        let floor = |x: f32| {
            ground + 0.035 * smooth(x * 2.4 + 9.0 * t, t * 4.0, seed) + 0.012 * smooth(x * 13.0, t, seed)
        };
        canvas.ridge(
            floor,
            vertical(
                ground,
                ground + 0.3,
                &[colour.mix(leaf, 0.28).mix(light, 0.12 * (1.0 - t)), colour.mix(fog, 0.2 * (1.0 - t))],
            ),
        );
        if row == 3 && look.family.percent(45.0) {
            deer(
                canvas,
                (path + look.own.between(-0.1, 0.1), ground + 0.03),
                0.16,
                dark.mix(fog, 0.12),
                light,
            );
        }
        let spacing = 0.07 + 0.16 * t * t;
        for cell in canvas.cells(spacing) {
            let mut rng = cell_rng(seed ^ row as u32, cell);
            let x = (cell as f32 + rng.unit()) * spacing;
            // The clearing stays open.
            if (x - path).abs() > 0.05 + 0.22 * t * t {
                let thick = (0.008 + 0.042 * t * t) * rng.between(0.7, 1.3);
                trunk(canvas, &mut rng, (x, floor(x)), thick, lean, [colour, light, dark], (t, is_birch));
            }
        }
        ferns(canvas, seed ^ row as u32, floor, 0.012 + 0.05 * t * t, colour.mix(leaf, 0.3));
        haze(canvas, ground, 0.13, fog, 0.62 * (1.0 - t));
        if row == rows - 2 {
            rays(canvas, look, at, light);
        }
    }
    leaves(canvas, look, [leaf, dark, light]);
    if look.family.percent(40.0) {
        for _ in 0..40 {
            let (at, size) =
                ((look.across(1.0), look.own.between(0.45, 0.95)), look.own.between(0.006, 0.02));
            canvas.glow(at, (size, size), light.mix(Rgb(1.0, 0.9, 0.4), 0.5), 0.8);
        }
    }
    canvas.glow(at, (0.7, 0.6), light, 0.35);
}

fn trunk(
    canvas: &mut Canvas,
    rng: &mut Rng,
    (x, y): Xy,
    thick: f32,
    lean: f32,
    [colour, light, dark]: [Rgb; 3],
    (near, is_birch): (f32, bool),
) {
    let lean = lean + rng.between(-0.05, 0.05);
    let edge = |side: f32, level: f32| {
        let rise = y - level;
        let flare = 1.0 + 1.1 * (-rise * 22.0).exp();
        (
            x + lean * rise
                + side * thick * 0.5 * flare * (1.0 - 0.25 * rise)
                + 0.25 * thick * (rise * 9.0 + x * 40.0).sin(),
            level,
        )
    };
    let top = canvas.view.top().min(0.0) - 0.05;
    let levels = |n: u8| y + 0.01 + (top - y) * f32::from(n) / 14.0;
    let left = (0..=14u8).map(|n| edge(-1.0, levels(n)));
    let right = (0..=14u8).rev().map(|n| edge(1.0, levels(n)));
    let base = if is_birch { colour.mix(light, 0.55) } else { colour };
    let round = [base.mix(light, 0.22 * near + 0.05), base, base.mix(dark, 0.5), base.mix(light, 0.1)]
        .map(|colour| colour.alpha(1.0));
    canvas.draw(polygon(left.chain(right)), linear((x - thick, 0.0), (x + thick, 0.0), &round));
    let marks = if is_birch { 26 } else { (18.0 * near) as usize };
    for _ in 0..marks {
        let level = rng.between(top, y);
        let (a, b) = (edge(-0.8, level), edge(0.8, level));
        let from = a.0 + (b.0 - a.0) * rng.between(0.0, 0.7);
        let line = if is_birch {
            [(from, level), (from + thick * 0.4, level + 0.002)]
        } else {
            [(from, level), (from + thick * 0.05, level + rng.between(0.02, 0.09))]
        };
        canvas.line(line, dark, if is_birch { 0.75 } else { 0.35 }, thick * 0.06);
    }
    for _ in 0..3 {
        let (level, side) = (rng.between(0.0, y - 0.28), if rng.percent(50.0) { 1.0 } else { -1.0 });
        let from = edge(side * 0.6, level);
        let long = rng.between(0.05, 0.16);
        let bough = [
            from,
            (from.0 + side * long * 0.5, from.1 - long * 0.2),
            (from.0 + side * long, from.1 - long * 0.5),
        ];
        canvas.line(bough, base, 1.0, thick * 0.16);
    }
}

fn ferns(canvas: &mut Canvas, seed: u32, ground: impl Fn(f32) -> f32, size: f32, colour: Rgb) {
    for cell in canvas.cells(size * 0.55) {
        let mut rng = cell_rng(seed ^ 0xFE, cell);
        let x = (cell as f32 + rng.unit()) * size * 0.55;
        for _ in 0..3 {
            let (lean, tall) = (rng.between(-0.8, 0.8) * size, rng.between(0.3, 1.0) * size);
            let y = ground(x);
            let blade = [(x, y + 0.005), (x + lean * 0.4, y - tall * 0.8), (x + lean, y - tall * 0.75)];
            canvas.line(blade, colour, 0.9, size * 0.06);
        }
    }
}

fn rays(canvas: &mut Canvas, look: &mut Look, at: Xy, light: Rgb) {
    let source = (at.0, at.1 - 0.5);
    for _ in 0..10 {
        let (angle, wide) = (look.own.between(-0.75, 0.75), look.own.between(0.012, 0.06));
        let end = |angle: f32| (source.0 + angle.sin() * 1.7, source.1 + angle.cos() * 1.7);
        let colours = [0.0, 0.26, 0.16, 0.0].map(|alpha| light.alpha(alpha * look.own.between(0.4, 1.0)));
        canvas.draw_with(
            polygon([source, end(angle - wide), end(angle + wide)]),
            linear(source, end(angle), &colours),
            BlendMode::Screen,
        );
    }
}

/// Leaves that hang into the picture from above.
fn leaves(canvas: &mut Canvas, look: &mut Look, [leaf, dark, light]: [Rgb; 3]) {
    for _ in 0..260 {
        let x = look.across(1.15);
        let edge = 0.04 + 0.17 * (x / look.aspect * 2.0).abs().powf(1.6);
        let (at, size, turn) =
            ((x, look.own.between(-0.08, edge)), look.own.between(0.008, 0.022), look.own.between(0.0, TAU));
        let (sin, cos) = turn.sin_cos();
        let point = |u: f32, v: f32| (at.0 + (u * cos - v * sin) * size, at.1 + (u * sin + v * cos) * size);
        let colour = leaf.mix(if look.own.percent(60.0) { dark } else { light }, look.own.between(0.1, 0.6));
        canvas.draw(
            spline(&[point(-1.0, 0.0), point(0.0, -0.42), point(1.0, 0.0), point(0.0, 0.42)]),
            solid(colour, 0.92),
        );
    }
}

/// A deer that stands and looks up.
fn deer(canvas: &mut Canvas, (x, y): Xy, size: f32, colour: Rgb, light: Rgb) {
    let at = |u: f32, v: f32| (x + u * size, y + v * size);
    canvas.glow(at(0.1, -0.6), (size * 1.6, size * 1.2), light, 0.35);
    for (u, knee) in [(-0.34, -0.40), (-0.26, -0.22), (0.20, 0.24), (0.28, 0.27)] {
        canvas.line([at(u, -0.42), at(knee, -0.2), at(knee + 0.01, 0.0)], colour, 1.0, size * 0.045);
    }
    let body = [
        (-0.46, -0.55),
        (-0.38, -0.66),
        (-0.1, -0.64),
        (0.16, -0.68),
        (0.30, -0.86),
        (0.36, -1.02),
        (0.44, -1.08),
        (0.62, -0.98),
        (0.60, -0.93),
        (0.48, -0.92),
        (0.42, -0.74),
        (0.34, -0.52),
        (0.2, -0.40),
        (-0.1, -0.38),
        (-0.36, -0.38),
        (-0.47, -0.45),
    ];
    canvas.draw(spline(&body.map(|(u, v)| at(u, v))), solid(colour, 1.0));
    canvas.oval(at(0.33, -1.07), (size * 0.07, size * 0.025), colour, 1.0);
    for side in [-0.10, 0.10] {
        let antler = [at(0.40, -1.06), at(0.36 + side, -1.26), at(0.42 + side * 1.8, -1.46)];
        canvas.line(antler, colour, 1.0, size * 0.024);
        canvas.line([at(0.36 + side, -1.26), at(0.36 + side * 2.6, -1.32)], colour, 1.0, size * 0.02);
        canvas.line([at(0.39 + side * 1.4, -1.36), at(0.48 + side, -1.42)], colour, 1.0, size * 0.018);
    }
}
