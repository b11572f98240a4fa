//! Classification of failure texts.

use contact_sheet::domain::fail_reason::FailureKind::{self, *};
use contact_sheet::domain::fail_reason::{blamed_term, classify};
use contact_sheet::domain::language::Language;
use proptest::prelude::*;

/// The source of the demo's table, so that every text of the demo is tested.
const DEMO: &str = include_str!("demo/src/world/fail_reasons.rs");

const ALL: [FailureKind; 20] = [
    BannedPrompt,
    ImageFilter,
    Incompatible,
    Ratio,
    InvalidParameter,
    ImageLink,
    Upload,
    QueueFull,
    ModalTimeout,
    ConnectionLost,
    Timeout,
    NoHours,
    Blocked,
    Captcha,
    NoAccount,
    FaceSwap,
    RateLimit,
    DiscordRefused,
    Internal,
    Cancelled,
];

/// Failure texts of servers and their kinds.
const TEXTS: &[(&str, FailureKind)] = &[
    ("任务超时", Timeout),
    ("Task timed out after 5 minutes without an answer from Discord", Timeout),
    ("执行超时: 未收到 Discord 回复 (nonce)", Timeout),
    ("执行超时 5 分钟", Timeout),
    ("timeout", Timeout),
    ("Remix timed out: not confirmed", ModalTimeout),
    ("弹窗确认超时", ModalTimeout),
    ("连接超时: connect timed out (gateway.discord.gg:443)", ConnectionLost),
    ("WebSocket connection closed", ConnectionLost),
    (
        "[Banned prompt] Sorry! Our AI moderators feel your prompt might be against our community standards.",
        BannedPrompt,
    ),
    ("Banned prompt detected: blood", BannedPrompt),
    (
        "Banned prompt detected, Sorry! Our AI moderator thinks this prompt is probably against our community standards.",
        BannedPrompt,
    ),
    (
        "[Action needed to continue] Sorry! Our AI moderators feel your prompt might be against our community standards.",
        BannedPrompt,
    ),
    ("可能包含敏感词: nsfw", BannedPrompt),
    (
        "[Request cancelled due to image filters] Our AI moderator thinks the result is probably against our community standards.",
        ImageFilter,
    ),
    ("Request cancelled due to output filters", ImageFilter),
    ("[Image denied] Request cancelled", ImageFilter),
    ("There is a content moderator outage", Internal),
    ("[Invalid parameter] Unrecognized parameter(s): `--stylise`", InvalidParameter),
    ("Invalid prompt, Empty prompt", InvalidParameter),
    ("无效参数", InvalidParameter),
    ("[Invalid parameter] `--niji 6` is not compatible with `--weird`", Incompatible),
    ("[Invalid parameter] Aspect ratio 1:20 is not valid: the longest side may be 14 times the other", Ratio),
    ("[Invalid image link] Could not fetch the image. Received status code 403", ImageLink),
    ("[Invalid link] Could not validate the image link: https://s.mj.run/…", ImageLink),
    ("[Invalid link!] x", ImageLink),
    ("上传图片到discord失败", Upload),
    ("Failed to upload the image", Upload),
    (
        "[Queue full] Your job queue is full. Please wait for a job to finish first, then resubmit this one.",
        QueueFull,
    ),
    ("提交失败，队列已满，请稍后重试", QueueFull),
    ("[Internal error] Something went wrong, please try again", Internal),
    ("Failed to process your command, upstream connect error or disconnect/reset before headers", Internal),
    ("执行异常, 系统异常", Internal),
    ("[Subscription required] Your plan has run out of fast hours", NoHours),
    ("账号用量已经用完", NoHours),
    ("Plan Cancelled", NoHours),
    (
        "[Job action restricted] You are blocked from using this feature due to recent moderation activity",
        Blocked,
    ),
    ("[Job action restricted] You can not submit batch jobs in relax mode.", Incompatible),
    ("Pending mod message", Blocked),
    ("Pending mod message, You have been blocked from accessing Midjourney for 1 hour", Blocked),
    ("需要人工验证，请联系管理员", Captcha),
    ("CF 人机验证", Captcha),
    ("Wow! You're making so many AI images we need to verify you're human", Captcha),
    ("[Action needed to continue] Please press the button", Captcha),
    ("无可用的账号实例", NoAccount),
    ("无可用账号", NoAccount),
    ("账号不可用: 1118138338562560102", NoAccount),
    ("No available account instance", NoAccount),
    ("Face swap failed", FaceSwap),
    ("未检测到人脸", FaceSwap),
    ("You are being rate limited.", RateLimit),
    ("请求过于频繁", RateLimit),
    ("Invalid Form Body", DiscordRefused),
    ("Missing Permissions", DiscordRefused),
    ("取消任务", Cancelled),
    ("Task was canceled by the user", Cancelled),
];

