//! Planets: a world before a nebula, banded or rough, with a ring or moons.

use super::*;

/// Space, nebula, glowing nebula, dark planet, bright planet, light.
const PALETTES: &[Palette] = &[
    [0x05060F, 0x2B1B4E, 0xD1495B, 0x30203F, 0xC97B63, 0xFFE5C2],
    [0x030B14, 0x0B3C5D, 0x3FB8AF, 0x0A2A3A, 0x4FA3A5, 0xF2F7D5],
    [0x0A0512, 0x4A1942, 0x893168, 0x23153C, 0x7D5BA6, 0xFCEFF9],
    [0x0B0A08, 0x4A2C18, 0xB5651D, 0x3B1F12, 0xD98E4A, 0xFFF0CF],
    [0x040812, 0x14274E, 0x9BA4E8, 0x1B2A59, 0x6C8BD8, 0xEFF4FF],
    [0x070B0A, 0x123524, 0xC2B280, 0x1C3A2E, 0x6FA287, 0xF5F1D7],
];

/// Draws the scene.
pub fn draw(canvas: &mut Canvas, look: &mut Look) {
    let [space, nebula, glow, dark, bright, light] = look.palette(PALETTES);
    let seed = look.seed();
    canvas.fill(vertical(0.0, 1.0, &[space, space.mix(nebula, 0.35), space]));
    let turn = look.own.between(-0.8, 0.8).sin_cos();
    canvas.field(120.0, BlendMode::SourceOver, |x, y| {
        let (u, v) = (x * turn.1 - y * turn.0, x * turn.0 + y * turn.1);
        let bend = cloud(u * 2.0, v * 2.0, 3, seed);
        let dust = cloud(u * 2.4 + bend * 2.0, v * 4.4 + bend, 5, seed ^ 9);
        Rgb::ramp(&[nebula, nebula, glow, light], step(0.35, 0.95, dust)).alpha(step(0.38, 0.8, dust) * 0.8)
    });
    stars(canvas, seed ^ 4, canvas.view.bottom().min(4.0) + 0.3, light);
    let unit = look.unit();
    let radius = look.own.between(0.20, 0.34) * unit;
    let at = (look.across(0.4), look.own.between(0.38, 0.6));
    let angle = look.own.between(0.0, TAU);
    let to_light = (angle.cos(), -angle.sin().abs() * 0.6);
    let has_ring = look.family.percent(45.0);
    let (tilt, flat) = (look.own.between(-0.5, 0.5), look.own.between(0.16, 0.34));
    canvas.glow((at.0 + to_light.0 * 0.9, at.1 + to_light.1 * 0.9), (0.9, 0.9), glow, 0.5);
    if has_ring {
        ring(canvas, at, radius, (tilt, flat), bright.mix(light, 0.4), (TAU * 0.5, TAU));
    }
    let rough = look.family.percent(40.0);
    world(canvas, at, radius, to_light, tilt, [dark, bright, light], rough, seed);
    if has_ring {
        ring(canvas, at, radius, (tilt, flat), bright.mix(light, 0.4), (0.0, TAU * 0.5));
    }
    for n in 0..look.own.below(3) + usize::from(!has_ring) {
        let (away, round) = (look.own.between(1.5, 2.2) * radius, look.own.between(0.0, TAU));
        let place = (at.0 + round.cos() * away, at.1 + round.sin() * away * 0.7);
        let small = radius * look.own.between(0.07, 0.2);
        world(
            canvas,
            place,
            small,
            to_light,
            tilt,
            [dark, glow.mix(light, 0.4), light],
            true,
            seed ^ n as u32,
        );
    }
}

/// A lit globe with a surface from noise and a thin atmosphere.
#[expect(clippy::too_many_arguments, reason = "all of them are independent")]
fn world(
    canvas: &mut Canvas,
    at: Xy,
    radius: f32,
    to_light: Xy,
    tilt: f32,
    [dark, bright, light]: [Rgb; 3],
    rough: bool,
    seed: u32,
) {
    const SIZE: u32 = 256;
    let mut surface = blank(SIZE, SIZE);
    let (sin, cos) = tilt.sin_cos();
    for (n, pixel) in surface.pixels_mut().iter_mut().enumerate() {
        let (x, y) = ((n as u32 % SIZE) as f32 / 128.0 - 1.0, (n as u32 / SIZE) as f32 / 128.0 - 1.0);
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        let bulge = 1.0 / (1.25 - (u * u + v * v).min(1.0)).sqrt();
        let (u, v) = (u * bulge, v * bulge);
        let tone = if rough {
            let land = cloud(u * 2.2, v * 2.2, 6, seed);
            step(0.42, 0.58, land) * 0.55 + land * 0.45
        } else {
            let storm = cloud(u * 2.0, v * 5.0, 3, seed);
            cloud(storm * 0.6, v * 5.5 + storm * 1.1, 4, seed ^ 6) * 0.8 + storm * 0.3
        };
        *pixel =
            Rgb::ramp(&[dark, dark.mix(bright, 0.5), bright, bright.mix(light, 0.55)], step(0.2, 0.85, tone))
                .alpha(1.0)
                .premultiply()
                .to_color_u8();
    }
    canvas.glow(at, (radius * 1.5, radius * 1.5), bright.mix(light, 0.4), 0.5);
    canvas.draw_picture(circle(at, radius), &surface, (at.0 - radius, at.1 - radius), radius * 2.0);
    let centre = (at.0 + to_light.0 * radius * 0.75, at.1 + to_light.1 * radius * 0.75);
    let night = [0.0, 0.05, 0.35, 0.75, 0.95, 0.98].map(|alpha| Rgb(0.01, 0.01, 0.03).alpha(alpha));
    canvas.draw(circle(at, radius * 1.003), radial(centre, radius * 1.75, &night));
    canvas.glow(
        (at.0 + to_light.0 * radius * 0.6, at.1 + to_light.1 * radius * 0.6),
        (radius * 0.8, radius * 0.8),
        light,
        0.3,
    );
}

/// Part of a ring system, between two angles.
fn ring(canvas: &mut Canvas, (x, y): Xy, radius: f32, (tilt, flat): Xy, colour: Rgb, (from, to): Xy) {
    let (sin, cos) = tilt.sin_cos();
    for band in 0..16 {
        let far = radius * (1.35 + band as f32 * 0.055);
        let points = (0..=80).map(|n| {
            let angle = from + (to - from) * n as f32 / 80.0;
            let (u, v) = (angle.cos() * far, angle.sin() * far * flat);
            (x + u * cos - v * sin, y + u * sin + v * cos)
        });
        let alpha = [0.5, 0.75, 0.35, 0.85, 0.6, 0.08, 0.55, 0.7][band % 8] * (1.0 - band as f32 * 0.035);
        canvas.line(points, colour, alpha, radius * 0.045);
    }
}
