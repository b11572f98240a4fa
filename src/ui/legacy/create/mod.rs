//! The dialog for new tasks, not yet in `view!`.

pub mod dialog;
mod fields;
mod focus;
mod image_field;
mod panel;
mod parameters;
pub mod result;
mod submit;
mod tabs;
