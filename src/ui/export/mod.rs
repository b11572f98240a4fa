//! The export of tasks.

pub mod dialog;
mod options;
mod progress;
