//! The shape of a picture, known from its prompt before the picture is there, so that nothing jumps
//! when it loads.

use crate::domain::prompt::parse;

/// The steepest shape, as long side to short side.
const STEEPEST: u32 = 4;

/// Width to height after the last readable `--ar` or `--aspect` of a prompt, at most 4:1 and 1:4;
/// 1:1 without one.
pub fn ratio(prompt: Option<&str>) -> (u32, u32) {
    let parameters = prompt.map(|text| parse(text).parameters).unwrap_or_default();
    let shape =
        parameters.iter().rev().filter(|parameter| ["ar", "aspect"].contains(&parameter.name.as_str()));
    shape.into_iter().find_map(|parameter| read(&parameter.value)).unwrap_or((1, 1))
}

/// The size in whole pixels whose longer side is `longest`.
pub fn fit(ratio: (u32, u32), longest: u32) -> (u32, u32) {
    let (width, height) = (ratio.0.max(1), ratio.1.max(1));
    let long = u64::from(width.max(height));
    let side = |side: u32| {
        let scaled = (u64::from(longest) * u64::from(side) + long / 2) / long;
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    (side(width), side(height))
}

/// `16:9` or `1.85:1` in whole numbers, within the steepest shape.
fn read(value: &str) -> Option<(u32, u32)> {
    let word = value.split_whitespace().next()?;
    let (width, height) = word.trim_end_matches([',', '.', ';']).split_once(':')?;
    let (width, height) = (thousandths(width)?, thousandths(height)?);
    if width > STEEPEST * height {
        Some((STEEPEST, 1))
    } else if height > STEEPEST * width {
        Some((1, STEEPEST))
    } else {
        let divisor = greatest_common_divisor(width, height);
        Some((width / divisor, height / divisor))
    }
}

/// A positive decimal below 100,000 in thousandths; further digits are cut off.
fn thousandths(decimal: &str) -> Option<u32> {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 5 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let value = whole.parse::<u32>().ok()? * 1000 + fraction.parse::<u32>().ok()?;
    (value > 0).then_some(value)
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
