//! The kinds of failure.

/// A kind of failure that has an explanation and an advice in `i18n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The prompt contains banned words or violates the content rules.
    BannedPrompt,
    /// A reference image or the result violates the content rules.
    ImageFilter,
    /// Two parameters, or a parameter and the model version, are incompatible.
    Incompatible,
    /// The aspect ratio is invalid.
    Ratio,
    /// The prompt or a parameter is malformed.
    InvalidParameter,
    /// An image link is invalid or cannot be fetched.
    ImageLink,
    /// An image could not be uploaded to Discord.
    Upload,
    /// The queue of the account is full.
    QueueFull,
    /// The modal for remix or custom zoom was not confirmed in time.
    ModalTimeout,
    /// The connection of the proxy to Discord was lost.
    ConnectionLost,
    /// The task ran into a time limit.
    Timeout,
    /// The account has no fast hours left, or its subscription has ended.
    NoHours,
    /// The credit of the user at the gateway is used up.
    NoCredit,
    /// Midjourney has restricted the account.
    Blocked,
    /// Midjourney or Discord asks for a human verification.
    Captcha,
    /// The proxy has no available account.
    NoAccount,
    /// A face could not be detected or swapped.
    FaceSwap,
    /// A rate limit of Discord or Midjourney was exceeded.
    RateLimit,
    /// Discord rejected the command.
    DiscordRefused,
    /// An internal error of Midjourney or the proxy.
    Internal,
    /// A user cancelled the task.
    Cancelled,
}
