//! Zoom and pan of the viewer, and its gestures.

use contact_sheet::domain::{
    gesture::{Gesture, GestureEnd, GestureMove},
    zoom::{Frame, Point, Size, Zoom, part_size, wheel_factor},
};
use proptest::prelude::*;

const EPSILON: f64 = 1e-6;

fn frames() -> impl Strategy<Value = Frame> {
    let side = || 50.0..4000.0f64;
    (side(), side(), side(), side(), 1.0..3.0f64).prop_map(|(width, height, w, h, pixel_ratio)| Frame {
        frame: Size { width, height },
        picture: Size { width: w, height: h },
        pixel_ratio,
    })
}

/// A frame, a zoom within its limits, and a point of the frame.
fn situations() -> impl Strategy<Value = (Frame, Zoom, Point)> {
    let fraction = || -0.5..0.5f64;
    (frames(), 0.1..40.0f64, fraction(), fraction(), fraction(), fraction()).prop_map(
        |(frame, scale, x, y, px, py)| {
            let zoom = frame.limit(Zoom { scale, center: Point::new(x + 0.5, y + 0.5) });
            (frame, zoom, Point::new(px * frame.frame.width, py * frame.frame.height))
        },
    )
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < EPSILON * (1.0 + a.abs() + b.abs())
}

/// Whether the picture covers the frame along an axis or, if it is smaller, is in its middle.
fn is_in_place(center: f64, frame: f64, picture: f64) -> bool {
    let half = frame / picture / 2.0;
    if half >= 0.5 { is_near(center, 0.5) } else { center - half > -EPSILON && center + half < 1.0 + EPSILON }
}

fn expect_limits(frame: Frame, zoom: Zoom) {
    let fitted = frame.fitted();
    assert!(zoom.scale >= frame.min_scale() - EPSILON && zoom.scale <= frame.max_scale() + EPSILON);
    assert!(is_in_place(zoom.center.x, frame.frame.width, fitted.width * zoom.scale), "{zoom:?}");
    assert!(is_in_place(zoom.center.y, frame.frame.height, fitted.height * zoom.scale), "{zoom:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_fitted_picture_touches_two_sides_and_keeps_its_shape(frame in frames()) {
        let fitted = frame.fitted();
        let Size { width, height } = frame.frame;
        prop_assert!(fitted.width <= width + EPSILON && fitted.height <= height + EPSILON);
        prop_assert!(is_near(fitted.width, width) || is_near(fitted.height, height));
        prop_assert!(is_near(fitted.width * frame.picture.height, fitted.height * frame.picture.width));
        prop_assert_eq!(frame.limit(Zoom::FIT), Zoom::FIT);
        prop_assert_eq!(Zoom::FIT.offset(), Point::default());
    }

    #[test]
    fn a_pixel_of_the_picture_becomes_a_pixel_of_the_screen(frame in frames()) {
        let zoom = frame.scale_to(Zoom::FIT, frame.pixel_scale(), Point::default());
        prop_assert!(is_near(frame.fitted().width * zoom.scale * frame.pixel_ratio, frame.picture.width));
        prop_assert_eq!(frame.percent(zoom), 100);
    }

    #[test]
    fn the_point_under_the_pointer_stays((frame, zoom, at) in situations(), factor in 0.2..5.0f64) {
        let before = frame.picture_point(zoom, at);
        let after = frame.scale_by(zoom, factor, at);
        expect_limits(frame, after);
        let scale = (zoom.scale * factor).clamp(frame.min_scale(), frame.max_scale());
        prop_assert!(is_near(after.scale, scale));
        let Size { width, height } = frame.fitted();
        let x = before.x - at.x / (width * scale);
        let y = before.y - at.y / (height * scale);
        let fixed = frame.picture_point(after, at);
        // Unless the limits move the picture, along either axis.
        if is_in_place(x, frame.frame.width, width * scale) {
            prop_assert!((fixed.x - before.x).abs() < 1e-5, "{:?} {:?}", before, fixed);
        }
        if is_in_place(y, frame.frame.height, height * scale) {
            prop_assert!((fixed.y - before.y).abs() < 1e-5, "{:?} {:?}", before, fixed);
        }
    }

    #[test]
    fn a_pan_moves_by_its_distance_or_to_the_limit((frame, zoom, by) in situations()) {
        let after = frame.pan(zoom, by);
        expect_limits(frame, after);
        prop_assert_eq!(after.scale, zoom.scale);
        let moved = (zoom.center.x - after.center.x) * frame.fitted().width * zoom.scale;
        prop_assert!(moved.abs() <= by.x.abs() + EPSILON);
        prop_assert!(moved * by.x >= -EPSILON);
    }

    #[test]
    fn limits_of_limits_change_nothing((frame, zoom, _) in situations()) {
        let again = frame.limit(zoom);
        prop_assert!(is_near(again.center.x, zoom.center.x) && is_near(again.center.y, zoom.center.y));
        expect_limits(frame, zoom);
    }

    #[test]
    fn zooming_in_and_out_about_a_point_returns((frame, _, at) in situations(), factor in 1.0..3.0f64) {
        let there = frame.scale_by(Zoom::FIT, factor, at);
        let back = frame.scale_by(there, 1.0 / factor, at);
        if there.scale < frame.max_scale() {
            prop_assert!(is_near(back.scale, 1.0));
            prop_assert!(is_near(back.center.x, 0.5) && is_near(back.center.y, 0.5));
        }
    }

    #[test]
    fn a_turn_of_the_wheel_and_its_opposite_cancel(delta in -2000.0..2000.0f64, lines: bool, pinch: bool) {
        let factor = wheel_factor(delta, lines, pinch) * wheel_factor(-delta, lines, pinch);
        prop_assert!(is_near(factor, 1.0));
    }

    #[test]
    fn a_pinch_keeps_both_fingers_on_the_picture((frame, zoom, a) in situations(), spread in 1.1..2.0f64) {
        let b = Point::new(-a.x - 20.0, -a.y - 20.0);
        let mut gesture = Gesture::default();
        gesture.press(1, a, 0.0);
        gesture.press(2, b, 1.0);
        let to = Point::new(b.x * spread, b.y * spread);
        let Some(GestureMove::Pinch { factor, about, by }) = gesture.movement(2, to) else {
            return Err(TestCaseError::fail("no pinch"));
        };
        let middle = Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        prop_assert!(is_near(about.x, middle.x) && is_near(about.y, middle.y));
        prop_assert!(factor > 0.0 && by.x.is_finite());
        expect_limits(frame, frame.pan(frame.scale_by(zoom, factor, about), by));
        prop_assert_eq!(gesture.release(1, a, 9.0, 400.0), None);
        prop_assert_eq!(gesture.release(2, to, 9.0, 400.0), Some(GestureEnd::Other));
    }
}

