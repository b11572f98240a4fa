//! Planets: a world before a nebula, banded or rough, with a ring or moons.

use super::*;

/// Space, nebula, glowing nebula, dark planet, bright planet, light.
const PALETTES: &[Palette] = &[
    [0x05060F, 0x2B1B4E, 0xD1495B, 0x30203F, 0xC97B63, 0xFFE5C2],
    [0x030B14, 0x0B3C5D, 0x3FB8AF, 0x0A2A3A, 0x4FA3A5, 0xF2F7D5],
    [0x0A0512, 0x4A1942, 0x893168, 0x23153C, 0x7D5BA6, 0xFCEFF9],
    [0x0B0A08, 0x4A2C18, 0xB5651D, 0x3B1F12, 0xD98E4A, 0xFFF0CF],
    [0x040812, 0x14274E, 0x9BA4E8, 0x1B2A59, 0x6C8BD8, 0xEFF4FF],
];

pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [space, nebula, glow, dark, bright, light] = look.palette(PALETTES);
    let seed = look.seed();
    canvas.fill(vertical(0.0, 1.0, &[space, space.mix(nebula, 0.35), space]));
    let (sin, cos) = look.own.between(-0.8, 0.8).sin_cos();
    canvas.field(120.0, BlendMode::SourceOver, |x, y| {
        let (u, v) = (x * cos - y * sin, x * sin + y * cos);
        let bend = cloud(u * 2.0, v * 2.0, 3, seed);
        let dust = cloud(u * 2.4 + bend * 2.0, v * 4.4 + bend, 5, seed ^ 9);
        Rgb::ramp(&[nebula, nebula, glow, light], step(0.35, 0.95, dust)).alpha(step(0.38, 0.8, dust) * 0.8)
    });
    stars(canvas, seed ^ 4, canvas.view.bottom().min(4.0) + 0.3, light);
    let radius = look.own.between(0.20, 0.34) * look.unit();
    let at = (look.across(0.4), look.own.between(0.38, 0.6));
    let angle = look.own.between(0.0, TAU);
    let sun = (angle.cos(), -angle.sin().abs() * 0.6);
    let (has_ring, rough) = (look.family.percent(45.0), look.family.percent(40.0));
    let (tilt, flat) = (look.own.between(-0.5, 0.5), look.own.between(0.16, 0.34));
    canvas.glow((at.0 + sun.0 * 0.9, at.1 + sun.1 * 0.9), (0.9, 0.9), glow, 0.5);
    let ring = |canvas: &mut Canvas, from: f32| {
        if has_ring {
            let colour = bright.mix(light, 0.4);
            canvas.local(at, (radius, radius * flat), tilt, |canvas| ring(canvas, from, colour));
        }
    };
    ring(canvas, PI);
    world(canvas, (at, radius), (sun, tilt), [dark, bright, light], rough, seed);
    ring(canvas, 0.0);
    for n in 0..look.own.below(3) + usize::from(!has_ring) {
        let (away, round) = (look.own.between(1.5, 2.2) * radius, look.own.between(0.0, TAU));
        let place = (at.0 + round.cos() * away, at.1 + round.sin() * away * 0.7);
        let (small, colours) = (radius * look.own.between(0.07, 0.2), [dark, glow.mix(light, 0.4), light]);
        world(canvas, (place, small), (sun, tilt), colours, true, seed ^ n as u32);
    }
}

/// A lit globe with a surface from noise and a thin atmosphere.
fn world(canvas: &mut Canvas, disc: (Xy, f32), light: (Xy, f32), colours: [Rgb; 3], rough: bool, seed: u32) {
    let ((at, radius), (sun, tilt), [dark, bright, light]) = (disc, light, colours);
    const SIZE: u32 = 256;
    let mut surface = blank(SIZE, SIZE);
    let tones = [dark, dark.mix(bright, 0.5), bright, bright.mix(light, 0.55)];
    for (n, pixel) in surface.pixels_mut().iter_mut().enumerate() {
        let (u, v) = ((n as u32 % SIZE) as f32 / 128.0 - 1.0, (n as u32 / SIZE) as f32 / 128.0 - 1.0);
        let bulge = 1.0 / (1.25 - (u * u + v * v).min(1.0)).sqrt();
        let (u, v) = (u * bulge, v * bulge);
        let tone = if rough {
            let land = cloud(u * 2.2, v * 2.2, 6, seed);
            step(0.42, 0.58, land) * 0.55 + land * 0.45
        } else {
            let storm = cloud(u * 2.0, v * 5.0, 3, seed);
            cloud(storm * 0.6, v * 5.5 + storm * 1.1, 4, seed ^ 6) * 0.8 + storm * 0.3
        };
        *pixel = Rgb::ramp(&tones, step(0.2, 0.85, tone)).alpha(1.0).premultiply().to_color_u8();
    }
    let (centre, toward) = ((0.0, 0.0), |far: f32| (sun.0 * far, sun.1 * far));
    let night = [0.0, 0.05, 0.35, 0.75, 0.95, 0.98].map(|alpha| Rgb(0.01, 0.01, 0.03).alpha(alpha));
    canvas.glow(at, (radius * 1.5, radius * 1.5), bright.mix(light, 0.4), 0.5);
    canvas.local(at, (radius, radius), tilt, |canvas| {
        canvas.draw_picture(circle(centre, 1.0), &surface, (-1.0, -1.0), 2.0);
    });
    canvas.local(at, (radius, radius), 0.0, |canvas| {
        canvas.draw(circle(centre, 1.003), radial(toward(0.75), 1.75, &night));
        canvas.glow(toward(0.6), (0.8, 0.8), light, 0.3);
    });
}

/// Half of a ring system around a globe of radius 1.
fn ring(canvas: &mut Canvas, from: f32, colour: Rgb) {
    for (n, band) in [0.5, 0.75, 0.35, 0.85, 0.6, 0.08, 0.55, 0.7].into_iter().cycle().take(16).enumerate() {
        let out = n as f32;
        let points = arc((0.0, 0.0), 1.35 + out * 0.055, from, from + PI);
        canvas.line(points, colour, band * (1.0 - out * 0.035), 0.05);
    }
}
