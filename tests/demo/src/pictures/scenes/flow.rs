//! Silk and paint: noise that is bent by noise, lit from the side as if it had folds.

use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{self, cloud, lerp};
use crate::pictures::profile::Field;

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
    height: Field,
    gloss: f32,
    shift: f32,
    step: f32,
}

impl Flow {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let mut palette = *look.family.pick(PALETTES);
        if look.own.percent(30.0) {
            palette[1..5].rotate_left(1);
        }
        let turn = look.own.between(-0.9, 0.9).sin_cos();
        let (seed, scale, bend) =
            (look.own.next() as u32, look.own.between(1.5, 2.6), look.own.between(1.5, 3.2));
        let step = (look.pixel * 2.0).min(0.01);
        let height = Field::wide(look.aspect, look.reach, step, |x, y| {
            let (x, y) = ((x * turn.1 - y * turn.0) * scale, (x * turn.0 + y * turn.1) * scale * 0.6);
            let (ax, ay) = (cloud(x, y, 2, seed), cloud(x + 5.2, y + 1.3, 2, seed ^ 7));
            let (bx, by) = (x + bend * ax, y + bend * ay);
            let slow = cloud(bx, by, 2, seed ^ 21);
            let folds = (bx * 3.4 + by * 2.2 + slow * 16.0).sin();
            slow * 0.72 + folds * 0.035 + ax * 0.2
        });
        Self {
            ramp: Ramp::new(&palette.map(Rgb::hex)),
            height,
            gloss: look.family.between(0.25, 0.6),
            shift: look.own.between(-0.12, 0.12),
            step,
        }
    }
}

impl Painter for Flow {
    fn colour(&self, x: f32, y: f32, _pixel: f32) -> Rgb {
        let step = self.step;
        let height = self.height.at(x, y);
        let dx = (self.height.at(x + step, y) - self.height.at(x - step, y)) / (2.0 * step);
        let dy = (self.height.at(x, y + step) - self.height.at(x, y - step)) / (2.0 * step);
        let steep = (1.0 + dx * dx + dy * dy).sqrt();
        let light = (1.0 - 0.6 * dx - 0.8 * dy) / steep / 1.41;
        let base =
            self.ramp.at(spread(height + self.shift)) * lerp(0.72, 1.12, noise::step(-0.5, 1.1, light));
        let shine = noise::step(0.80, 1.0, light);
        base.screen(self.ramp.at(1.0) * (shine * shine * self.gloss))
    }
}

/// Most heights lie near the middle; the palette is for all of them.
fn spread(height: f32) -> f32 {
    noise::step(0.18, 0.82, height)
}
