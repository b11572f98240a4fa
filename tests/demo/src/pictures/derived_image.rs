//! What an image is made from: a scene, or another image that is extended, varied, partly replaced, or blended.

use std::sync::Arc;

use tiny_skia::{BlendMode, Paint, Pixmap, Rect, Transform};

use super::canvas::{Canvas, View, blank, solid};
use super::colour::Rgb;
use super::noise::{cloud, step};
use super::raster::Raster;
use super::scenes;
use crate::world::rng::{Rng, mix};

/// The origin of an image.
#[derive(Clone, Debug)]
pub enum DerivedImage {
    /// A scene.
    Scene {
        /// Seed of the sheet.
        seed: u32,
        /// Index of the theme.
        theme: u8,
        /// Quadrant, 1 to 4.
        quadrant: u8,
    },
    /// An image with more around it (zoom out, pan).
    Extended {
        /// The image.
        of: Arc<DerivedImage>,
        /// Position of the new frame over it.
        frame: Frame,
        /// Seed of the light in the new part.
        light: u32,
    },
    /// A slightly different version of an image.
    Varied {
        /// The image.
        of: Arc<DerivedImage>,
        /// Seed of the changes.
        light: u32,
    },
    /// An image with one region replaced.
    Region {
        /// The image.
        of: Arc<DerivedImage>,
        /// The image in the region.
        replacement: Arc<DerivedImage>,
        /// The region; without a mask, a spot near the middle.
        mask: Option<Arc<Raster>>,
        /// Seed of that spot.
        light: u32,
    },
    /// Several images blended.
    Blend {
        /// The images.
        blend_inputs: Arc<[BlendInput]>,
        /// Seed of their shares.
        light: u32,
    },
}

/// One image of a blend.
#[derive(Debug)]
pub enum BlendInput {
    /// A decoded image.
    Decoded(Raster),
    /// An image in a format that the demo cannot decode: the hash of its bytes selects a scene instead.
    Undecoded(u64),
}

/// A frame over another image, in units of that image's height.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Aspect ratio of that image.
    pub aspect: f32,
    /// Height of the frame.
    pub scale: f32,
    /// Offset of its centre to the right.
    pub right: f32,
    /// Offset of its centre downwards.
    pub down: f32,
}

impl DerivedImage {
    /// Renders what is visible of an image with this aspect ratio.
    #[must_use]
    pub fn render(&self, aspect: f32, width: u32, height: u32, view: View) -> Pixmap {
        match self {
            Self::Scene { seed, theme, quadrant } => {
                let mut canvas = Canvas::new(width, height, view);
                scenes::paint(&mut canvas, *seed, *theme, *quadrant, aspect);
                canvas.pixmap
            }
            Self::Extended { of, frame, light } => {
                let view = moved(view, frame.scale, frame.right, frame.down);
                let image = of.render(frame.aspect, width, height, view);
                let other = tinted(&image, tint(*light));
                let mut canvas = Canvas::with_pixmap(image, view);
                canvas.overlay(&other, |x, y| {
                    let far = (x.abs() - frame.aspect / 2.0).max((y - 0.5).abs() - 0.5);
                    if far <= 0.0 {
                        return 0.0;
                    }
                    step(0.0, 0.35, far) * step(0.2, 0.7, cloud(x * 1.3, y * 2.1, 3, *light))
                });
                canvas.pixmap
            }
            Self::Varied { of, light } => {
                let mut rng = Rng::of(u64::from(*light), 0x70C);
                let scale = rng.between(0.84, 0.97);
                let view = moved(view, scale, rng.between(-0.05, 0.05), rng.between(-0.05, 0.05));
                tinted(&of.render(aspect, width, height, view), tint(*light))
            }
            Self::Region { of, replacement, mask, light } => {
                let mut rng = Rng::of(u64::from(*light), 0x5907);
                let [left, top, size] =
                    [rng.between(0.3, 0.7), rng.between(0.3, 0.7), rng.between(0.16, 0.28)];
                let other = replacement.render(aspect, width, height, view);
                let mut canvas = Canvas::with_pixmap(of.render(aspect, width, height, view), view);
                canvas.overlay(&other, |x, y| {
                    let (u, v) = (x / aspect + 0.5, y);
                    match mask {
                        Some(mask) => step(0.25, 0.6, mask.painted(u, v)),
                        None => step(size * 1.15, size * 0.85, (u - left).hypot(v - top)),
                    }
                });
                canvas.pixmap
            }
            Self::Blend { blend_inputs, light } => {
                let mut canvas = Canvas::with_pixmap(blank(width, height), view);
                canvas.fill(solid(Rgb::default(), 1.0));
                // Each input dominates in some places, and a little of it is everywhere.
                let weight = |n: usize, x: f32, y: f32| {
                    cloud(x * 1.7, y * 1.7, 3, light ^ (n as u32 * 7919)).powi(5) + 0.004
                };
                for (n, input) in blend_inputs.iter().enumerate() {
                    let image = input.render(aspect, width, height, view);
                    canvas.overlay(&image, |x, y| {
                        weight(n, x, y) / (0..=n).map(|n| weight(n, x, y)).sum::<f32>()
                    });
                }
                canvas.pixmap
            }
        }
    }
}

impl BlendInput {
    fn render(&self, aspect: f32, width: u32, height: u32, view: View) -> Pixmap {
        let mut canvas = Canvas::new(width, height, view);
        match self {
            Self::Undecoded(hash) => {
                scenes::paint(&mut canvas, *hash as u32, (mix(*hash, 5) % 13) as u8, 1, aspect);
            }
            // It fills the frame, as `object-fit: cover` does.
            Self::Decoded(raster) => canvas.field(320.0, BlendMode::SourceOver, |x, y| {
                let wider = raster.aspect() / aspect;
                raster.at(x / aspect / wider.max(1.0) + 0.5, (y - 0.5) * wider.min(1.0) + 0.5).alpha(1.0)
            }),
        }
        canvas.pixmap
    }
}

fn moved(view: View, scale: f32, right: f32, down: f32) -> View {
    let (x, y) = (view.x * scale + right, (view.y - 0.5) * scale + 0.5 + down);
    View { x, y, height: view.height * scale, ..view }
}

/// A light that colours an image slightly.
fn tint(light: u32) -> Rgb {
    let mut rng = Rng::of(u64::from(light), 0x71_17);
    Rgb(rng.between(0.8, 1.0), rng.between(0.82, 1.0), rng.between(0.8, 1.0))
}

fn tinted(image: &Pixmap, tint: Rgb) -> Pixmap {
    let mut image = image.clone();
    if let Some(all) = Rect::from_xywh(0.0, 0.0, image.width() as f32, image.height() as f32) {
        let paint = Paint { shader: solid(tint, 1.0), blend_mode: BlendMode::Multiply, ..Paint::default() };
        image.fill_rect(all, &paint, Transform::identity(), None);
    }
    image
}

#[cfg(test)]
mod tests;
