//! The viewer: pictures in the full window, alone or side by side.

pub mod dialog;
mod picture;
mod preload;
mod stage;
mod strip;
mod thumb;
mod toolbar;
