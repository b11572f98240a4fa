//! From a picture to pixels: the sheet's four parts, previews, and the finish that all pictures share.

use super::Picture;
use super::colour::Rgb;
use super::derived_image::DerivedImage;
use super::encode::Pixels;
use super::noise::{floor, fract, grain, step};
use super::scenes::Painter;

/// Draws a picture at this size. `images` says what its parts were made from; where it says nothing, the picture does.
#[must_use]
pub fn draw(picture: &Picture, images: &[DerivedImage], width: u32, height: u32) -> Pixels {
    let own = |quadrant| DerivedImage::Scene { seed: picture.seed, theme: picture.theme, quadrant };
    let mut sheet = Pixels { width, height, rgb: vec![0; (width * height * 3) as usize] };
    if picture.quadrant > 0 {
        let image = images.first().cloned().unwrap_or_else(|| own(picture.quadrant));
        part(picture, &image, picture.quadrant, &mut sheet, [0, 0, width, height]);
    } else {
        let (w, h) = (width / 2, height / 2);
        for quadrant in 1..=4u8 {
            let (column, row) = (u32::from(quadrant - 1) % 2, u32::from(quadrant - 1) / 2);
            let image = images.get(usize::from(quadrant - 1)).cloned().unwrap_or_else(|| own(quadrant));
            part(picture, &image, quadrant, &mut sheet, [column * w, row * h, w, h]);
        }
    }
    sheet
}

/// Draws one of the four into its place.
fn part(picture: &Picture, image: &DerivedImage, quadrant: u8, sheet: &mut Pixels, place: [u32; 4]) {
    let [_, _, width, height] = place;
    let aspect = width as f32 / height as f32;
    let painter = image.painter(aspect, 1.0 / height as f32);
    if picture.progress < 100 {
        let preview = Preview::new(&*painter, picture.progress, aspect);
        return fill(&preview, picture.seed, sheet, place);
    }
    fill(&*painter, picture.seed ^ u32::from(quadrant), sheet, place);
}

fn fill(painter: &dyn Painter, seed: u32, sheet: &mut Pixels, [left, top, width, height]: [u32; 4]) {
    let pixel = 1.0 / height as f32;
    let aspect = width as f32 / height as f32;
    for line in 0..height {
        let y = (line as f32 + 0.5) * pixel;
        let start = (((top + line) * sheet.width + left) * 3) as usize;
        let row = &mut sheet.rgb[start..start + width as usize * 3];
        for (column, out) in row.chunks_exact_mut(3).enumerate() {
            let x = (column as f32 + 0.5) * pixel - aspect / 2.0;
            let colour =
                finish(painter.colour(x, y, pixel), x / aspect, y - 0.5, column as i32, line as i32, seed);
            out.copy_from_slice(&colour);
        }
    }
}

/// A little darkness in the corners and a little grain, as on film; then bytes.
#[inline]
fn finish(colour: Rgb, x: f32, y: f32, column: i32, line: i32, seed: u32) -> [u8; 3] {
    let corner = 1.0 - 0.30 * step(0.16, 0.62, x * x + y * y);
    let speck = (grain(column, line, seed) + grain(column, line, seed ^ 0xABCD) - 1.0) * 0.015;
    let byte =
        |c: f32| ((c * corner + speck * (0.35 + c * (1.0 - c) * 2.6)).clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
    [byte(colour.0), byte(colour.1), byte(colour.2)]
}

/// The picture before it is ready: seen through a coarse grid of samples, with noise that settles.
struct Preview {
    columns: usize,
    lines: usize,
    samples: Vec<Rgb>,
    noise: f32,
    aspect: f32,
}

impl Preview {
    fn new(painter: &dyn Painter, progress: u8, aspect: f32) -> Self {
        let done = f32::from(progress) / 100.0;
        let lines = (6.0 * 16.0_f32.powf(done)) as usize;
        let columns = (lines as f32 * aspect).ceil() as usize;
        let pixel = 1.0 / lines as f32;
        let at = |index: usize| {
            let (column, line) = (index % columns, index / columns);
            let (x, y) =
                ((column as f32 + 0.5) / columns as f32 * aspect - aspect / 2.0, (line as f32 + 0.5) * pixel);
            // Four looks at each cell, so that fine things average out instead of flickering.
            let look = |dx: f32, dy: f32| painter.colour(x + dx * pixel, y + dy * pixel, pixel * 0.5);
            (look(-0.25, -0.25) + look(0.25, -0.25) + look(-0.25, 0.25) + look(0.25, 0.25)) * 0.25
        };
        Self {
            columns,
            lines,
            samples: (0..columns * lines).map(at).collect(),
            noise: 0.22 * (1.0 - done).powf(1.5),
            aspect,
        }
    }

    fn sample(&self, column: i32, line: i32) -> Rgb {
        let column = column.clamp(0, self.columns as i32 - 1) as usize;
        let line = line.clamp(0, self.lines as i32 - 1) as usize;
        self.samples[line * self.columns + column]
    }
}

impl Painter for Preview {
    fn colour(&self, x: f32, y: f32, _pixel: f32) -> Rgb {
        let (u, v) = ((x / self.aspect + 0.5) * self.columns as f32 - 0.5, y * self.lines as f32 - 0.5);
        let (column, line) = (floor(u), floor(v));
        let (s, t) = (step(0.0, 1.0, fract(u)), step(0.0, 1.0, fract(v)));
        let above = self.sample(column, line).mix(self.sample(column + 1, line), s);
        let below = self.sample(column, line + 1).mix(self.sample(column + 1, line + 1), s);
        let cell = |shift: i32| grain(floor(x * 110.0), floor(y * 110.0) + shift * 977, 5) - 0.5;
        above.mix(below, t) + Rgb(cell(0), cell(1), cell(2)) * self.noise
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
            let one = draw(&picture(theme, 5), &[], 64, 64);
            assert_eq!(one.rgb, draw(&picture(theme, 5), &[], 64, 64).rgb);
            assert_ne!(one.rgb, draw(&picture(theme, 6), &[], 64, 64).rgb);
            let (least, most) = (one.rgb.iter().min().unwrap(), one.rgb.iter().max().unwrap());
            assert!(most - least > 60, "theme {theme} is flat");
        }
    }

    #[test]
    fn a_quadrant_of_the_sheet_is_the_upscaled_picture() {
        let sheet = draw(&picture(3, 9), &[], 128, 128);
        let single = draw(&Picture { quadrant: 2, ..picture(3, 9) }, &[], 64, 64);
        assert_eq!(sheet.rgb[64 * 3..128 * 3], single.rgb[..64 * 3]);
    }
}
