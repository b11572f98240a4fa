//! Every text, once for each language. A text that is missing in one language does not compile, because a struct
//! wants all its fields.
//!
//! To add a language: a file like `en.rs`, and a case in [`Language`].

mod en;
mod language;
mod zh;

pub use language::Language;

use crate::{
    filter::{Chip, Field, Problem, SortField},
    proxy::{
        endpoint::{BadAddress, HeaderMode},
        error::{Came, ProxyError},
        task::{Action, Status, Task},
    },
    settings::Theme,
    time_text::{self, Ago, Took},
};

/// Something that went wrong, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What happened, in a sentence.
    pub text: String,
    /// What may have caused it, where a browser cannot tell.
    pub causes: &'static [&'static str],
    /// What to do.
    pub todo: String,
}

/// Plain texts and, where something is put in, functions.
#[expect(
    missing_docs,
    reason = "the name of a text is its meaning, and both its values stand in en.rs and zh.rs"
)]
pub struct Words {
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
    pub sheet: &'static str,
    pub skip_to_tasks: &'static str,
    pub tasks: &'static str,
    pub loading: &'static str,
    pub skipped: fn(usize) -> String,
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
    pub task_name: fn(id: &str) -> String,
    pub previous_task: &'static str,
    pub next_task: &'static str,
    pub no_previous_task: &'static str,
    pub no_next_task: &'static str,
    pub close: &'static str,
    pub loading_task: &'static str,
    pub unknown_task: &'static str,
    pub unknown_task_text: &'static str,
    pub parts: &'static str,
    pub whole_sheet: &'static str,
    pub quadrant: fn(u8) -> String,
    pub open_original: &'static str,
    pub prompt: &'static str,
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
    pub buttons: &'static str,
    pub properties: &'static str,
    pub raw_json: &'static str,
    pub copy_json: &'static str,
    // Connection dialog
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
    pub first_visit: fn() -> Told,
    pub error: fn(&ProxyError) -> Told,
    // Ages and durations
    pub ago: fn(Ago) -> &'static str,
    pub ago_count: fn(i64, Unit) -> String,
    pub took: fn(Took) -> String,
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

impl Words {
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
    pub fn field(&self, field: Field) -> &'static str {
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

    /// How a token is sent.
    pub fn header_mode(&self, mode: HeaderMode) -> &'static str {
        self.header_modes[mode as usize]
    }

    /// What is wrong with an address.
    pub fn bad_address(&self, problem: BadAddress) -> &'static str {
        match problem {
            BadAddress::NoScheme => self.no_scheme,
            BadAddress::NoHost => self.no_host,
            BadAddress::Insecure => self.insecure,
        }
    }

    /// What is wrong with the text of a filter.
    pub fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::DigitsOnly => self.digits_only.to_owned(),
            Problem::TooLong { max } => (self.too_long)(max),
            Problem::TooManyIds { max } => (self.too_many_ids)(max),
            Problem::BadId => self.bad_id.to_owned(),
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
    pub fn error(&self, error: &ProxyError) -> Told {
        (self.error)(error)
    }

    /// The first visit to a host that has no proxy behind it.
    pub fn first_visit(&self) -> Told {
        (self.first_visit)()
    }

    /// "Updated 12 s ago".
    pub fn updated(&self, at_ms: i64, now_ms: i64) -> String {
        // Right after an answer it is "now" for the reader, but a count that starts at once shows that it lives.
        let age = (now_ms - at_ms).max(0);
        let ago = match time_text::ago(at_ms, now_ms) {
            Ago::Now | Ago::Date => Ago::Seconds(age / 1000),
            counted => counted,
        };
        (self.updated)(&self.counted(ago))
    }

    /// "5 min ago", or the day when it is long ago.
    pub fn ago(&self, then_ms: i64, now_ms: i64, language_tag: &str) -> String {
        match time_text::ago(then_ms, now_ms) {
            Ago::Date => crate::clock::day(then_ms, language_tag),
            counted => self.counted(counted),
        }
    }

    fn counted(&self, ago: Ago) -> String {
        match ago {
            Ago::Now | Ago::Date => (self.ago)(ago).to_owned(),
            Ago::Seconds(n) => (self.ago_count)(n, Unit::Seconds),
            Ago::Minutes(n) => (self.ago_count)(n, Unit::Minutes),
            Ago::Hours(n) => (self.ago_count)(n, Unit::Hours),
            Ago::Days(n) => (self.ago_count)(n, Unit::Days),
        }
    }

    /// A duration in the two units that matter.
    pub fn duration(&self, ms: i64) -> String {
        (self.took)(time_text::duration(ms))
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
fn came(came: Came, sentences: [&'static str; 7]) -> &'static str {
    sentences[match came {
        Came::Html => 0,
        Came::Empty => 1,
        Came::NotJson => 2,
        Came::ErrorObject => 3,
        Came::OtherJson => 4,
        Came::TooLarge => 5,
        Came::TooDeep => 6,
    }]
}
