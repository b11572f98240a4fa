//! Still lifes: a small stage with spheres, arches and soft shadows, or a poster of flat shapes.

use super::*;

/// Wall, floor, three things, dark.
const PALETTES: &[Palette] = &[
    [0xE8D5C4, 0xD9B99B, 0xC4704F, 0x8C4A3A, 0xF2E3CF, 0x3D4F5C],
    [0xDCE3DF, 0xB8C8C0, 0x5E8273, 0xE9B872, 0xF7F1E5, 0x2F4858],
    [0xF1E8DA, 0xE5D3B8, 0xD7263D, 0x1B4D8C, 0xF4B93E, 0x222222],
    [0xEBD3D0, 0xD9A9A6, 0xB5656B, 0xF0E2C6, 0x6D8A96, 0x5D3A4A],
    [0x2B3440, 0x1D232C, 0xD98E5F, 0xE8D8BC, 0x5F8F8B, 0xB5453C],
    [0xCBD7E2, 0xA9BCCF, 0x34587A, 0xF0C9A4, 0xFBF6EC, 0xC5694B],
];

const WHITE: Rgb = Rgb(1.0, 1.0, 1.0);

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let palette = look.palette(PALETTES);
    if look.family.percent(60.0) { stage(canvas, look, palette) } else { poster(canvas, look, palette) }
}

fn stage(canvas: &mut Canvas, look: &mut Look, [wall, floor, first, second, third, dark]: [Rgb; 6]) {
    let seed = look.seed();
    let (edge, unit) = (look.own.between(0.60, 0.68), look.unit());
    let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
    canvas.fill(linear(
        (-side * 0.6, 0.0),
        (side * 0.6, 0.9),
        &[wall.mix(WHITE, 0.22).alpha(1.0), wall.alpha(1.0), wall.mix(dark, 0.22).alpha(1.0)],
    ));
    canvas.ridge(|_| edge, vertical(edge, 1.05, &[floor.mix(dark, 0.16), floor, floor.mix(WHITE, 0.12)]));
    let middle = look.across(0.1);
    let (wide, tall) = (look.own.between(0.16, 0.22) * unit, look.own.between(0.40, 0.54) * unit.max(0.7));
    match look.own.below(3) {
        0 => {
            canvas.draw(
                circle((middle, edge - tall * 0.55), wide * 1.55),
                linear(
                    (0.0, edge - tall * 1.2),
                    (0.0, edge),
                    &[second.mix(WHITE, 0.15).alpha(1.0), second.mix(wall, 0.4).alpha(1.0)],
                ),
            );
        }
        1 => {
            for (n, grow) in [1.5, 1.2, 0.9].into_iter().enumerate() {
                let colour = [first, second, first.mix(dark, 0.3)][n];
                let lit = [colour.mix(WHITE, 0.18).alpha(1.0), colour.mix(dark, 0.22).alpha(1.0)];
                canvas.draw(
                    arch((middle, edge + 0.005), wide * grow, tall * (0.62 + 0.28 * grow)),
                    linear((middle - side * wide * grow, 0.0), (middle + side * wide * grow, 0.0), &lit),
                );
            }
        }
        _ => {
            let frame = second.mix(WHITE, 0.1);
            canvas.draw(
                arch((middle, edge + 0.005), wide * 1.3, tall),
                linear(
                    (middle - side * wide, 0.0),
                    (middle + side * wide, 0.0),
                    &[frame.alpha(1.0), frame.mix(dark, 0.25).alpha(1.0)],
                ),
            );
            canvas.draw(
                arch((middle + side * 0.012, edge + 0.005), wide * 1.12, tall * 0.92),
                vertical(edge - tall, edge, &[third.mix(first, 0.3), third.mix(WHITE, 0.3), wall]),
            );
            canvas.disc(
                (middle - side * wide * 0.3, edge - tall * 0.5),
                wide * 0.36,
                first.mix(WHITE, 0.3),
                1.0,
            );
        }
    }
    // A plinth in front, and things on it and around it.
    let plinth = (middle + look.across(0.12), edge + 0.17);
    cylinder(canvas, plinth, (wide * 1.05, 0.10), floor.mix(WHITE, 0.3), dark, side);
    let count = 4 + look.own.below(3);
    for n in 0..count {
        let colour = [first, second, third, dark.mix(first, 0.35)][n % 4];
        let spread = n as f32 / (count - 1) as f32 - 0.5;
        let on_plinth = n == count / 2;
        let ground = if on_plinth { plinth.1 - 0.115 } else { edge + look.own.between(0.10, 0.27) };
        let x = if on_plinth {
            plinth.0
        } else {
            middle + spread * look.aspect * 0.8 + look.own.between(-0.03, 0.03)
        };
        let size = look.own.between(0.06, 0.10) * unit * if on_plinth { 1.15 } else { 1.0 };
        match look.own.below(4) {
            0 | 1 => sphere(canvas, (x, ground - size), size, colour, dark, side),
            2 => cylinder(
                canvas,
                (x, ground),
                (size * 0.7, size * look.own.between(1.2, 2.6)),
                colour,
                dark,
                side,
            ),
            _ => vase(canvas, (x, ground), size * 1.5, colour, [dark, second], side),
        }
    }
    canvas.spot((-side * look.aspect * 0.4, 0.1), (0.8, 0.7), WHITE, 0.30);
    canvas.spot((side * look.aspect * 0.5, 0.9), (0.7, 0.6), dark, 0.25);
    paper(canvas, seed, floor.mix(wall, 0.5));
}

