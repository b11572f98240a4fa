//! The keyboard shortcuts. The first screen contains only the listener; the first shortcut loads the rest.

pub mod listener;
pub mod runner;
pub mod sheet;
