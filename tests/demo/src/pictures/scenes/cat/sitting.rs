//! The cat itself: a body from half an outline, and a tail that curls.

use crate::pictures::noise::step;
use crate::pictures::shapes::{Outline, segment};
use crate::world::rng::Rng;

/// Half a cat from behind, from the middle of the head down the right side; the ground is at 0, the ears end at -1.
const HALF: &[(f32, f32)] = &[
    (0.030, -0.898),
    (0.070, -0.893),
    (0.098, -0.905),
    (0.126, -0.942),
    (0.154, -0.978),
    (0.172, -0.968),
    (0.184, -0.905),
    (0.192, -0.840),
    (0.194, -0.760),
    (0.172, -0.680),
    (0.138, -0.625),
    (0.134, -0.580),
    (0.165, -0.515),
    (0.202, -0.430),
    (0.238, -0.330),
    (0.285, -0.210),
    (0.300, -0.100),
    (0.270, -0.025),
    (0.200, 0.0),
];

/// A cat that sits.
pub struct Sitting {
    body: Outline,
    tail: Vec<((f32, f32), f32)>,
    /// The box around the tail: left, top, right, bottom.
    reach: (f32, f32, f32, f32),
    /// Its height.
    pub size: f32,
}

impl Sitting {
    /// A cat with its middle and its feet here; `side` is where its tail is.
    pub fn new(rng: &mut Rng, at: (f32, f32), size: f32, side: f32) -> Self {
        let fat = rng.between(0.92, 1.18);
        let tilt = rng.between(-0.05, 0.05);
        // The head leans a little to one side.
        let lean = |(x, y): (f32, f32)| (x * fat + tilt * step(-0.45, -0.9, y), y);
        let right = HALF.iter().map(|&point| lean(point));
        let left = HALF.iter().rev().map(|&(x, y)| lean((-x, y)));
        let points: Vec<_> = right.chain(left).collect();
        let body = Outline::round(&points, at, (size, size));
        let curl = rng.between(2.2, 4.6);
        let long = rng.between(0.62, 0.88) * size;
        let (mut x, mut y, mut angle) = (at.0 + side * 0.20 * size, at.1 - 0.045 * size, side * 1.50);
        let up = rng.percent(70.0);
        let tail = (0..=22u8)
            .map(|n| {
                let t = f32::from(n) / 22.0;
                let here = ((x, y), (0.047 - 0.018 * t) * size);
                let turn = if up { -0.35 - t * 1.1 } else { 0.45 - t * 1.6 } * curl * 0.09;
                angle += turn * side;
                x += angle.sin() * long / 22.0;
                y -= angle.cos() * long / 22.0;
                here
            })
            .collect::<Vec<((f32, f32), f32)>>();
        let widest = 0.06 * size;
        let reach = tail.iter().fold((9.0_f32, 9.0_f32, -9.0_f32, -9.0_f32), |reach, ((x, y), _)| {
            (
                reach.0.min(x - widest),
                reach.1.min(y - widest),
                reach.2.max(x + widest),
                reach.3.max(y + widest),
            )
        });
        Self { body, tail, reach, size }
    }

    /// How much of a pixel it covers.
    pub fn cover(&self, x: f32, y: f32, pixel: f32) -> f32 {
        let mut tail = 0.0_f32;
        let reach = self.reach;
        let near = x > reach.0 && x < reach.2 && y > reach.1 && y < reach.3;
        for pair in self.tail.windows(2).take(if near { usize::MAX } else { 0 }) {
            let (away, along) = segment(x, y, pair[0].0, pair[1].0);
            let half = pair[0].1 + (pair[1].1 - pair[0].1) * along;
            tail = tail.max(step(half + pixel, half - pixel, away));
        }
        self.body.cover(x, y, pixel).max(tail)
    }
}
