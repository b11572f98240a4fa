//! A forest in the morning: rows of trunks that fade into the fog, rays of light, leaves above, sometimes a deer.

use super::*;

/// Far fog, near fog, light, middle distance, dark trunk, leaf.
const PALETTES: &[Palette] = &[
    [0x9DBFA8, 0xE9F0D8, 0xFFFBE0, 0x7FA58F, 0x12241D, 0x2F5D45],
    [0xE6B17E, 0xFBE8C4, 0xFFF6DC, 0xC98D5E, 0x2A1712, 0xB5532A],
    [0x6E8FA3, 0xD7E3E4, 0xFFFFFF, 0x6C8B9B, 0x0E1A24, 0x2B4A5A],
    [0x5B6B8C, 0xF0C9B0, 0xFFE9D0, 0x8A7C99, 0x1B1630, 0x51406B],
    [0x2C5E4F, 0xC7D99A, 0xFFF7B8, 0x5C8D63, 0x0A1C15, 0x3F7A3C],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [far, fog, light, middle, dark, leaf] = look.palette(PALETTES);
    let seed = look.seed();
    let at = (look.across(0.6), look.own.between(0.12, 0.42));
    canvas.fill(radial(at, 0.95, &[light, fog, fog.mix(far, 0.6), far]));
    canvas.field(120.0, BlendMode::SourceOver, |x, y| {
        let crown = cloud(x * 5.0, y * 5.0, 4, seed);
        middle.alpha(step(0.42, 0.75, crown) * step(0.62, 0.25, y) * 0.55)
    });
    let (lean, path) = (look.own.between(-0.02, 0.02), look.across(0.25));
    let (is_birch, has_deer) = (look.family.percent(25.0), look.family.percent(45.0));
    for (n, t) in steps(5).enumerate() {
        let (ground, seed) = (0.66 + 0.20 * t, seed ^ n as u32);
        let colour = Rgb::ramp(&[fog.mix(middle, 0.55), middle, middle.mix(dark, 0.6), dark], t);
        let floor = |x: f32| {
            ground + 0.035 * smooth(x * 2.4 + 9.0 * t, t * 4.0, seed) + 0.012 * smooth(x * 13.0, t, seed)
        };
        let moss = [colour.mix(leaf, 0.28).mix(light, 0.12 * (1.0 - t)), colour.mix(fog, 0.2 * (1.0 - t))];
        canvas.ridge(floor, vertical(ground, ground + 0.3, &moss));
        if n == 3 && has_deer {
            let place = (path + look.own.between(-0.1, 0.1), ground + 0.03);
            canvas.local(place, (0.16, 0.16), 0.0, |canvas| deer(canvas, dark.mix(fog, 0.12), light));
        }
        row(canvas, seed, 0.07 + 0.16 * t * t, |canvas, rng, x| {
            // The clearing stays open.
            if (x - path).abs() > 0.05 + 0.22 * t * t {
                let thick = (0.008 + 0.042 * t * t) * rng.between(0.7, 1.3);
                let bark = [if is_birch { colour.mix(light, 0.55) } else { colour }, light, dark];
                trunk(canvas, rng, ((x, floor(x)), thick, lean), bark, (t, is_birch));
            }
        });
        let (size, fern) = (0.012 + 0.05 * t * t, colour.mix(leaf, 0.3));
        row(canvas, seed ^ 0xFE, size * 0.18, |canvas, rng, x| {
            let (lean, tall, y) = (rng.between(-0.8, 0.8) * size, rng.between(0.3, 1.0) * size, floor(x));
            let blade = [(x, y + 0.005), (x + lean * 0.4, y - tall * 0.8), (x + lean, y - tall * 0.75)];
            canvas.line(blade, fern, 0.9, size * 0.06);
        });
        haze(canvas, ground, 0.13, fog, 0.62 * (1.0 - t));
        for _ in 0..if n == 3 { 10 } else { 0 } {
            let (turn, half) = (look.own.between(-0.75, 0.75), look.own.between(0.02, 0.1));
            let fade = [0.0, 0.26, 0.16, 0.0].map(|alpha| light.alpha(alpha * look.own.between(0.4, 1.0)));
            canvas.local((at.0, at.1 - 0.5), (1.0, 1.0), turn, |canvas| {
                let ray = polygon([(0.0, 0.0), (-half, 1.7), (half, 1.7)]);
                canvas.draw_with(ray, vertical(0.0, 1.7, &fade), BlendMode::Screen);
            });
        }
    }
    // Leaves that hang into the picture from above.
    for _ in 0..260 {
        let x = look.across(1.15);
        let edge = 0.04 + 0.17 * (x / look.aspect * 2.0).abs().powf(1.6);
        let (y, size) = (look.own.between(-0.08, edge), look.own.between(0.008, 0.022));
        let colour = leaf.mix(if look.own.percent(60.0) { dark } else { light }, look.own.between(0.1, 0.6));
        canvas.local((x, y), (size, size), look.own.between(0.0, TAU), |canvas| {
            canvas.blob(&[(-1.0, 0.0), (0.0, -0.42), (1.0, 0.0), (0.0, 0.42)], colour, 0.92);
        });
    }
    for _ in 0..if look.family.percent(40.0) { 40 } else { 0 } {
        let (x, y, size) = (look.across(1.0), look.own.between(0.45, 0.95), look.own.between(0.006, 0.02));
        canvas.glow((x, y), (size, size), light.mix(Rgb(1.0, 0.9, 0.4), 0.5), 0.8);
    }
    canvas.glow(at, (0.7, 0.6), light, 0.35);
}

