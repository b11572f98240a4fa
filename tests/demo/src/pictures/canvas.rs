//! A drawing surface in scene units, on top of tiny-skia.

use tiny_skia::{
    BlendMode, Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Mask, Paint,
    Path, PathBuilder, Pattern, Pixmap, PixmapPaint, Point, RadialGradient, Rect, Shader, SpreadMode, Stroke,
    Transform,
};

use super::colour::Rgb;
use super::noise::floor;

/// The visible part of a scene. The frame of a scene is 1 high; `x` is 0 in its middle, `y` is 0 at its top.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct View {
    /// Horizontal centre.
    pub x: f32,
    /// Vertical centre.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// Width divided by height.
    pub aspect: f32,
}

impl View {
    /// The whole frame of a scene with this aspect ratio.
    #[must_use]
    pub const fn frame(aspect: f32) -> Self {
        Self { x: 0.0, y: 0.5, height: 1.0, aspect }
    }

    /// Left edge.
    #[must_use]
    pub fn left(&self) -> f32 {
        self.x - self.height * self.aspect / 2.0
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.height * self.aspect / 2.0
    }

    /// Top edge.
    #[must_use]
    pub fn top(&self) -> f32 {
        self.y - self.height / 2.0
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height / 2.0
    }
}

/// The surface.
pub struct Canvas {
    /// Pixels drawn so far.
    pub pixmap: Pixmap,
    /// Visible part of the scene.
    pub view: View,
    transform: Transform,
}

/// A point in scene units.
pub type Xy = (f32, f32);

impl Canvas {
    /// An empty surface with this many pixels.
    #[must_use]
    pub fn new(width: u32, height: u32, view: View) -> Self {
        let scale = height as f32 / view.height;
        let transform = Transform::from_translate(-view.left(), -view.top()).post_scale(scale, scale);
        Self { pixmap: blank(width, height), view, transform }
    }

    /// A surface that already has a picture on it.
    #[must_use]
    pub fn with_pixmap(pixmap: Pixmap, view: View) -> Self {
        Self { transform: Self::new(1, pixmap.height(), view).transform, pixmap, view }
    }

    /// Size of a pixel in scene units.
    #[must_use]
    pub fn pixel(&self) -> f32 {
        self.view.height / self.pixmap.height() as f32
    }

