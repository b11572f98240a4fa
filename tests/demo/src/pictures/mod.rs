//! Generated images in the style of Midjourney. Everything about an image is encoded in its link, so nothing is stored and
//! the same link always gives the same image.

mod canvas;
mod colour;
pub mod derived_image;
mod encode;
pub mod link;
mod noise;
pub mod raster;
mod render;
pub mod render_pool;
mod scenes;
pub mod serve;

use crate::world::prompts::RATIOS;

/// Kind of image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Scene {
    Mountains,
    Planets,
    Dunes,
    Flow,
    StillLife,
    Botanical,
    Waves,
    City,
    Aurora,
    Portrait,
    Cat,
    Forest,
    Ink,
}

/// State of an image link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkState {
    /// Valid.
    Valid,
    /// Expired.
    Expired,
    /// Not expired, but the image is gone.
    Broken,
}

/// Description of an image.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Picture {
    /// Seed of palette, composition and details.
    pub seed: u32,
    /// Index of the prompt's theme.
    pub theme: u8,
    /// Index into [`RATIOS`].
    pub ratio: u8,
    /// 0 for a sheet of four, 1 to 4 for a single quadrant.
    pub quadrant: u8,
    /// 100 when finished; previews have less.
    pub progress: u8,
    /// The link is valid, but the image is gone.
    pub broken: bool,
    /// One more than the index of the record that defines its origin; 0 for plain scenes.
    pub source: u32,
}

impl Picture {
    /// Width divided by height.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        let (width, height) = RATIOS[usize::from(self.ratio) % RATIOS.len()];
        width as f32 / height as f32
    }

    /// Width and height of the original in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        let longest = if self.quadrant == 0 { 1792.0 } else { 1456.0 };
        let (width, height) = RATIOS[usize::from(self.ratio) % RATIOS.len()];
        let scale = longest / width.max(height) as f32;
        // Even, so that the four quadrants have the same size.
        let even = |side: u32| ((side as f32 * scale / 2.0).round() as u32 * 2).max(2);
        (even(width), even(height))
    }
}
