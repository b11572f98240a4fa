//! Cats, seen from behind as they sit: on a roof before the moon, at a window, in the sunset, among falling leaves.

mod sitting;

use std::f32::consts::TAU;

use self::sitting::Sitting;
use super::{Look, Painter};
use crate::pictures::colour::{Palette, Ramp, Rgb};
use crate::pictures::noise::{cloud, floor, fract, grain, step};
use crate::pictures::paint::{moon, stars, sun};
use crate::pictures::shapes::disc;

/// Sky above and below, disc, cat, rim of light, accent.
const PALETTES: &[Palette] = &[
    [0x0E1B3C, 0x4D6A9A, 0xFBF1D0, 0x070B1A, 0x9FC3E8, 0xE9B872],
    [0x47204F, 0xF08A6B, 0xFFE3A8, 0x1B0B22, 0xFFB37A, 0x7D2E57],
    [0xF2D8B8, 0xF7EBD6, 0xE4572E, 0x2A1E24, 0xFFF3DC, 0x8F9E6B],
    [0x0F2F33, 0x3E8077, 0xF6F0D4, 0x051315, 0xB8E0C8, 0xE8A24A],
    [0xE9B4A6, 0xF8E1D0, 0xFFF9EE, 0x4A2436, 0xFFFFFF, 0xC7566B],
    [0x1A1333, 0x6A3F8C, 0xFFD9E8, 0x0B0718, 0xE2A8FF, 0xFF8C69],
];

/// The painter.
pub struct Cat {
    sky: Ramp,
    disc: (f32, f32, f32),
    colours: [Rgb; 4],
    scene: Place,
    cats: Vec<Sitting>,
    ground: f32,
    /// Half the width of the window.
    window: f32,
    seed: u32,
    night: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Roof,
    Branch,
    Window,
    Hill,
}

impl Cat {
    /// A new one.
    #[must_use]
    pub fn new(mut look: Look) -> Self {
        let [above, below, round, fur, rim, accent] = look.family.pick(PALETTES).map(Rgb::hex);
        let (unit, aspect) = (look.unit(), look.aspect);
        let scene = *look.own.pick(&[Place::Roof, Place::Hill, Place::Branch, Place::Window]);
        let ground =
            if scene == Place::Branch { look.own.between(0.70, 0.76) } else { look.own.between(0.80, 0.86) };
        let pair = look.family.percent(28.0);
        let size = look.own.between(0.46, 0.60) * unit.max(0.7) * if pair { 0.84 } else { 1.0 };
        let off = look.own.between(-0.10, 0.10) * aspect;
        let mut cats = Vec::new();
        if pair {
            let apart = size * 0.27;
            cats.push(Sitting::new(&mut look.own, (off - apart, ground), size, -1.0));
            let smaller = size * look.own.between(0.78, 0.92);
            cats.push(Sitting::new(&mut look.own, (off + apart * 0.95, ground), smaller, 1.0));
        } else {
            let side = if look.own.percent(50.0) { 1.0 } else { -1.0 };
            cats.push(Sitting::new(&mut look.own, (off, ground), size, side));
        }
        let disc = (
            off + look.own.between(-0.14, 0.14),
            ground - size * look.own.between(0.62, 0.92),
            look.own.between(0.24, 0.34) * unit,
        );
        Self {
            sky: Ramp::new(&[above, above.mix(below, 0.4), below, below.mix(round, 0.35)]),
            disc,
            colours: [round, fur, rim, accent],
            scene,
            cats,
            ground,
            window: 0.43 * aspect,
            seed: look.own.next() as u32,
            night: above.0 + above.1 + above.2 < 1.0,
        }
    }