#[test]
fn a_quadrant_is_a_picture_of_half_the_size() {
    let image = Size { width: 2048.0, height: 1024.0 };
    assert_eq!(part_size(image, 0), image);
    for part in 1..=4 {
        assert_eq!(part_size(image, part), Size { width: 1024.0, height: 512.0 });
    }
    assert_eq!(part_size(image, 5), image);
}

#[test]
fn a_small_picture_can_be_shown_in_its_own_size() {
    let frame = Frame {
        frame: Size { width: 1000.0, height: 800.0 },
        picture: Size { width: 200.0, height: 160.0 },
        pixel_ratio: 1.0,
    };
    assert_eq!(frame.percent(Zoom::FIT), 500);
    let zoom = frame.scale_to(Zoom::FIT, frame.pixel_scale(), Point::new(300.0, 0.0));
    assert_eq!(zoom, Zoom { scale: 0.2, ..Zoom::FIT });
    assert!(!zoom.is_enlarged());
}

/// The end of a drag from the middle to a point, after some time, in a frame of 390 px.
fn drag(to: Point, ms: f64) -> Option<GestureEnd> {
    let mut gesture = Gesture::default();
    gesture.press(7, Point::default(), 0.0);
    gesture.movement(7, Point::new(to.x / 2.0, to.y / 2.0));
    gesture.movement(7, to);
    gesture.release(7, to, ms, 390.0)
}

#[test]
fn a_swipe_is_long_level_and_fast() {
    let cases = [
        (Point::new(-120.0, 10.0), 150.0, GestureEnd::SwipeLeft),
        (Point::new(120.0, -30.0), 150.0, GestureEnd::SwipeRight),
        // Slow, but across a third of the frame.
        (Point::new(-200.0, 0.0), 3000.0, GestureEnd::SwipeLeft),
        (Point::new(-100.0, 0.0), 3000.0, GestureEnd::Other),
        (Point::new(-120.0, 100.0), 150.0, GestureEnd::Other),
        (Point::new(-30.0, 0.0), 20.0, GestureEnd::Other),
        (Point::new(3.0, 2.0), 90.0, GestureEnd::Tap),
    ];
    for (to, ms, end) in cases {
        assert_eq!(drag(to, ms), Some(end), "{to:?} in {ms} ms");
    }
}

#[test]
fn a_press_moves_nothing_before_it_is_a_drag() {
    let mut gesture = Gesture::default();
    assert_eq!(gesture.movement(1, Point::new(50.0, 0.0)), None, "a pointer that hovers");
    gesture.press(1, Point::default(), 0.0);
    assert_eq!(gesture.movement(1, Point::new(4.0, 0.0)), None);
    assert!(!gesture.is_active());
    assert_eq!(gesture.movement(1, Point::new(10.0, 0.0)), Some(GestureMove::Pan(Point::new(10.0, 0.0))));
    assert_eq!(gesture.movement(1, Point::new(13.0, 2.0)), Some(GestureMove::Pan(Point::new(3.0, 2.0))));
    assert_eq!(gesture.dragged(), 13.0);
    gesture.cancel();
    assert_eq!(gesture.dragged(), 0.0);
    assert_eq!(gesture.release(1, Point::new(13.0, 2.0), 9.0, 390.0), None);
}
