//! The settings dialog: language, theme, preferences.

pub mod banner;
pub mod dialog;
pub mod preferences;