/// An arch with its foot in the middle of a point.
fn arch((x, y): Xy, half: f32, tall: f32) -> Option<Path> {
    let round = (0..=40).map(|n| {
        let angle = PI * n as f32 / 40.0;
        (x - angle.cos() * half, y - tall + half - angle.sin() * half)
    });
    polygon([(x - half, y)].into_iter().chain(round).chain([(x + half, y)]))
}

fn sphere(canvas: &mut Canvas, (x, y): Xy, size: f32, colour: Rgb, dark: Rgb, side: f32) {
    shadow(canvas, (x + side * size * 0.9, y + size * 0.95), (size * 2.2, size * 0.42), 0.5);
    let light = (x - side * size * 0.4, y - size * 0.45);
    let tones = [
        colour.mix(WHITE, 0.55),
        colour.mix(WHITE, 0.12),
        colour,
        colour.mix(dark, 0.45),
        colour.mix(dark, 0.75),
        colour.mix(dark, 0.6),
    ];
    canvas.draw(circle((x, y), size), radial(light, size * 1.65, &tones.map(|tone| tone.alpha(1.0))));
    canvas.glow(light, (size * 0.32, size * 0.24), WHITE, 0.5);
}

fn cylinder(canvas: &mut Canvas, (x, y): Xy, (half, tall): Xy, colour: Rgb, dark: Rgb, side: f32) {
    shadow(canvas, (x + side * half * 0.9, y), (half * 2.2, half * 0.5), 0.5);
    let tones = [
        colour.mix(WHITE, 0.2),
        colour.mix(WHITE, 0.3),
        colour,
        colour.mix(dark, 0.35),
        colour.mix(dark, 0.5),
    ];
    let body = linear((x - side * half, 0.0), (x + side * half, 0.0), &tones.map(|tone| tone.alpha(1.0)));
    let flat = half * 0.26;
    canvas.draw(ellipse((x, y), (half, flat)), body.clone());
    canvas.draw(rectangle(x - half, y - tall, half * 2.0, tall), body);
    canvas.draw(
        ellipse((x, y - tall), (half, flat)),
        linear(
            (x - side * half, 0.0),
            (x + side * half, 0.0),
            &[colour.mix(WHITE, 0.5).alpha(1.0), colour.mix(WHITE, 0.22).alpha(1.0)],
        ),
    );
}

