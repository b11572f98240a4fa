//! The aspect ratio of an image, read from its prompt, so that the layout does not shift when the image loads.

use crate::domain::prompt;

/// The maximum ratio of the long side to the short side.
const MAX_RATIO: u32 = 4;

/// Width and height of the last valid `--ar` or `--aspect` of a prompt, limited to 4:1 and 1:4; 1:1 without one.
pub fn aspect_ratio(prompt: Option<&str>) -> (u32, u32) {
    let parameters = prompt.map(|text| prompt::parse(text).parameters).unwrap_or_default();
    let ratios =
        parameters.iter().rev().filter(|parameter| ["ar", "aspect"].contains(&parameter.name.as_str()));
    ratios.into_iter().find_map(|parameter| parse_ratio(&parameter.value)).unwrap_or((1, 1))
}

/// The size in pixels with this aspect ratio whose longer side is `max_side`.
pub fn fit_within(ratio: (u32, u32), max_side: u32) -> (u32, u32) {
    let (width, height) = (ratio.0.max(1), ratio.1.max(1));
    let longer = u64::from(width.max(height));
    let side = |side: u32| {
        let scaled = (u64::from(max_side) * u64::from(side) + longer / 2) / longer;
        u32::try_from(scaled).unwrap_or(max_side).max(1)
    };
    (side(width), side(height))
}

/// Parses `16:9` or `1.85:1` as a reduced ratio of integers, limited by [`MAX_RATIO`].
fn parse_ratio(value: &str) -> Option<(u32, u32)> {
    let word = value.split_whitespace().next()?;
    let (width, height) = word.trim_end_matches([',', '.', ';']).split_once(':')?;
    let (width, height) = (parse_thousandths(width)?, parse_thousandths(height)?);
    if width > MAX_RATIO * height {
        Some((MAX_RATIO, 1))
    } else if height > MAX_RATIO * width {
        Some((1, MAX_RATIO))
    } else {
        let divisor = greatest_common_divisor(width, height);
        Some((width / divisor, height / divisor))
    }
}

/// Parses a positive decimal below 100,000 as thousandths; further digits are truncated.
fn parse_thousandths(decimal: &str) -> Option<u32> {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 5 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u32>().ok()? * 1000 + fraction.parse::<u32>().ok()?;
    (value > 0).then_some(value)
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