#[test]
fn known_texts_are_classified() {
    for (text, expected) in TEXTS {
        assert_eq!(classify(text), Some(*expected), "{text}");
        assert_eq!(classify(&text.to_uppercase()), Some(*expected), "{text}");
        assert_eq!(classify(&format!("Job failed. {text}\n")), Some(*expected), "{text}");
    }
    for kind in ALL {
        assert!(TEXTS.iter().any(|(_, known)| *known == kind), "{kind:?}");
    }
}

#[test]
fn every_text_of_the_demo_is_classified() {
    let table = DEMO.split_once("REASONS: &[Reason]").expect("the table").1;
    let texts: Vec<&str> =
        table.lines().filter_map(|line| Some(line.split_once('"')?.1.rsplit_once('"')?.0)).collect();
    assert!(texts.len() >= 20, "{texts:?}");
    for text in texts {
        assert!(classify(text).is_some(), "{text}");
    }
}

#[test]
fn unknown_texts_have_no_kind() {
    for text in ["", " ", "42", "a new kind of failure", "失败", "null", "Unknown error", "飞船坠毁"] {
        assert_eq!((classify(text), blamed_term(text)), (None, None), "{text}");
    }
}

#[test]
fn the_blamed_term_is_extracted() {
    let cases = [
        ("Banned prompt detected: blood", Some("blood")),
        ("可能包含敏感词: nsfw", Some("nsfw")),
        ("可能包含敏感词：血腥。", Some("血腥")),
        ("提示词包含敏感词「血腥」，请修改", Some("血腥")),
        ("[Banned prompt] The phrase `naked lunch` is banned", Some("naked lunch")),
        ("[Banned prompt] See https://docs.midjourney.com", None),
        ("可能包含敏感词", None),
        ("Banned prompt detected: ", None),
        (
            "[Banned prompt] Sorry! Our AI moderators feel your prompt might be against our community standards.",
            None,
        ),
        ("Banned prompt detected: what you wrote is against the rules that we made", None),
        ("Banned prompt detected. If this is a mistake, press \"Appeal\" now: it helps", None),
        ("[Invalid parameter] Unrecognized parameter(s): `--stylise`", Some("--stylise")),
        ("[Invalid parameter] `--niji 6` is not compatible with `--weird`", Some("--niji 6")),
        ("[Invalid parameter] Aspect ratio 1:20 is not valid: it is long", None),
        ("连接超时: connect timed out (gateway.discord.gg:443)", None),
        ("Task `x` timed out: no response", None),
    ];
    for (text, name) in cases {
        assert_eq!(blamed_term(text), name, "{text}");
    }
}

#[test]
fn every_kind_is_explained_in_every_language() {
    for language in Language::ALL {
        let texts = language.texts();
        let mut titles: Vec<&str> = ALL.map(|kind| (texts.fail_reason)(kind).title).to_vec();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), ALL.len(), "{language:?}: the titles are unique");
        for explained in ALL.map(texts.fail_reason) {
            for sentence in [explained.title, explained.advice] {
                assert!(sentence.ends_with(['.', '。']), "{sentence}");
                assert!(sentence.chars().count() <= 110, "{sentence}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_classified_or_not(text: String) {
        if let Some(name) = blamed_term(&text) {
            prop_assert!(text.contains(name) && !name.is_empty());
        }
        prop_assert!(blamed_term(&text).is_none() || classify(&text).is_some());
    }
}
