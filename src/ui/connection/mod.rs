//! The connection dialog: endpoint, token, preferences.

pub mod checkbox;
pub mod dialog;
pub mod preferences;
