//! A forest in the morning: trunks in rows that fade into the fog, rays of light, leaves above, sometimes a deer.

mod row;

use self::row::Row;
use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, floor, grain, line, step};
use crate::pictures::profile::{Field, Profile};
use crate::pictures::shapes::Outline;

/// Fog above and below, light, far and near trunks, leaves.
const PALETTES: &[Palette] = &[
    [0x9DBFA8, 0xE9F0D8, 0xFFFBE0, 0x7FA58F, 0x12241D, 0x2F5D45],
    [0xE6B17E, 0xFBE8C4, 0xFFF6DC, 0xC98D5E, 0x2A1712, 0xB5532A],
    [0x6E8FA3, 0xD7E3E4, 0xFFFFFF, 0x6C8B9B, 0x0E1A24, 0x2B4A5A],
    [0x5B6B8C, 0xF0C9B0, 0xFFE9D0, 0x8A7C99, 0x1B1630, 0x51406B],
    [0x2C5E4F, 0xC7D99A, 0xFFF7B8, 0x5C8D63, 0x0A1C15, 0x3F7A3C],
    [0xB9C7CC, 0xF3F5F4, 0xFFFFFF, 0xA4B3B8, 0x2A3338, 0x7D8F94],
];

const DEER: &[(f32, f32)] = &[
    (-0.44, 0.0),
    (-0.43, -0.30),
    (-0.47, -0.42),
    (-0.50, -0.52),
    (-0.44, -0.62),
    (-0.20, -0.64),
    (0.06, -0.62),
    (0.18, -0.70),
    (0.25, -0.88),
    (0.27, -0.98),
    (0.22, -1.06),
    (0.30, -1.03),
    (0.36, -1.04),
    (0.40, -0.98),
    (0.53, -0.91),
    (0.52, -0.87),
    (0.42, -0.86),
    (0.38, -0.82),
    (0.34, -0.66),
    (0.30, -0.52),
    (0.24, -0.40),
    (0.25, -0.20),
    (0.24, 0.0),
    (0.20, 0.0),
    (0.19, -0.22),
    (0.15, -0.36),
    (0.10, 0.0),
    (0.06, 0.0),
    (0.08, -0.36),
    (-0.22, -0.37),
    (-0.28, -0.28),
    (-0.26, 0.0),
    (-0.30, 0.0),
    (-0.34, -0.26),
    (-0.38, -0.28),
    (-0.40, 0.0),
];
const ANTLERS: &[(f32, f32)] = &[
    (0.30, -1.02),
    (0.24, -1.14),
    (0.12, -1.22),
    (0.10, -1.36),
    (0.13, -1.23),
    (0.22, -1.19),
    (0.22, -1.34),
    (0.25, -1.18),
    (0.30, -1.10),
    (0.36, -1.18),
    (0.40, -1.34),
    (0.41, -1.19),
    (0.50, -1.22),
    (0.54, -1.35),
    (0.53, -1.19),
    (0.42, -1.13),
    (0.35, -1.02),
];

/// The painter.
pub struct Forest {
    fog: Ramp,
    light: Rgb,
    trunks: Ramp,
    leaves: Rgb,
    rows: Vec<Row>,
    ray: (f32, f32),
    deer: Option<[Outline; 2]>,
    fireflies: bool,
    birch: bool,
    mist: Field,
    /// How bright the rays are, by their slope.
    beams: Profile,
    seed: u32,
}

impl Forest {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, light, far, near, leaves] = look.family.pick(PALETTES).map(Rgb::hex);
        let reach = look.aspect / 2.0 + 0.1;
        let rows: Vec<Row> = (0..5u8)
            .map(|n| Row::new(look.own.next() as u32, f32::from(n) / 4.0, reach, look.pixel))
            .collect();
        let (unit, seed) = (look.unit(), look.own.next() as u32);
        let size = 0.17 * unit.max(0.7);
        // It stands in a gap between the nearest trunks, or not at all.
        let gap = (0..12u8)
            .map(|_| look.own.between(-0.36, 0.36) * look.aspect)
            .find(|&x| rows[3..].iter().all(|row| row.is_free(x, size * 0.5)));
        let deer = gap.filter(|_| look.own.percent(55.0)).map(|x| {
            let (at, turned) = ((x, 0.80), (if look.own.percent(50.0) { size } else { -size }, size));
            [Outline::round(DEER, at, turned), Outline::round(ANTLERS, at, turned)]
        });
        Self {
            fog: Ramp::new(&[above, below, below.mix(light, 0.5), below, above.mix(leaves, 0.3)]),
            light,
            trunks: Ramp::new(&[far.mix(below, 0.45), far, far.mix(near, 0.55), near]),
            leaves,
            rows,
            ray: (look.own.between(-0.4, 0.4) * look.aspect, -0.25),
            deer,
            fireflies: look.own.percent(25.0),
            birch: look.family.percent(20.0),
            mist: Field::new(look.aspect + 2.0, 0.02, |x, y| cloud(x * 1.4, y * 3.5, 3, seed ^ 7)),
            beams: Profile::new(6.0, look.pixel.max(0.002), |slope| {
                step(0.48, 0.80, line(slope.atan() * 9.0 + 40.0, 3, seed ^ 3))
            }),
            seed,
        }
    }

    /// The rays that come through the leaves, all from one point.
    fn rays(&self, x: f32, y: f32) -> f32 {
        self.beams.at((x - self.ray.0) / (y - self.ray.1)) * step(1.05, 0.15, y) * 0.5
    }
}

impl Painter for Forest {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let glow = ((x - self.ray.0 * 0.6).powi(2) + (y - 0.36).powi(2)).sqrt();
        let mut out = self.fog.at(y).screen(self.light * (0.55 * (1.0 - glow * 1.5).max(0.0)));
        // What nearer ground hides need not be painted.
        let first = self.rows.iter().rposition(|row| y > row.ground.at(x) + 0.02).unwrap_or(0);
        for (number, row) in self.rows.iter().enumerate().skip(first) {
            out = row.over(out, x, y, pixel, self);
            if number == 2 {
                out = out.screen(self.light * self.rays(x, y));
                if let Some(deer) = &self.deer {
                    let cover = deer[0].cover(x, y, pixel).max(deer[1].cover(x, y, pixel));
                    out = out.mix(self.trunks.at(0.8), cover);
                }
            }
        }
        if self.fireflies {
            for (cell, strength) in [(0.13, 1.0), (0.07, 0.6)] {
                let (column, line) = (floor(x / cell), floor(y / cell));
                let luck = |n: u32| grain(column, line, self.seed ^ n);
                let (dx, dy) = (
                    x - (column as f32 + 0.25 + 0.5 * luck(41)) * cell,
                    y - (line as f32 + 0.25 + 0.5 * luck(42)) * cell,
                );
                let near = 1.0 - (dx * dx + dy * dy).sqrt() / (cell * 0.25);
                if luck(43) < 0.4 && near > 0.0 && y > 0.35 {
                    out = out.screen(
                        Rgb(1.0, 0.86, 0.45) * (near.powi(4) * strength + step(0.86, 0.94, near) * strength),
                    );
                }
            }
        }
        out
    }
}
