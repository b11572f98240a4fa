//! Why tasks fail: what servers write, in English and Chinese, sorted into kinds that can be explained.

mod patterns;

use crate::domain::fail_reason::patterns::KNOWN;

/// A kind of failure that an operator can do something about. Its words are in [`words`](crate::i18n).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// Midjourney or the proxy refused the prompt for what it says.
    BannedPrompt,
    /// Midjourney refused a picture: one that was put in, or the result.
    ImageFilter,
    /// Two parameters, or a parameter and the version, do not go together.
    Incompatible,
    /// The aspect ratio cannot be.
    Ratio,
    /// The prompt or a parameter cannot be read.
    InvalidParameter,
    /// A picture's link is wrong, or Midjourney could not fetch it.
    ImageLink,
    /// A picture could not be handed to Discord.
    Upload,
    /// The account has as many tasks as it may have.
    QueueFull,
    /// The window for remix or custom zoom was not confirmed in time.
    WindowTimeout,
    /// The proxy's connection to Discord broke.
    ConnectionLost,
    /// Nothing came in time.
    Timeout,
    /// No fast hours are left, or the subscription ended.
    NoHours,
    /// Midjourney restricts the account.
    Blocked,
    /// Midjourney or Discord wants to see a person.
    Captcha,
    /// The proxy has no account that could do it.
    NoAccount,
    /// A face could not be found or swapped.
    FaceSwap,
    /// Discord wants fewer messages.
    RateLimit,
    /// Discord did not take the command.
    DiscordRefused,
    /// Midjourney failed by itself.
    Internal,
    /// Somebody called it off.
    Cancelled,
}

/// Sorts a server's text. None for one that is not known: it can only be shown as it is.
pub fn failure_kind(fail_reason: &str) -> Option<FailureKind> {
    // Chinese has no case, so the cheap way is enough.
    let text = fail_reason.to_ascii_lowercase();
    KNOWN.iter().find(|(needle, _)| text.contains(needle)).map(|(_, failure_kind)| *failure_kind)
}

/// What the text blames, if it names it: the banned word, or the parameter.
pub fn named(fail_reason: &str) -> Option<&str> {
    match failure_kind(fail_reason)? {
        FailureKind::BannedPrompt
        | FailureKind::Incompatible
        | FailureKind::Ratio
        | FailureKind::InvalidParameter => {}
        FailureKind::ImageFilter
        | FailureKind::ImageLink
        | FailureKind::Upload
        | FailureKind::QueueFull
        | FailureKind::WindowTimeout
        | FailureKind::ConnectionLost
        | FailureKind::Timeout
        | FailureKind::NoHours
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
    let name = quoted.or_else(after_colon)?.trim().trim_end_matches(['.', '。']);
    (!name.is_empty() && name.chars().nth(LONGEST_NAME).is_none()).then_some(name)
}

/// What is longer, in characters, is a sentence.
const LONGEST_NAME: usize = 40;

/// What stands around a word that is meant as such. Not `"`: Midjourney writes `press the "Appeal" button`.
const QUOTES: [(char, char); 2] = [('`', '`'), ('「', '」')];

/// What stands before a colon behind which the banned word comes.
const INTRODUCTIONS: [&str; 5] = ["prompt detected", "banned word", "banned words", "敏感词", "违禁词"];
