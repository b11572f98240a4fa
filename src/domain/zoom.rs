//! Zoom and pan of a picture in a frame: pure arithmetic.
//!
//! A [`Zoom`] is independent of sizes, so that several pictures of different sizes can share one. The distances of gestures are in
//! CSS pixels; points are relative to the middle of the frame.

/// The largest zoom, as a multiple of the size that fits the frame, unless the pixels of the picture need more.
const MAX_SCALE: f64 = 8.0;
/// The largest zoom, as a multiple of the size at which a pixel of the picture is a pixel of the screen.
const MAX_PIXEL_SCALE: f64 = 4.0;

/// The number of parts of a grid image.
pub const PARTS: u8 = 4;

/// A point, or the distance between two points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// A point.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// Width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// What is shown of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// The enlargement: 1 fits the frame.
    pub scale: f64,
    /// The point of the picture that is in the middle of the frame, as fractions of its width and height.
    pub center: Point,
}

impl Zoom {
    /// The whole picture, as large as the frame allows.
    pub const FIT: Self = Self { scale: 1.0, center: Point::new(0.5, 0.5) };

    /// Whether the picture is larger than the frame, so that it can be moved.
    pub fn is_enlarged(self) -> bool {
        self.scale > 1.001
    }

    /// The offset of the picture from the middle of the frame, as fractions of its fitted width and height.
    pub fn offset(self) -> Point {
        Point::new((0.5 - self.center.x) * self.scale, (0.5 - self.center.y) * self.scale)
    }
}

/// A frame and the picture in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The frame in CSS pixels.
    pub frame: Size,
    /// The picture in its own pixels.
    pub picture: Size,
    /// The number of screen pixels in a CSS pixel.
    pub pixel_ratio: f64,
}

impl Frame {
    /// The size of the picture at [`Zoom::FIT`], in CSS pixels.
    pub fn fitted(self) -> Size {
        let Size { width, height } = self.picture;
        let scale = (self.frame.width / width).min(self.frame.height / height);
        Size { width: width * scale, height: height * scale }
    }

    /// The scale at which a pixel of the picture is a pixel of the screen.
    pub fn pixel_scale(self) -> f64 {
        self.picture.width / (self.fitted().width * self.pixel_ratio)
    }

    /// The size of a pixel of the picture in percent of a pixel of the screen.
    pub fn percent(self, zoom: Zoom) -> u32 {
        (zoom.scale / self.pixel_scale() * 100.0).round() as u32
    }

    /// The smallest scale: the picture fits, or is as small as its pixels.
    pub fn min_scale(self) -> f64 {
        self.pixel_scale().min(1.0)
    }

    /// The largest scale.
    pub fn max_scale(self) -> f64 {
        MAX_SCALE.max(self.pixel_scale() * MAX_PIXEL_SCALE)
    }

    /// The nearest zoom within the limits: an enlarged picture covers the frame, a smaller one is in its middle.
    pub fn limit(self, zoom: Zoom) -> Zoom {
        let scale = zoom.scale.clamp(self.min_scale(), self.max_scale());
        let fitted = self.fitted();
        let axis = |center: f64, frame: f64, picture: f64| {
            // Half of what the frame shows, as a fraction of the picture.
            let half = frame / (2.0 * picture * scale);
            if half < 0.5 { center.clamp(half, 1.0 - half) } else { 0.5 }
        };
        let center = Point::new(
            axis(zoom.center.x, self.frame.width, fitted.width),
            axis(zoom.center.y, self.frame.height, fitted.height),
        );
        Zoom { scale, center }
    }

    /// The point of the picture, as fractions of its size, that is at a point of the frame.
    pub fn picture_point(self, zoom: Zoom, at: Point) -> Point {
        let fitted = self.fitted();
        Point::new(
            zoom.center.x + at.x / (fitted.width * zoom.scale),
            zoom.center.y + at.y / (fitted.height * zoom.scale),
        )
    }

    /// Sets the scale. The point of the picture at `about` stays where it is, as far as the limits allow.
    pub fn scale_to(self, zoom: Zoom, scale: f64, about: Point) -> Zoom {
        let scale = scale.clamp(self.min_scale(), self.max_scale());
        let fixed = self.picture_point(zoom, about);
        let fitted = self.fitted();
        let center = Point::new(
            fixed.x - about.x / (fitted.width * scale),
            fixed.y - about.y / (fitted.height * scale),
        );
        self.limit(Zoom { scale, center })
    }

    /// Multiplies the scale; see [`Frame::scale_to`].
    pub fn scale_by(self, zoom: Zoom, factor: f64, about: Point) -> Zoom {
        self.scale_to(zoom, zoom.scale * factor, about)
    }

    /// Moves the picture by a distance.
    pub fn pan(self, zoom: Zoom, by: Point) -> Zoom {
        let center = self.picture_point(zoom, Point::new(-by.x, -by.y));
        self.limit(Zoom { center, ..zoom })
    }
}

/// The size of a part of a grid image: 1 to 4 are its quadrants, anything else is the whole image.
pub fn part_size(image: Size, part: u8) -> Size {
    match part {
        1..=PARTS => Size { width: image.width / 2.0, height: image.height / 2.0 },
        _ => image,
    }
}

/// The factor by which a turn of the wheel changes the scale. Browsers report a pinch on a trackpad as a turn with Ctrl.
pub fn wheel_factor(delta: f64, is_in_lines: bool, is_pinch: bool) -> f64 {
    const LINE_PX: f64 = 20.0;
    const MAX_STEP: f64 = 1.6;
    let px = if is_in_lines { delta * LINE_PX } else { delta };
    let speed = if is_pinch { 0.01 } else { 0.002 };
    (-px * speed).exp().clamp(1.0 / MAX_STEP, MAX_STEP)
}