/// A vase with a few dry stems.
fn vase(canvas: &mut Canvas, (x, y): Xy, size: f32, colour: Rgb, [dark, accent]: [Rgb; 2], side: f32) {
    shadow(canvas, (x + side * size * 0.5, y - size * 0.03), (size * 1.2, size * 0.24), 0.5);
    for n in 0..5 {
        let lean = (n as f32 - 2.0) * 0.22;
        let tip = (x + lean * size, y - size * (2.3 - 0.25 * (n as f32 - 2.0).abs()));
        canvas.line(
            [(x, y - size), (x + lean * size * 0.3, y - size * 1.5), tip],
            dark.mix(accent, 0.3),
            1.0,
            size * 0.02,
        );
        canvas.oval(tip, (size * 0.06, size * 0.13), accent.mix(WHITE, 0.15), 1.0);
    }
    let profile = [
        (0.26, 0.0),
        (0.42, -0.2),
        (0.46, -0.42),
        (0.34, -0.68),
        (0.15, -0.84),
        (0.13, -0.96),
        (0.19, -1.04),
    ];
    let right = profile.iter().map(|(u, v)| (x + u * size, y + v * size));
    let left = profile.iter().rev().map(|(u, v)| (x - u * size, y + v * size));
    let tones = [
        colour.mix(WHITE, 0.2),
        colour.mix(WHITE, 0.34),
        colour,
        colour.mix(dark, 0.5),
        colour.mix(dark, 0.35),
    ];
    let body = linear(
        (x - side * size * 0.5, 0.0),
        (x + side * size * 0.5, 0.0),
        &tones.map(|tone| tone.alpha(1.0)),
    );
    canvas.draw(spline(&right.chain(left).collect::<Vec<_>>()), body);
}

fn poster(canvas: &mut Canvas, look: &mut Look, [wall, floor, first, second, third, dark]: [Rgb; 6]) {
    let (seed, unit) = (look.seed(), look.unit());
    let colours = [first, second, third, dark, floor];
    canvas.fill(solid(wall, 1.0));
    let turn = *look.own.pick(&[0.0, PI / 4.0, -PI / 4.0, PI / 6.0]);
    for n in 0..2 {
        let (at, radius) =
            ((look.across(0.5), look.own.between(0.25, 0.75)), look.own.between(0.16, 0.30) * unit);
        canvas.disc(at, radius, colours[n * 2], 1.0);
        let half = (0..=40).map(|k| {
            let angle = turn + PI * k as f32 / 40.0;
            (at.0 + angle.cos() * radius, at.1 + angle.sin() * radius)
        });
        canvas.shape(half, colours[n * 2 + 1], 0.92);
    }
    for n in 0..3 + look.own.below(4) {
        let (x, y) = (look.across(0.8), look.own.between(0.12, 0.88));
        let (long, thick) = (look.own.between(0.2, 0.7), look.own.between(0.008, 0.05));
        let angle = if n % 2 == 0 { turn } else { turn + PI / 2.0 };
        let (dx, dy) = (angle.cos() * long / 2.0, angle.sin() * long / 2.0);
        let (px, py) = (-angle.sin() * thick / 2.0, angle.cos() * thick / 2.0);
        let bar = [
            (x - dx + px, y - dy + py),
            (x + dx + px, y + dy + py),
            (x + dx - px, y + dy - py),
            (x - dx - px, y - dy - py),
        ];
        canvas.draw_with(
            polygon(bar),
            solid(colours[(n + 1) % 5], 0.95),
            if n % 3 == 2 { BlendMode::Multiply } else { BlendMode::SourceOver },
        );
    }
    let at = (look.across(0.6), look.own.between(0.2, 0.8));
    for ring in 0..5 {
        let radius = unit * (0.04 + 0.026 * ring as f32);
        let points = (0..=64).map(|n| {
            (at.0 + (TAU * n as f32 / 64.0).cos() * radius, at.1 + (TAU * n as f32 / 64.0).sin() * radius)
        });
        canvas.line(points, dark, 0.95, 0.006);
    }
    let (x, y, size) = (look.across(0.5), look.own.between(0.3, 0.8), look.own.between(0.10, 0.2) * unit);
    canvas.draw_with(
        polygon([(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]),
        solid(third, 0.9),
        BlendMode::Multiply,
    );
    for n in 0..36 {
        let (column, line) = ((n % 6) as f32, (n / 6) as f32);
        let dot = (-at.0 * 0.6 + (column - 2.5) * 0.026, 1.0 - at.1 + (line - 2.5) * 0.026);
        canvas.disc(dot, 0.0055, dark, 0.9);
    }
    paper(canvas, seed, floor);
}
