//! The text fields of the filter and the validation of their input.

/// A text field of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterField {
    /// A part of the prompt.
    Prompt,
    /// A part of the English prompt.
    PromptEn,
    /// A part of the description.
    Description,
    /// A part of the failure text.
    FailReason,
    /// Task ids.
    Ids,
    /// The id of the Discord account.
    InstanceId,
    /// The caller's own text.
    State,
}

impl FilterField {
    /// All fields, in the order of the form, the chips and the URL.
    pub const ALL: [FilterField; 7] = [
        FilterField::Prompt,
        FilterField::PromptEn,
        FilterField::Description,
        FilterField::FailReason,
        FilterField::Ids,
        FilterField::InstanceId,
        FilterField::State,
    ];

    /// The name in the API and in the URL.
    pub fn wire(self) -> &'static str {
        match self {
            FilterField::Prompt => "prompt",
            FilterField::PromptEn => "promptEn",
            FilterField::Description => "description",
            FilterField::FailReason => "failReason",
            FilterField::Ids => "ids",
            FilterField::InstanceId => "instanceId",
            FilterField::State => "state",
        }
    }
}

/// Why a text is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// An instance id contains something other than digits; at least one server puts it into SQL unescaped.
    DigitsOnly,
    /// The text has more than `max` characters.
    TooLong {
        /// The limit.
        max: usize,
    },
    /// There are more than `max` ids.
    TooManyIds {
        /// The limit.
        max: usize,
    },
    /// An id is longer than 100 bytes or contains a control character or white space.
    BadId,
}

/// The maximum length of a text in characters.
const MAX_TEXT_CHARS: usize = 2000;
/// The maximum number of ids.
const MAX_IDS: usize = 1000;
/// The maximum length of an id in bytes.
const MAX_ID_BYTES: usize = 100;

/// Validates the text of a field. A blank text is valid and filters nothing.
pub fn validate(field: FilterField, text: &str) -> Option<FilterError> {
    let text = text.trim();
    match field {
        FilterField::Ids => {
            let ids = split_ids(text, MAX_IDS + 1);
            if !ids.iter().all(|id| is_id(id)) {
                Some(FilterError::BadId)
            } else if ids.len() > MAX_IDS {
                Some(FilterError::TooManyIds { max: MAX_IDS })
            } else {
                None
            }
        }
        FilterField::InstanceId if !text.bytes().all(|b| b.is_ascii_digit()) => Some(FilterError::DigitsOnly),
        FilterField::Prompt
        | FilterField::PromptEn
        | FilterField::Description
        | FilterField::FailReason
        | FilterField::InstanceId
        | FilterField::State => (text.chars().nth(MAX_TEXT_CHARS).is_some())
            .then_some(FilterError::TooLong { max: MAX_TEXT_CHARS }),
    }
}

/// Splits ids at any separators, in order and without duplicates; at most 1,000.
pub fn parse_ids(text: &str) -> Vec<String> {
    split_ids(text, MAX_IDS).into_iter().map(String::from).collect()
}

/// Whether the text is a valid id. Servers choose their own: they contain any characters.
pub fn is_id(id: &str) -> bool {
    id.len() <= MAX_ID_BYTES && !id.contains(|c: char| c.is_control() || c.is_whitespace())
}

fn split_ids(text: &str, max: usize) -> Vec<&str> {
    let is_separator = |c: char| c.is_whitespace() || SEPARATORS.contains(c);
    let mut ids = Vec::new();
    for id in text.split(is_separator) {
        // A linear search in at most 1,000 ids is fast enough, and a set would enlarge the download.
        if !id.is_empty() && !ids.contains(&id) && ids.len() < max {
            ids.push(id);
        }
    }
    ids
}

/// ASCII and full-width commas, semicolons, quotes and brackets; the last two are zero-width space and byte order mark.
const SEPARATORS: &str = ",，、;；|｜\"'`“”‘’「」[](){}<>【】（）《》\u{200B}\u{FEFF}";
