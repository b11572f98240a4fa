//! Silk and paint: noise that is bent by noise, lit from the side as if it had folds.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, lerp, step};

const PALETTES: &[Palette] = &[
    [0x0B1026, 0x1F3A8A, 0x2A9D8F, 0xF4A261, 0xE76F51, 0xFFE8D6],
    [0x10002B, 0x5A189A, 0xC77DFF, 0xFF8FA3, 0xFFD6A5, 0xFFF8F0],
    [0x03071E, 0x370617, 0x9D0208, 0xE85D04, 0xFAA307, 0xFFF3B0],
    [0x081C15, 0x1B4332, 0x2D6A4F, 0x74C69D, 0xD8F3DC, 0xFFF1C9],
    [0x0D1B2A, 0x1B4965, 0x5FA8D3, 0xBEE9E8, 0xFFF7E8, 0xF6BD60],
    [0x231942, 0x5E548E, 0xBE95C4, 0xF2D7D9, 0xE0B1CB, 0xFFEDD8],
    [0x111111, 0x2B2B33, 0x5C5A66, 0xB8A88A, 0xE8D8B0, 0xFFF9E6],
    [0x001219, 0x005F73, 0x0A9396, 0x94D2BD, 0xE9D8A6, 0xEE9B00],
];

/// The painter.
pub struct Flow {
    ramp: Ramp,
    seed: u32,
    scale: f32,
    turn: (f32, f32),
    bend: f32,
    gloss: f32,
    shift: f32,
}

impl Flow {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let mut palette = *look.family.pick(PALETTES);
        if look.own.percent(30.0) {
            palette[1..5].rotate_left(1);
        }
        let angle = look.own.between(-0.9, 0.9);
        Self {
            ramp: Ramp::new(&palette.map(Rgb::hex)),
            seed: look.own.next() as u32,
            scale: look.own.between(0.9, 1.7),
            turn: angle.sin_cos(),
            bend: look.own.between(1.5, 3.2),
            gloss: look.family.between(0.25, 0.6),
            shift: look.own.between(-0.12, 0.12),
        }
    }

    /// Height of the folds, and the slower wave below them.
    fn height(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = ((x * self.turn.1 - y * self.turn.0) * self.scale, (x * self.turn.0 + y * self.turn.1) * self.scale * 0.6);
        let (ax, ay) = (cloud(x, y, 2, self.seed), cloud(x + 5.2, y + 1.3, 2, self.seed ^ 7));
        let (bx, by) = (x + self.bend * ax, y + self.bend * ay);
        let slow = cloud(bx, by, 2, self.seed ^ 21);
        let folds = (bx * 2.1 + by * 1.3 + slow * 9.0).sin();
        (slow * 0.72 + folds * 0.055 + ax * 0.2, slow)
    }
}

impl Painter for Flow {
    fn colour(&self, x: f32, y: f32, _pixel: f32) -> Rgb {
        const STEP: f32 = 0.006;
        let (height, slow) = self.height(x, y);
        let (right, below) = (self.height(x + STEP, y).0, self.height(x, y + STEP).0);
        let (dx, dy) = ((right - height) / STEP, (below - height) / STEP);
        let steep = (1.0 + dx * dx + dy * dy).sqrt();
        let light = (1.0 - 0.6 * dx - 0.8 * dy) / steep / 1.41;
        let tone = step(0.18, 0.82, height + self.shift);
        let base = self.ramp.at(tone) * lerp(0.72, 1.12, step(-0.5, 1.1, light));
        let shine = step(0.80, 1.0, light);
        let rim = step(0.52, 0.70, slow) * 0.10;
        base.screen(self.ramp.at(1.0) * (shine * shine * self.gloss + rim))
    }
}
