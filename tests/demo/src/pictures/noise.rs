//! Smooth chance over the plane and along a line, quick enough for every pixel.

/// The whole number below. The library's own is a call on processors that must also run on old machines.
#[inline]
#[must_use]
pub fn floor(x: f32) -> i32 {
    let cut = x as i32;
    cut - i32::from(x < cut as f32)
}

/// What is left above the whole number below, 0 to 1.
#[inline]
#[must_use]
pub fn fract(x: f32) -> f32 {
    x - floor(x) as f32
}

const ACROSS: u32 = 0x9E37_79B1;
const DOWN: u32 = 0x85EB_CA77;

/// A hash of a grid point, 0 to 1.
#[inline]
#[must_use]
pub fn grain(x: i32, y: i32, seed: u32) -> f32 {
    stir((x as u32).wrapping_mul(ACROSS), (y as u32).wrapping_mul(DOWN), seed.wrapping_mul(0xC2B2_AE3D))
}

#[inline]
fn stir(x: u32, y: u32, seed: u32) -> f32 {
    let mut h = x ^ y ^ seed;
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 13)).wrapping_mul(0x297A_2D39);
    (h >> 8).cast_signed() as f32 * (1.0 / 16_777_216.0)
}

/// Value noise with smooth first and second derivatives, 0 to 1, features about 1 wide.
#[inline]
#[must_use]
pub fn smooth(x: f32, y: f32, seed: u32) -> f32 {
    let (ix, iy) = (floor(x), floor(y));
    let (u, v) = (ease(x - ix as f32), ease(y - iy as f32));
    let (left, top, seed) =
        ((ix as u32).wrapping_mul(ACROSS), (iy as u32).wrapping_mul(DOWN), seed.wrapping_mul(0xC2B2_AE3D));
    let (right, low) = (left.wrapping_add(ACROSS), top.wrapping_add(DOWN));
    let above = lerp(stir(left, top, seed), stir(right, top, seed), u);
    let below = lerp(stir(left, low, seed), stir(right, low, seed), u);
    lerp(above, below, v)
}

/// Noise on noise: `octaves` of it, each half as high and twice as fine. About 0 to 1, mostly near the middle.
#[inline]
#[must_use]
pub fn cloud(mut x: f32, mut y: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut height, mut all) = (0.0, 0.5, 0.0);
    for octave in 0..octaves {
        sum += height * smooth(x, y, seed.wrapping_add(octave * 101));
        all += height;
        height *= 0.5;
        // Turned a little each time, so that the grid does not show.
        (x, y) = (1.62 * x + 1.18 * y + 3.1, -1.18 * x + 1.62 * y + 7.7);
    }
    sum / all
}

/// The same along a line.
#[inline]
#[must_use]
pub fn line(mut x: f32, octaves: u32, seed: u32) -> f32 {
    let (mut sum, mut height, mut all) = (0.0, 0.5, 0.0);
    for octave in 0..octaves {
        let cell = floor(x);
        let row = octave as i32;
        let (a, b) = (grain(cell, row, seed), grain(cell + 1, row, seed));
        sum += height * lerp(a, b, ease(x - cell as f32));
        all += height;
        height *= 0.5;
        x = x * 2.03 + 11.3;
    }
    sum / all
}

/// From `a` to `b`.
#[inline]
#[must_use]
pub fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

/// 0 below `low`, 1 above `high`, smooth between; the other way round if `low` is the greater.
#[inline(always)]
#[must_use]
pub fn step(low: f32, high: f32, x: f32) -> f32 {
    // As a factor the division is done by the compiler wherever the bounds are fixed.
    let t = ((x - low) * (1.0 / (high - low))).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[inline]
fn ease(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}
