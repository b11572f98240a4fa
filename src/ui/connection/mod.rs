//! The connection dialog: address, token, preferences.

pub mod dialog;
pub mod preferences;
