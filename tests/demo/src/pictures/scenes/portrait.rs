//! Profiles as silhouettes: before a disc, with stars, or as a double exposure that is filled with a landscape.

use super::{Look, Painter, forest::Forest, mountains::Mountains, waves::Waves};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, step};
use crate::pictures::paint::stars;
use crate::pictures::shapes::{Outline, disc};
use crate::world::rng::Rng;

/// Ground above and below, disc, dark, light, accent.
const PALETTES: &[Palette] = &[
    [0xF2E8DC, 0xE6CDB5, 0xE07A5F, 0x26203A, 0xFFF6E9, 0x81B29A],
    [0x1C2541, 0x3A506B, 0xF2CC8F, 0x0B132B, 0xEAF4F4, 0x5BC0BE],
    [0xF6D6C8, 0xF0A99A, 0xFBEEDD, 0x54203B, 0xFFF8F0, 0xC1476B],
    [0xDCE8E4, 0xA9C5BD, 0xF4D58D, 0x1D3A3A, 0xFBFEFB, 0xBF4E30],
    [0x2D1E2F, 0x6B3B52, 0xF08A5D, 0x140D17, 0xFFE9D6, 0xB83B5E],
    [0xECE7DF, 0xC9C2B6, 0x9A2A2A, 0x1B1B1E, 0xFFFFFF, 0x6E7F80],
];

/// A face that looks to the right; the head is about 0.9 high, the neck stands at the origin's left.
const FACE: &[(f32, f32)] = &[
    (0.185, -0.430),
    (0.255, -0.330),
    (0.280, -0.230),
    (0.278, -0.170),
    (0.268, -0.130),
    (0.292, -0.075),
    (0.338, -0.002),
    (0.352, 0.028),
    (0.335, 0.052),
    (0.288, 0.066),
    (0.284, 0.086),
    (0.306, 0.112),
    (0.304, 0.130),
    (0.281, 0.146),
    (0.300, 0.164),
    (0.299, 0.184),
    (0.274, 0.204),
    (0.268, 0.226),
    (0.290, 0.258),
    (0.288, 0.298),
    (0.252, 0.332),
    (0.190, 0.346),
    (0.112, 0.362),
    (0.072, 0.402),
    (0.062, 0.470),
    (0.082, 0.560),
    (0.150, 0.632),
    (0.330, 0.704),
    (0.450, 0.800),
    (0.500, 1.000),
    (0.510, 1.300),
    (-0.720, 1.300),
    (-0.700, 0.980),
    (-0.620, 0.800),
    (-0.440, 0.700),
];
/// The nape, where no hair hides it.
const NAPE: &[(f32, f32)] = &[(-0.300, 0.620), (-0.232, 0.530), (-0.222, 0.430)];
/// The back of the head with short hair, from the nape to the forehead.
const SHORT: &[(f32, f32)] = &[
    (-0.258, 0.300),
    (-0.330, 0.150),
    (-0.372, -0.040),
    (-0.366, -0.230),
    (-0.290, -0.400),
    (-0.150, -0.500),
    (0.020, -0.530),
    (0.120, -0.500),
];
/// With long hair that falls down the back.
const LONG: &[(f32, f32)] = &[
    (-0.500, 0.640),
    (-0.455, 0.380),
    (-0.458, 0.120),
    (-0.440, -0.120),
    (-0.390, -0.330),
    (-0.270, -0.480),
    (-0.100, -0.560),
    (0.060, -0.550),
    (0.150, -0.490),
];
/// With the hair in a knot.
const KNOT: &[(f32, f32)] = &[
    (-0.236, 0.280),
    (-0.300, 0.120),
    (-0.352, -0.060),
    (-0.372, -0.170),
    (-0.470, -0.150),
    (-0.560, -0.230),
    (-0.570, -0.360),
    (-0.480, -0.450),
    (-0.370, -0.420),
    (-0.300, -0.440),
    (-0.150, -0.520),
    (0.020, -0.545),
    (0.120, -0.500),
];

/// The painter.
pub struct Portrait {
    ground: Ramp,
    disc: (f32, f32, f32, Rgb),
    face: Outline,
    inside: Inside,
    dark: Rgb,
    light: Rgb,
    accent: Rgb,
    side: f32,
    size: f32,
    middle: (f32, f32),
    seed: u32,
}

/// What the silhouette is filled with.
enum Inside {
    Plain,
    Stars,
    Exposure(Box<dyn Painter>, Ramp),
}

