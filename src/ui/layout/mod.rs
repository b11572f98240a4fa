//! The page layout: header, lazily loaded views.

pub mod header;
pub mod lazy_views;
pub mod page_extras;
