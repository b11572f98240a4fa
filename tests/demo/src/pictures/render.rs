//! Renders a whole picture: the four quadrants of a sheet, previews, and the finish that all pictures share.

use tiny_skia::{BlendMode, FilterQuality, Pixmap, PixmapPaint, Transform};

use super::Picture;
use super::canvas::{Canvas, View, blank};
use super::colour::Rgb;
use super::derived_image::DerivedImage;
use super::encode::Pixels;
use super::noise::{floor, grain, step};

/// Renders a picture at this size. `sources` says what its quadrants are made from; where it is empty, they are plain
/// scenes.
#[must_use]
pub fn render(picture: &Picture, sources: &[DerivedImage], width: u32, height: u32) -> Pixels {
    let scene = |quadrant| DerivedImage::Scene { seed: picture.seed, theme: picture.theme, quadrant };
    let mut pixels = Pixels { width, height, rgb: vec![0; (width * height * 3) as usize] };
    if picture.quadrant > 0 {
        let source = sources.first().cloned().unwrap_or_else(|| scene(picture.quadrant));
        render_quadrant(picture, &source, picture.quadrant, &mut pixels, [0, 0, width, height]);
    } else {
        let (w, h) = (width / 2, height / 2);
        for quadrant in 1..=4u8 {
            let (column, line) = (u32::from(quadrant - 1) % 2, u32::from(quadrant - 1) / 2);
            let source = sources.get(usize::from(quadrant - 1)).cloned().unwrap_or_else(|| scene(quadrant));
            render_quadrant(picture, &source, quadrant, &mut pixels, [column * w, line * h, w, h]);
        }
    }
    pixels
}

fn render_quadrant(
    picture: &Picture,
    source: &DerivedImage,
    quadrant: u8,
    pixels: &mut Pixels,
    place: [u32; 4],
) {
    let [_, _, width, height] = place;
    let view = View::frame(width as f32 / height as f32);
    let (image, seed) = if picture.progress < 100 {
        (render_preview(source, picture.progress, width, height, view), picture.seed)
    } else {
        (source.render(view.aspect, width, height, view), picture.seed ^ u32::from(quadrant))
    };
    finish(&image, seed, pixels, place);
}

/// The image before it is complete: rendered at a low resolution, with noise that decreases.
fn render_preview(source: &DerivedImage, progress: u8, width: u32, height: u32, view: View) -> Pixmap {
    let done = f32::from(progress) / 100.0;
    let lines = 6.0 * 16.0_f32.powf(done);
    let coarse = source.render(view.aspect, (lines * view.aspect).ceil() as u32 + 2, lines as u32 + 2, view);
    let mut canvas = Canvas::with_pixmap(blank(width, height), view);
    let scale =
        Transform::from_scale(width as f32 / coarse.width() as f32, height as f32 / coarse.height() as f32);
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    canvas.pixmap.draw_pixmap(0, 0, coarse.as_ref(), &paint, scale, None);
    let strength = 0.4 * (1.0 - done).powf(1.5);
    canvas.field(110.0, BlendMode::SourceOver, |x, y| {
        let cell = |shift: i32| grain(floor(x * 110.0), floor(y * 110.0) + shift * 977, 5);
        Rgb(cell(0), cell(1), cell(2)).alpha(strength)
    });
    canvas.pixmap
}

/// Copies an image to its place in the sheet, with darker corners and film grain.
fn finish(image: &Pixmap, seed: u32, pixels: &mut Pixels, [left, top, width, height]: [u32; 4]) {
    for (line, row) in (0i32..).zip(image.pixels().chunks_exact(width as usize)) {
        let y = (line as f32 + 0.5) / height as f32 - 0.5;
        let start = (((top + line as u32) * pixels.width + left) * 3) as usize;
        let out = pixels.rgb[start..].chunks_exact_mut(3);
        for ((column, pixel), out) in (0i32..).zip(row).zip(out) {
            let x = (column as f32 + 0.5) / width as f32 - 0.5;
            let corner = 1.0 - 0.28 * step(0.16, 0.62, x * x + y * y);
            let speck = (grain(column, line, seed) + grain(column, line, seed ^ 0xABCD) - 1.0) * 0.015;
            let byte = |value: u8| {
                let c = f32::from(value) / 255.0;
                ((c * corner + speck * (0.35 + c * (1.0 - c) * 2.6)).clamp(0.0, 1.0) * 255.0 + 0.5) as u8
            };
            out.copy_from_slice(&[byte(pixel.red()), byte(pixel.green()), byte(pixel.blue())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::themes::THEMES;

    fn picture(theme: u8, seed: u32) -> Picture {
        Picture { seed, theme, ratio: 0, quadrant: 0, progress: 100, broken: false, source: 0 }
    }

    #[test]
    fn every_scene_draws_and_repeats_itself() {
        for theme in 0..THEMES.len() as u8 {
            let one = render(&picture(theme, 5), &[], 64, 64);
            assert_eq!(one.rgb, render(&picture(theme, 5), &[], 64, 64).rgb);
            assert_ne!(one.rgb, render(&picture(theme, 6), &[], 64, 64).rgb);
            let (least, most) = (one.rgb.iter().min().unwrap(), one.rgb.iter().max().unwrap());
            assert!(most - least > 60, "theme {theme} is flat");
        }
    }

    #[test]
    fn a_quadrant_of_the_sheet_is_the_upscaled_picture() {
        let sheet = render(&picture(3, 9), &[], 128, 128);
        let single = render(&Picture { quadrant: 2, ..picture(3, 9) }, &[], 64, 64);
        assert_eq!(sheet.rgb[64 * 3..128 * 3], single.rgb[..64 * 3]);
    }
}
