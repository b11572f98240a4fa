//! The kinds of pictures. Each is a small program that says which colour a point has, at any size.

mod aurora;
mod botanical;
mod cat;
mod city;
mod dunes;
mod flow;
mod forest;
mod ink;
mod mountains;
mod planets;
mod portrait;
mod still_life;
mod waves;

use super::Scene;
use super::colour::Rgb;
use crate::world::rng::Rng;
use crate::world::themes::THEMES;

/// Something that has a colour at every point.
pub trait Painter {
    /// The colour at `x` (0 in the middle, as many heights wide as the picture is) and `y` (0 at the top, 1 at the
    /// bottom), where a pixel is `pixel` wide: edges are softened over that length.
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb;
}

/// What a scene may throw rng about.
pub struct Look {
    /// The same for all relatives: palette and composition.
    pub family: Rng,
    /// This one's own details.
    pub own: Rng,
    /// Width by height.
    pub aspect: f32,
    /// The width of a pixel, in heights of the picture: nothing finer need be prepared.
    pub pixel: f32,
    /// How many times the width and the height of the picture are looked at, when it is seen from further away.
    pub reach: f32,
}

impl Look {
    /// The shorter side: things are measured in it, so that they fit into a tall picture too.
    #[must_use]
    pub fn unit(&self) -> f32 {
        self.aspect.min(1.0)
    }
}

/// The painter of one of the four pictures of a sheet.
#[must_use]
pub fn painter(seed: u32, theme: u8, quadrant: u8, aspect: f32, pixel: f32, reach: f32) -> Box<dyn Painter> {
    let look = Look {
        family: Rng::of(u64::from(seed & 0xFFF), u64::from(theme)),
        own: Rng::of(u64::from(seed), u64::from(quadrant) + 100),
        aspect,
        pixel,
        reach,
    };
    match THEMES[usize::from(theme) % THEMES.len()].scene {
        Scene::Mountains => Box::new(mountains::Mountains::new(look)),
        Scene::Planets => Box::new(planets::Planets::new(look)),
        Scene::Dunes => Box::new(dunes::Dunes::new(look)),
        Scene::Flow => Box::new(flow::Flow::new(look)),
        Scene::StillLife => Box::new(still_life::StillLife::new(look)),
        Scene::Botanical => Box::new(botanical::Botanical::new(look)),
        Scene::Waves => Box::new(waves::Waves::new(look)),
        Scene::City => Box::new(city::City::new(look)),
        Scene::Aurora => Box::new(aurora::Aurora::new(look)),
        Scene::Portrait => Box::new(portrait::Portrait::new(look)),
        Scene::Cat => Box::new(cat::Cat::new(look)),
        Scene::Forest => Box::new(forest::Forest::new(look)),
        Scene::Ink => Box::new(ink::Ink::new(look)),
    }
}
