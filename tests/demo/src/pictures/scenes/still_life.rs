//! Still lifes: a small stage with spheres, arches and soft shadows, or a poster of flat shapes.

use super::*;

/// Wall, floor, three things, dark.
const PALETTES: &[Palette] = &[
    [0xE8D5C4, 0xD9B99B, 0xC4704F, 0x8C4A3A, 0xF2E3CF, 0x3D4F5C],
    [0xDCE3DF, 0xB8C8C0, 0x5E8273, 0xE9B872, 0xF7F1E5, 0x2F4858],
    [0xF1E8DA, 0xE5D3B8, 0xD7263D, 0x1B4D8C, 0xF4B93E, 0x222222],
    [0xEBD3D0, 0xD9A9A6, 0xB5656B, 0xF0E2C6, 0x6D8A96, 0x5D3A4A],
    [0x2B3440, 0x1D232C, 0xD98E5F, 0xE8D8BC, 0x5F8F8B, 0xB5453C],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let palette = look.palette(PALETTES);
    if look.family.percent(60.0) { stage(canvas, look, palette) } else { poster(canvas, look, palette) }
}

/// Tones of a colour: a positive share is mixed with white, a negative one with the dark colour.
fn tones<const N: usize>(colour: Rgb, dark: Rgb, shares: [f32; N]) -> [Rgb; N] {
    shares.map(|share| colour.mix(if share > 0.0 { WHITE } else { dark }, share.abs()))
}

fn stage(canvas: &mut Canvas, look: &mut Look, [wall, floor, first, second, third, dark]: [Rgb; 6]) {
    let (seed, side) = (look.seed(), look.side());
    let (edge, unit) = (look.own.between(0.60, 0.68), look.unit());
    canvas.fill(linear((-side * 0.6, 0.0), (side * 0.6, 0.9), &tones(wall, dark, [0.22, 0.0, -0.22])));
    canvas.ridge(|_| edge, vertical(edge, 1.05, &tones(floor, dark, [-0.16, 0.0, 0.12])));
    let middle = look.across(0.1);
    let (wide, tall) = (look.own.between(0.16, 0.22) * unit, look.own.between(0.40, 0.54) * unit.max(0.7));
    let behind = look.own.below(3);
    canvas.local((middle, edge + 0.005), (wide * side, tall), 0.0, |canvas| match behind {
        0 => {
            let disc = [second.mix(WHITE, 0.15), second.mix(wall, 0.4)];
            canvas.draw(ellipse((0.0, -0.55), (1.55, 1.55 * wide / tall)), vertical(-1.2, 0.0, &disc));
        }
        1 => {
            for (grow, colour) in [(1.5, first), (1.2, second), (0.9, first.mix(dark, 0.3))] {
                let lit = horizontal(-grow, grow, &tones(colour, dark, [0.18, -0.22]));
                canvas.draw(arch(grow, 0.62 + 0.28 * grow, wide / tall), lit);
            }
        }
        _ => {
            let frame = second.mix(WHITE, 0.1);
            canvas
                .draw(arch(1.3, 1.0, wide / tall), horizontal(-1.0, 1.0, &tones(frame, dark, [0.0, -0.25])));
            let view = [third.mix(first, 0.3), third.mix(WHITE, 0.3), wall];
            canvas.draw(arch(1.12, 0.92, wide / tall), vertical(-1.0, 0.0, &view));
            canvas.oval((-0.3, -0.5), (0.36, 0.36 * wide / tall), first.mix(WHITE, 0.3), 1.0);
        }
    });
    // A plinth in front, and things on it and around it.
    let plinth = (middle + look.across(0.12), edge + 0.17);
    let disc = wide * 1.05;
    canvas.local(plinth, (side * disc, disc), 0.0, |canvas| {
        cylinder(canvas, 0.1 / disc, floor.mix(WHITE, 0.3), dark)
    });
    let count = 4 + look.own.below(3);
    for (n, t) in steps(count).enumerate() {
        let colour = [first, second, third, dark.mix(first, 0.35)][n % 4];
        let mut at = (middle + (t - 0.5) * look.aspect * 0.8, edge + look.own.between(0.10, 0.27));
        let mut size = look.own.between(0.06, 0.10) * unit;
        if n == count / 2 {
            (at, size) = ((plinth.0, plinth.1 - 0.115), size * 1.15);
        }
        let (kind, tall) = (look.own.below(4), look.own.between(1.7, 3.7));
        canvas.local(at, (side * size, size), 0.0, |canvas| match kind {
            0 | 1 => sphere(canvas, colour, dark),
            2 => canvas.local((0.0, 0.0), (0.7, 0.7), 0.0, |canvas| cylinder(canvas, tall, colour, dark)),
            _ => canvas.local((0.0, 0.0), (1.5, 1.5), 0.0, |canvas| vase(canvas, colour, [dark, second])),
        });
    }
    canvas.spot((-side * look.aspect * 0.4, 0.1), (0.8, 0.7), WHITE, 0.30);
    canvas.spot((side * look.aspect * 0.5, 0.9), (0.7, 0.6), dark, 0.25);
    paper(canvas, seed, floor.mix(wall, 0.5));
}

