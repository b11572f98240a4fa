//! Pictures as Midjourney could have made them, drawn by the demo itself: each is worked out from a few bits that stand
//! in its link, so nothing is stored and the same link always shows the same picture.

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

/// The kinds of pictures.
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

/// What can be wrong with a picture's link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Nothing.
    Good,
    /// It has expired.
    Expired,
    /// It has not, and yet the picture is gone.
    Broken,
}

/// What is to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Picture {
    /// Palette, composition and everything else come from it.
    pub seed: u32,
    /// Index of the prompt's theme.
    pub theme: u8,
    /// Index into [`RATIOS`].
    pub ratio: u8,
    /// 0: a sheet of four. 1 to 4: that one no_background.
    pub quadrant: u8,
    /// 100 when finished; less is a preview.
    pub progress: u8,
    /// The link works, the picture does not.
    pub broken: bool,
    /// One more than the index of the row that knows what it was made from; 0 where the rest says all.
    pub source: u32,
}

impl Picture {
    /// Width by height.
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
        // Even, so that the four of a sheet are equal.
        let even = |side: u32| ((side as f32 * scale / 2.0).round() as u32 * 2).max(2);
        (even(width), even(height))
    }
}
