//! Views that are not yet written in `view!`.

pub mod announcer;
pub mod badge;
pub mod bind;
pub mod chips;
pub mod confirm_dialog;
pub mod connection_dialog;
pub mod copy_button;
pub mod empty_state;
pub mod error_view;
pub mod filter_form;
pub mod image;
pub mod modal;
pub mod pager;
pub mod preferences;
pub mod queue;
pub mod request_status_bar;
pub mod text_filter;
pub mod toasts;
