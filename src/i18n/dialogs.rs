//! The texts of the list, and of the dialogs of a task, the connection the settings and
//! the keyboard shortcuts; loaded with the lazy part of the program.

use crate::{
    api::endpoint::{EndpointError, HeaderMode},
    domain::{card_size::CardSize, image_url::source::LinkProblem, shortcut::Shortcut, theme::Theme},
};

/// The texts of the dialogs.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct DialogTexts {
    // Task
    pub stalled_text: fn(minutes: u32) -> String,
    pub task_name: fn(id: &str) -> String,
    pub previous_task: &'static str,
    pub next_task: &'static str,
    pub no_previous_task: &'static str,
    pub no_next_task: &'static str,
    pub loading_task: &'static str,
    pub task_not_found: &'static str,
    pub task_not_found_text: &'static str,
    pub image_parts: &'static str,
    pub whole_grid: &'static str,
    pub quadrant: fn(u8) -> String,
    pub open_original: &'static str,
    pub videos: &'static str,
    pub video: fn(number: usize) -> String,
    pub open_video: fn(number: usize) -> String,
    pub link_not_shown: &'static str,
    pub link_advice: fn(LinkProblem) -> &'static str,
    pub copy_link: &'static str,
    pub copy_prompt: &'static str,
    pub parameters: &'static str,
    pub references: &'static str,
    pub id: &'static str,
    pub submitted: &'static str,
    pub started: &'static str,
    pub finished: &'static str,
    pub waited: &'static str,
    pub ran: &'static str,
    pub bot: &'static str,
    pub properties: &'static str,
    pub raw_json: &'static str,
    pub copy_json: &'static str,
    // When
    pub short_number: fn(u64) -> String,
    pub range_from: &'static str,
    pub range_to: &'static str,
    pub range_zone: &'static str,
    pub range_invalid: &'static str,
    pub range_needs_order: &'static str,
    pub sort_by_time: &'static str,
    // List
    pub columns: &'static str,
    pub picture: &'static str,
    pub account: &'static str,
    // Notices
    pub list_only_title: &'static str,
    pub list_only_text: fn(n: usize) -> String,
    pub by_id_only_title: &'static str,
    pub by_id_only_text: &'static str,
    pub config_error_title: &'static str,
    pub config_error_text: &'static str,
    pub insecure_address_title: &'static str,
    pub insecure_address_text: &'static str,
    // Connection
    pub endpoint: &'static str,
    pub endpoint_hint: &'static str,
    pub endpoint_shortened: fn(address: &str) -> String,
    pub no_scheme: &'static str,
    pub no_host: &'static str,
    pub insecure: &'static str,
    pub header_mode_label: &'static str,
    pub header_mode: fn(HeaderMode) -> &'static str,
    pub token: &'static str,
    pub token_hint: &'static str,
    pub token_is_set: &'static str,
    pub token_of_other_origin: &'static str,
    pub token_removed: &'static str,
    pub invalid_token: &'static str,
    pub keep_token: &'static str,
    pub remove_token: &'static str,
    pub test_connection: &'static str,
    pub testing: &'static str,
    pub test_ok: fn(total: u64) -> String,
    pub read_only_hint: &'static str,
    pub save: &'static str,
    pub discard_title: &'static str,
    pub discard_text: &'static str,
    pub discard_yes: &'static str,
    pub discard_no: &'static str,
    // Settings
    pub settings: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_name: fn(Theme) -> &'static str,
    pub card_size: &'static str,
    pub card_size_name: fn(CardSize) -> &'static str,
    pub show_new_at_once: &'static str,
    pub notify: &'static str,
    pub notify_refused: &'static str,
    pub counts: &'static str,
    pub use_shortcuts: &'static str,
    // Keyboard shortcuts
    pub shortcuts: &'static str,
    pub shortcuts_off: &'static str,
    /// A shortcut other than that of a status, which is named by its status.
    pub shortcut: fn(Shortcut) -> &'static str,
    pub other_keys_title: &'static str,
    pub other_keys: [(&'static str, &'static str); 4],
    // Time limits
    pub stalled_after: &'static str,
    pub request_timeout: &'static str,
    pub number_range: fn(from: u32, to: u32) -> String,
}

impl DialogTexts {
    /// How a token is sent.
    pub fn header_mode(&self, mode: HeaderMode) -> &'static str {
        (self.header_mode)(mode)
    }

    /// The name of a theme.
    pub fn theme_name(&self, theme: Theme) -> &'static str {
        (self.theme_name)(theme)
    }

    /// The message for an invalid address.
    pub fn endpoint_error(&self, error: EndpointError) -> &'static str {
        match error {
            EndpointError::NoScheme => self.no_scheme,
            EndpointError::NoHost => self.no_host,
            EndpointError::Insecure => self.insecure,
        }
    }
}
