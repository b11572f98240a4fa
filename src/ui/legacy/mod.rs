//! Views that are not yet written in `view!`.

pub mod announcer;
pub mod badge;
pub mod bind;
pub mod confirm_dialog;
pub mod copy_button;
pub mod create;
pub mod empty_state;
pub mod error_view;
pub mod image;
pub mod mask_editor;
pub mod modal;
pub mod modal_form;
pub mod request_status_bar;
pub mod toasts;
