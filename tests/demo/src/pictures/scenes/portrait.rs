//! Profiles as silhouettes: before a disc, with stars, or as a double exposure filled with a landscape.

use super::*;

/// Upper ground, lower ground, disc, dark, light, accent.
const PALETTES: &[Palette] = &[
    [0xF2E8DC, 0xE6CDB5, 0xE07A5F, 0x26203A, 0xFFF6E9, 0x81B29A],
    [0x1C2541, 0x3A506B, 0xF2CC8F, 0x0B132B, 0xEAF4F4, 0x5BC0BE],
    [0xF6D6C8, 0xF0A99A, 0xFBEEDD, 0x54203B, 0xFFF8F0, 0xC1476B],
    [0xDCE8E4, 0xA9C5BD, 0xF4D58D, 0x1D3A3A, 0xFBFEFB, 0xBF4E30],
    [0x2D1E2F, 0x6B3B52, 0xF08A5D, 0x140D17, 0xFFE9D6, 0xB83B5E],
];

/// A face that looks to the right; the head is about 0.9 high, the neck stands at the origin's left.
#[rustfmt::skip]
const FACE: &[Xy] = &[
    (0.185, -0.430), (0.255, -0.330), (0.280, -0.230), (0.278, -0.170), (0.268, -0.130), (0.292, -0.075),
    (0.338, -0.002), (0.352, 0.028), (0.335, 0.052), (0.288, 0.066), (0.284, 0.086), (0.306, 0.112),
    (0.304, 0.130), (0.281, 0.146), (0.300, 0.164), (0.299, 0.184), (0.274, 0.204), (0.268, 0.226),
    (0.290, 0.258), (0.288, 0.298), (0.252, 0.332), (0.190, 0.346), (0.112, 0.362), (0.072, 0.402),
    (0.062, 0.470), (0.082, 0.560), (0.150, 0.632), (0.330, 0.704), (0.450, 0.800), (0.500, 1.000),
    (0.510, 1.300), (-0.720, 1.300), (-0.700, 0.980), (-0.620, 0.800), (-0.440, 0.700),
];
/// The nape, where no hair hides it.
const NAPE: &[Xy] = &[(-0.300, 0.620), (-0.232, 0.530), (-0.222, 0.430)];
/// The back of the head with short hair, from the nape to the forehead.
#[rustfmt::skip]
const SHORT: &[Xy] = &[
    (-0.258, 0.300), (-0.330, 0.150), (-0.372, -0.040), (-0.366, -0.230), (-0.290, -0.400),
    (-0.150, -0.500), (0.020, -0.530), (0.120, -0.500),
];
/// With long hair that falls down the back.
#[rustfmt::skip]
const LONG: &[Xy] = &[
    (-0.500, 0.640), (-0.455, 0.380), (-0.458, 0.120), (-0.440, -0.120), (-0.390, -0.330), (-0.270, -0.480),
    (-0.100, -0.560), (0.060, -0.550), (0.150, -0.490),
];
/// With the hair in a knot.
#[rustfmt::skip]
const KNOT: &[Xy] = &[
    (-0.236, 0.280), (-0.300, 0.120), (-0.352, -0.060), (-0.372, -0.170), (-0.470, -0.150), (-0.560, -0.230),
    (-0.570, -0.360), (-0.480, -0.450), (-0.370, -0.420), (-0.300, -0.440), (-0.150, -0.520), (0.020, -0.545),
    (0.120, -0.500),
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [high, low, disc, dark, light, accent] = look.palette(PALETTES);
    let (seed, inside, unit) = (look.seed(), look.family.below(4), look.unit());
    canvas.fill(vertical(0.0, 1.0, &[high, high.mix(low, 0.4), low]));
    clouds(canvas, seed, (0.0, 1.1), light.mix(low, 0.3), 0.35);
    let (side, size) = (look.side(), look.own.between(0.56, 0.68) * unit.max(0.72));
    let middle = (-side * look.own.between(0.02, 0.10) * look.aspect, 0.60 - 0.05 * size);
    let at = (middle.0 + side * look.own.between(-0.06, 0.18), look.own.between(0.34, 0.5));
    let radius = look.own.between(0.27, 0.37) * unit;
    canvas.spot(at, (radius * 1.9, radius * 1.9), disc, 0.45);
    let tones = [disc, disc.mix(light, 0.15), disc.mix(low, 0.55)];
    canvas.draw(circle(at, radius), vertical(at.1 - radius, at.1 + radius, &tones));
    let (nape, hair) = *look.own.pick(&[(NAPE, SHORT), (&[], LONG), (NAPE, KNOT)]);
    let outline = spline(&[FACE, nape, hair].concat());
    let picture = (inside < 3).then(|| landscape(canvas, look, inside, [dark, light]));
    let scale = (side * size, size);
    // Light along the edge that faces the disc.
    let edge = (middle.0 + side * 0.008, middle.1 - 0.005);
    canvas.local(edge, scale, 0.0, |canvas| canvas.draw(outline.clone(), solid(light, 0.85)));
    canvas.local(middle, scale, 0.0, |canvas| {
        canvas.draw(outline.clone(), vertical(-0.6, 0.7, &[dark.mix(accent, 0.16), dark]));
        if let Some(picture) = picture {
            canvas.draw_picture(outline.clone(), &picture, (-0.75, -0.62), 1.62);
            let fade = [0.75, 0.25, 0.0].map(|part| dark.alpha(part));
            canvas.draw(outline.clone(), horizontal(0.38, -0.15, &fade));
            canvas.draw(outline, vertical(0.3, 0.95, &[dark.alpha(0.0), dark.alpha(0.85)]));
        } else {
            for _ in 0..80 {
                let (angle, far) = (look.own.between(0.0, TAU), look.own.unit().sqrt() * 0.27);
                let spot = (angle.cos() * far - 0.08, angle.sin() * far - 0.2);
                let bright = look.own.unit().powi(4);
                canvas.disc(spot, 0.0015 + 0.0045 * bright, light, 0.4 + 0.6 * bright);
                canvas.glow(spot, (0.03, 0.03), light, 0.5 * bright);
            }
        }
        // Loose hair at the back of the head.
        for n in 0..26u8 {
            let (x, y) = (look.own.between(-0.30, -0.05), look.own.between(-0.50, -0.28));
            let (long, lift, wave) =
                (look.own.between(0.12, 0.34), look.own.between(-0.10, 0.16), f32::from(n));
            let strand = steps(11)
                .map(|t| (x - long * t, y + lift * t + 0.10 * t * t + 0.012 * (t * 9.0 + wave).sin()));
            canvas.line(strand, if n % 5 == 0 { light } else { dark }, 0.35, 0.003);
        }
    });
    birds(canvas, &mut look.own, (at.0 + side * radius * 0.55, at.1 - radius * 0.5), 0.018, dark);
    paper(canvas, seed, low);
}

/// The landscape of a double exposure.
fn landscape(canvas: &Canvas, look: &mut Look, kind: usize, [dark, light]: [Rgb; 2]) -> Pixmap {
    let side = (canvas.pixmap.height() * 4 / 5).clamp(8, 900);
    let mut inner = Canvas::new(side, side, View::frame(1.0));
    let seed = look.own.next();
    let mut inner_look = Look { family: Rng::of(seed, 1), own: Rng::of(seed, 2), aspect: 1.0 };
    [mountains::draw, forest::draw, waves::draw][kind](&mut inner, &mut inner_look);
    stars(&mut inner, seed as u32, 0.5, light);
    inner.fill(solid(dark, 0.18));
    inner.pixmap
}
