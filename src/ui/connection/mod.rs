//! The connection dialog: endpoint, token, preferences.

pub mod dialog;
pub mod preferences;
