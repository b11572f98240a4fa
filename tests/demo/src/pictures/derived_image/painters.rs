//! The painters of pictures that were made from others; [`super::DerivedImage`] says what each is.

use std::sync::Arc;

use super::{BlendInput, Frame};
use crate::pictures::colour::Rgb;
use crate::pictures::noise::{cloud, step};
use crate::pictures::raster::Raster;
use crate::pictures::scenes::Painter;

fn lit(colour: Rgb, tint: Rgb) -> Rgb {
    Rgb(colour.0 * tint.0, colour.1 * tint.1, colour.2 * tint.2)
}

/// A picture with more around it.
pub struct Around {
    pub of: Box<dyn Painter>,
    pub frame: Frame,
    pub tint: Rgb,
    pub seed: u32,
}

impl Painter for Around {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let Frame { aspect, scale, right, down } = self.frame;
        let (x, y) = (x * scale + right, (y - 0.5) * scale + 0.5 + down);
        let seen = self.of.colour(x, y, pixel * scale);
        // The part that was there is left as it is; the further out, the more the new light shows.
        let (beside, above) = (x.abs() - aspect / 2.0, (y - 0.5).abs() - 0.5);
        let far = beside.max(above);
        if far <= 0.0 {
            return seen;
        }
        let drift = cloud(x * 1.3, y * 2.1, 3, self.seed);
        seen.mix(lit(seen, self.tint), step(0.0, 0.35, far) * step(0.2, 0.7, drift))
    }
}

/// A picture a little nearer, in another light.
pub struct Touched {
    pub of: Box<dyn Painter>,
    pub scale: f32,
    pub shift: (f32, f32),
    pub tint: Rgb,
}

impl Painter for Touched {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (x, y) = (x * self.scale + self.shift.0, (y - 0.5) * self.scale + 0.5 + self.shift.1);
        let seen = self.of.colour(x, y, pixel * self.scale);
        seen.mix(lit(seen, self.tint), 0.6)
    }
}

/// A picture with one region from another.
pub struct Region {
    pub of: Box<dyn Painter>,
    pub anew: Box<dyn Painter>,
    pub mask: Option<Arc<Raster>>,
    pub spot: [f32; 3],
    pub aspect: f32,
}

impl Painter for Region {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (u, v) = (x / self.aspect + 0.5, y);
        let [left, top, size] = self.spot;
        let new = match &self.mask {
            Some(mask) => step(0.25, 0.6, mask.painted(u, v)),
            None => step(size * 1.15, size * 0.85, ((u - left).powi(2) + (v - top).powi(2)).sqrt()),
        };
        if new <= 0.0 {
            return self.of.colour(x, y, pixel);
        }
        let anew = self.anew.colour(x, y, pixel);
        if new >= 1.0 { anew } else { self.of.colour(x, y, pixel).mix(anew, new) }
    }
}

/// Several pictures in one.
pub struct Blend {
    pub blend_inputs: Arc<[BlendInput]>,
    pub guesses: Vec<Option<Box<dyn Painter>>>,
    pub aspect: f32,
    pub seed: u32,
}

impl Painter for Blend {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (mut sum, mut all) = (Rgb::default(), 0.0);
        for ((n, input), guess) in (0u32..).zip(&*self.blend_inputs).zip(&self.guesses) {
            let seen = match (input, guess) {
                (BlendInput::Seen(raster), _) => {
                    // It fills the frame, as `object-fit: cover` does.
                    let wider = raster.aspect() / self.aspect;
                    let (u, v) = ((x / self.aspect) / wider.max(1.0), (y - 0.5) * wider.min(1.0));
                    raster.at(u + 0.5, v + 0.5)
                }
                (_, Some(painter)) => painter.colour(x, y, pixel),
                (_, None) => continue,
            };
            // Each has its own places, and a little of it is everywhere.
            let weight = cloud(x * 1.7, y * 1.7, 3, self.seed ^ (n * 7919)).powi(5) + 0.004;
            (sum, all) = (sum + seen * weight, all + weight);
        }
        sum * (1.0 / f32::max(all, 1e-6))
    }
}
