//! One row of the forest: ground, trunks, leaves, and the fog before it.

use super::Forest;
use crate::pictures::colour::Rgb;
use crate::pictures::noise::{cloud, floor, grain, line, step};
use crate::pictures::profile::Profile;

/// A row of trunks on their ground.
pub struct Row {
    scale: f32,
    /// The line where its ground begins.
    pub ground: Profile,
    trunks: Vec<Option<Trunk>>,
    seed: u32,
    near: f32,
}

struct Trunk {
    /// Where it stands, in lots, and how thick it is there.
    middle: f32,
    thick: f32,
    lean: f32,
    bends: f32,
    phase: f32,
}

/// The lot in the middle of the picture.
const MIDDLE: i32 = 32;

/// The trunks of a row, each in its lot; some lots are empty.
fn trunks(seed: u32, thick: f32) -> Vec<Option<Trunk>> {
    let trunk = |lot: i32| {
        let luck = |n: i32| grain(lot, n, seed ^ 4);
        (luck(0) <= 0.72).then(|| Trunk {
            middle: lot as f32 + 0.5 + (luck(2) - 0.5) * 0.8,
            thick: thick * (0.35 + 0.65 * luck(5)),
            lean: (luck(1) - 0.5) * 0.35,
            bends: 4.0 + 3.0 * luck(6),
            phase: luck(3) * 50.0,
        })
    };
    (0..2 * MIDDLE).map(trunk).collect()
}

impl Row {
    /// A new one, 0 (far) to 1 (near).
    pub fn new(seed: u32, near: f32, reach: f32, pixel: f32) -> Self {
        let ground =
            Profile::new(reach, pixel, |x| 0.74 + 0.17 * near + 0.03 * (line(x * 2.0 + 9.0, 3, seed) - 0.5));
        Self { scale: 15.0 - 11.5 * near, trunks: trunks(seed, 0.16 + 0.13 * near), ground, seed, near }
    }

    /// No trunk stands within `free` heights of the picture of `x`.
    pub fn is_free(&self, x: f32, free: f32) -> bool {
        let place = x * self.scale + MIDDLE as f32;
        self.trunks
            .iter()
            .flatten()
            .all(|trunk| (trunk.middle - place).abs() > trunk.thick * 1.2 + free * self.scale)
    }

    /// The row painted over what is behind it.
    pub fn over(&self, under: Rgb, x: f32, y: f32, pixel: f32, forest: &Forest) -> Rgb {
        let ground = self.ground.at(x);
        let tone = forest.trunks.at(self.near);
        let mut out = under;
        let soil = step(ground - 0.004, ground + 0.02, y);
        if soil > 0.0 {
            let grass = cloud(x * 40.0, y * 26.0, 3, self.seed ^ 1);
            let colour =
                tone.mix(forest.leaves, 0.45 * grass + 0.1).mix(forest.fog.at(0.5), (1.0 - self.near) * 0.72);
            out = out.mix(colour * (0.85 + 0.3 * grass), soil);
        }
        let place = x * self.scale + MIDDLE as f32;
        let lot = floor(place);
        for trunk in
            (lot - 1..=lot + 1).filter_map(|lot| self.trunks.get(usize::try_from(lot).ok()?)?.as_ref())
        {
            let reach = (place - trunk.middle).abs();
            if reach > trunk.thick * 1.6 + 0.2 {
                continue;
            }
            let foot = step(ground - 0.08, ground + 0.01, y) * 0.35;
            let middle = trunk.middle + trunk.lean * (y - 0.8) + 0.02 * (y * trunk.bends + trunk.phase).sin();
            let thick = trunk.thick * (1.0 + foot) * (0.8 + 0.25 * y);
            let away = (place - middle) / thick;
            let soft = pixel * self.scale / thick;
            let cover = step(1.0 + soft, 1.0 - soft, away.abs()) * step(ground + 0.012, ground - 0.002, y);
            if cover <= 0.0 {
                continue;
            }
            let bark = cloud(away * 2.5 + trunk.phase, y * 9.0, 2, self.seed ^ 5);
            let side = (if x < forest.ray.0 { away } else { -away }) * 0.5 + 0.5;
            let mut body = tone * (0.78 + 0.45 * bark);
            if forest.birch {
                let mark = step(0.66, 0.72, cloud(away * 1.2 + trunk.phase, y * 34.0, 2, self.seed ^ 8));
                body = forest.light.mix(tone, 0.25 + 0.25 * (1.0 - side)).mix(tone * 0.7, mark);
            }
            body = body.screen(forest.light * (side * side * side * 0.24 * (0.4 + self.near * 0.6)));
            out = out.mix(body, cover);
        }
        // Leaves hang in from above, thicker with each row.
        if y < 0.55 {
            let fine = if self.near < 0.4 { 3 } else { 4 };
            let hang = cloud(x * (9.0 - 4.0 * self.near), y * (9.0 - 4.0 * self.near), fine, self.seed ^ 6);
            let crown =
                step(0.50, 0.62, hang - (y - 0.10 - 0.10 * self.near) * 0.9) * (0.35 + 0.6 * self.near);
            if crown > 0.0 {
                let leaf =
                    forest.leaves.mix(forest.fog.at(0.3), (1.0 - self.near) * 0.8) * (0.65 + 0.75 * hang);
                out = out.mix(leaf.mix(tone, 0.25 * self.near), crown);
            }
        }
        // And fog lies between this row and the next.
        let deep = (1.0 - self.near) * step(0.15, 0.7, y);
        if deep <= 0.0 {
            return out;
        }
        out.mix(forest.fog.at(0.45), deep * (0.18 + 0.34 * forest.mist.at(x + self.near, y)))
    }
}
