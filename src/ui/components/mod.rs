//! Components that several parts of the page use.

pub mod announcer;
pub mod checkbox;
pub mod confirm_dialog;
pub mod copy_button;
pub mod dismiss_button;
pub mod empty_state;
pub mod error_view;
pub mod icon;
pub mod modal;
pub mod nav_button;
pub mod request_status_bar;
pub mod show;
pub mod task_link;
pub mod toasts;
pub mod toggle_button;
