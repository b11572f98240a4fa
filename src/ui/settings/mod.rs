//! The settings dialog: language, theme, preferences.

pub mod dialog;
pub mod preferences;
