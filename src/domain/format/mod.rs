//! Formatting of numbers, sizes and times, independent of the language.

pub mod bytes;
pub mod number;
pub mod time;
pub mod utc;
