//! The settings dialog: language, theme, preferences.

mod alerts;
pub mod banner;
pub mod dialog;
pub mod preferences;
