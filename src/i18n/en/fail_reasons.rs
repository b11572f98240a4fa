//! The English texts of failure reasons.

use crate::{domain::fail_reason::FailureKind, i18n::texts::Explanation};

/// What happened, and what to do.
pub fn explain(reason: FailureKind) -> Explanation {
    let (title, advice) = match reason {
        FailureKind::BannedPrompt => (
            "The prompt was rejected because of its content.",
            "Reword the prompt: even a harmless word can be banned, and repeated attempts can get the account blocked.",
        ),
        FailureKind::ImageFilter => (
            "An image was rejected by Midjourney's content filter.",
            "Change the prompt or the reference image, then submit it again.",
        ),
        FailureKind::Incompatible => {
            ("Two parameters cannot be used together.", "Remove one of them, or choose a different version.")
        }
        FailureKind::Ratio => (
            "The aspect ratio is not valid.",
            "Use whole numbers, and make the longer side at most 14 times the shorter side, for example --ar 16:9.",
        ),
        FailureKind::InvalidParameter => (
            "Midjourney could not parse the prompt.",
            "Check the parameters that start with two dashes: their spelling and their values.",
        ),
        FailureKind::ImageLink => (
            "Midjourney could not download an image.",
            "Check that the image link opens without signing in and ends in .png or .jpg, or upload the image instead.",
        ),
        FailureKind::Upload => (
            "An image could not be uploaded to Discord.",
            "Try again with a smaller PNG or JPEG image. If that fails too, check the proxy's connection to Discord.",
        ),
        FailureKind::QueueFull => {
            ("The account's queue was full.", "Wait until a task has finished, then submit this one again.")
        }
        FailureKind::ModalTimeout => (
            "The input was not submitted in time.",
            "Run the action again and submit the input without delay.",
        ),
        FailureKind::ConnectionLost => (
            "The proxy lost its connection to Discord.",
            "Submit the task again. If the problem persists, check the network of the proxy's server.",
        ),
        FailureKind::Timeout => (
            "The task timed out.",
            "Check in Discord whether the image was generated, then submit the task again if needed.",
        ),
        FailureKind::NoHours => (
            "The account has no fast hours or no active subscription.",
            "Buy more hours, renew the subscription, or switch the account to relax mode.",
        ),
        FailureKind::NoCredit => (
            "No credit is left at the gateway.",
            "Top up the credit that belongs to the token, or ask the gateway's administrator.",
        ),
        FailureKind::Blocked => (
            "Midjourney has restricted the account.",
            "Open Discord with this account and acknowledge Midjourney's message. Until then, use a different account.",
        ),
        FailureKind::Captcha => (
            "Midjourney requires human verification.",
            "Open Discord with this account and complete the verification, then submit the task again.",
        ),
        FailureKind::NoAccount => (
            "The proxy has no account available for this task.",
            "Check in the proxy that an account is enabled, connected and allowed to run this type of task.",
        ),
        FailureKind::FaceSwap => (
            "The face could not be swapped.",
            "Use images that show a single face clearly and from the front.",
        ),
        FailureKind::RateLimit => (
            "Too many requests were sent in a short time.",
            "Wait a few minutes, then submit fewer tasks at a time.",
        ),
        FailureKind::DiscordRefused => (
            "Discord rejected the command.",
            "Check that the account can write in its channel and that the proxy is up to date.",
        ),
        FailureKind::Internal => (
            "Midjourney had an internal error.",
            "Submit the task again. If the problem persists, check status.midjourney.com.",
        ),
        FailureKind::Cancelled => {
            ("The task was cancelled.", "No action is needed. Submit the task again if you still want it.")
        }
    };
    Explanation { title, advice }
}
