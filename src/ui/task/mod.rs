//! The dialog of a task: picture, facts, actions, and the form for tasks that wait for input.

pub mod actions;
pub mod buttons;
pub mod dialog;
pub mod facts;
pub mod image;
pub mod mask_editor;
pub mod modal_form;
pub mod related;
pub mod seed;
pub mod videos;
