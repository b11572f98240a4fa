//! The filter's text fields, and what can be wrong with what is typed into them.

/// A field that takes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Prompt,
    PromptEn,
    Description,
    FailReason,
    Ids,
    InstanceId,
    State,
}

impl Field {
    /// In the order of the form, the chips and the address.
    pub const ALL: [Field; 7] = [
        Field::Prompt,
        Field::PromptEn,
        Field::Description,
        Field::FailReason,
        Field::Ids,
        Field::InstanceId,
        Field::State,
    ];

    /// The name on the wire and in the address.
    pub fn wire(self) -> &'static str {
        match self {
            Field::Prompt => "prompt",
            Field::PromptEn => "promptEn",
            Field::Description => "description",
            Field::FailReason => "failReason",
            Field::Ids => "ids",
            Field::InstanceId => "instanceId",
            Field::State => "state",
        }
    }
}

/// Why a text cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
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
pub fn problem(field: Field, text: &str) -> Option<Problem> {
    let text = text.trim();
    match field {
        Field::Ids => {
            let ids = split_ids(text, MAX_IDS + 1);
            if !ids.iter().all(|id| is_id(id)) {
                Some(Problem::BadId)
            } else if ids.len() > MAX_IDS {
                Some(Problem::TooManyIds { max: MAX_IDS })
            } else {
                None
            }
        }
        Field::InstanceId if !text.bytes().all(|b| b.is_ascii_digit()) => Some(Problem::DigitsOnly),
        Field::Prompt
        | Field::PromptEn
        | Field::Description
        | Field::FailReason
        | Field::InstanceId
        | Field::State => {
            (text.chars().nth(MAX_TEXT).is_some()).then_some(Problem::TooLong { max: MAX_TEXT })
        }
    }
}

/// Takes pasted ids apart at any separators. The order stays, repeated ones go, and 1,000 is the
/// most.
pub fn parse_ids(text: &str) -> Vec<String> {
    split_ids(text, MAX_IDS).into_iter().map(String::from).collect()
}

/// May this be sent as an id?
pub(super) fn is_id(id: &str) -> bool {
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
