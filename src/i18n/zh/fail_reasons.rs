//! Why tasks fail, in Chinese.

use crate::{domain::fail_reason::FailureKind, i18n::texts::Explanation};

/// What happened, and what to do.
pub fn explain(reason: FailureKind) -> Explanation {
    let (title, advice) = match reason {
        FailureKind::BannedPrompt => {
            ("提示词因内容被拒绝。", "请换一种说法：看似普通的词也可能被禁用，反复提交可能导致账号被封。")
        }
        FailureKind::ImageFilter => {
            ("图片未通过 Midjourney 的审核。", "请修改提示词或更换参考图，然后重新提交。")
        }
        FailureKind::Incompatible => ("有两个参数不能同时使用。", "请去掉其中一个，或换一个版本。"),
        FailureKind::Ratio => ("宽高比不可用。", "请使用整数，且长边不超过短边的 14 倍，例如 --ar 16:9。"),
        FailureKind::InvalidParameter => (
            "Midjourney 无法识别这条提示词。",
            "请检查以两个短横线开头的参数：名称是否拼写正确，后面的值是否有效。",
        ),
        FailureKind::ImageLink => (
            "Midjourney 无法获取图片。",
            "请确认图片链接无需登录就能打开，并以 .png 或 .jpg 结尾；也可以改为直接上传图片。",
        ),
        FailureKind::Upload => (
            "图片未能上传到 Discord。",
            "请换一张较小的 PNG 或 JPEG 图片再试；如果仍然失败，请检查代理与 Discord 的连接。",
        ),
        FailureKind::QueueFull => ("账号的队列已满。", "请等其他任务结束后重新提交。"),
        FailureKind::ModalTimeout => ("弹窗没有及时确认。", "请重新点击按钮，并尽快确认提示词。"),
        FailureKind::ConnectionLost => {
            ("代理与 Discord 的连接中断。", "请重新提交；如果一直如此，请检查代理所在服务器的网络。")
        }
        FailureKind::Timeout => {
            ("没有及时收到结果。", "请先到 Discord 中查看图片是否已经生成，再决定是否重新提交。")
        }
        FailureKind::NoHours => (
            "账号的快速时长已用完，或订阅已失效。",
            "请购买时长或续订，也可以把账号切换到慢速（relax）模式。",
        ),
        FailureKind::Blocked => (
            "账号被 Midjourney 限制使用。",
            "请用该账号打开 Discord，阅读并确认 Midjourney 的通知；在此之前请使用其他账号。",
        ),
        FailureKind::Captcha => (
            "Midjourney 要求人工验证。",
            "请用该账号打开 Discord，按照 Midjourney 的提示完成验证，然后重新提交。",
        ),
        FailureKind::NoAccount => {
            ("代理没有可用于此任务的账号。", "请在代理中检查账号是否已启用、已连接，并且允许执行此类任务。")
        }
        FailureKind::FaceSwap => ("换脸未能完成。", "请使用只有一张清晰正脸的图片。"),
        FailureKind::RateLimit => ("短时间内请求过多。", "请等待几分钟，并减少同时提交的任务。"),
        FailureKind::DiscordRefused => {
            ("Discord 没有接受这条指令。", "请确认账号可以在其频道中发言，并且代理已更新到最新版本。")
        }
        FailureKind::Internal => {
            ("Midjourney 内部出错。", "请重新提交；如果一直如此，请查看 status.midjourney.com。")
        }
        FailureKind::Cancelled => ("任务已被取消。", "这不是故障；如果仍然需要，请重新提交。"),
    };
    Explanation { title, advice }
}
