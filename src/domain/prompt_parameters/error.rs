//! What Midjourney would refuse. Said early, because a refusal costs a turn in the queue.

use crate::domain::prompt::parse;

use crate::domain::prompt_parameters::parameter::{Parameter, QUALITIES};

/// How many times the shorter side the longer side may be.
pub const MAX_RATIO: u32 = 14;

/// Why a text cannot be a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterError {
    /// No width and height as whole numbers of 1 or more, such as `16:9`.
    NotARatio,
    /// One side is more than `most` times the other.
    TooLong { most: u32 },
    /// No version, such as `7` or `6.1`.
    NotAVersion,
    /// No whole number from 0 to `max`.
    NotWhole { max: u32 },
    /// No number from 0 to `max`, with or without decimals.
    NotANumber { max: u32 },
    /// None of these.
    NotOneOf { choices: &'static [&'static str] },
    /// More than one word, where one is the whole value.
    NotOneWord,
    /// A word in it begins with dashes, which would make it a parameter of its own.
    Dashes,
}

/// What is wrong with a text that is not empty.
pub(super) fn problem(field: Parameter, text: &str) -> Option<ParameterError> {
    match field {
        Parameter::Ratio => ratio(text),
        Parameter::Version => (!is_decimal(text)).then_some(ParameterError::NotAVersion),
        Parameter::Niji => (text != "niji" && !is_decimal(text)).then_some(ParameterError::NotAVersion),
        Parameter::Stylize => whole(text, 1000),
        Parameter::Chaos => whole(text, 100),
        Parameter::Weird => whole(text, 3000),
        Parameter::Seed => whole(text, u32::MAX),
        Parameter::Quality => {
            // `0.5` is `.5`.
            let short = text.strip_prefix('0').filter(|rest| rest.starts_with('.'));
            (!QUALITIES.contains(&short.unwrap_or(text)))
                .then_some(ParameterError::NotOneOf { choices: &QUALITIES })
        }
        Parameter::ImageWeight => number(text, 3),
        Parameter::Style => {
            if text.contains(char::is_whitespace) {
                Some(ParameterError::NotOneWord)
            } else {
                dashes(text)
            }
        }
        Parameter::Tile => None,
        Parameter::No => dashes(text),
    }
}

fn ratio(text: &str) -> Option<ParameterError> {
    let sides = text.split_once(':').and_then(|(width, height)| Some((side(width)?, side(height)?)));
    match sides {
        // In 64 bits, where the product cannot overflow.
        Some((width, height)) => {
            let too_long = width.max(height) > width.min(height) * u64::from(MAX_RATIO);
            too_long.then_some(ParameterError::TooLong { most: MAX_RATIO })
        }
        None => Some(ParameterError::NotARatio),
    }
}

fn side(text: &str) -> Option<u64> {
    digits(text).filter(|side| *side > 0).map(u64::from)
}

fn whole(text: &str, max: u32) -> Option<ParameterError> {
    match digits(text) {
        Some(number) if number <= max => None,
        Some(_) | None => Some(ParameterError::NotWhole { max }),
    }
}

/// Without floats, which bring their own reader into the wasm.
fn number(text: &str, max: u32) -> Option<ParameterError> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let fits = match digits(whole) {
        Some(whole) => whole < max || whole == max && decimals.bytes().all(|digit| digit == b'0'),
        // `.5`
        None => whole.is_empty(),
    };
    let is_number = is_decimal(text) || text.strip_prefix('.').is_some_and(is_digits);
    (!fits || !is_number).then_some(ParameterError::NotANumber { max })
}

/// `7` or `6.1`.
fn is_decimal(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(whole) && is_digits(decimals)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Plain digits only: Rust would also read `+5`.
fn digits(text: &str) -> Option<u32> {
    if is_digits(text) { text.parse().ok() } else { None }
}

fn dashes(text: &str) -> Option<ParameterError> {
    (!parse(text).parameters.is_empty()).then_some(ParameterError::Dashes)
}
