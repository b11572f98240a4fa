//! The list of tasks: filters, grid, pager.

pub mod badge;
pub mod capability_notice;
pub mod card;
pub mod chips;
pub mod filter_extras;
pub mod filter_form;
pub mod finished_tasks;
pub mod grid;
pub mod image;
pub mod list;
pub mod load_error;
pub mod new_tasks_bar;
pub mod page_prefetch;
pub mod pager;
pub mod tab_stop;
pub mod text_filter;
pub mod time_range;
pub mod view_switch;
