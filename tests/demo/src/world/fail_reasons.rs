//! Failure reasons, as real servers report them.

/// A failure reason.
pub struct Reason {
    /// Text of the server.
    pub text: &'static str,
    /// Relative frequency.
    pub weight: f32,
    /// The task fails before it reaches Discord.
    pub at_once: bool,
}

const fn late(weight: f32, text: &'static str) -> Reason {
    Reason { text, weight, at_once: false }
}

const fn early(weight: f32, text: &'static str) -> Reason {
    Reason { text, weight, at_once: true }
}

/// All failure reasons.
pub const REASONS: &[Reason] = &[
    late(9.0, "任务超时"),
    late(5.0, "Task timed out after 5 minutes without an answer from Discord"),
    early(
        6.0,
        "[Banned prompt] Sorry! Our AI moderators feel your prompt might be against our community standards.",
    ),
    early(4.0, "Banned prompt detected: blood"),
    early(3.0, "可能包含敏感词: nsfw"),
    early(6.0, "[Invalid parameter] Unrecognized parameter(s): `--stylise`"),
    early(4.0, "[Invalid parameter] `--niji 6` is not compatible with `--weird`"),
    early(
        3.0,
        "[Invalid parameter] Aspect ratio 1:20 is not valid: the longest side may be 14 times the other",
    ),
    early(4.0, "[Invalid image link] Could not fetch the image. Received status code 403"),
    early(3.0, "[Invalid link] Could not validate the image link: https://s.mj.run/…"),
    early(
        5.0,
        "[Queue full] Your job queue is full. Please wait for a job to finish first, then resubmit this one.",
    ),
    early(2.0, "提交失败，队列已满，请稍后重试"),
    late(4.0, "[Internal error] Something went wrong, please try again"),
    late(
        3.0,
        "[Request cancelled due to image filters] Our AI moderator thinks the result is probably against our community standards.",
    ),
    early(2.0, "[Subscription required] Your plan has run out of fast hours"),
    early(
        2.0,
        "[Job action restricted] You are blocked from using this feature due to recent moderation activity",
    ),
    late(2.0, "Failed to process your command, upstream connect error or disconnect/reset before headers"),
    late(2.0, "执行超时: 未收到 Discord 回复 (nonce)"),
    early(2.0, "连接超时: connect timed out (gateway.discord.gg:443)"),
    late(1.0, "取消任务"),
];

/// Index of the reason of cancelled tasks, the last of [`REASONS`].
pub const CANCELLED: usize = REASONS.len() - 1;
