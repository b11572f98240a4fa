//! Gestures of one or two pointers: pan, pinch, swipe and tap.

use crate::domain::zoom::Point;

/// A pointer that moves less is not dragged, in CSS pixels.
const TAP_DISTANCE: f64 = 8.0;
/// A swipe is at least this long, in CSS pixels, …
const SWIPE_DISTANCE: f64 = 40.0;
/// … and this many times longer than high, …
const SWIPE_SLOPE: f64 = 1.5;
/// … and this fast, in CSS pixels per millisecond, unless it is as long as a part of the frame.
const SWIPE_SPEED: f64 = 0.3;
/// The part of the width of the frame after which a slow drag is a swipe.
const SWIPE_PART: f64 = 0.3;

/// A pointer that is pressed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    at: Point,
}

/// What a movement of a pointer does to the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GestureMove {
    /// Moves it by a distance.
    Pan(Point),
    /// Scales it by a factor about a point, then moves it by a distance.
    Pinch {
        /// The factor.
        factor: f64,
        /// The point between the pointers before the movement.
        about: Point,
        /// The distance by which that point has moved.
        by: Point,
    },
}

/// What a gesture was, once all pointers are up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GestureEnd {
    /// A press without a movement.
    Tap,
    /// A swipe to the left: forwards.
    SwipeLeft,
    /// A swipe to the right: backwards.
    SwipeRight,
    /// A drag or a pinch, which has had its effect.
    Other,
}

/// The pointers that are pressed, and what they have done so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    pointers: Vec<Pointer>,
    start: Point,
    start_ms: f64,
    was_dragged: bool,
    was_pinched: bool,
}

impl Gesture {
    /// A pointer is pressed. A third one is ignored.
    pub fn press(&mut self, id: i32, at: Point, now_ms: f64) {
        self.pointers.retain(|pointer| pointer.id != id);
        if self.pointers.is_empty() {
            *self = Self { start: at, start_ms: now_ms, ..Self::default() };
        }
        if self.pointers.len() < 2 {
            self.pointers.push(Pointer { id, at });
        }
        self.was_pinched |= self.pointers.len() == 2;
    }

    /// A pointer has moved. None for a pointer that is not pressed, and for the first movements, which may belong to a tap.
    pub fn movement(&mut self, id: i32, at: Point) -> Option<GestureMove> {
        let before = self.pointers.clone();
        let moved = self.pointers.iter_mut().find(|pointer| pointer.id == id)?;
        let is_tap = !self.was_dragged && !self.was_pinched && distance(self.start, at) < TAP_DISTANCE;
        if is_tap {
            return None;
        }
        self.was_dragged = true;
        moved.at = at;
        match (before.as_slice(), self.pointers.as_slice()) {
            ([one], [now]) => Some(GestureMove::Pan(difference(one.at, now.at))),
            ([a, b], [new_a, new_b]) => {
                let (about, middle) = (middle(a.at, b.at), middle(new_a.at, new_b.at));
                let factor = distance(new_a.at, new_b.at).max(1.0) / distance(a.at, b.at).max(1.0);
                Some(GestureMove::Pinch { factor, about, by: difference(about, middle) })
            }
            _ => None,
        }
    }

    /// A pointer is released, in a frame of this width. None while another one is pressed.
    pub fn release(&mut self, id: i32, at: Point, now_ms: f64, frame_width: f64) -> Option<GestureEnd> {
        let was_pressed = self.pointers.iter().any(|pointer| pointer.id == id);
        self.pointers.retain(|pointer| pointer.id != id);
        if !was_pressed || !self.pointers.is_empty() {
            return None;
        }
        if self.was_pinched {
            return Some(GestureEnd::Other);
        }
        if !self.was_dragged {
            return Some(GestureEnd::Tap);
        }
        let by = difference(self.start, at);
        let (length, height) = (by.x.abs(), by.y.abs());
        let is_fast = length / (now_ms - self.start_ms).max(1.0) >= SWIPE_SPEED;
        let is_swipe = length >= SWIPE_DISTANCE
            && length >= height * SWIPE_SLOPE
            && (is_fast || length >= frame_width * SWIPE_PART);
        Some(match (is_swipe, by.x < 0.0) {
            (false, _) => GestureEnd::Other,
            (true, true) => GestureEnd::SwipeLeft,
            (true, false) => GestureEnd::SwipeRight,
        })
    }

    /// Ends the gesture without a result: the browser has taken over.
    pub fn cancel(&mut self) {
        self.pointers.clear();
    }

    /// How far the only pointer has been dragged horizontally.
    pub fn dragged(&self) -> f64 {
        match self.pointers.as_slice() {
            [pointer] if self.was_dragged && !self.was_pinched => pointer.at.x - self.start.x,
            _ => 0.0,
        }
    }

    /// Whether a pointer is pressed and has moved.
    pub fn is_active(&self) -> bool {
        !self.pointers.is_empty() && self.was_dragged
    }
}

fn difference(from: Point, to: Point) -> Point {
    Point::new(to.x - from.x, to.y - from.y)
}

fn middle(a: Point, b: Point) -> Point {
    Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0)
}

fn distance(a: Point, b: Point) -> f64 {
    let Point { x, y } = difference(a, b);
    x.hypot(y)
}
