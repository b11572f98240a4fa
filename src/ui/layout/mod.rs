//! The page layout: header, the views in place of the tasks, lazily loaded views.

pub mod header;
pub mod lazy_views;
pub mod page_extras;
pub mod secondary_view;
