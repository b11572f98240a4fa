//! What the texts make of a value: the same in every language.

use crate::i18n::texts::{ErrorText, Texts, Unit};
use crate::{
    api::error::{ApiError, UnexpectedBody},
    domain::{
        action::Action,
        filter::{
            chip::Chip,
            field::{FilterError, FilterField},
            sort::SortField,
        },
        format::time::{self, RelativeTime},
        status::Status,
        task::Task,
        theme::Theme,
    },
};

impl Texts {
    /// A status; one that no one knows stands as the server writes it.
    pub fn status(&self, status: &Status) -> String {
        match Status::KNOWN.iter().position(|known| known == status) {
            Some(at) => self.statuses[at].to_owned(),
            None => self.or_unknown(status.wire()),
        }
    }

    /// An action; one that no one knows stands as the server writes it.
    pub fn action(&self, action: &Action) -> String {
        match Action::KNOWN.iter().position(|known| known == action) {
            Some(at) => self.actions[at].to_owned(),
            None => (self.other_action)(action.wire())
                .map_or_else(|| self.or_unknown(action.wire()), str::to_owned),
        }
    }

    fn or_unknown(&self, raw: &str) -> String {
        if raw.is_empty() { self.unknown.to_owned() } else { raw.to_owned() }
    }

    /// The label of a text filter.
    pub fn field(&self, field: FilterField) -> &'static str {
        self.fields[field as usize]
    }

    /// What a list can be sorted by.
    pub fn sort_field(&self, field: SortField) -> &'static str {
        self.sort_fields[field as usize]
    }

    /// A look.
    pub fn theme_name(&self, theme: Theme) -> &'static str {
        self.themes[theme as usize]
    }

    /// What is wrong with the text of a filter.
    pub fn problem(&self, problem: FilterError) -> String {
        match problem {
            FilterError::DigitsOnly => self.digits_only.to_owned(),
            FilterError::TooLong { max } => (self.too_long)(max),
            FilterError::TooManyIds { max } => (self.too_many_ids)(max),
            FilterError::BadId => self.bad_id.to_owned(),
        }
    }

    /// An active filter.
    pub fn chip(&self, chip: &Chip) -> String {
        match chip {
            Chip::Status(status) => (self.named)(self.status_label, &self.status(status)),
            Chip::Action(action) => (self.named)(self.action_label, &self.action(action)),
            Chip::Text(field, text) => (self.named)(self.field(*field), text),
        }
    }

    /// An error.
    pub fn error(&self, error: &ApiError) -> ErrorText {
        (self.error)(error)
    }

    /// The first visit to a host that has no proxy behind it.
    pub fn first_visit(&self) -> ErrorText {
        (self.first_visit)()
    }

    /// "Updated 12 s ago".
    pub fn updated(&self, at_ms: i64, now_ms: i64) -> String {
        // Right after an answer it is "now" for the reader, but a count that starts at once shows that it lives.
        let age = (now_ms - at_ms).max(0);
        let ago = match time::relative_time(at_ms, now_ms) {
            RelativeTime::Now | RelativeTime::Date => RelativeTime::Seconds(age / 1000),
            counted @ (RelativeTime::Seconds(_)
            | RelativeTime::Minutes(_)
            | RelativeTime::Hours(_)
            | RelativeTime::Days(_)) => counted,
        };
        (self.updated)(&self.counted(ago))
    }

    /// "5 min ago", or the day when it is long ago.
    pub fn ago(&self, then_ms: i64, now_ms: i64, language_tag: &str) -> String {
        match time::relative_time(then_ms, now_ms) {
            RelativeTime::Date => crate::i18n::date::format_date(then_ms, language_tag),
            counted @ (RelativeTime::Now
            | RelativeTime::Seconds(_)
            | RelativeTime::Minutes(_)
            | RelativeTime::Hours(_)
            | RelativeTime::Days(_)) => self.counted(counted),
        }
    }

    fn counted(&self, ago: RelativeTime) -> String {
        match ago {
            RelativeTime::Now | RelativeTime::Date => (self.ago)(ago).to_owned(),
            RelativeTime::Seconds(n) => (self.ago_count)(n, Unit::Seconds),
            RelativeTime::Minutes(n) => (self.ago_count)(n, Unit::Minutes),
            RelativeTime::Hours(n) => (self.ago_count)(n, Unit::Hours),
            RelativeTime::Days(n) => (self.ago_count)(n, Unit::Days),
        }
    }

    /// A duration in the two units that matter.
    pub fn duration(&self, ms: i64) -> String {
        (self.took)(time::duration_parts(ms))
    }

    /// "waited 3 s · ran 42 s".
    pub fn waited_and_ran(&self, waited: Option<i64>, ran: Option<i64>) -> String {
        let waited = waited.map(|ms| (self.waited_for)(&self.duration(ms)));
        let ran = ran.map(|ms| (self.ran_for)(&self.duration(ms)));
        waited.into_iter().chain(ran).collect::<Vec<_>>().join(" · ")
    }

    /// Why there is no picture.
    pub fn no_picture(&self, status: &Status) -> &'static str {
        let at = Status::KNOWN.iter().position(|known| known == status);
        self.no_pictures[at.unwrap_or(self.no_pictures.len() - 1)]
    }

    /// What a picture shows, for those who cannot see it.
    pub fn picture_of(&self, task: &Task) -> String {
        let prompt = task.prompt.as_deref().or(task.prompt_en.as_deref()).unwrap_or(self.no_prompt);
        (self.picture_of)(prompt.chars().take(160).collect::<String>().trim())
    }
}

/// Which sentence tells about an answer that is not what was asked for.
pub fn unexpected_body(unexpected_body: UnexpectedBody, sentences: [&'static str; 7]) -> &'static str {
    sentences[match unexpected_body {
        UnexpectedBody::Html => 0,
        UnexpectedBody::Empty => 1,
        UnexpectedBody::NotJson => 2,
        UnexpectedBody::ErrorObject => 3,
        UnexpectedBody::OtherJson => 4,
        UnexpectedBody::TooLarge => 5,
        UnexpectedBody::TooDeep => 6,
    }]
}
