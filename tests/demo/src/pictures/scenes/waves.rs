//! The sea in layers, in the manner of a woodblock print: bands along each wave, foam on its crest, a disc behind.

use super::*;

/// Upper sky, lower sky, disc, foam, bright water, deep water.
const PALETTES: &[Palette] = &[
    [0xE8DCC0, 0xF3EBD7, 0xD7483A, 0xF7F2E4, 0x4C86A8, 0x12314F],
    [0x1B2440, 0x56618C, 0xF6E7C1, 0xDDE6EE, 0x2F5D8A, 0x0A1530],
    [0xF2B880, 0xFBE3C0, 0xFFFAF0, 0xFFF4E2, 0x3B8A9A, 0x0F3B4C],
    [0x7FA9A3, 0xE3E7CF, 0xF9F6E8, 0xF6F8F0, 0x2E7F7B, 0x0B3A40],
    [0x40304F, 0xE58A7B, 0xFFE1B8, 0xFBE7DC, 0x5A5C8F, 0x1D1B3D],
    [0x9FB4BF, 0xDCE3E4, 0xFFFFFF, 0xF7F9F9, 0x5B7C8D, 0x1E3440],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, disc, foam, bright, deep] = look.palette(PALETTES);
    let seed = look.seed();
    let horizon = look.own.between(0.40, 0.52);
    canvas.fill(vertical(0.0, horizon + 0.1, &[high, high.mix(low, 0.6), low]));
    let at = (look.across(0.6), horizon - look.own.between(0.02, 0.26));
    sun(canvas, at, look.own.between(0.08, 0.15) * look.unit(), disc, 0.35);
    clouds(canvas, seed, (0.0, horizon), low.mix(foam, 0.6), 0.6);
    canvas.ridge(
        |_| horizon,
        vertical(horizon, horizon + 0.12, &[bright.mix(low, 0.5), bright.mix(deep, 0.3)]),
    );
    for _ in 0..30 {
        let (x, y) = (at.0 + look.own.between(-0.14, 0.14), horizon + look.own.between(0.002, 0.07));
        let half = look.own.between(0.01, 0.05);
        canvas.line([(x - half, y), (x + half, y)], disc.mix(foam, 0.4), 0.5, 0.0022);
    }
    let has_boat = look.family.percent(50.0);
    let layers = 5 + look.own.below(2);
    for n in 0..layers {
        let t = n as f32 / (layers - 1) as f32;
        let wave = Wave {
            base: horizon + 0.07 + (0.98 - horizon) * t.powf(1.15) * 0.92,
            height: 0.035 + 0.13 * t * look.own.between(0.7, 1.2),
            length: 0.26 + 0.40 * t,
            phase: look.own.between(0.0, 9.0),
            lean: look.own.between(0.3, 0.9) * if look.own.percent(50.0) { 1.0 } else { -1.0 },
            seed: seed.wrapping_add(n as u32),
        };
        if has_boat && n == layers / 2 {
            let x = look.across(0.5);
            boat(
                canvas,
                (x, wave.curve(x) + 0.012),
                0.10 + 0.08 * look.unit(),
                deep.mix(Rgb::default(), 0.4),
                foam,
            );
        }
        let water = bright.mix(low, 0.35 * (1.0 - t)).mix(deep, 0.15 + 0.7 * t);
        wave.draw(canvas, [water, foam, deep], t);
    }
    haze(canvas, horizon, 0.03, low.mix(foam, 0.5), 0.5);
    birds(canvas, &mut look.own, (-at.0 * 0.5, horizon - 0.22), 0.022, deep.mix(low, 0.2));
    paper(canvas, seed, low);
}

struct Wave {
    base: f32,
    height: f32,
    length: f32,
    phase: f32,
    lean: f32,
    seed: u32,
}

impl Wave {
    /// Pointed crests and round troughs, of uneven height.
    fn curve(&self, x: f32) -> f32 {
        let angle = (x / self.length + self.phase) * PI;
        let skewed =
            angle + 0.45 * self.lean * angle.sin().abs().powi(2) + 0.3 * smooth(x * 2.0, 0.0, self.seed);
        let crest = (1.0 - skewed.sin().abs()).powf(1.25);
        let swell = 0.55 + 0.75 * smooth(x * 1.6 + self.phase, 1.0, self.seed);
        self.base - self.height * crest * swell + 0.012 * smooth(x * 7.0, 2.0, self.seed)
    }

    fn draw(&self, canvas: &mut Canvas, [water, foam, deep]: [Rgb; 3], near: f32) {
        let (top, height) = (self.base - self.height, self.height + 0.12 + 0.1 * near);
        canvas.ridge(
            |x| self.curve(x),
            vertical(top, top + height * 1.3, &[water.mix(foam, 0.30), water, water.mix(deep, 0.6)]),
        );
        let (left, right) = (canvas.view.left() - 0.02, canvas.view.right() + 0.02);
        let count = ((right - left) / (canvas.pixel() * 5.0).max(0.004)) as usize + 2;
        let line = |down: f32, from: f32| {
            (0..=count).map(move |n| {
                let x = left + (right - left) * n as f32 / count as f32;
                let flat = self.base
                    + (self.curve(x - self.lean * down * 0.5) - self.base)
                        * (1.0 - down / (height * 1.1)).max(0.0);
                (x, flat + down + from)
            })
        };
        for band in 1..8 {
            let down = height * band as f32 / 8.0;
            let colour = if band % 2 == 0 { foam } else { deep };
            canvas.line(
                line(down, 0.0),
                colour,
                0.34 * (1.0 - band as f32 / 9.0),
                0.002 + 0.006 * near * (1.0 - band as f32 / 9.0),
            );
        }
        canvas.line(line(0.0, 0.002), foam, 0.95, 0.004 + 0.009 * near);
        for cell in canvas.cells(0.012) {
            let mut rng = cell_rng(self.seed, cell);
            let x = (cell as f32 + rng.unit()) * 0.012;
            let y = self.curve(x);
            let crest = ((self.base - y) / self.height).clamp(0.0, 1.0);
            if crest < 0.45 {
                continue;
            }
            // Claws of foam on the crest, and spray above it.
            let size = (0.004 + 0.020 * near) * crest * rng.between(0.5, 1.3);
            canvas.disc((x, y + size * 0.25), size, foam, 0.95);
            let tip = (x - self.lean * size * 2.6, y + size * rng.between(1.2, 3.2));
            canvas.draw(spline(&[(x - size, y), (x + size, y + size * 0.4), tip]), solid(foam, 0.9));
            for _ in 0..3 {
                let spray = (x + rng.between(-2.5, 2.5) * size, y - rng.between(0.4, 3.2) * size);
                canvas.disc(spray, size * rng.between(0.08, 0.22), foam, 0.85);
            }
        }
    }
}
