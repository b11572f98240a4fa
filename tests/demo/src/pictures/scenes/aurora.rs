//! Northern lights: folded curtains above snowy mountains, spruces, ice, and sometimes a cabin.

use super::mountains::water;
use super::*;

/// Upper sky, lower sky, curtain foot, curtain top, snow, dark.
const PALETTES: &[Palette] = &[
    [0x040A1C, 0x10314A, 0x4BF2A1, 0x8A5BE0, 0x7FB2C8, 0x04090F],
    [0x0A0720, 0x2A2458, 0x5CE6C8, 0xD65DB1, 0x9A9FD6, 0x07060F],
    [0x020D12, 0x0E3B43, 0x9BF26B, 0x1FB6A6, 0x7CC2B8, 0x030B0C],
    [0x0B0A1F, 0x3B2A4F, 0xFF8FA3, 0x7B5CD6, 0xC1A5C9, 0x0A0711],
    [0x03101F, 0x17466B, 0x7DF0E0, 0x5C7CFA, 0xA9CDE6, 0x040C14],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, foot, top, snow, dark] = look.palette(PALETTES);
    let seed = look.seed();
    let horizon = look.own.between(0.62, 0.74);
    canvas.fill(vertical(-0.1, horizon, &[high, high.mix(low, 0.5), low, low.mix(foot, 0.35)]));
    stars(canvas, seed, horizon, Rgb(0.95, 0.97, 1.0));
    for n in 0..3 + look.own.below(2) {
        let (base, wave, tall) = (
            horizon - look.own.between(0.05, 0.34),
            look.own.between(0.06, 0.16),
            look.own.between(0.24, 0.5),
        );
        let (place, strength) =
            (look.own.between(0.0, 90.0), look.own.between(0.55, 1.0) / (1.0 + n as f32 * 0.25));
        canvas.field(260.0, BlendMode::Screen, |x, y| {
            let edge = base
                + wave * (smooth(x * 1.3 + place, 0.0, seed) * 2.0 - 1.0)
                + 0.04 * smooth(x * 4.0 + place, 1.0, seed);
            let up = (edge - y) / tall;
            if !(-0.06..1.0).contains(&up) {
                return foot.alpha(0.0);
            }
            let fold = smooth(x * 2.6 + place, 2.0, seed);
            let ray = 0.35
                + 0.65
                    * smooth(x * 38.0 + 6.0 * fold + place, 3.0, seed)
                    * smooth(x * 9.0 + place, 4.0, seed).sqrt();
            let body = step(-0.06, 0.03, up) * (1.0 - up.max(0.0)).powf(1.7);
            Rgb::ramp(&[foot.mix(Rgb(1.0, 1.0, 1.0), 0.25), foot, foot.mix(top, 0.6), top], up * 1.25)
                .alpha(body * ray * strength * step(0.12, 0.55, fold) * 1.15)
        });
    }
    canvas.glow((look.across(0.5), horizon - 0.1), (0.9, 0.35), foot, 0.28);
    for n in 0..2 {
        let t = n as f32;
        let height = 0.24 - 0.08 * t;
        let seed = seed ^ (n + 40);
        let rock = dark.mix(low, 0.5 - 0.3 * t);
        let curve =
            |x: f32| horizon + 0.06 + 0.03 * t - height * peaks(x * (1.3 + t) + 9.0 * t, 6, seed).powf(1.6);
        canvas.ridge(curve, vertical(horizon - height, horizon + 0.1, &[rock, rock.mix(snow, 0.25)]));
        let cover = snow.mix(low, 0.35);
        let lit = [cover.alpha(0.9), cover.alpha(0.5), cover.alpha(0.05)];
        canvas.ridge(
            |x| curve(x).max(curve(x - 0.016) + 0.006 + 0.02 * peaks(x * 20.0, 3, seed)),
            linear((0.0, horizon - height), (0.0, horizon + 0.02), &lit),
        );
    }
    haze(canvas, horizon + 0.03, 0.05, low.mix(foot, 0.4), 0.5);
    let shore = horizon + 0.05;
    spruces(canvas, seed ^ 8, 0.018, 0.07, dark.mix(low, 0.2), |x| {
        shore - 0.01 + 0.01 * smooth(x * 3.0, 0.0, seed)
    });
    if look.family.percent(60.0) {
        canvas.reflect(shore, 1.0);
        water(canvas, shore, high.mix(dark, 0.5), foot, seed);
    } else {
        let ground = |x: f32| shore + 0.015 * smooth(x * 2.0, 7.0, seed);
        canvas.ridge(
            ground,
            vertical(
                shore,
                1.05,
                &[snow.mix(low, 0.45), snow.mix(foot, 0.25).mix(low, 0.4), low.mix(dark, 0.5)],
            ),
        );
        cabin(canvas, (look.across(0.5), shore + 0.09), 0.11, dark, snow);
    }
    let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
    let aspect = look.aspect;
    spruces(canvas, seed ^ 15, 0.06, 0.34, dark, |x| {
        1.0 + 0.4 * step(0.5 * aspect, -0.1 * aspect, x * side) + 0.03 * smooth(x * 5.0, 0.0, seed)
    });
}

/// A snowed-in cabin with a lit window.
fn cabin(canvas: &mut Canvas, (x, y): Xy, size: f32, dark: Rgb, snow: Rgb) {
    const LAMP: Rgb = Rgb(1.0, 0.76, 0.36);
    canvas.glow((x, y - size * 0.1), (size * 2.2, size * 1.0), LAMP, 0.45);
    canvas
        .draw(rectangle(x - size * 0.5, y - size * 0.5, size, size * 0.5), solid(dark.mix(LAMP, 0.12), 1.0));
    let roof = |grow: f32, lift: f32| {
        [
            (x - size * (0.62 + grow), y - size * (0.46 + lift)),
            (x, y - size * (0.98 + lift)),
            (x + size * (0.62 + grow), y - size * (0.46 + lift)),
        ]
    };
    canvas.shape(roof(0.03, 0.06), snow.mix(dark, 0.15), 1.0);
    canvas.shape(roof(-0.06, -0.06), dark, 1.0);
    canvas.block([x - size * 0.12, y - size * 0.38, size * 0.24, size * 0.22], LAMP, 1.0);
    canvas.glow((x, y - size * 0.27), (size * 0.5, size * 0.5), LAMP, 0.8);
}
