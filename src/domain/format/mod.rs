//! Numbers, sizes and times as parts or digits; the words around them are in `i18n`.

pub mod bytes;
pub mod number;
pub mod time;
