//! Abstract flow: noise bent by noise, lit from the side as if it had folds.

use super::*;

/// From dark to light.
const PALETTES: &[Palette] = &[
    [0x0B1026, 0x1F3A8A, 0x2A9D8F, 0xF4A261, 0xE76F51, 0xFFE8D6],
    [0x10002B, 0x5A189A, 0xC77DFF, 0xFF8FA3, 0xFFD6A5, 0xFFF8F0],
    [0x03071E, 0x370617, 0x9D0208, 0xE85D04, 0xFAA307, 0xFFF3B0],
    [0x081C15, 0x1B4332, 0x2D6A4F, 0x74C69D, 0xD8F3DC, 0xFFF1C9],
    [0x0D1B2A, 0x1B4965, 0x5FA8D3, 0xBEE9E8, 0xFFF7E8, 0xF6BD60],
    [0x231942, 0x5E548E, 0xBE95C4, 0xF2D7D9, 0xE0B1CB, 0xFFEDD8],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let mut palette = look.palette(PALETTES);
    if look.own.percent(30.0) {
        palette[1..5].rotate_left(1);
    }
    let turn = look.own.between(-0.9, 0.9).sin_cos();
    let (seed, scale, bend) = (look.seed(), look.own.between(1.4, 2.3), look.own.between(1.6, 3.4));
    let (gloss, shift, folds) =
        (look.family.between(0.5, 1.0), look.own.between(-0.12, 0.12), look.family.between(9.0, 18.0));
    let height = |x: f32, y: f32| {
        let (x, y) = ((x * turn.1 - y * turn.0) * scale, (x * turn.0 + y * turn.1) * scale * 0.6);
        let (a, b) = (cloud(x, y, 2, seed), cloud(x + 5.2, y + 1.3, 2, seed ^ 7));
        let (x, y) = (x + bend * a, y + bend * b);
        let slow = smooth(x, y, seed ^ 21) * 0.7 + smooth(x * 2.0, y * 2.0, seed ^ 22) * 0.3;
        let fold = (x * 3.4 + y * 2.2 + slow * folds).sin();
        (slow * 0.72 + a * 0.2, fold)
    };
    canvas.field(320.0, BlendMode::SourceOver, |x, y| {
        const NEAR: f32 = 0.004;
        let (base, fold) = height(x, y);
        let relief = |(base, fold): (f32, f32)| base * 1.6 + fold * 0.07;
        let here = relief((base, fold));
        let (dx, dy) = (relief(height(x + NEAR, y)) - here, relief(height(x, y + NEAR)) - here);
        let light = (dx * 0.8 + dy * 0.6) / NEAR;
        let colour = Rgb::ramp(&palette, (base + fold * 0.05 + shift - 0.15) * 1.5);
        let shade = (1.0 + light * 0.16 * gloss).clamp(0.35, 1.25);
        let shine = ((light * 0.30 - 0.45) * gloss).clamp(0.0, 0.75);
        Rgb(colour.0 * shade, colour.1 * shade, colour.2 * shade).mix(palette[5], shine).alpha(1.0)
    });
    let at = (look.across(0.8), look.own.between(0.1, 0.9));
    canvas.glow(at, (0.7, 0.5), palette[5], 0.22);
    canvas.spot((-at.0, 1.0 - at.1), (0.9, 0.7), palette[0], 0.45);
}
