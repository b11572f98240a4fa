//! The selection of tasks: check boxes, the bar, and what is done with all of them.

mod actions;
pub mod bar;
mod imagine;
pub mod layer;
mod report;
mod select_all;
mod strip;
