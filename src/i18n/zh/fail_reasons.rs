//! The Chinese texts of failure reasons.

use crate::{domain::fail_reason::FailureKind, i18n::texts::Explanation};

/// What happened, and what to do.
pub fn explain(reason: FailureKind) -> Explanation {
    let (title, advice) = match reason {
        FailureKind::BannedPrompt => (
            "提示词包含违规内容，已被拒绝。",
            "请换一种说法：看似普通的词也可能是违禁词，反复提交可能导致账号被封。",
        ),
        FailureKind::ImageFilter => {
            ("图片未通过 Midjourney 的内容审核。", "请修改提示词或更换参考图，然后重新提交。")
        }
        FailureKind::Incompatible => ("有两个参数不能同时使用。", "请去掉其中一个，或更换版本。"),
        FailureKind::Ratio => ("宽高比无效。", "请使用整数，且长边不超过短边的 14 倍，例如 --ar 16:9。"),
        FailureKind::InvalidParameter => {
            ("Midjourney 无法解析提示词。", "请检查以两个短横线开头的参数：名称和取值是否正确。")
        }
        FailureKind::ImageLink => (
            "Midjourney 无法下载图片。",
            "请确认图片链接无需登录即可打开，并以 .png 或 .jpg 结尾；也可以改为上传图片。",
        ),
        FailureKind::Upload => (
            "图片上传到 Discord 失败。",
            "请换用较小的 PNG 或 JPEG 图片重试；如果仍然失败，请检查代理与 Discord 的连接。",
        ),
        FailureKind::QueueFull => ("账号的队列已满。", "请等其他任务结束后重新提交。"),
        FailureKind::ModalTimeout => ("未及时提交输入。", "请重新执行此操作，并尽快提交输入。"),
        FailureKind::ConnectionLost => {
            ("代理与 Discord 的连接中断。", "请重新提交；如果问题持续存在，请检查代理服务器的网络。")
        }
        FailureKind::Timeout => ("任务超时。", "请先在 Discord 中确认图片是否已生成，再决定是否重新提交。"),
        FailureKind::NoHours => {
            ("账号的快速时长已用完，或没有有效订阅。", "请购买时长、续订，或将账号切换到慢速（relax）模式。")
        }
        FailureKind::NoCredit => ("网关上的额度已用完。", "请为此令牌充值，或联系网关管理员。"),
        FailureKind::Blocked => (
            "账号被 Midjourney 限制。",
            "请用该账号打开 Discord，阅读并确认 Midjourney 的消息；在此之前请使用其他账号。",
        ),
        FailureKind::Captcha => {
            ("Midjourney 要求进行人机验证。", "请用该账号打开 Discord 完成验证，然后重新提交。")
        }
        FailureKind::NoAccount => {
            ("代理没有可用于此任务的账号。", "请在代理中检查账号是否已启用、已连接，并允许执行此类任务。")
        }
        FailureKind::FaceSwap => ("换脸失败。", "请使用只有一张清晰正脸的图片。"),
        FailureKind::RateLimit => ("短时间内请求过多。", "请等待几分钟，并减少同时提交的任务。"),
        FailureKind::DiscordRefused => {
            ("Discord 拒绝了此命令。", "请确认账号可以在其频道中发言，并且代理已更新到最新版本。")
        }
        FailureKind::Internal => {
            ("Midjourney 内部错误。", "请重新提交；如果问题持续存在，请查看 status.midjourney.com。")
        }
        FailureKind::Cancelled => ("任务已取消。", "无需处理；如果仍然需要，请重新提交。"),
    };
    Explanation { title, advice }
}
