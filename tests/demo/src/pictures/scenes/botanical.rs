//! Plants: branches with leaves on paper or at night, each leaf with its rib, veins and shaded half.

use super::*;

/// Ground, edge of the ground, dark leaf, middle leaf, pale leaf, blossom.
const PALETTES: &[Palette] = &[
    [0xF3EBDD, 0xE2D3BA, 0x2F5D50, 0x7C9A7E, 0xC9B079, 0xD9785B],
    [0x0F1F1C, 0x07110F, 0x2E6B57, 0x6FB08A, 0xC7D8A0, 0xF2B69B],
    [0xEFE6E2, 0xDCC7C0, 0x6B4C5B, 0xB07D88, 0x8C9A84, 0xE2A08F],
    [0x18223A, 0x0C1224, 0x3B6C8C, 0x82B4B8, 0xE3CFA0, 0xF0D9C8],
    [0xF6F1E4, 0xE7DDC2, 0x4A6B3A, 0x9BAE6A, 0x2E4B3C, 0xE5B23C],
    [0x2A1B24, 0x170D14, 0x8A3F4F, 0xC9757B, 0xE2B48F, 0xF6E3C9],
];
/// Width of a leaf by its length, position of its widest part, leaves on each side of a branch.
const FORMS: &[(f32, f32, usize)] =
    &[(0.20, 0.45, 12), (0.34, 0.42, 8), (0.55, 0.35, 6), (0.11, 0.5, 18), (0.42, 0.62, 7)];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [ground, edge, deep, middle, pale, blossom] = look.palette(PALETTES);
    let form = *look.family.pick(FORMS);
    let seed = look.seed();
    let (unit, is_dark) = (look.unit(), ground.brightness() < 0.33);
    canvas.fill(radial(
        (look.across(0.2), 0.42),
        0.85,
        &[ground.mix(pale, 0.06).alpha(1.0), ground.alpha(1.0), edge.alpha(1.0)],
    ));
    paper(canvas, seed, if is_dark { edge.mix(middle, 0.3) } else { edge });
    if look.own.percent(60.0) {
        let at = (look.across(0.2), look.own.between(0.36, 0.5));
        let radius = look.own.between(0.25, 0.36) * unit;
        if is_dark {
            canvas.glow(at, (radius * 2.0, radius * 2.0), blossom, 0.35);
        }
        let disc = blossom.mix(ground, 0.25);
        canvas.draw(
            circle(at, radius),
            linear(
                (0.0, at.1 - radius),
                (0.0, at.1 + radius),
                &[disc.alpha(0.95), disc.mix(ground, 0.55).alpha(0.9)],
            ),
        );
    }
    let branches = 3 + look.own.below(3);
    let has_blossoms = look.family.percent(55.0);
    for branch in 0..branches {
        // From back to front; those at the back are paler.
        let back = 1.0 - branch as f32 / (branches - 1) as f32;
        let start = (look.across(0.5), 1.06);
        let spread = (((branch * 2) % branches) as f32 / (branches - 1) as f32 - 0.5) * 1.1
            + look.own.between(-0.22, 0.22);
        let (bend, long) = (look.own.between(-0.5, 0.5), look.own.between(0.7, 1.02));
        let point = |t: f32| {
            let angle = spread + bend * t;
            (start.0 + angle.sin() * long * t * unit.max(0.7), start.1 - angle.cos() * long * t)
        };
        for n in 0..12u8 {
            let (from, to) = (f32::from(n) / 12.0, f32::from(n + 1) / 12.0);
            canvas.line(
                [point(from), point(to)],
                deep.mix(ground, 0.15 + 0.5 * back),
                1.0,
                0.010 * (1.15 - to),
            );
        }
        for n in 0..form.2 {
            let t = 0.2 + 0.78 * n as f32 / (form.2 - 1) as f32;
            let side = if n % 2 == 0 { 1.0 } else { -1.0 };
            let out =
                if n + 1 == form.2 { 0.0 } else { side * (1.05 - 0.35 * t + look.own.between(-0.18, 0.18)) };
            let tone = Rgb::ramp(&[deep, middle, pale], look.own.unit() * 0.85).mix(ground, back * 0.55);
            let length =
                look.own.between(0.78, 1.1) * (0.30 - 0.15 * t) * (0.7 + 1.2 * form.0) * unit.max(0.62) * 1.3;
            let shade = deep.mix(ground, back * 0.6);
            leaf(
                canvas,
                point(t),
                spread + bend * t * 2.0 + out,
                (length, form.0, form.1),
                [tone, shade, pale.mix(ground, back * 0.5)],
            );
        }
        if has_blossoms && back < 0.75 {
            for t in [1.0, 0.72] {
                let (size, turn) = (look.own.between(0.05, 0.095) * unit, look.own.between(0.0, TAU));
                flower(canvas, point(t), size * t, turn, blossom.mix(ground, back * 0.3), pale);
            }
        }
    }
    canvas.glow((look.across(0.6), 0.1), (0.8, 0.6), pale, 0.14);
}

