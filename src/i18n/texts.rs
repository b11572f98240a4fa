//! The texts of the first screen, and the types that all texts share.

use crate::{
    api::{error::ApiError, request::DelayNotice},
    domain::{
        action::Action,
        fail_reason::FailureKind,
        filter::{field::FilterField, sort::SortField, time_range::TimeRange},
        format::time::{DurationParts, RelativeTime},
        image_url::source::LinkProblem,
        refresh_interval::RefreshInterval,
        status::Status,
    },
};

/// Why a task failed, as shown to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in a short sentence.
    pub title: &'static str,
    /// What the user can do, in a sentence.
    pub advice: &'static str,
}

/// The texts of the first screen: constants, and functions where a value is inserted or an enum is named.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct Texts {
    // Header
    pub tasks_from: &'static str,
    pub this_site: &'static str,
    pub updated: fn(relative_time: &str) -> String,
    pub refresh: &'static str,
    pub connection: &'static str,
    pub export: &'static str,
    pub saved_views: &'static str,
    pub settings: &'static str,
    pub menu: &'static str,
    pub views: &'static str,
    pub tasks_view: &'static str,
    pub new_task: &'static str,
    pub queue: &'static str,
    pub statistics: &'static str,
    pub read_only: &'static str,
    pub skip_to_tasks: &'static str,
    pub skip_to_pages: &'static str,
    // Filters
    pub filters: &'static str,
    pub show_filters: &'static str,
    pub hide_filters: &'static str,
    pub status_label: &'static str,
    pub action_label: &'static str,
    pub any: &'static str,
    pub when: &'static str,
    pub any_time: &'static str,
    pub time_range: fn(TimeRange) -> &'static str,
    pub own_range: &'static str,
    pub more_filters: &'static str,
    pub field: fn(FilterField) -> &'static str,
    pub sort_by: &'static str,
    pub sort_field: fn(SortField) -> &'static str,
    pub ascending: &'static str,
    pub descending: &'static str,
    pub active_filters: &'static str,
    pub name_and_value: fn(name: &str, value: &str) -> String,
    pub remove_filter: fn(&str) -> String,
    pub clear_filters: &'static str,
    pub digits_only: &'static str,
    pub too_long: fn(max: usize) -> String,
    pub too_many_ids: fn(max: usize) -> String,
    pub invalid_id: &'static str,
    // Statuses and actions; `None` for a name that has no text
    pub status: fn(&Status) -> Option<&'static str>,
    pub action: fn(&Action) -> Option<&'static str>,
    pub unknown: &'static str,
    // Live refresh
    pub live_refresh: &'static str,
    pub refresh_interval: fn(RefreshInterval) -> String,
    pub new_tasks: fn(n: u32) -> String,
    pub task_finished: fn(id: &str, status: &str) -> String,
    pub notifications: &'static str,
    // Capabilities of the server
    // Requests
    pub loading: &'static str,
    pub waiting: &'static str,
    pub delay_notice: fn(DelayNotice) -> String,
    pub stop: &'static str,
    pub try_again: &'static str,
    pub skipped_entries: fn(u32) -> String,
    pub results_summary: fn(total: u64, page: u32, last: u32) -> String,
    // Tasks
    pub sheet: &'static str,
    pub grid: &'static str,
    pub list: &'static str,
    pub tasks: &'static str,
    pub open_task: fn(id: &str) -> String,
    pub copy_id: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub stalled: &'static str,
    pub progress: &'static str,
    pub prompt: &'static str,
    pub no_prompt: &'static str,
    pub more: &'static str,
    pub less: &'static str,
    pub waited_for: fn(duration: &str) -> String,
    pub ran_for: fn(duration: &str) -> String,
    pub fail_reason: fn(FailureKind) -> Explanation,
    // Images
    pub no_image: fn(&Status) -> &'static str,
    pub image_loading: &'static str,
    pub image_of: fn(prompt: &str) -> String,
    pub image_expired: &'static str,
    pub image_expired_long: &'static str,
    pub image_failed: &'static str,
    pub link_problem: fn(LinkProblem) -> &'static str,
    pub video: &'static str,
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
    // Lazy part
    pub chunk_loading: &'static str,
    pub chunk_failed: &'static str,
    pub close: &'static str,
    // Empty states and errors
    pub no_tasks_title: &'static str,
    pub no_tasks_text: &'static str,
    pub check_again: &'static str,
    pub no_match_title: &'static str,
    pub no_match_text: &'static str,
    pub dismiss: &'static str,
    pub first_visit_title: &'static str,
    pub error_title: fn(&ApiError) -> &'static str,
    // Times; `relative_time` is "" for a date
    pub relative_time: fn(RelativeTime) -> String,
    pub duration: fn(DurationParts) -> String,
}
