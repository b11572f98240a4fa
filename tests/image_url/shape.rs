//! The aspect ratio of an image.

use contact_sheet::domain::image_url::shape::{aspect_ratio, fit_within};
use proptest::prelude::*;

#[test]
fn the_ratio_is_read_from_the_prompt() {
    let cases = [
        ("a cat --ar 16:9", (16, 9)),
        ("a cat --aspect 2:3 --v 6", (2, 3)),
        ("a cat --AR 3:2", (3, 2)),
        ("a cat —ar 16:9", (16, 9)),
        ("--ar 1:1", (1, 1)),
        ("x --ar 1920:1080", (16, 9)),
        ("x --ar 1.85:1", (37, 20)),
        ("x --ar 2.39:1", (239, 100)),
        ("x --ar 0.5:1", (1, 2)),
        ("x --ar 1.3333333:1", (1333, 1000)),
        ("x --ar 16:9, sunny", (16, 9)),
        ("x --ar 16:9 --ar 2:1", (2, 1)),
        ("x --ar 16:9 --ar wide", (16, 9)),
        ("x --ar 100:1", (4, 1)),
        ("x --ar 1:100", (1, 4)),
        ("x --ar 4:1", (4, 1)),
        ("x --ar 99999.999:99999.999", (1, 1)),
    ];
    for (prompt, expected) in cases {
        assert_eq!(aspect_ratio(Some(prompt)), expected, "{prompt}");
    }
}

#[test]
fn the_default_ratio_is_square() {
    assert_eq!(aspect_ratio(None), (1, 1));
    let prompts = [
        "",
        "a cat",
        "--ar",
        "--ar 16",
        "--ar 16/9",
        "--ar :",
        "--ar 16:",
        "--ar :9",
        "--ar 0:1",
        "--ar 1:0",
        "--ar -1:2",
        "--ar 1e3:1",
        "--ar 0.0001:1",
        "--ar 1:2:3",
        "--ar 999999:1",
        "--ar .5:1",
        "--ar 一:二",
        "x--ar 16:9",
        "ar 16:9",
        "-- ar 16:9",
    ];
    for prompt in prompts {
        assert_eq!(aspect_ratio(Some(prompt)), (1, 1), "{prompt}");
    }
}

#[test]
fn a_ratio_is_fitted_into_a_square() {
    assert_eq!(fit_within((1, 1), 320), (320, 320));
    assert_eq!(fit_within((16, 9), 320), (320, 180));
    assert_eq!(fit_within((9, 16), 320), (180, 320));
    assert_eq!(fit_within((3, 2), 100), (100, 67));
    assert_eq!(fit_within((4000, 1), 10), (10, 1), "at least one pixel");
    assert_eq!((fit_within((0, 0), 5), fit_within((1, 1), 0)), ((5, 5), (1, 1)));
    assert_eq!(fit_within((u32::MAX, u32::MAX), u32::MAX), (u32::MAX, u32::MAX));
}

proptest! {
    #[test]
    fn a_ratio_is_limited_to_four_to_one(prompt in "\\PC{0,20}( --ar [0-9.]{0,6}:[0-9.]{0,6})?") {
        let (width, height) = aspect_ratio(Some(&prompt));
        prop_assert!(width > 0 && height > 0 && width <= 4 * height && height <= 4 * width);
    }

    #[test]
    fn the_longer_side_has_the_requested_length(width: u32, height: u32, longest in 1u32..) {
        let (wide, high) = fit_within((width, height), longest);
        prop_assert_eq!(wide.max(high), longest);
        prop_assert!(wide.min(high) >= 1);
    }
}