    /// Fills the view.
    pub fn fill<'a>(&mut self, shader: impl Into<Shader<'a>>) {
        let View { height, .. } = self.view;
        self.draw(
            rectangle(self.view.left() - height, self.view.top() - height, 9.0 * height, 3.0 * height),
            shader,
        );
    }

    /// Draws in other units: the origin is at a point, the axes are scaled and then turned clockwise. Only for what does not
    /// depend on the view.
    pub fn local(&mut self, (x, y): Xy, (sx, sy): Xy, turn: f32, draw: impl FnOnce(&mut Self)) {
        let (sin, cos) = turn.sin_cos();
        let inner =
            self.transform.pre_concat(Transform::from_row(cos * sx, sin * sx, -sin * sy, cos * sy, x, y));
        let outer = std::mem::replace(&mut self.transform, inner);
        draw(self);
        self.transform = outer;
    }

    /// Fills a path.
    pub fn draw<'a>(&mut self, path: Option<Path>, shader: impl Into<Shader<'a>>) {
        self.draw_with(path, shader, BlendMode::SourceOver);
    }

    /// Fills a path with a blend mode.
    pub fn draw_with<'a>(
        &mut self,
        path: Option<Path>,
        shader: impl Into<Shader<'a>>,
        blend_mode: BlendMode,
    ) {
        if let Some(path) = path {
            let paint = Paint { shader: shader.into(), blend_mode, anti_alias: true, ..Paint::default() };
            self.pixmap.fill_path(&path, &paint, FillRule::Winding, self.transform, None);
        }
    }

    /// Fills everything below a curve over `x`.
    pub fn ridge<'a>(&mut self, curve: impl Fn(f32) -> f32, shader: impl Into<Shader<'a>>) {
        let (left, right, step) = (self.view.left(), self.view.right(), self.pixel() * 3.0);
        let count = ((right - left) / step) as usize + 2;
        let floor = self.view.bottom() + 0.01;
        let points = (0..=count).map(|n| {
            let x = left + step * n as f32;
            (x, curve(x).min(floor))
        });
        self.draw(
            polygon([(left, floor)].into_iter().chain(points).chain([(right + step * 3.0, floor)])),
            shader,
        );
    }

    /// A soft spot of light, with radii `rx` and `ry`.
    pub fn glow(&mut self, at: Xy, radii: Xy, colour: Rgb, alpha: f32) {
        self.soft(at, radii, colour, alpha, BlendMode::Screen);
    }

    /// A soft spot of colour, with radii `rx` and `ry`.
    pub fn spot(&mut self, at: Xy, radii: Xy, colour: Rgb, alpha: f32) {
        self.soft(at, radii, colour, alpha, BlendMode::SourceOver);
    }

    fn soft(&mut self, (x, y): Xy, (rx, ry): Xy, colour: Rgb, alpha: f32, mode: BlendMode) {
        let stops = [1.0, 0.86, 0.56, 0.28, 0.1, 0.0].map(|part| colour.alpha(part * alpha));
        let squeeze = Transform::from_row(1.0, 0.0, 0.0, ry / rx, 0.0, y - y * ry / rx);
        self.draw_with(ellipse((x, y), (rx, ry)), radial_with((x, y), rx, &stops, squeeze), mode);
    }

    /// A plain circle.
    pub fn disc(&mut self, at: Xy, radius: f32, colour: Rgb, alpha: f32) {
        self.draw(circle(at, radius), solid(colour, alpha));
    }

    /// A plain ellipse.
    pub fn oval(&mut self, at: Xy, radii: Xy, colour: Rgb, alpha: f32) {
        self.draw(ellipse(at, radii), solid(colour, alpha));
    }

    /// A plain rectangle: left, top, width, height.
    pub fn block(&mut self, [x, y, width, height]: [f32; 4], colour: Rgb, alpha: f32) {
        self.draw(rectangle(x, y, width, height), solid(colour, alpha));
    }

    /// A plain polygon.
    pub fn shape(&mut self, points: impl IntoIterator<Item = Xy>, colour: Rgb, alpha: f32) {
        self.draw(polygon(points), solid(colour, alpha));
    }

    /// A plain closed smooth curve.
    pub fn blob(&mut self, points: &[Xy], colour: Rgb, alpha: f32) {
        self.draw(spline(points), solid(colour, alpha));
    }

    /// A plain line with round ends.
    pub fn line(&mut self, points: impl IntoIterator<Item = Xy>, colour: Rgb, alpha: f32, width: f32) {
        let Some(path) = polyline(points) else { return };
        let paint = Paint { shader: solid(colour, alpha), anti_alias: true, ..Paint::default() };
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        let stroke = Stroke { width, line_cap, line_join, ..Stroke::default() };
        self.pixmap.stroke_path(&path, &paint, &stroke, self.transform, None);
    }

    /// The drawing as a shader for another surface with the same view.
    #[must_use]
    pub fn pattern(&self) -> Shader<'_> {
        let place =
            Transform::from_row(self.pixel(), 0.0, 0.0, self.pixel(), self.view.left(), self.view.top());
        Pattern::new(self.pixmap.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place)
    }

    /// Fills a path with another picture, whose frame is placed at `left` and `top` and is `height` high.
    pub fn draw_picture(&mut self, path: Option<Path>, picture: &Pixmap, (left, top): Xy, height: f32) {
        let scale = height / picture.height() as f32;
        let place = Transform::from_row(scale, 0.0, 0.0, scale, left, top);
        let (spread, quality) = (SpreadMode::Reflect, FilterQuality::Bilinear);
        self.draw(path, Pattern::new(picture.as_ref(), spread, quality, 1.0, place));
    }

    /// The numbers of the cells of this width that the view touches, counted from the middle of the scene. A view that
    /// is much larger than the frame is not filled to its edges.
    pub fn cells(&self, width: f32) -> std::ops::RangeInclusive<i32> {
        let cell = |x: f32| floor(x.clamp(-4.0, 4.0) / width);
        cell(self.view.left()) - 1..=cell(self.view.right()) + 1
    }

    /// Covers the view with a field of colours, sampled `cells` times per unit and interpolated.
    pub fn field(&mut self, cells: f32, mode: BlendMode, colour: impl Fn(f32, f32) -> Color) {
        let cell = (1.0 / cells).max(self.pixel()).max(self.view.height / 320.0);
        let (width, height) = (self.view.height * self.view.aspect, self.view.height);
        let (columns, lines) = ((width / cell) as u32 + 5, (height / cell) as u32 + 5);
        let mut field = blank(columns, lines);
        let (left, top) = (self.view.left() - 2.0 * cell, self.view.top() - 2.0 * cell);
        for (n, pixel) in field.pixels_mut().iter_mut().enumerate() {
            let (column, line) = (n as u32 % columns, n as u32 / columns);
            let (x, y) = (left + (column as f32 + 0.5) * cell, top + (line as f32 + 0.5) * cell);
            *pixel = colour(x, y).premultiply().to_color_u8();
        }
        let place = Transform::from_translate(left, top).pre_scale(cell, cell).post_concat(self.transform);
        let paint =
            PixmapPaint { blend_mode: mode, quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        self.pixmap.draw_pixmap(0, 0, field.as_ref(), &paint, place, None);
    }

    /// Draws what is above the line `y` upside down below it, as water reflects it.
    pub fn reflect(&mut self, y: f32, opacity: f32) {
        let copy = self.pixmap.clone();
        let line = (y - self.view.top()) / self.pixel();
        let (width, height) = (self.pixmap.width() as f32, self.pixmap.height() as f32);
        let Some(below) = Rect::from_ltrb(0.0, line.clamp(0.0, height), width, height + 1.0) else { return };
        let flip = Transform::from_row(1.0, 0.0, 0.0, -1.0, 0.0, 2.0 * line);
        let shader = Pattern::new(copy.as_ref(), SpreadMode::Reflect, FilterQuality::Nearest, opacity, flip);
        let paint = Paint { shader, ..Paint::default() };
        self.pixmap.fill_rect(below, &paint, Transform::identity(), None);
    }

    /// Draws another picture of the same view, as far as `share` says (0 to 1) at each point.
    pub fn overlay(&mut self, other: &Pixmap, share: impl Fn(f32, f32) -> f32) {
        let (width, pixel) = (self.pixmap.width(), self.pixel());
        let Some(mut mask) = Mask::new(width, self.pixmap.height()) else { return };
        for (n, value) in mask.data_mut().iter_mut().enumerate() {
            let (column, line) = (n as u32 % width, n as u32 / width);
            let (x, y) = (
                self.view.left() + (column as f32 + 0.5) * pixel,
                self.view.top() + (line as f32 + 0.5) * pixel,
            );
            *value = (share(x, y).clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
        }
        let (paint, place) = (PixmapPaint::default(), Transform::identity());
        self.pixmap.draw_pixmap(0, 0, other.as_ref(), &paint, place, Some(&mask));
    }
}

/// A transparent pixmap.
#[must_use]
pub fn blank(width: u32, height: u32) -> Pixmap {
    #[expect(clippy::expect_used, reason = "the sizes are bounded and not zero")]
    Pixmap::new(width.max(1), height.max(1)).expect("a pixmap of a possible size")
}

/// One colour.
#[must_use]
pub fn solid(colour: Rgb, alpha: f32) -> Shader<'static> {
    Shader::SolidColor(colour.alpha(alpha))
}

