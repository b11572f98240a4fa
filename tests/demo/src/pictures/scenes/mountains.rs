//! Mountains: ridge behind ridge in the mist, with a low sun or a moon, sometimes above a lake.

use super::*;

/// Upper sky, lower sky, sun, mist, far ridge, near ridge.
const PALETTES: &[Palette] = &[
    [0x2B2D5B, 0xF29E7D, 0xFFE3B8, 0xF3B79B, 0xA9738A, 0x1A1B33],
    [0x16324F, 0xF7C59F, 0xFFF1D6, 0xE8C7B0, 0x6E8CA0, 0x0E1E2C],
    [0x0F2A3D, 0x7FB7BE, 0xF4F1DE, 0xB7D3D0, 0x4F8190, 0x0B1D26],
    [0x3A1C4A, 0xE85D75, 0xFFD9A0, 0xF08A7E, 0x8A4673, 0x1C0F2B],
    [0x5C7C8A, 0xF5E6CC, 0xFFFFFF, 0xE9E2D3, 0x9DB0AE, 0x2B3A3E],
    [0x0A1128, 0x3E5C8A, 0xE8EEF9, 0x7E97BC, 0x34507E, 0x050A18],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, light, mist, far, near] = look.palette(PALETTES);
    let seed = look.seed();
    let is_night = high.brightness() < 0.2 && look.family.percent(45.0);
    let (ridges, sharp) = (4 + look.own.below(3), look.family.between(0.7, 1.5));
    let horizon = look.own.between(0.40, 0.56);
    let lake = look.family.percent(35.0).then(|| look.own.between(0.74, 0.82));
    let at = (look.across(0.7), look.own.between(horizon - 0.28, horizon - 0.04));
    let radius = look.own.between(0.035, 0.085) * look.unit();
    sky(canvas, seed, [high, low, light], horizon, (at, radius), (!is_night).then_some(1.0));
    for (n, t) in steps(ridges).enumerate() {
        let base = horizon + (lake.map_or(0.9, |lake| lake * 0.97) - horizon) * t.powf(1.25);
        let height = (0.30 - 0.13 * t) * look.own.between(0.75, 1.25);
        let (wide, seed) = (sharp * (1.4 + 0.9 * t), seed.wrapping_add(n as u32 * 31));
        let colour = far.mix(near, t.powf(0.8)).mix(mist, 0.5 * (1.0 - t));
        let curve = |x: f32| base + 0.05 - height * peaks(x * wide + 3.7 * n as f32, 6, seed).powf(1.5);
        let misty = [colour, colour.mix(mist, 0.25), mist.mix(colour, 0.45 * t)];
        canvas.ridge(curve, vertical(base - height * 0.8, base + 0.12, &misty));
        // The side that faces the light: the same skyline, shifted and thinned out below.
        let lit = colour.mix(light, 0.5 - 0.3 * t);
        let shift = (at.0.signum() * 0.02 - at.0 * 0.01) * (1.0 - 0.4 * t);
        let fade = [0.75, 0.25, 0.0].map(|part| lit.alpha(part));
        let slope = |x: f32| curve(x).max(curve(x + shift) + 0.004 + 0.012 * peaks(x * 14.0, 3, seed ^ 8));
        canvas.ridge(slope, vertical(base - height * 0.95, base - height * 0.25, &fade));
        if t > 0.7 {
            spruces(canvas, seed ^ 77, (0.022 + 0.02 * t, 0.035 + 0.055 * t), colour.mix(near, 0.7), curve);
        }
        if n + 1 < ridges {
            haze(canvas, base + 0.03, 0.11, mist, 0.55 * (1.0 - t * 0.6));
        }
    }
    canvas.glow(at, (radius * 12.0, radius * 9.0), light, 0.22);
    match lake {
        Some(lake) => water(canvas, lake, high.mix(near, 0.5), light, seed),
        None => haze(canvas, 1.05, 0.2, near, 0.6),
    }
    if !is_night && look.own.percent(60.0) {
        birds(canvas, &mut look.own, (-at.0 * 0.6, horizon - 0.2), 0.022, near);
    }
}
