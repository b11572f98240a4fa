//! Domain types and rules: tasks, filters, prompts, image links. Pure functions, no browser API.

pub mod action;
pub mod button;
pub mod create_kind;
pub mod fail_reason;
pub mod filter;
pub mod format;
pub mod grid_navigation;
pub mod host;
pub mod image_url;
pub mod json_value;
pub mod language;
pub mod pagination;
pub mod prompt;
pub mod prompt_parameters;
pub mod query_string;
pub mod refresh_interval;
pub mod related;
pub mod saved_views;
pub mod status;
pub mod submission;
pub mod suggestions;
pub mod task;
pub mod task_actions;
pub mod text_binding;
pub mod theme;
pub mod video;
