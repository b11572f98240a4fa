//! What a picture was made from: a scene, or another picture that was looked at from further away, touched, drawn anew
//! in one place, or mixed with others.

mod painters;

use std::sync::Arc;

use self::painters::{Around, Blend, Region, Touched};
use super::colour::Rgb;
use super::raster::Raster;
use super::scenes::{self, Painter};
use crate::world::rng::{Rng, mix};

/// Where it comes from.
#[derive(Clone, Debug)]
pub enum DerivedImage {
    /// Nothing but a theme and its rng.
    Scene {
        /// The sheet.
        seed: u32,
        /// Index of the theme.
        theme: u8,
        /// Which of the four.
        quadrant: u8,
    },
    /// A picture with more around it.
    Around {
        /// The picture.
        of: Arc<DerivedImage>,
        /// How the new frame lies over it.
        frame: Frame,
        /// What the light is like in the new part.
        light: u32,
    },
    /// The same picture, a little different.
    Touched {
        /// The picture.
        of: Arc<DerivedImage>,
        /// How.
        light: u32,
    },
    /// One region is new.
    Region {
        /// The picture.
        of: Arc<DerivedImage>,
        /// What is seen in the region.
        anew: Arc<DerivedImage>,
        /// The region; without one, a spot somewhere in the middle.
        mask: Option<Arc<Raster>>,
        /// Where that spot is.
        light: u32,
    },
    /// Several pictures in one.
    Blend {
        /// They.
        blend_inputs: Arc<[BlendInput]>,
        /// How they are mixed.
        light: u32,
    },
}

/// One of the pictures of a blend.
#[derive(Debug)]
pub enum BlendInput {
    /// The picture itself.
    Seen(Raster),
    /// It cannot be read here: a scene that its bytes decide stands for it.
    Guessed(u64),
}

/// A frame over another picture, in heights of that picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Width by height of that picture.
    pub aspect: f32,
    /// How many times as high the frame is.
    pub scale: f32,
    /// How far its middle lies to the right.
    pub right: f32,
    /// How far its middle lies below.
    pub down: f32,
}

/// Beyond this a scene is seen in mirrors: what is worked out beforehand would take too long.
const FURTHEST: f32 = 4.5;

impl Frame {
    /// How much of the picture must be known for a frame of this shape that is itself looked at so far.
    fn reach(&self, aspect: f32, reach: f32) -> f32 {
        let across = self.scale * reach * aspect / self.aspect + 2.0 * self.right.abs() / self.aspect;
        let down = self.scale * reach + 2.0 * self.down.abs();
        across.max(down).clamp(1.0, FURTHEST)
    }
}

impl DerivedImage {
    /// The painter for a picture of this shape; `pixel` is as in [`Painter`].
    #[must_use]
    pub fn painter(&self, aspect: f32, pixel: f32) -> Box<dyn Painter> {
        self.seen(aspect, pixel, 1.0)
    }

    /// The same, where `reach` times the width and the height are looked at.
    fn seen(&self, aspect: f32, pixel: f32, reach: f32) -> Box<dyn Painter> {
        match self {
            Self::Scene { seed, theme, quadrant } => {
                scenes::painter(*seed, *theme, *quadrant, aspect, pixel, reach)
            }
            Self::Around { of, frame, light } => Box::new(Around {
                of: of.seen(frame.aspect, pixel * frame.scale, frame.reach(aspect, reach)),
                frame: *frame,
                tint: tint(*light),
                seed: *light,
            }),
            Self::Touched { of, light } => {
                let mut rng = Rng::of(u64::from(*light), 0x70C);
                Box::new(Touched {
                    of: of.seen(aspect, pixel, reach),
                    scale: rng.between(0.84, 0.97),
                    shift: (rng.between(-0.05, 0.05), rng.between(-0.05, 0.05)),
                    tint: tint(*light),
                })
            }
            Self::Region { of, anew, mask, light } => Box::new(Region {
                of: of.seen(aspect, pixel, reach),
                anew: anew.seen(aspect, pixel, reach),
                mask: mask.clone(),
                spot: spot(*light),
                aspect,
            }),
            Self::Blend { blend_inputs, light } => Box::new(Blend {
                guesses: blend_inputs.iter().map(|input| input.guess(aspect, pixel)).collect(),
                blend_inputs: Arc::clone(blend_inputs),
                aspect,
                seed: *light,
            }),
        }
    }
}

impl BlendInput {
    fn guess(&self, aspect: f32, pixel: f32) -> Option<Box<dyn Painter>> {
        match self {
            Self::Seen(_) => None,
            Self::Guessed(hash) => {
                Some(scenes::painter(*hash as u32, (mix(*hash, 5) % 13) as u8, 1, aspect, pixel, 1.0))
            }
        }
    }
}

/// A light that colours things a little.
fn tint(light: u32) -> Rgb {
    let mut rng = Rng::of(u64::from(light), 0x71_17);
    Rgb(rng.between(0.84, 1.05), rng.between(0.86, 1.03), rng.between(0.84, 1.06))
}

/// A spot somewhere in the middle: its place in parts of the picture, and its size.
fn spot(light: u32) -> [f32; 3] {
    let mut rng = Rng::of(u64::from(light), 0x5907);
    [rng.between(0.3, 0.7), rng.between(0.3, 0.7), rng.between(0.16, 0.28)]
}

#[cfg(test)]
mod tests;
