//! What one sees, one component a file. Components only connect: what decides something is a pure function elsewhere.

pub mod announcer;
pub mod chips;
pub mod connection_dialog;
pub mod connection_draft;
pub mod copy_button;
pub mod filter_form;
pub mod header;
pub mod icon;
pub mod modal;
pub mod near;
pub mod notice;
pub mod open_task;
pub mod pager;
pub mod status_badge;
pub mod task_card;
pub mod task_dialog;
pub mod task_facts;
pub mod task_grid;
pub mod task_picture;
pub mod text_filter;
pub mod thumbnail;
pub mod windows;
