//! The texts of the windows for a task and for the connection. Apart from the others, because they come with the windows.

use crate::i18n::texts::Explanation;
use crate::{
    api::endpoint::{EndpointError, HeaderMode},
    domain::fail_reason::FailureKind,
};

/// Plain texts and, where something is put in, functions.
#[expect(
    missing_docs,
    reason = "the name of a text is its meaning, and both its values stand beside each other"
)]
pub struct DialogTexts {
    pub stalled_text: fn(minutes: u32) -> String,
    pub watching_label: &'static str,
    pub read_only_hint: &'static str,
    pub arrivals_at_once: &'static str,
    pub notify: &'static str,
    pub notify_refused: &'static str,
    pub stalled_after: &'static str,
    pub give_up_after: &'static str,
    pub number_range: fn(from: u32, to: u32) -> String,
    pub task_name: fn(id: &str) -> String,
    pub previous_task: &'static str,
    pub next_task: &'static str,
    pub no_previous_task: &'static str,
    pub no_next_task: &'static str,
    pub loading_task: &'static str,
    pub unknown_task: &'static str,
    pub unknown_task_text: &'static str,
    pub parts: &'static str,
    pub whole_sheet: &'static str,
    pub quadrant: fn(u8) -> String,
    pub open_original: &'static str,
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
    pub endpoint: &'static str,
    pub endpoint_hint: &'static str,
    pub no_scheme: &'static str,
    pub no_host: &'static str,
    pub insecure: &'static str,
    pub header_mode_label: &'static str,
    pub header_modes: [&'static str; 4],
    pub token: &'static str,
    pub token_hint: &'static str,
    pub token_is_set: &'static str,
    pub token_of_other_origin: &'static str,
    pub token_forgotten: &'static str,
    pub bad_token: &'static str,
    pub keep_token: &'static str,
    pub test_connection: &'static str,
    pub testing: &'static str,
    pub test_good: fn(total: u64) -> String,
    pub save: &'static str,
    pub forget_token: &'static str,
    pub reason: fn(FailureKind) -> Explanation,
}

impl DialogTexts {
    /// How a token is sent.
    pub fn header_mode(&self, mode: HeaderMode) -> &'static str {
        self.header_modes[mode as usize]
    }

    /// What is wrong with an address.
    pub fn bad_address(&self, problem: EndpointError) -> &'static str {
        match problem {
            EndpointError::NoScheme => self.no_scheme,
            EndpointError::NoHost => self.no_host,
            EndpointError::Insecure => self.insecure,
        }
    }
}
