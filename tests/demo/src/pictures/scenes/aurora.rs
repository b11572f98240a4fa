//! Northern lights: folded curtains above snowy mountains, spruces, ice, and sometimes a cabin.

use super::*;

/// Upper sky, lower sky, curtain foot, curtain top, snow, dark.
const PALETTES: &[Palette] = &[
    [0x040A1C, 0x10314A, 0x4BF2A1, 0x8A5BE0, 0x7FB2C8, 0x04090F],
    [0x0A0720, 0x2A2458, 0x5CE6C8, 0xD65DB1, 0x9A9FD6, 0x07060F],
    [0x020D12, 0x0E3B43, 0x9BF26B, 0x1FB6A6, 0x7CC2B8, 0x030B0C],
    [0x0B0A1F, 0x3B2A4F, 0xFF8FA3, 0x7B5CD6, 0xC1A5C9, 0x0A0711],
    [0x03101F, 0x17466B, 0x7DF0E0, 0x5C7CFA, 0xA9CDE6, 0x040C14],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, foot, top, snow, dark] = look.palette(PALETTES);
    let seed = look.seed();
    let horizon = look.own.between(0.62, 0.74);
    canvas.fill(vertical(-0.1, horizon, &[high, high.mix(low, 0.5), low, low.mix(foot, 0.35)]));
    stars(canvas, seed, horizon, Rgb(0.95, 0.97, 1.0));
    for n in 0..3 + look.own.below(2) {
        let (base, tall) = (horizon - look.own.between(0.05, 0.34), look.own.between(0.24, 0.5));
        let (wave, place) = (look.own.between(0.06, 0.16), look.own.between(0.0, 90.0));
        let strength = look.own.between(0.6, 1.15) / (1.0 + n as f32 * 0.25);
        let tones = [foot.mix(WHITE, 0.25), foot, foot.mix(top, 0.6), top];
        canvas.field(260.0, BlendMode::Screen, |x, y| {
            let noise = |scale: f32, layer: f32| smooth(x * scale + place, layer, seed);
            let up = (base + wave * (noise(1.3, 0.0) * 2.0 - 1.0) + 0.04 * noise(4.0, 1.0) - y) / tall;
            if !(-0.06..1.0).contains(&up) {
                return foot.alpha(0.0);
            }
            let fold = noise(2.6, 2.0);
            let ray = 0.35 + 0.65 * smooth(x * 38.0 + 6.0 * fold + place, 3.0, seed) * noise(9.0, 4.0).sqrt();
            let body = step(-0.06, 0.03, up) * (1.0 - up.max(0.0)).powf(1.7);
            Rgb::ramp(&tones, up * 1.25).alpha(body * ray * strength * step(0.12, 0.55, fold))
        });
    }
    canvas.glow((look.across(0.5), horizon - 0.1), (0.9, 0.35), foot, 0.28);
    for t in [0.0, 1.0] {
        let (height, seed) = (0.24 - 0.08 * t, seed ^ (t as u32 + 40));
        let rock = dark.mix(low, 0.5 - 0.3 * t);
        let curve =
            |x: f32| horizon + 0.06 + 0.03 * t - height * peaks(x * (1.3 + t) + 9.0 * t, 6, seed).powf(1.6);
        canvas.ridge(curve, vertical(horizon - height, horizon + 0.1, &[rock, rock.mix(snow, 0.25)]));
        let cover = [0.9, 0.5, 0.05].map(|part| snow.mix(low, 0.35).alpha(part));
        let snowed = |x: f32| curve(x).max(curve(x - 0.016) + 0.006 + 0.02 * peaks(x * 20.0, 3, seed));
        canvas.ridge(snowed, vertical(horizon - height, horizon + 0.02, &cover));
    }
    haze(canvas, horizon + 0.03, 0.05, low.mix(foot, 0.4), 0.5);
    let shore = horizon + 0.05;
    let bank = |x: f32| shore - 0.01 + 0.01 * smooth(x * 3.0, 0.0, seed);
    spruces(canvas, seed ^ 8, (0.018, 0.07), dark.mix(low, 0.2), bank);
    if look.family.percent(60.0) {
        water(canvas, shore, high.mix(dark, 0.5), foot, seed);
    } else {
        let field = [snow.mix(low, 0.45), snow.mix(foot, 0.25).mix(low, 0.4), low.mix(dark, 0.5)];
        canvas.ridge(|x| shore + 0.015 * smooth(x * 2.0, 7.0, seed), vertical(shore, 1.05, &field));
        let at = (look.across(0.5), shore + 0.09);
        canvas.local(at, (0.11, 0.11), 0.0, |canvas| cabin(canvas, dark, snow));
    }
    let (side, edge) = (look.side(), look.aspect);
    spruces(canvas, seed ^ 15, (0.06, 0.34), dark, |x| {
        1.0 + 0.4 * step(0.5 * edge, -0.1 * edge, x * side) + 0.03 * smooth(x * 5.0, 0.0, seed)
    });
}

/// A snowed-in cabin with a lit window.
fn cabin(canvas: &mut Canvas, dark: Rgb, snow: Rgb) {
    const LAMP: Rgb = Rgb(1.0, 0.76, 0.36);
    canvas.glow((0.0, -0.1), (2.2, 1.0), LAMP, 0.45);
    canvas.block([-0.5, -0.5, 1.0, 0.5], dark.mix(LAMP, 0.12), 1.0);
    canvas.shape([(-0.65, -0.52), (0.0, -1.04), (0.65, -0.52)], snow.mix(dark, 0.15), 1.0);
    canvas.shape([(-0.56, -0.40), (0.0, -0.92), (0.56, -0.40)], dark, 1.0);
    canvas.block([-0.12, -0.38, 0.24, 0.22], LAMP, 1.0);
    canvas.glow((0.0, -0.27), (0.5, 0.5), LAMP, 0.8);
}
