//! The filter's text fields, and what can be wrong with what is typed into them.

/// A field that takes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilterField {
    Prompt,
    PromptEn,
    Description,
    FailReason,
    Ids,
    InstanceId,
    State,
}

impl FilterField {
    /// In the order of the form, the chips and the address.
    pub const ALL: [FilterField; 7] = [
        FilterField::Prompt,
        FilterField::PromptEn,
        FilterField::Description,
        FilterField::FailReason,
        FilterField::Ids,
        FilterField::InstanceId,
        FilterField::State,
    ];

    /// The name on the wire and in the address.
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

/// Why a text cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// An instance id with something else than digits: it reaches SQL unescaped in at least one
    /// server.
    DigitsOnly,
    /// More characters than `max`.
    TooLong { max: usize },
    /// More ids than `max`.
    TooManyIds { max: usize },
    /// An id that is longer than 100, or has characters other than letters, digits and `_-.:`.
    BadId,
}

/// The longest text, in characters.
const MAX_TEXT: usize = 2000;
/// The most ids.
const MAX_IDS: usize = 1000;
/// The longest id, in bytes.
const MAX_ID: usize = 100;

/// What keeps this text from being sent, if anything. A blank text is no problem: it filters
/// nothing.
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
        | FilterField::State => {
            (text.chars().nth(MAX_TEXT).is_some()).then_some(FilterError::TooLong { max: MAX_TEXT })
        }
    }
}

/// Takes pasted ids apart at any separators. The order stays, repeated ones go, and 1,000 is the
/// most.
pub fn parse_ids(text: &str) -> Vec<String> {
    split_ids(text, MAX_IDS).into_iter().map(String::from).collect()
}

/// May this be sent as an id?
pub fn is_id(id: &str) -> bool {
    id.len() <= MAX_ID && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.:".contains(&b))
}

fn split_ids(text: &str, most: usize) -> Vec<&str> {
    let separator = |c: char| c.is_whitespace() || SEPARATORS.contains(c);
    let mut ids = Vec::new();
    for id in text.split(separator) {
        // Looking through at most 1,000 for each is quick enough, and a set costs more code than it
        // saves time.
        if !id.is_empty() && !ids.contains(&id) && ids.len() < most {
            ids.push(id);
        }
    }
    ids
}

/// Commas, semicolons, quotes and brackets, also the Chinese ones; the last two are zero-width
/// space and BOM.
const SEPARATORS: &str = ",，、;；|｜\"'`“”‘’「」[](){}<>【】（）《》\u{200B}\u{FEFF}";
