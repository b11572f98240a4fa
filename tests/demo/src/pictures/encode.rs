//! Encoder for PNG and WebP files.

/// An RGB image, three bytes per pixel.
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixel data, line by line.
    pub rgb: Vec<u8>,
}

/// File format.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// The original.
    Png,
    /// A lossy thumbnail of this quality (1 to 100).
    WebP(u8),
    /// A lossless thumbnail.
    Lossless,
}

impl Format {
    /// Content type.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::WebP(_) | Self::Lossless => "image/webp",
        }
    }
}

impl Pixels {
    /// Encodes the image.
    #[must_use]
    pub fn encode(&self, format: Format) -> Vec<u8> {
        let webp = webp::Encoder::from_rgb(&self.rgb, self.width, self.height);
        match format {
            Format::Png => self.png(),
            Format::WebP(quality) => webp.encode(f32::from(quality)).to_vec(),
            Format::Lossless => webp.encode_lossless().to_vec(),
        }
    }

    /// The image in another size, without smoothing.
    #[must_use]
    pub fn enlarged(&self, width: u32, height: u32) -> Self {
        let mut rgb = Vec::with_capacity((width * height * 3) as usize);
        for y in 0..height {
            let line = (y * self.height / height) * self.width;
            for x in 0..width {
                let at = ((line + x * self.width / width) * 3) as usize;
                rgb.extend_from_slice(&self.rgb[at..at + 3]);
            }
        }
        Self { width, height, rgb }
    }

    fn png(&self) -> Vec<u8> {
        let mut file = Vec::with_capacity(self.rgb.len() / 2);
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.rgb));
        debug_assert!(written.is_ok(), "writing into memory: {written:?}");
        file
    }
}
