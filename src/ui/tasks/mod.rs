//! The list of tasks: filters, grid, pager.

pub mod badge;
pub mod card;
pub mod chips;
pub mod filter_form;
pub mod grid;
pub mod image;
pub mod pager;
pub mod text_filter;
pub mod updates;
