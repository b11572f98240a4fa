//! The tasks on screen: fetching a page, merging updates into it, and the task of the open dialog.

pub mod capability;
pub mod fallback;
pub mod fetch;
pub mod load_state;
mod merge;
pub mod open_task;
pub mod page_cache;
pub mod prefetch;
pub mod range;
pub mod range_index;
pub mod read_job;
pub mod reader;
pub mod recent_pages;
pub mod relatives;
pub mod request_guard;
pub mod request_status;
pub mod seed;
pub mod store;
pub mod task_page;
pub mod task_source;
