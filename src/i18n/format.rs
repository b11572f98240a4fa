//! Texts of values: statuses, filters, errors, times, the same way in every language.

use crate::{
    domain::{
        action::Action,
        filter::{
            chip::Chip,
            field::{FilterError, FilterField},
            sort::SortField,
            time_range::TimeRange,
        },
        format::time::{self, RelativeTime},
        prompt::without_references,
        status::Status,
        task::Task,
    },
    i18n::{date, texts::Texts},
};

/// The most characters of a prompt in an image's alternative text.
const MAX_ALT_CHARS: usize = 160;

impl Texts {
    /// The name of a status; an unknown status is shown as the server sends it.
    pub fn status(&self, status: &Status) -> String {
        (self.status)(status).map_or_else(|| self.or_unknown(status.wire()), str::to_owned)
    }

    /// The name of an action; an unknown action is shown as the server sends it.
    pub fn action(&self, action: &Action) -> String {
        (self.action)(action).map_or_else(|| self.or_unknown(action.wire()), str::to_owned)
    }

    fn or_unknown(&self, raw: &str) -> String {
        if raw.is_empty() { self.unknown.to_owned() } else { raw.to_owned() }
    }

    /// The label of a text filter.
    pub fn field(&self, field: FilterField) -> &'static str {
        (self.field)(field)
    }

    /// The name of a sort field.
    pub fn sort_field(&self, field: SortField) -> &'static str {
        (self.sort_field)(field)
    }

    /// The message for an invalid filter text.
    pub fn filter_error(&self, error: FilterError) -> String {
        match error {
            FilterError::DigitsOnly => self.digits_only.to_owned(),
            FilterError::TooLong { max } => (self.too_long)(max),
            FilterError::TooManyIds { max } => (self.too_many_ids)(max),
            FilterError::BadId => self.invalid_id.to_owned(),
        }
    }

    /// The text of an active filter.
    pub fn chip(&self, chip: &Chip) -> String {
        match chip {
            Chip::Status(status) => (self.name_and_value)(self.status_label, &self.status(status)),
            Chip::Action(action) => (self.name_and_value)(self.action_label, &self.action(action)),
            Chip::TimeRange(range) => (self.name_and_value)(self.when, &self.time_range(*range)),
            Chip::Text(field, text) => (self.name_and_value)(self.field(*field), text),
        }
    }

    /// The name of a preset, or the two ends of the user's own range in the local time zone.
    fn time_range(&self, range: TimeRange) -> String {
        match range {
            TimeRange::Between { from, to } => {
                let end = |ms: Option<i64>| ms.map_or(String::new(), |ms| date::local_minutes(ms, " "));
                end(from) + " – " + &end(to)
            }
            TimeRange::LastHour
            | TimeRange::Today
            | TimeRange::Yesterday
            | TimeRange::LastSevenDays
            | TimeRange::ThisMonth => (self.time_range)(range).to_owned(),
        }
    }

    /// "Updated 12 s ago".
    pub fn updated(&self, at_ms: i64, now_ms: i64) -> String {
        // Seconds from the start instead of "just now": a running count shows that the page is live.
        let age = (now_ms - at_ms).max(0);
        let relative_time = match time::relative_time(at_ms, now_ms) {
            RelativeTime::Now | RelativeTime::Date => RelativeTime::Seconds(age / 1000),
            counted @ (RelativeTime::Seconds(_)
            | RelativeTime::Minutes(_)
            | RelativeTime::Hours(_)
            | RelativeTime::Days(_)) => counted,
        };
        (self.updated)(&(self.relative_time)(relative_time))
    }

    /// "5 min ago", or a date when it is long ago.
    pub fn relative_time(&self, then_ms: i64, now_ms: i64, language_tag: &str) -> String {
        match time::relative_time(then_ms, now_ms) {
            RelativeTime::Date => date::format_date(then_ms, language_tag),
            counted @ (RelativeTime::Now
            | RelativeTime::Seconds(_)
            | RelativeTime::Minutes(_)
            | RelativeTime::Hours(_)
            | RelativeTime::Days(_)) => (self.relative_time)(counted),
        }
    }

    /// A duration in its two largest units.
    pub fn duration(&self, ms: i64) -> String {
        (self.duration)(time::duration_parts(ms))
    }

    /// "waited 3 s · " and "ran 42 s".
    pub fn waited_and_ran(&self, waited: Option<i64>, ran: Option<i64>) -> (String, String) {
        let waited = waited.map(|ms| (self.waited_for)(&self.duration(ms)));
        let ran = ran.map(|ms| (self.ran_for)(&self.duration(ms)));
        let separator = if waited.is_some() && ran.is_some() { " · " } else { "" };
        (waited.unwrap_or_default() + separator, ran.unwrap_or_default())
    }

    /// Why a task of this status has no image.
    pub fn no_image(&self, status: &Status) -> &'static str {
        (self.no_image)(status)
    }

    /// The text in place of an image: the result of a task that makes text, or why there is no image.
    pub fn instead_of_image(&self, task: &Task) -> String {
        match task.result_text() {
            Some(text) => text,
            None if !task.videos.is_empty() => self.video.to_owned(),
            None => self.no_image(&task.status).to_owned(),
        }
    }

    /// The alternative text of a task's image.
    pub fn image_of(&self, task: &Task) -> String {
        let prompt = task.prompt.as_deref().or(task.prompt_en.as_deref()).unwrap_or(self.no_prompt);
        let text = without_references(prompt);
        (self.image_of)(text.chars().take(MAX_ALT_CHARS).collect::<String>().trim())
    }
}