impl Portrait {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, round, dark, light, accent] = look.family.pick(PALETTES).map(Rgb::hex);
        let unit = look.unit();
        let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
        let size = look.own.between(0.58, 0.68) * unit.max(0.72);
        let middle = (-0.02 * side + look.own.between(-0.05, 0.05), 0.42 + look.own.between(-0.02, 0.03));
        let (nape, hair) = *look.own.pick(&[(NAPE, SHORT), (&[], LONG), (NAPE, KNOT)]);
        let points: Vec<_> = FACE.iter().chain(nape).chain(hair).copied().collect();
        let kind = look.family.weighted([2.0, 2.0, 5.0]);
        let inside = match kind {
            0 => Inside::Plain,
            1 => Inside::Stars,
            _ => {
                let inner = Look {
                    family: Rng::of(look.family.next(), 1),
                    own: Rng::of(look.own.next(), 2),
                    aspect: 1.1,
                    pixel: look.pixel,
                    reach: 1.0,
                };
                let scene: Box<dyn Painter> = match look.family.below(3) {
                    0 => Box::new(Forest::new(inner)),
                    1 => Box::new(Mountains::new(inner)),
                    _ => Box::new(Waves::new(inner)),
                };
                Inside::Exposure(
                    scene,
                    Ramp::new(&[
                        dark,
                        dark.mix(accent, 0.55),
                        accent.mix(round, 0.5),
                        round.mix(light, 0.55),
                        light,
                    ]),
                )
            }
        };
        let place = (
            middle.0 + side * look.own.between(-0.10, 0.16),
            middle.1 - look.own.between(0.02, 0.16),
            look.own.between(0.27, 0.37) * unit,
            round,
        );
        Self {
            ground: Ramp::new(&[above, above.mix(below, 0.5), below]),
            disc: place,
            face: Outline::round(&points, middle, (size * side, size)),
            inside,
            dark,
            light,
            accent,
            side,
            size,
            middle,
            seed: look.own.next() as u32,
        }
    }

    fn within(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let (u, v) = ((x - self.middle.0) / self.size, (y - self.middle.1) / self.size);
        match &self.inside {
            Inside::Plain => {
                let edge = self.face.cover(x + 0.012 * self.side, y - 0.004, pixel * 3.0);
                self.dark
                    .mix(self.accent, 0.25 * step(0.2, -0.5, v))
                    .mix(self.disc.3.mix(self.light, 0.3), (1.0 - edge) * 0.75)
            }
            Inside::Stars => {
                let dust = cloud(u * 2.4, v * 2.4, 5, self.seed);
                let band = step(0.42, 0.72, dust) * step(0.9, 0.1, (v * 0.8 + u * 0.5).abs());
                let sky = self.dark.mix(self.accent, band * 0.75).mix(self.disc.3, band * band * 0.35);
                sky.screen(self.light * (stars(x * 0.9, y * 0.9, pixel, self.seed) * 1.2))
            }
            Inside::Exposure(scene, tones) => {
                let seen = scene.colour(u * 0.85, (v + 0.62) / 1.55, pixel / self.size);
                let bright = 0.3 * seen.0 + 0.55 * seen.1 + 0.15 * seen.2;
                // Double exposure: the face darkens the film, so its edge stays clear and the neck fades away.
                let tone = tones.at(step(0.02, 1.0, bright) * 0.95 + 0.02);
                let rim = self.face.cover(x + 0.03 * self.side, y, pixel * 4.0);
                tone.mix(self.dark, 0.30 * rim * step(0.05, 0.25, u) + 0.12)
            }
        }
    }
}

impl Painter for Portrait {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let paper = 1.0 + 0.06 * (cloud(x * 5.0, y * 5.0, 5, self.seed) - 0.5);
        let mut out = self.ground.at(y) * paper;
        let (cx, cy, radius, colour) = self.disc;
        let round = disc(x - cx, y - cy, radius, pixel);
        let shade = 0.92 + 0.16 * step(cy + radius, cy - radius, y);
        out = out.mix(colour * (shade * paper), round * 0.96);
        let cover = self.face.cover(x, y, pixel);
        if cover <= 0.0 {
            return out;
        }
        let fade = match self.inside {
            Inside::Exposure(..) => {
                step(1.04, 0.86, y + 0.06 * (cloud(x * 4.0, y * 4.0, 3, self.seed ^ 2) - 0.5))
            }
            _ => 1.0,
        };
        out.mix(self.within(x, y, pixel) * paper, cover * fade)
    }
}