/// An even gradient from one point to another.
#[must_use]
pub fn linear<C: Into<Color> + Copy>(from: Xy, to: Xy, colours: &[C]) -> Shader<'static> {
    let (from, to) = (Point::from_xy(from.0, from.1), Point::from_xy(to.0, to.1));
    LinearGradient::new(from, to, stops(colours), SpreadMode::Pad, Transform::identity())
        .unwrap_or(Shader::SolidColor(colours[0].into()))
}

/// An even vertical gradient.
#[must_use]
pub fn vertical<C: Into<Color> + Copy>(top: f32, bottom: f32, colours: &[C]) -> Shader<'static> {
    linear((0.0, top), (0.0, bottom), colours)
}

/// An even horizontal gradient.
#[must_use]
pub fn horizontal<C: Into<Color> + Copy>(left: f32, right: f32, colours: &[C]) -> Shader<'static> {
    linear((left, 0.0), (right, 0.0), colours)
}

/// An even gradient from a point outwards.
#[must_use]
pub fn radial<C: Into<Color> + Copy>(centre: Xy, radius: f32, colours: &[C]) -> Shader<'static> {
    radial_with(centre, radius, colours, Transform::identity())
}

fn radial_with<C: Into<Color> + Copy>(
    (x, y): Xy,
    radius: f32,
    colours: &[C],
    transform: Transform,
) -> Shader<'static> {
    let centre = Point::from_xy(x, y);
    RadialGradient::new(centre, 0.0, centre, radius, stops(colours), SpreadMode::Pad, transform)
        .unwrap_or(Shader::SolidColor(colours[0].into()))
}

