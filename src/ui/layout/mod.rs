//! The page layout: header, toasts, lazily loaded views.

pub mod header;
pub mod lazy_views;
pub mod toasts;