/// A trunk up to the top of the view, with its bark and a few boughs.
fn trunk(
    canvas: &mut Canvas,
    rng: &mut Rng,
    place: (Xy, f32, f32),
    bark: [Rgb; 3],
    (near, is_birch): (f32, bool),
) {
    let (((x, y), thick, lean), [base, light, dark]) = (place, bark);
    let lean = lean + rng.between(-0.05, 0.05);
    let edge = |side: f32, level: f32| {
        let rise = y - level;
        let half = 0.5 * (1.0 + 1.1 * (-rise * 22.0).exp()) * (1.0 - 0.25 * rise);
        (x + lean * rise + thick * (side * half + 0.25 * (rise * 9.0 + x * 40.0).sin()), level)
    };
    let top = canvas.view.top().min(0.0) - 0.05;
    let outline = |side: f32| steps(15).map(move |t| (side, y + 0.01 + (top - y) * t));
    let round = [base.mix(light, 0.22 * near + 0.05), base, base.mix(dark, 0.5), base.mix(light, 0.1)];
    let path = polygon(outline(-1.0).chain(outline(1.0).rev()).map(|(side, level)| edge(side, level)));
    canvas.draw(path, horizontal(x - thick, x + thick, &round));
    for _ in 0..if is_birch { 26 } else { (18.0 * near) as usize } {
        let (x, y) = edge(rng.between(-0.8, 0.4), rng.between(top, y));
        let (wide, long, alpha) =
            if is_birch { (0.4, 0.002, 0.75) } else { (0.05, rng.between(0.02, 0.09), 0.35) };
        canvas.line([(x, y), (x + thick * wide, y + long)], dark, alpha, thick * 0.06);
    }
    for _ in 0..3 {
        let side = if rng.percent(50.0) { 1.0 } else { -1.0 };
        let ((x, y), long) = (edge(side * 0.6, rng.between(0.0, y - 0.28)), rng.between(0.05, 0.16));
        let bough = [(x, y), (x + side * long * 0.5, y - long * 0.2), (x + side * long, y - long * 0.5)];
        canvas.line(bough, base, 1.0, thick * 0.16);
    }
}

/// The outline of a deer that looks up.
#[rustfmt::skip]
const DEER: &[Xy] = &[
    (-0.46, -0.55), (-0.38, -0.66), (-0.1, -0.64), (0.16, -0.68), (0.30, -0.86), (0.36, -1.02), (0.44, -1.08),
    (0.62, -0.98), (0.60, -0.93), (0.48, -0.92), (0.42, -0.74), (0.34, -0.52), (0.2, -0.40), (-0.1, -0.38),
    (-0.36, -0.38), (-0.47, -0.45),
];

fn deer(canvas: &mut Canvas, colour: Rgb, light: Rgb) {
    canvas.glow((0.1, -0.6), (1.6, 1.2), light, 0.35);
    for (hip, knee) in [(-0.34, -0.40), (-0.26, -0.22), (0.20, 0.24), (0.28, 0.27)] {
        canvas.line([(hip, -0.42), (knee, -0.2), (knee + 0.01, 0.0)], colour, 1.0, 0.045);
    }
    canvas.blob(DEER, colour, 1.0);
    canvas.oval((0.33, -1.07), (0.07, 0.025), colour, 1.0);
    for side in [-0.10, 0.10] {
        canvas.line([(0.40, -1.06), (0.36 + side, -1.26), (0.42 + side * 1.8, -1.46)], colour, 1.0, 0.024);
        canvas.line([(0.36 + side, -1.26), (0.36 + side * 2.6, -1.32)], colour, 1.0, 0.02);
    }
}
