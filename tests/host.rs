//! The tests that need no browser: one program, because each program of its own takes longer to link than to run.
#![cfg(not(target_arch = "wasm32"))]

mod architecture;
mod counts;
mod decode;
mod draft;
mod endpoint;
mod fail_reason;
mod fault_matrix;
mod fetch_page;
mod field_cases;
mod field_reports;
mod filter;
mod format;
mod fuzz_seeded;
mod grid_navigation;
mod host_config;
mod image_url;
mod list_column;
mod local_query;
mod mosaic;
mod pagination;
mod poll;
mod polling_schedule;
mod prompt;
mod prompt_parameters;
mod related;
mod retry;
mod saved_views;
mod shortcut;
mod submit;
mod subscribers;
mod suggestions;
mod task_actions;
mod text_binding;
mod time_range;
mod zoom;
