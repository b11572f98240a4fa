//! Value noise over the plane.

/// The largest integer not above `x`.
#[must_use]
pub fn floor(x: f32) -> i32 {
    let cut = x as i32;
    cut - i32::from(x < cut as f32)
}

/// Hash of a grid point, 0 to 1.
#[inline]
#[must_use]
pub fn grain(x: i32, y: i32, seed: u32) -> f32 {
    let mut h = (x as u32).wrapping_mul(0x9E37_79B1)
        ^ (y as u32).wrapping_mul(0x85EB_CA77)
        ^ seed.wrapping_mul(0xC2B2_AE3D);
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 13)).wrapping_mul(0x297A_2D39);
    (h >> 8) as f32 * (1.0 / 16_777_216.0)
}

/// Smooth noise, 0 to 1, with features about 1 wide.
#[must_use]
pub fn smooth(x: f32, y: f32, seed: u32) -> f32 {
    let (column, line) = (floor(x), floor(y));
    let (u, v) = (ease(x - column as f32), ease(y - line as f32));
    let row = |line| {
        let (a, b) = (grain(column, line, seed), grain(column + 1, line, seed));
        a + (b - a) * u
    };
    let (above, below) = (row(line), row(line + 1));
    above + (below - above) * v
}

/// Fractal noise: each octave has half the height and about half the feature size of the one before.
#[must_use]
pub fn cloud(mut x: f32, mut y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut height, mut total) = (0.0, 0.5, 0.0);
    for octave in 0..octaves {
        sum += height * smooth(x, y, seed.wrapping_add(octave * 101));
        total += height;
        height *= 0.5;
        // Rotated each time, so that the grid does not show.
        (x, y) = (1.62 * x + 1.18 * y + 3.1, -1.18 * x + 1.62 * y + 7.7);
    }
    sum / total
}

/// 0 below `low`, 1 above `high`, smooth between; reversed if `low` is greater.
#[must_use]
pub fn step(low: f32, high: f32, x: f32) -> f32 {
    let t = ((x - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

fn ease(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}
