//! Plants: branches with leaves on paper or at night, each leaf with its rib, veins and shaded half.

use super::*;

/// Ground, edge of the ground, dark leaf, middle leaf, pale leaf, blossom.
const PALETTES: &[Palette] = &[
    [0xF3EBDD, 0xE2D3BA, 0x2F5D50, 0x7C9A7E, 0xC9B079, 0xD9785B],
    [0x0F1F1C, 0x07110F, 0x2E6B57, 0x6FB08A, 0xC7D8A0, 0xF2B69B],
    [0xEFE6E2, 0xDCC7C0, 0x6B4C5B, 0xB07D88, 0x8C9A84, 0xE2A08F],
    [0x18223A, 0x0C1224, 0x3B6C8C, 0x82B4B8, 0xE3CFA0, 0xF0D9C8],
    [0xF6F1E4, 0xE7DDC2, 0x4A6B3A, 0x9BAE6A, 0x2E4B3C, 0xE5B23C],
];
/// Width of a leaf by its length, position of its widest part, leaves on each side of a branch.
const FORMS: &[(f32, f32, usize)] =
    &[(0.20, 0.45, 12), (0.34, 0.42, 8), (0.55, 0.35, 6), (0.11, 0.5, 18), (0.42, 0.62, 7)];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [ground, edge, deep, middle, pale, blossom] = look.palette(PALETTES);
    let (wide, widest, leaves) = *look.family.pick(FORMS);
    let (seed, unit, is_dark) = (look.seed(), look.unit(), ground.brightness() < 0.33);
    canvas.fill(radial((look.across(0.2), 0.42), 0.85, &[ground.mix(pale, 0.06), ground, edge]));
    paper(canvas, seed, if is_dark { edge.mix(middle, 0.3) } else { edge });
    if look.own.percent(60.0) {
        let (at, radius) =
            ((look.across(0.2), look.own.between(0.36, 0.5)), look.own.between(0.25, 0.36) * unit);
        if is_dark {
            canvas.glow(at, (radius * 2.0, radius * 2.0), blossom, 0.35);
        }
        let disc = blossom.mix(ground, 0.28);
        canvas
            .draw(circle(at, radius), vertical(at.1 - radius, at.1 + radius, &[disc, disc.mix(ground, 0.6)]));
    }
    let branches = 3 + look.own.below(3);
    let has_blossoms = look.family.percent(55.0);
    // From back to front; those at the back are paler.
    for (branch, back) in steps(branches).rev().enumerate() {
        let (foot, order) = (look.across(0.5), (branch * 2 % branches) as f32 / (branches - 1) as f32);
        let spread = (order - 0.5) * 1.1 + look.own.between(-0.22, 0.22);
        let (bend, long) = (look.own.between(-0.5, 0.5), look.own.between(0.7, 1.02));
        let point = |t: f32| {
            let (sin, cos) = (spread + bend * t).sin_cos();
            (foot + sin * long * t * unit.max(0.7), 1.06 - cos * long * t)
        };
        for t in steps(13).skip(1) {
            let stem = deep.mix(ground, 0.15 + 0.5 * back);
            canvas.line([point(t - 1.0 / 12.0), point(t)], stem, 1.0, 0.010 * (1.15 - t));
        }
        for (n, t) in steps(leaves).map(|t| 0.2 + 0.78 * t).enumerate() {
            let side = if n + 1 == leaves { 0.0 } else { 1.0 - 2.0 * (n % 2) as f32 };
            let turn = spread + 2.0 * bend * t + side * (1.05 - 0.35 * t + look.own.between(-0.18, 0.18));
            let tone = Rgb::ramp(&[deep, middle, pale], look.own.unit() * 0.85);
            let length = look.own.between(1.0, 1.4) * (0.30 - 0.15 * t) * (0.7 + 1.2 * wide) * unit.max(0.62);
            let colours = [tone, deep, pale].map(|colour| colour.mix(ground, back * 0.55));
            leaf(canvas, (point(t), length, turn), (wide, widest), colours);
        }
        for t in [1.0, 0.72].into_iter().filter(|_| has_blossoms && back < 0.75) {
            let (size, turn) = (look.own.between(0.05, 0.095) * unit, look.own.between(0.0, TAU));
            flower(canvas, (point(t), size * t, turn), blossom.mix(ground, back * 0.3), pale);
        }
    }
    canvas.glow((look.across(0.6), 0.1), (0.8, 0.6), pale, 0.14);
}

/// Foot, length and direction.
type Place = (Xy, f32, f32);

/// A leaf with its foot at a point, in two halves with a rib and veins.
fn leaf(canvas: &mut Canvas, (at, long, turn): Place, (wide, widest): Xy, [tone, shade, vein]: [Rgb; 3]) {
    canvas.local(at, (long, long), turn, |canvas| {
        for (side, darker) in [(1.0, 0.0), (-1.0, 0.38)] {
            let (mut path, out) = (PathBuilder::new(), side * wide * 0.66);
            path.move_to(0.0, 0.0);
            path.cubic_to(out, -widest * 0.35, out, -widest - 0.32, 0.0, -1.0);
            path.close();
            let tip = tone.mix(vein, 0.28).mix(shade, darker * 0.6);
            let tones = [shade.mix(tone, 0.35), tone.mix(shade, darker), tip];
            canvas.draw(path.finish(), vertical(0.0, -1.0, &tones));
        }
        canvas.line([(0.0, 0.0), (0.0, -0.95)], vein, 0.75, 0.012);
        for t in (1..8u8).map(|n| f32::from(n) / 8.5) {
            let reach = wide * 0.40 * (1.0 - ((t - widest) / 0.62).powi(2)).max(0.1);
            let level = -0.9 * t;
            canvas.line([(-reach, level - 0.1), (0.0, level), (reach, level - 0.1)], vein, 0.3, 0.006);
        }
    });
}

fn flower(canvas: &mut Canvas, (at, size, turn): Place, colour: Rgb, heart: Rgb) {
    for (layer, size) in [(0.0, size), (0.5, size * 0.7)] {
        let petal =
            [colour.mix(WHITE, 0.4 * layer), colour.mix(Rgb(0.35, 0.1, 0.15), 0.3), colour.mix(WHITE, 0.4)];
        for n in 0..6 {
            leaf(canvas, (at, size, turn + (n as f32 + layer) / 6.0 * TAU), (0.72, 0.5), petal);
        }
    }
    canvas.disc(at, size * 0.15, heart.mix(Rgb(0.9, 0.7, 0.2), 0.5), 1.0);
}
