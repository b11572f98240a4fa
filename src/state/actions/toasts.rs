//! Results of what the operator did, shown until they are dismissed.

/// How a piece of news is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It was done.
    Success,
    /// It was not done.
    Error,
    /// Nobody knows whether it was done.
    Warning,
}

/// What became of something that the operator did. In words, because only the windows know them.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells it from other news.
    pub number: u32,
    /// How it is meant.
    pub tone: Severity,
    /// What became of it, in a few words.
    pub title: String,
    /// The same in a sentence, with what to do.
    pub text: String,
    /// The task that came of it.
    pub task: Option<String>,
    /// The server's own words.
    pub said: String,
}
