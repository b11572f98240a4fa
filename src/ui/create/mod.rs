//! The dialog for new tasks: a form for each kind, and its results.

pub mod dialog;
mod fields;
mod focus;
mod image_field;
mod panel;
mod parameters;
pub mod result;
mod submit;
mod tabs;
