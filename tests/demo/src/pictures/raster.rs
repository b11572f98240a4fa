//! Decoder of uploaded images: PNG and WebP only.

use super::colour::Rgb;
use super::noise::floor;

/// Longest side in pixels: uploads are only blended into others.
const MAX_SIDE: usize = 320;
/// Maximum number of pixels; a small file can claim to be huge.
const MAX_PIXELS: u64 = 50_000_000;

/// A downscaled RGBA copy of an image.
#[derive(Debug)]
pub struct Raster {
    width: usize,
    height: usize,
    rgba: Vec<[u8; 4]>,
}

impl Raster {
    /// Decodes an image, if the format is supported.
    #[must_use]
    pub fn read(kind: &str, bytes: &[u8]) -> Option<Self> {
        match kind {
            "image/png" => png(bytes),
            "image/webp" => webp(bytes),
            _ => None,
        }
    }

    /// Downscales an image by dropping pixels; it has `channels` bytes per pixel.
    fn small(width: usize, height: usize, channels: usize, bytes: &[u8]) -> Option<Self> {
        if width == 0 || height == 0 || bytes.len() < width * height * channels {
            return None;
        }
        let every = width.max(height).div_ceil(MAX_SIDE);
        let (columns, lines) = (width.div_ceil(every), height.div_ceil(every));
        let pixel = |n: usize| {
            let (column, line) = (n % columns * every, n / columns * every);
            let at = &bytes[(line * width + column) * channels..];
            match channels {
                1 => [at[0], at[0], at[0], 255],
                2 => [at[0], at[0], at[0], at[1]],
                3 => [at[0], at[1], at[2], 255],
                _ => [at[0], at[1], at[2], at[3]],
            }
        };
        Some(Self { width: columns, height: lines, rgba: (0..columns * lines).map(pixel).collect() })
    }

    /// Width divided by height.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        self.width as f32 / self.height as f32
    }

    /// The colour at `u` and `v`, each from 0 to 1.
    #[must_use]
    pub fn at(&self, u: f32, v: f32) -> Rgb {
        self.smooth(u, v, |[r, g, b, _]| Rgb(r / 255.0, g / 255.0, b / 255.0))
    }

    /// How far a point is part of a mask: bright and opaque.
    #[must_use]
    pub fn painted(&self, u: f32, v: f32) -> f32 {
        self.smooth(u, v, |[r, g, b, opaque]| Rgb((r + g + b) / 3.0 * opaque * (1.0 / 65_025.0), 0.0, 0.0)).0
    }

    /// Bilinear interpolation.
    fn smooth(&self, u: f32, v: f32, look: impl Fn([f32; 4]) -> Rgb) -> Rgb {
        let (x, y) = (u * self.width as f32 - 0.5, v * self.height as f32 - 0.5);
        let (column, line) = (floor(x), floor(y));
        let at = |column: i32, line: i32| {
            let column = column.clamp(0, self.width as i32 - 1) as usize;
            let line = line.clamp(0, self.height as i32 - 1) as usize;
            look(self.rgba[line * self.width + column].map(f32::from))
        };
        let (s, t) = (x - column as f32, y - line as f32);
        let above = at(column, line).mix(at(column + 1, line), s);
        above.mix(at(column, line + 1).mix(at(column + 1, line + 1), s), t)
    }
}

fn png(bytes: &[u8]) -> Option<Raster> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    Raster::small(width as usize, height as usize, frame.color_type.samples(), &pixels)
}

fn webp(bytes: &[u8]) -> Option<Raster> {
    let features = webp::BitstreamFeatures::new(bytes)?;
    if u64::from(features.width()) * u64::from(features.height()) > MAX_PIXELS {
        return None;
    }
    let pixels = webp::Decoder::new(bytes).decode()?;
    let channels = if pixels.is_alpha() { 4 } else { 3 };
    Raster::small(pixels.width() as usize, pixels.height() as usize, channels, &pixels)
}

#[cfg(test)]
mod tests {
    use super::super::encode::{Format, Pixels};
    use super::*;

    #[test]
    fn encoded_images_can_be_decoded() {
        let mut rgb = vec![0; 40 * 20 * 3];
        rgb.chunks_exact_mut(3).enumerate().filter(|(n, _)| n % 40 >= 20).for_each(|(_, pixel)| {
            pixel.copy_from_slice(&[255, 128, 0]);
        });
        let pixels = Pixels { width: 40, height: 20, rgb };
        for (kind, format) in [("image/png", Format::Png), ("image/webp", Format::Lossless)] {
            let raster = Raster::read(kind, &pixels.encode(format)).unwrap();
            assert!((raster.aspect() - 2.0).abs() < 1e-3);
            assert!(raster.at(0.9, 0.5).0 > 0.99 && raster.at(0.1, 0.5).0 < 0.01);
            assert!(raster.painted(0.9, 0.5) > 0.4 && raster.painted(0.1, 0.5) < 0.01);
        }
        assert!(Raster::read("image/png", b"\x89PNG no more").is_none());
        assert!(Raster::read("image/jpeg", &pixels.encode(Format::Png)).is_none());
    }
}
