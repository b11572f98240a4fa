//! The texts of the alerts; loaded with the lazy part of the program.

/// The texts of the alerts.
#[expect(missing_docs, reason = "the key of a text is its description; its values are in en/ and zh/")]
pub struct AlertTexts {
    pub alerts: &'static str,
    pub failures: fn(count: u32, is_minimum: bool) -> String,
    pub queue: fn(waiting: u64) -> String,
    pub idle: fn(minutes: u32) -> String,
    pub tell_me_when: &'static str,
    pub own_tasks: &'static str,
    pub own_hint: &'static str,
    pub own_hint_state: fn(state: &str) -> String,
    pub many_failures: &'static str,
    pub failures_above: &'static str,
    pub long_queue: &'static str,
    pub queue_above: &'static str,
    pub nothing_finishes: &'static str,
    pub idle_minutes: &'static str,
    pub notify: &'static str,
    pub sound: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub paused: &'static str,
    pub resumed: &'static str,
    pub not_stored: &'static str,
}
