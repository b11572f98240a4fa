//! Colours, gradients that stay clean in the middle, and the palettes, which are chosen by hand.

use std::ops::{Add, Mul};

/// Red, green and blue as a screen takes them, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rgb(pub f32, pub f32, pub f32);

impl Add for Rgb {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1, self.2 + other.2)
    }
}

impl Mul<f32> for Rgb {
    type Output = Self;
    #[inline]
    fn mul(self, by: f32) -> Self {
        Self(self.0 * by, self.1 * by, self.2 * by)
    }
}

impl Rgb {
    /// From `0xRRGGBB`.
    #[must_use]
    pub const fn hex(code: u32) -> Self {
        Self((code >> 16 & 255) as f32 / 255.0, (code >> 8 & 255) as f32 / 255.0, (code & 255) as f32 / 255.0)
    }

    /// This colour covered by `over`, 0 to 1 of it.
    #[inline]
    #[must_use]
    pub fn mix(self, over: Self, share: f32) -> Self {
        self * (1.0 - share) + over * share
    }

    /// Light added as on a photograph: bright parts do not burn out.
    #[inline]
    #[must_use]
    pub fn screen(self, light: Self) -> Self {
        let one = |a: f32, b: f32| 1.0 - (1.0 - a.min(1.0)) * (1.0 - b.clamp(0.0, 1.0));
        Self(one(self.0, light.0), one(self.1, light.1), one(self.2, light.2))
    }

    fn to_lab(self) -> [f32; 3] {
        let linear = |c: f32| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        let (r, g, b) = (linear(self.0), linear(self.1), linear(self.2));
        let l = (0.412_22 * r + 0.536_33 * g + 0.051_45 * b).cbrt();
        let m = (0.211_9 * r + 0.680_7 * g + 0.107_4 * b).cbrt();
        let s = (0.088_3 * r + 0.281_72 * g + 0.629_98 * b).cbrt();
        [
            0.210_45 * l + 0.793_62 * m - 0.004_07 * s,
            1.978 * l - 2.428_59 * m + 0.450_59 * s,
            0.025_9 * l + 0.782_77 * m - 0.808_68 * s,
        ]
    }

    fn from_lab([lightness, a, b]: [f32; 3]) -> Self {
        let l = (lightness + 0.396_34 * a + 0.215_8 * b).powi(3);
        let m = (lightness - 0.105_56 * a - 0.063_85 * b).powi(3);
        let s = (lightness - 0.089_48 * a - 1.291_49 * b).powi(3);
        let gamma =
            |c: f32| if c <= 0.003_130_8 { 12.92 * c.max(0.0) } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
        Self(
            gamma(4.076_74 * l - 3.307_71 * m + 0.230_97 * s),
            gamma(-1.268_44 * l + 2.609_76 * m - 0.341_32 * s),
            gamma(-0.004_2 * l - 0.703_42 * m + 1.707_61 * s),
        )
    }
}

/// A gradient through several colours, mixed as the eye does (in Oklab), ready to be looked up.
pub struct Ramp(Vec<Rgb>);

const STEPS: usize = 256;

impl Ramp {
    /// Evenly through these colours.
    #[must_use]
    pub fn new(colours: &[Rgb]) -> Self {
        let labs: Vec<_> = colours.iter().map(|colour| colour.to_lab()).collect();
        let last = labs.len() - 1;
        let at = |index: usize| {
            let place = index as f32 / (STEPS - 1) as f32 * last as f32;
            let low = (place as usize).min(last.saturating_sub(1));
            let (a, b) = (labs[low], labs[(low + 1).min(last)]);
            let t = place - low as f32;
            Rgb::from_lab([0, 1, 2].map(|part| a[part] + (b[part] - a[part]) * t))
        };
        Self((0..STEPS).map(at).collect())
    }

    /// The colour at `t`, 0 to 1.
    #[inline]
    #[must_use]
    pub fn at(&self, t: f32) -> Rgb {
        let place = t.clamp(0.0, 1.0) * (STEPS - 1) as f32;
        let low = place as usize;
        self.0[low].mix(self.0[(low + 1).min(STEPS - 1)], place - low as f32)
    }
}

/// Six colours that belong together: what they stand for is said by the scene.
pub type Palette = [u32; 6];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_meets_its_colours() {
        let (red, blue) = (Rgb::hex(0xFF_0000), Rgb::hex(0x00_00FF));
        let ramp = Ramp::new(&[red, blue]);
        assert!((ramp.at(0.0).0 - 1.0).abs() < 0.01 && (ramp.at(1.0).2 - 1.0).abs() < 0.01);
        assert!(ramp.at(0.5).0 > 0.4 && ramp.at(0.5).2 > 0.4);
    }
}
