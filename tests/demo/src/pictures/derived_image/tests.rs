//! Tests of derived images.

use super::super::encode::{Format, Pixels};
use super::super::render::render;
use super::super::{Picture, raster};
use super::*;

const SINGLE: Picture =
    Picture { seed: 9, theme: 3, ratio: 0, quadrant: 2, progress: 100, broken: false, source: 0 };

fn drawn(image: DerivedImage) -> Pixels {
    render(&SINGLE, &[image], 64, 64)
}

fn scene(seed: u32) -> DerivedImage {
    DerivedImage::Scene { seed, theme: 3, quadrant: 2 }
}

fn difference(a: &Pixels, b: &Pixels, places: impl Iterator<Item = (usize, usize)>) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0);
    for (x, y) in places {
        for channel in 0..3 {
            let at = (y * 64 + x) * 3 + channel;
            sum += (f32::from(a.rgb[at]) - f32::from(b.rgb[at])).abs();
            count += 1.0;
        }
    }
    sum / count
}

fn all() -> impl Iterator<Item = (usize, usize)> {
    (0..64 * 64).map(|n| (n % 64, n / 64))
}

#[test]
fn zoom_keeps_the_image_in_the_middle_and_extends_it() {
    let frame = Frame { aspect: 1.0, scale: 2.0, right: 0.0, down: 0.0 };
    let parent = drawn(scene(9));
    let around = drawn(DerivedImage::Extended { of: Arc::new(scene(9)), frame, light: 5 });
    // Every second pixel of the parent is one in the middle. Corners are darker in a whole picture.
    let mut sum = 0.0;
    for (x, y) in (20..44).flat_map(|x| (20..44).map(move |y| (x, y))) {
        let (a, b) = ((y * 64 + x) * 3, ((2 * y - 32) * 64 + 2 * x - 32) * 3);
        sum += (f32::from(around.rgb[a]) - f32::from(parent.rgb[b])).abs();
    }
    assert!(sum / 576.0 < 14.0, "{}", sum / 576.0);
    let other = drawn(DerivedImage::Extended { of: Arc::new(scene(9)), frame, light: 6 });
    assert!(difference(&around, &other, all().filter(|(x, _)| *x < 6 || *x > 57)) > 0.5);
}

#[test]
fn pan_extends_the_image_to_one_side() {
    let frame = Frame { aspect: 1.0, scale: 1.0, right: 0.5, down: 0.0 };
    let (parent, right) =
        (drawn(scene(9)), drawn(DerivedImage::Extended { of: Arc::new(scene(9)), frame, light: 1 }));
    let mut sum = 0.0;
    for (x, y) in (4..24).flat_map(|x| (16..48).map(move |y| (x, y))) {
        let (a, b) = ((y * 64 + x) * 3, (y * 64 + x + 32) * 3);
        sum += (f32::from(right.rgb[a]) - f32::from(parent.rgb[b])).abs();
    }
    assert!(sum / 640.0 < 24.0, "{}", sum / 640.0);
    assert!(difference(&parent, &right, all()) > 3.0);
}

#[test]
fn a_variation_is_closer_than_a_new_image() {
    let (parent, new) = (drawn(scene(9)), drawn(scene(0x9000 | 9)));
    let touched = drawn(DerivedImage::Varied { of: Arc::new(scene(9)), light: 4 });
    let near = difference(&parent, &touched, all());
    assert!(near > 1.0 && near < difference(&parent, &new, all()), "{near}");
}

#[test]
fn only_the_region_is_replaced() {
    let mut rgb = vec![0; 64 * 64 * 3];
    for (x, y) in all().filter(|(x, y)| *x < 20 && *y < 20) {
        rgb[(y * 64 + x) * 3..][..3].fill(255);
    }
    let png = Pixels { width: 64, height: 64, rgb }.encode(Format::Png);
    let mask = raster::Raster::read("image/png", &png).map(Arc::new);
    let region = |mask| {
        let (of, replacement) = (Arc::new(scene(9)), Arc::new(scene(0x9000 | 9)));
        drawn(DerivedImage::Region { of, replacement, mask, light: 3 })
    };
    let (parent, new, mixed) = (drawn(scene(9)), drawn(scene(0x9000 | 9)), region(mask));
    let within = |(x, y): &(usize, usize)| *x < 18 && *y < 18;
    let without = |(x, y): &(usize, usize)| *x > 22 || *y > 22;
    assert!(difference(&mixed, &new, all().filter(within)) < 0.01);
    assert!(difference(&mixed, &parent, all().filter(without)) < 0.01);
    assert!(difference(&region(None), &parent, all()) > 0.5);
}

#[test]
fn a_blend_contains_all_inputs() {
    let plain = |rgb: [u8; 3]| {
        let file = Pixels { width: 8, height: 8, rgb: rgb.repeat(64) }.encode(Format::Png);
        BlendInput::Decoded(raster::Raster::read("image/png", &file).unwrap())
    };
    let blend_inputs: Arc<[BlendInput]> = [plain([255, 0, 0]), plain([0, 0, 255])].into();
    let (one, two) = (
        drawn(DerivedImage::Blend { blend_inputs: Arc::clone(&blend_inputs), light: 1 }),
        drawn(DerivedImage::Blend { blend_inputs, light: 2 }),
    );
    let sum = |channel: usize| one.rgb.iter().skip(channel).step_by(3).map(|&c| u32::from(c)).sum::<u32>();
    assert!(sum(0) > 100_000 && sum(2) > 100_000 && sum(1) < 60_000);
    assert!(difference(&one, &two, all()) > 5.0);
    let guessed = drawn(DerivedImage::Blend {
        blend_inputs: [BlendInput::Undecoded(1), BlendInput::Undecoded(2)].into(),
        light: 1,
    });
    assert!(guessed.rgb.iter().max() > guessed.rgb.iter().min());
}
