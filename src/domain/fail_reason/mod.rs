//! Classifies the failure texts that servers write, in English and Chinese.

mod kind;
mod patterns;

pub use crate::domain::fail_reason::kind::FailureKind;

use crate::domain::fail_reason::patterns::PATTERNS;

/// Classifies a failure text. None for an unknown one.
pub fn classify(fail_reason: &str) -> Option<FailureKind> {
    // The patterns contain no upper case outside ASCII.
    let text = fail_reason.to_ascii_lowercase();
    PATTERNS.iter().find(|(pattern, _)| text.contains(pattern)).map(|(_, kind)| *kind)
}

/// The banned word or the parameter that the text names as the cause.
pub fn blamed_term(fail_reason: &str) -> Option<&str> {
    match classify(fail_reason)? {
        FailureKind::BannedPrompt
        | FailureKind::Incompatible
        | FailureKind::Ratio
        | FailureKind::InvalidParameter => {}
        FailureKind::ImageFilter
        | FailureKind::ImageLink
        | FailureKind::Upload
        | FailureKind::QueueFull
        | FailureKind::ModalTimeout
        | FailureKind::ConnectionLost
        | FailureKind::Timeout
        | FailureKind::NoHours
        | FailureKind::NoCredit
        | FailureKind::Blocked
        | FailureKind::Captcha
        | FailureKind::NoAccount
        | FailureKind::FaceSwap
        | FailureKind::RateLimit
        | FailureKind::DiscordRefused
        | FailureKind::Internal
        | FailureKind::Cancelled => return None,
    }
    let quoted = QUOTES.iter().find_map(|(open, close)| {
        let (_, rest) = fail_reason.split_once(*open)?;
        Some(rest.split_once(*close)?.0)
    });
    let after_colon = || {
        let (before, word) = fail_reason.split_once([':', '：'])?;
        let before = before.to_ascii_lowercase();
        INTRODUCTIONS.iter().any(|end| before.ends_with(end)).then_some(word)
    };
    let term = quoted.or_else(after_colon)?.trim().trim_end_matches(['.', '。']);
    (!term.is_empty() && term.chars().nth(MAX_TERM_CHARS).is_none()).then_some(term)
}

/// The maximum length of a term in characters; a longer text is a sentence.
const MAX_TERM_CHARS: usize = 40;

/// Quotation marks around a term. `"` is not one: Midjourney writes `press the "Appeal" button`.
const QUOTES: [(char, char); 2] = [('`', '`'), ('「', '」')];

/// The text before the colon that introduces a banned word.
const INTRODUCTIONS: [&str; 5] = ["prompt detected", "banned word", "banned words", "敏感词", "违禁词"];
