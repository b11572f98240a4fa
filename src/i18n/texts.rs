//! The texts of the first screen, and what every text has in common.

use crate::{
    api::{error::ApiError, request::DelayNotice},
    domain::format::time::{DurationParts, RelativeTime},
};

/// Something that went wrong, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorText {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What happened, in a sentence.
    pub text: String,
    /// What may have caused it, where a browser cannot tell.
    pub causes: &'static [&'static str],
    /// What to do.
    pub todo: String,
}

/// Why a task failed, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in a short sentence.
    pub title: &'static str,
    /// What to do, in a sentence.
    pub advice: &'static str,
}

/// Plain texts and, where something is put in, functions.
#[expect(
    missing_docs,
    reason = "the name of a text is its meaning, and both its values stand in en.rs and zh.rs"
)]
pub struct Texts {
    // Header
    pub tasks_from: &'static str,
    pub own_site: &'static str,
    pub updated: fn(ago: &str) -> String,
    pub refresh: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub themes: [&'static str; 3],
    pub connection: &'static str,
    // Filters
    pub filters: &'static str,
    pub show_filters: &'static str,
    pub hide_filters: &'static str,
    pub status_label: &'static str,
    pub action_label: &'static str,
    pub any: &'static str,
    pub more_filters: &'static str,
    pub fields: [&'static str; 7],
    pub sort_by: &'static str,
    pub sort_fields: [&'static str; 6],
    pub ascending: &'static str,
    pub descending: &'static str,
    pub active_filters: &'static str,
    pub named: fn(name: &str, value: &str) -> String,
    pub remove_filter: fn(&str) -> String,
    pub clear_filters: &'static str,
    pub digits_only: &'static str,
    pub too_long: fn(max: usize) -> String,
    pub too_many_ids: fn(max: usize) -> String,
    pub bad_id: &'static str,
    // Statuses and actions
    pub statuses: [&'static str; 7],
    pub actions: [&'static str; 9],
    pub other_action: fn(&str) -> Option<&'static str>,
    pub unknown: &'static str,
    // Sheet
    pub live_refresh: &'static str,
    pub live_choice: fn(crate::domain::refresh_interval::RefreshInterval) -> String,
    pub rooms: &'static str,
    pub sheet_room: &'static str,
    pub new_task: &'static str,
    pub queue: &'static str,
    pub news: &'static str,
    pub new_tasks: fn(n: u32) -> String,
    pub ended: fn(id: &str, status: &str) -> String,
    pub stalled: &'static str,
    pub listed_title: &'static str,
    pub listed_text: fn(n: usize) -> String,
    pub unlisted_title: &'static str,
    pub unlisted_text: &'static str,
    pub read_only: &'static str,
    pub sheet: &'static str,
    pub skip_to_tasks: &'static str,
    pub tasks: &'static str,
    pub loading: &'static str,
    pub waiting: &'static str,
    pub late: fn(DelayNotice) -> String,
    pub stop: &'static str,
    pub slowed: &'static str,
    pub skipped: fn(u32) -> String,
    pub settled: fn(total: u64, page: u32, last: u32) -> String,
    pub open_task: fn(id: &str) -> String,
    pub copy_id: &'static str,
    pub copied: &'static str,
    pub copy_refused: &'static str,
    pub progress: &'static str,
    pub no_prompt: &'static str,
    pub more: &'static str,
    pub less: &'static str,
    pub waited_for: fn(&str) -> String,
    pub ran_for: fn(&str) -> String,
    // Pictures
    pub no_pictures: [&'static str; 8],
    pub picture_loading: &'static str,
    pub picture_of: fn(prompt: &str) -> String,
    pub picture_expired: &'static str,
    pub picture_expired_long: &'static str,
    pub picture_broken: &'static str,
    pub picture_refused: &'static str,
    pub try_again: &'static str,
    // Pager
    pub pages: &'static str,
    pub first_page: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub last_page: &'static str,
    pub page_number: fn(u32) -> String,
    pub already_first: &'static str,
    pub already_last: &'static str,
    pub go_to_page: &'static str,
    pub no_such_page: fn(last: u32) -> String,
    pub tasks_per_page: &'static str,
    pub range: fn(from: u64, to: u64, total: u64) -> String,
    // Task dialog
    pub close: &'static str,
    pub prompt: &'static str,
    // Windows
    pub window_coming: &'static str,
    pub window_lost: &'static str,
    // Connection dialog
    // Notices
    pub nothing_title: &'static str,
    pub nothing_text: &'static str,
    pub look_again: &'static str,
    pub no_match_title: &'static str,
    pub no_match_text: &'static str,
    pub config_broken: &'static str,
    pub config_broken_text: &'static str,
    pub dismiss: &'static str,
    pub enter_token: &'static str,
    pub set_address: &'static str,
    pub details: &'static str,
    pub said_nothing: &'static str,
    pub first_visit: fn() -> ErrorText,
    pub error: fn(&ApiError) -> ErrorText,
    // Ages and durations
    pub ago: fn(RelativeTime) -> &'static str,
    pub ago_count: fn(i64, Unit) -> String,
    pub took: fn(DurationParts) -> String,
}

/// What an age is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}
