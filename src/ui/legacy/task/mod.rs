//! The dialog of a task, before `view!`.

pub mod actions;
pub mod buttons;
pub mod dialog;
pub mod facts;
pub mod image;
pub mod related;
pub mod seed;
