//! One task: its dialog, its picture, and what can be done with it.

pub mod actions;
pub mod buttons;
pub mod dialog;
pub mod facts;
pub mod image;
pub mod mask_editor;
pub mod modal_form;
pub mod related;
pub mod seed;
