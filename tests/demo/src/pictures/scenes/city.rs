//! A city at night: rows of towers in the haze, lit windows, a moon, and water that reflects it all.

use super::*;

/// Upper sky, lower sky, haze, dark tower, window, second light.
const PALETTES: &[Palette] = &[
    [0x0B1030, 0x5B3A78, 0xC0658F, 0x0A0B1E, 0xFFC46B, 0xFF7E9D],
    [0x07111F, 0x14505C, 0x3E8E8B, 0x050C14, 0xFFD98A, 0x7FE7DC],
    [0x150A2B, 0x7A1E6C, 0xE0457B, 0x0D0719, 0x6FE3FF, 0xFF5DA2],
    [0x101A33, 0xE08A5B, 0xF6C58F, 0x111526, 0xFFE2A8, 0xFFB36B],
    [0x0E1726, 0x3D5A80, 0x98B4CE, 0x0A111D, 0xFFE7B3, 0xFFF6E0],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, mist, dark, lamp, neon] = look.palette(PALETTES);
    let seed = look.seed();
    let ground = look.own.between(0.66, 0.74);
    let at = (look.across(0.7), look.own.between(0.14, 0.32));
    let radius = look.own.between(0.05, 0.14) * look.unit();
    sky(canvas, seed, [high, low, lamp.mix(WHITE, 0.5)], ground, (at, radius), None);
    canvas.glow((look.across(0.4), ground), (0.9, 0.45), mist.mix(neon, 0.4), 0.55);
    let peak = look.across(0.4);
    for (n, t) in steps(4).enumerate() {
        let width = 0.05 + 0.035 * t;
        row(canvas, seed ^ n as u32, width, |canvas, rng, x| {
            let centre = (1.0 - ((x - peak) / 0.75).powi(2)).max(0.12);
            let tall = (0.10 + 0.44 * rng.unit().powf(1.8) * centre) * (1.12 - 0.42 * t) + 0.03 * (1.0 - t);
            let place = [x, ground - tall, width * rng.between(0.65, 1.15), tall];
            tower(canvas, rng, place, [mist.mix(dark, 0.35 + 0.62 * t), lamp, neon, mist], t);
        });
        haze(canvas, ground - 0.02, 0.15 - 0.06 * t, mist, 0.6 * (1.0 - t) + 0.15);
    }
    water(canvas, ground, high.mix(dark, 0.4), lamp.mix(mist, 0.4), seed);
    for _ in 0..40 {
        // Lights of the shore, drawn out by the ripples.
        let (x, long) = (look.across(1.1), look.own.between(0.04, 0.2));
        let colour = if look.own.percent(70.0) { lamp } else { neon };
        canvas.glow((x, ground + long * 0.5), (0.006, long * 0.5), colour, look.own.between(0.2, 0.6));
    }
    canvas.glow(at, (radius * 7.0, radius * 7.0), lamp, 0.10);
}

/// A tower with its windows, and on some a mast, a stepped top, a spire or a neon sign.
fn tower(
    canvas: &mut Canvas,
    rng: &mut Rng,
    [x, top, width, height]: [f32; 4],
    colours: [Rgb; 4],
    near: f32,
) {
    let [dark, lamp, neon, mist] = colours;
    let body = [dark.mix(mist, 0.06), dark, dark.mix(mist, 0.3 * (1.0 - near))];
    canvas.draw(rectangle(x, top, width, height + 0.01), vertical(top, top + height, &body));
    let middle = x + width / 2.0;
    match rng.below(5) {
        0 => canvas.line([(middle, top), (middle, top - height * 0.18)], dark, 1.0, 0.003),
        1 => canvas.block([x + width * 0.2, top - width * 0.4, width * 0.6, width * 0.45], dark, 1.0),
        2 => canvas.shape([(x, top), (middle, top - width * 0.8), (x + width, top)], dark, 1.0),
        _ => {}
    }
    let (pitch, share) = (0.0095 + 0.004 * near, rng.between(0.12, 0.6) * (0.45 + 0.55 * near));
    let (columns, lines) = ((width / pitch) as i32, (height / (pitch * 1.25)) as i32);
    for (line, column) in (1..lines).flat_map(|line| (0..columns).map(move |column| (line, column))) {
        if rng.unit() < share {
            let tint = if rng.percent(14.0) { neon } else { WHITE };
            let (x, y) = (x + (column as f32 + 0.28) * pitch, top + line as f32 * pitch * 1.25);
            let alpha = rng.between(0.3, 1.0) * (0.35 + 0.65 * near);
            canvas.block([x, y, pitch * 0.5, pitch * 0.62], lamp.mix(tint, rng.between(0.0, 0.6)), alpha);
        }
    }
    if rng.percent(10.0) && near > 0.5 {
        let (sign, tall) = (x + width * rng.between(0.1, 0.7), height * rng.between(0.2, 0.45));
        canvas.glow((sign, top + tall), (0.06, tall), neon, 0.55);
        canvas.block([sign, top + height * 0.12, 0.008, tall], neon.mix(WHITE, 0.35), 0.95);
    }
}