/// An arch that stands on the origin; its round top is `squeeze` times as high as half its width.
fn arch(half: f32, tall: f32, squeeze: f32) -> Option<Path> {
    let round = arc((0.0, 0.0), half, -PI, 0.0).map(|(x, y)| (x, (y + half) * squeeze - tall));
    polygon([(-half, 0.0)].into_iter().chain(round).chain([(half, 0.0)]))
}

/// The colour of the shadows on the ground; the light comes from the left.
const SHADOW: Rgb = Rgb(0.05, 0.03, 0.08);

/// A sphere of radius 1 that stands on the origin.
fn sphere(canvas: &mut Canvas, colour: Rgb, dark: Rgb) {
    canvas.spot((0.9, -0.05), (2.2, 0.42), SHADOW, 0.5);
    let tones = tones(colour, dark, [0.55, 0.12, 0.0, -0.45, -0.75, -0.6]);
    canvas.draw(circle((0.0, -1.0), 1.0), radial((-0.4, -1.45), 1.65, &tones));
    canvas.glow((-0.4, -1.45), (0.32, 0.24), WHITE, 0.5);
}

/// A cylinder of radius 1 that stands on the origin.
fn cylinder(canvas: &mut Canvas, tall: f32, colour: Rgb, dark: Rgb) {
    canvas.spot((0.9, 0.0), (2.2, 0.5), SHADOW, 0.5);
    let body = horizontal(-1.0, 1.0, &tones(colour, dark, [0.2, 0.3, 0.0, -0.35, -0.5]));
    canvas.draw(ellipse((0.0, 0.0), (1.0, 0.26)), body.clone());
    canvas.draw(rectangle(-1.0, -tall, 2.0, tall), body);
    canvas.draw(ellipse((0.0, -tall), (1.0, 0.26)), horizontal(-1.0, 1.0, &tones(colour, dark, [0.5, 0.22])));
}

/// The right side of a vase.
const VASE: &[Xy] =
    &[(0.26, 0.0), (0.42, -0.2), (0.46, -0.42), (0.34, -0.68), (0.15, -0.84), (0.13, -0.96), (0.19, -1.04)];

/// A vase with a few dry stems.
fn vase(canvas: &mut Canvas, colour: Rgb, [dark, accent]: [Rgb; 2]) {
    canvas.spot((0.5, -0.03), (1.2, 0.24), SHADOW, 0.5);
    for lean in steps(5).map(|t| t * 0.88 - 0.44) {
        let tip = (lean, 1.14 * lean.abs() - 2.3);
        canvas.line([(0.0, -1.0), (lean * 0.3, -1.5), tip], dark.mix(accent, 0.3), 1.0, 0.02);
        canvas.oval(tip, (0.06, 0.13), accent.mix(WHITE, 0.15), 1.0);
    }
    let left = VASE.iter().rev().map(|(x, y)| (-x, *y));
    let outline: Vec<Xy> = VASE.iter().copied().chain(left).collect();
    canvas.draw(spline(&outline), horizontal(-0.5, 0.5, &tones(colour, dark, [0.2, 0.34, 0.0, -0.5, -0.35])));
}

fn poster(canvas: &mut Canvas, look: &mut Look, [wall, floor, first, second, third, dark]: [Rgb; 6]) {
    let (seed, unit) = (look.seed(), look.unit());
    let colours = [first, second, third, dark, floor];
    canvas.fill(wall);
    let turn = *look.own.pick(&[0.0, PI / 4.0, -PI / 4.0, PI / 6.0]);
    for n in [0, 2] {
        let at = (look.across(0.5), look.own.between(0.25, 0.75));
        let radius = look.own.between(0.16, 0.30) * unit;
        canvas.disc(at, radius, colours[n], 1.0);
        canvas.shape(arc(at, radius, turn, turn + PI), colours[n + 1], 0.92);
    }
    for n in 0..3 + look.own.below(4) {
        let at = (look.across(0.8), look.own.between(0.12, 0.88));
        let size = (look.own.between(0.2, 0.7), look.own.between(0.008, 0.05));
        canvas.local(at, size, turn + (n % 2) as f32 * PI / 2.0, |canvas| {
            let mode = if n % 3 == 2 { BlendMode::Multiply } else { BlendMode::SourceOver };
            canvas.draw_with(rectangle(-0.5, -0.5, 1.0, 1.0), colours[(n + 1) % 5], mode);
        });
    }
    let at = (look.across(0.6), look.own.between(0.2, 0.8));
    for radius in steps(5).map(|t| unit * (0.04 + 0.104 * t)) {
        canvas.line(arc(at, radius, 0.0, TAU), dark, 0.95, 0.006);
    }
    let (x, y, size) = (look.across(0.5), look.own.between(0.3, 0.8), look.own.between(0.10, 0.2) * unit);
    let triangle = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)];
    canvas.draw_with(polygon(triangle), third, BlendMode::Multiply);
    paper(canvas, seed, floor);
}