fn stops<C: Into<Color> + Copy>(colours: &[C]) -> Vec<GradientStop> {
    let last = (colours.len() - 1).max(1) as f32;
    colours
        .iter()
        .enumerate()
        .map(|(n, colour)| GradientStop::new(n as f32 / last, (*colour).into()))
        .collect()
}

/// An axis-aligned rectangle.
#[must_use]
pub fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    Rect::from_xywh(x, y, width, height).map(PathBuilder::from_rect)
}

/// A circle.
#[must_use]
pub fn circle((x, y): Xy, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(x, y, radius)
}

/// An ellipse.
#[must_use]
pub fn ellipse((x, y): Xy, (rx, ry): Xy) -> Option<Path> {
    Rect::from_xywh(x - rx, y - ry, 2.0 * rx, 2.0 * ry).and_then(PathBuilder::from_oval)
}

/// A closed path with straight sides.
#[must_use]
pub fn polygon(points: impl IntoIterator<Item = Xy>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y) in points {
        if path.is_empty() { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.close();
    path.finish()
}

/// An open path with straight parts.
fn polyline(points: impl IntoIterator<Item = Xy>) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (x, y) in points {
        if path.is_empty() { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    path.finish()
}

/// A closed smooth curve through these points (a Catmull-Rom spline).
#[must_use]
pub fn spline(points: &[Xy]) -> Option<Path> {
    let count = points.len();
    let at = |n: usize| points[n % count];
    let mut path = PathBuilder::new();
    path.move_to(points[0].0, points[0].1);
    for n in 0..count {
        let (a, b, c, d) = (at(n + count - 1), at(n), at(n + 1), at(n + 2));
        let (first, second) = (
            (b.0 + (c.0 - a.0) / 6.0, b.1 + (c.1 - a.1) / 6.0),
            (c.0 - (d.0 - b.0) / 6.0, c.1 - (d.1 - b.1) / 6.0),
        );
        path.cubic_to(first.0, first.1, second.0, second.1, c.0, c.1);
    }
    path.close();
    path.finish()
}
