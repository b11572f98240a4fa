//! The connection dialog: endpoint and token.

pub mod dialog;