    fn behind(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let [round, fur, _, accent] = self.colours;
        let mut out = self.sky.at(y * 1.05);
        if self.night {
            out = out.screen(Rgb(1.0, 0.98, 0.94) * (stars(x, y, pixel, self.seed) * (1.0 - 0.7 * y)));
            out = moon(out, x - self.disc.0, y - self.disc.1, self.disc.2, round, self.seed, pixel);
        } else {
            out = sun(out, x - self.disc.0, y - self.disc.1, self.disc.2, round, 0.35, pixel);
        }
        let bank = cloud(x * 1.3, y * 7.0, 4, self.seed ^ 1);
        out = out.mix(self.sky.at(0.95), step(0.54, 0.66, bank) * 0.34 * step(0.1, 0.5, y));
        if self.scene == Place::Window {
            let (fx, fy) = (x.abs() - self.window, (y - 0.42).abs() - 0.40);
            let cross = step(0.010 + pixel, 0.010 - pixel, x.abs()).max(step(
                0.009 + pixel,
                0.009 - pixel,
                (y - 0.34).abs(),
            ));
            let frame = step(-pixel, pixel, fx.max(fy));
            let wood = fur.mix(accent, 0.16) * (0.85 + 0.3 * cloud(x * 3.0, y * 30.0, 3, self.seed ^ 2));
            let curtain = step(0.35, 0.42, x.abs() + 0.43 - self.window + 0.03 * (y * 9.0).sin() - 0.10 * y);
            let folds = 0.72 + 0.28 * (x * 70.0 + 2.0 * (y * 4.0).sin()).sin();
            out = out.mix(wood, cross.max(frame)).mix(accent.mix(fur, 0.25) * folds, curtain * 0.94);
        } else {
            // Leaves or petals in the air.
            let cell = 0.15;
            let (column, line) = (floor(x / cell), floor(y / cell));
            let luck = |n: u32| grain(column, line, self.seed ^ n);
            if luck(31) < 0.30 {
                let (dx, dy) = (
                    x - (column as f32 + 0.3 + 0.4 * luck(32)) * cell,
                    y - (line as f32 + 0.3 + 0.4 * luck(33)) * cell,
                );
                let (sin, cos) = (luck(34) * TAU).sin_cos();
                let (along, across) = ((dx * cos + dy * sin) / 0.016, (dy * cos - dx * sin) / 0.016);
                let half = 0.42 * (1.0 - along * along).max(0.0);
                out = out.mix(
                    accent,
                    step(half + pixel / 0.016, half, across.abs()) * step(0.0, 0.1, half) * 0.85,
                );
            }
        }
        out
    }

    fn seat(&self, x: f32, y: f32, pixel: f32) -> (f32, Rgb) {
        let [_, fur, rim, accent] = self.colours;
        match self.scene {
            Place::Roof => {
                let chimney = step(0.045 + pixel, 0.045 - pixel, (x + 0.34).abs())
                    * step(self.ground - 0.13 - pixel, self.ground - 0.13 + pixel, y);
                let top = self.ground + 0.012 * ((x * 42.0).sin().abs());
                let (row, line) = (floor((y - top) * 22.0), fract((y - top) * 22.0));
                let tile = (fract(x * 21.0 + 0.5 * (row & 1) as f32) - 0.5).abs();
                let shade = 0.55 + 0.35 * line + 0.25 * step(0.5, 0.1, tile);
                (step(top - pixel, top + pixel, y).max(chimney), fur.mix(accent, 0.20).mix(rim, 0.06) * shade)
            }
            Place::Branch => {
                let bend =
                    self.ground + 0.03 * (x * 3.0).sin() + 0.012 * cloud(x * 9.0, 0.0, 3, self.seed ^ 5);
                let thick = 0.020 + 0.014 * (0.5 - x);
                let bark = 0.75 + 0.5 * cloud(x * 8.0, y * 60.0, 3, self.seed ^ 6);
                (step(thick + pixel, thick - pixel, (y - bend - thick).abs()), fur.mix(accent, 0.10) * bark)
            }
            Place::Window => (
                step(self.ground - pixel, self.ground + pixel, y),
                fur.mix(accent, 0.22).mix(rim, 0.08) * (1.0 - 0.6 * (y - self.ground)),
            ),
            Place::Hill => {
                let top = self.ground + 0.22 * x * x
                    - 0.006 * step(0.3, 0.7, cloud(x * 60.0, 3.0, 2, self.seed ^ 7));
                let blades = 0.012
                    * grain((x * 260.0) as i32, 1, self.seed ^ 8)
                    * step(0.10, 0.2, (x - self.disc.0).abs());
                (step(top - blades - pixel, top - blades + pixel, y), fur.mix(accent, 0.10))
            }
        }
    }
}

impl Painter for Cat {
    fn colour(&self, x: f32, y: f32, pixel: f32) -> Rgb {
        let [round, fur, rim, _] = self.colours;
        let mut out = self.behind(x, y, pixel);
        let (seat, wood) = self.seat(x, y, pixel);
        let lit = 0.35 * step(0.05, 0.0, y - self.ground) * step(0.45, 0.0, (x - self.disc.0).abs());
        out = out.mix(wood.screen(rim * lit * 0.4), seat);
        for cat in &self.cats {
            let cover = cat.cover(x, y, pixel);
            if cover <= 0.0 {
                continue;
            }
            // The light comes round the edge from the disc's side.
            let to = ((self.disc.0 - x) * 0.5, self.disc.1 - y);
            let far = (to.0 * to.0 + to.1 * to.1).sqrt().max(0.05);
            let shift = 0.016 * cat.size;
            let inside = cat.cover(x + to.0 / far * shift, y + to.1 / far * shift - shift * 0.4, shift * 1.5);
            let hair = 0.75 + 0.5 * cloud(x * 60.0, y * 34.0, 2, self.seed ^ 9);
            let body = fur.mix(rim, 0.05 * hair);
            out = out.mix(body.screen(rim.mix(round, 0.4) * ((1.0 - inside) * 0.65 * hair)), cover);
        }
        let glow = disc(x - self.disc.0, y - self.disc.1, self.disc.2 * 1.6, 0.4);
        out.screen(round * (0.05 * glow))
    }
}
