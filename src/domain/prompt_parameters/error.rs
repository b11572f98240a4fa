//! Validation of parameter values, so that the user sees an error before Midjourney rejects the prompt.

use crate::domain::{
    prompt,
    prompt_parameters::parameter::{Parameter, QUALITIES},
};

/// The maximum ratio of the longer side to the shorter side.
pub const MAX_RATIO: u32 = 14;

/// Why a parameter value is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterError {
    /// Not a ratio of two positive integers, such as `16:9`.
    NotARatio,
    /// One side is more than `max` times the other.
    TooLong {
        /// The limit.
        max: u32,
    },
    /// Not a version such as `7` or `6.1`.
    NotAVersion,
    /// Not an integer from 0 to `max`.
    NotWhole {
        /// The limit.
        max: u32,
    },
    /// Not a decimal number from 0 to `max`.
    NotANumber {
        /// The limit.
        max: u32,
    },
    /// Not one of the allowed values.
    NotOneOf {
        /// The allowed values.
        choices: &'static [&'static str],
    },
    /// More than one word.
    NotOneWord,
    /// A word begins with dashes and would be parsed as a parameter.
    StartsWithDashes,
}

/// Validates a non-empty value.
pub(super) fn validate(field: Parameter, text: &str) -> Option<ParameterError> {
    match field {
        Parameter::Ratio => check_ratio(text),
        Parameter::Version => (!is_decimal(text)).then_some(ParameterError::NotAVersion),
        Parameter::Niji => (text != "niji" && !is_decimal(text)).then_some(ParameterError::NotAVersion),
        Parameter::Stylize => check_whole(text, 1000),
        Parameter::Chaos => check_whole(text, 100),
        Parameter::Weird => check_whole(text, 3000),
        Parameter::Seed => check_whole(text, u32::MAX),
        Parameter::Quality => {
            // `0.5` is the same as `.5`.
            let short = text.strip_prefix('0').filter(|rest| rest.starts_with('.'));
            (!QUALITIES.contains(&short.unwrap_or(text)))
                .then_some(ParameterError::NotOneOf { choices: &QUALITIES })
        }
        Parameter::ImageWeight => check_number(text, 3),
        Parameter::Style => {
            if text.contains(char::is_whitespace) {
                Some(ParameterError::NotOneWord)
            } else {
                starts_with_dashes(text)
            }
        }
        Parameter::Tile => None,
        Parameter::No => starts_with_dashes(text),
    }
}

fn check_ratio(text: &str) -> Option<ParameterError> {
    let sides =
        text.split_once(':').and_then(|(width, height)| Some((parse_side(width)?, parse_side(height)?)));
    match sides {
        // 64 bits, so that the product cannot overflow.
        Some((width, height)) => {
            let too_long = width.max(height) > width.min(height) * u64::from(MAX_RATIO);
            too_long.then_some(ParameterError::TooLong { max: MAX_RATIO })
        }
        None => Some(ParameterError::NotARatio),
    }
}

fn parse_side(text: &str) -> Option<u64> {
    parse_digits(text).filter(|side| *side > 0).map(u64::from)
}

fn check_whole(text: &str, max: u32) -> Option<ParameterError> {
    match parse_digits(text) {
        Some(number) if number <= max => None,
        Some(_) | None => Some(ParameterError::NotWhole { max }),
    }
}

/// Compares digits, because the parsing of floats would enlarge the download.
fn check_number(text: &str, max: u32) -> Option<ParameterError> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let in_range = match parse_digits(whole) {
        Some(whole) => whole < max || whole == max && decimals.bytes().all(|digit| digit == b'0'),
        // `.5`
        None => whole.is_empty(),
    };
    let is_number = is_decimal(text) || text.strip_prefix('.').is_some_and(is_digits);
    (!in_range || !is_number).then_some(ParameterError::NotANumber { max })
}

/// Whether the text is a number such as `7` or `6.1`.
fn is_decimal(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    is_digits(whole) && is_digits(decimals)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Parses digits only: `str::parse` also accepts `+5`.
fn parse_digits(text: &str) -> Option<u32> {
    if is_digits(text) { text.parse().ok() } else { None }
}

fn starts_with_dashes(text: &str) -> Option<ParameterError> {
    (!prompt::parse(text).parameters.is_empty()).then_some(ParameterError::StartsWithDashes)
}
