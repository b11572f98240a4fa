//! The saved views.

pub mod dialog;
pub mod files;
mod outcome;
mod row;
