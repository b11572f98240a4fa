//! Why tasks fail, in English.

use crate::{domain::fail_reason::FailureKind, i18n::texts::Explanation};

/// What happened, and what to do.
pub fn explain(reason: FailureKind) -> Explanation {
    let (title, advice) = match reason {
        FailureKind::BannedPrompt => (
            "The prompt was refused for its content.",
            "Reword it: even a harmless word can be banned, and repeated tries can get the account blocked.",
        ),
        FailureKind::ImageFilter => (
            "Midjourney's filter refused a picture.",
            "Change the prompt or the reference picture, then send it again.",
        ),
        FailureKind::Incompatible => {
            ("Two parameters do not go together.", "Remove one of them, or choose another version.")
        }
        FailureKind::Ratio => (
            "The aspect ratio is not possible.",
            "Use whole numbers, with one side at most 14 times the other, such as --ar 16:9.",
        ),
        FailureKind::InvalidParameter => (
            "Midjourney does not understand the prompt.",
            "Check the words that begin with two dashes: their spelling, and the value behind them.",
        ),
        FailureKind::ImageLink => (
            "Midjourney could not fetch a picture.",
            "Check that its link opens without signing in and ends in .png or .jpg, or upload the picture instead.",
        ),
        FailureKind::Upload => (
            "A picture could not be uploaded to Discord.",
            "Try again with a smaller PNG or JPEG; if that fails too, check the proxy's connection to Discord.",
        ),
        FailureKind::QueueFull => {
            ("The account's queue was full.", "Wait until a task ends, then send this one again.")
        }
        FailureKind::ModalTimeout => (
            "The window was not confirmed in time.",
            "Press the button again and confirm the prompt soon after.",
        ),
        FailureKind::ConnectionLost => (
            "The proxy lost its connection to Discord.",
            "Send the task again; if it goes on, check the network of the proxy's server.",
        ),
        FailureKind::Timeout => (
            "No result came in time.",
            "Look whether the picture has arrived in Discord after all, then send the task again.",
        ),
        FailureKind::NoHours => (
            "The account has no fast hours or no subscription left.",
            "Buy hours, renew the plan, or switch the account to relax mode.",
        ),
        FailureKind::Blocked => (
            "Midjourney restricts the account.",
            "Open Discord with this account, read Midjourney's message and confirm it; use another account until then.",
        ),
        FailureKind::Captcha => (
            "Midjourney wants proof that a person is there.",
            "Open Discord with this account and do what Midjourney's message asks, then send the task again.",
        ),
        FailureKind::NoAccount => (
            "The proxy had no account for this task.",
            "Check in the proxy that an account is enabled, connected and allowed to do this.",
        ),
        FailureKind::FaceSwap => {
            ("The face could not be swapped.", "Use pictures that show one face clearly and from the front.")
        }
        FailureKind::RateLimit => {
            ("Too many requests in a short time.", "Wait a few minutes, then send fewer tasks at a time.")
        }
        FailureKind::DiscordRefused => (
            "Discord did not accept the command.",
            "Check that the account may write in its channel, and that the proxy is up to date.",
        ),
        FailureKind::Internal => (
            "Midjourney met an error of its own.",
            "Send the task again; if it goes on, look at status.midjourney.com.",
        ),
        FailureKind::Cancelled => {
            ("The task was cancelled.", "Nothing is wrong; send it again if it is still wanted.")
        }
    };
    Explanation { title, advice }
}