/// Converts coordinates along and across a leaf.
fn place((x, y): Xy, turn: f32, along: f32, across: f32) -> Xy {
    let (sin, cos) = turn.sin_cos();
    (x + sin * along + cos * across, y - cos * along + sin * across)
}

fn leaf(
    canvas: &mut Canvas,
    at: Xy,
    turn: f32,
    (long, wide, widest): (f32, f32, f32),
    [tone, shade, vein]: [Rgb; 3],
) {
    let half = |side: f32| -> Option<Path> {
        let mut path = PathBuilder::new();
        let (tip, out) = (place(at, turn, long, 0.0), side * wide * long * 0.66);
        let (a, b) =
            (place(at, turn, long * widest * 0.35, out), place(at, turn, long * (widest + 0.32), out));
        path.move_to(at.0, at.1);
        path.cubic_to(a.0, a.1, b.0, b.1, tip.0, tip.1);
        path.close();
        path.finish()
    };
    let tip = place(at, turn, long, 0.0);
    for (side, darker) in [(1.0, 0.0), (-1.0, 0.38)] {
        let colours =
            [shade.mix(tone, 0.35), tone.mix(shade, darker), tone.mix(vein, 0.28).mix(shade, darker * 0.6)];
        canvas.draw(half(side), linear(at, tip, &colours.map(|colour| colour.alpha(1.0))));
    }
    canvas.line([at, place(at, turn, long * 0.95, 0.0)], vein, 0.75, long * 0.012);
    for n in 1..8 {
        let t = n as f32 / 8.5;
        let reach = wide * long * 0.40 * (1.0 - ((t - widest) / 0.62).powi(2)).max(0.1);
        for side in [1.0, -1.0] {
            let line = [
                place(at, turn, long * t * 0.9, 0.0),
                place(at, turn, long * (t * 0.9 + 0.10), side * reach),
            ];
            canvas.line(line, vein, 0.3, long * 0.006);
        }
    }
}

fn flower(canvas: &mut Canvas, at: Xy, size: f32, turn: f32, colour: Rgb, heart: Rgb) {
    for layer in 0..2 {
        let petals = 6;
        for n in 0..petals {
            let angle = turn + (n as f32 + 0.5 * layer as f32) / petals as f32 * TAU;
            let length = size * (1.0 - 0.3 * layer as f32);
            leaf(
                canvas,
                at,
                angle,
                (length, 0.72, 0.5),
                [
                    colour.mix(Rgb(1.0, 1.0, 1.0), 0.2 * layer as f32),
                    colour.mix(Rgb(0.35, 0.1, 0.15), 0.3),
                    colour.mix(Rgb(1.0, 1.0, 1.0), 0.4),
                ],
            );
        }
    }
    for n in 0..9 {
        let angle = turn + n as f32 * 2.4;
        let away = size * 0.035 * (n as f32).sqrt() * 1.6;
        canvas.disc(
            (at.0 + angle.cos() * away, at.1 + angle.sin() * away),
            size * 0.05,
            heart.mix(Rgb(0.9, 0.7, 0.2), 0.5),
            1.0,
        );
    }
}
