//! Colours and palettes.

use tiny_skia::{Color, Shader};

/// Red, green and blue in sRGB, 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rgb(pub f32, pub f32, pub f32);

impl Rgb {
    /// From `0xRRGGBB`.
    #[must_use]
    pub const fn hex(code: u32) -> Self {
        Self((code >> 16 & 255) as f32 / 255.0, (code >> 8 & 255) as f32 / 255.0, (code & 255) as f32 / 255.0)
    }

    /// Linear interpolation, `share` of the way to `other`.
    #[must_use]
    pub fn mix(self, other: Self, share: f32) -> Self {
        let channel = |a: f32, b: f32| a + (b - a) * share;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// Sum of the channels divided by three.
    #[must_use]
    pub fn brightness(self) -> f32 {
        (self.0 + self.1 + self.2) / 3.0
    }

    /// The colour with an opacity.
    #[must_use]
    pub fn alpha(self, alpha: f32) -> Color {
        let channel = |c: f32| c.clamp(0.0, 1.0);
        Color::from_rgba(channel(self.0), channel(self.1), channel(self.2), channel(alpha))
            .unwrap_or(Color::TRANSPARENT)
    }

    /// The colour at `t`, 0 to 1, of an even gradient.
    #[must_use]
    pub fn ramp(colours: &[Self], t: f32) -> Self {
        let place = t.clamp(0.0, 1.0) * (colours.len() - 1) as f32;
        let low = (place as usize).min(colours.len().saturating_sub(2));
        colours[low].mix(colours[(low + 1).min(colours.len() - 1)], place - low as f32)
    }
}

impl From<Rgb> for Color {
    fn from(colour: Rgb) -> Self {
        colour.alpha(1.0)
    }
}

impl From<Rgb> for Shader<'_> {
    fn from(colour: Rgb) -> Self {
        Self::SolidColor(colour.into())
    }
}

/// Six colours that go together; each scene defines their roles.
pub type Palette = [u32; 6];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_meets_its_colours() {
        let (red, blue) = (Rgb::hex(0xFF_0000), Rgb::hex(0x00_00FF));
        assert_eq!(Rgb::ramp(&[red, blue], 0.0), red);
        assert_eq!(Rgb::ramp(&[red, blue], 1.0), blue);
        let middle = Rgb::ramp(&[red, blue], 0.5);
        assert!(middle.0 > 0.4 && middle.2 > 0.4);
    }
}
