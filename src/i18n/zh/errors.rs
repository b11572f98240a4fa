//! What goes wrong, in Chinese.

use crate::{
    api::error::ApiError,
    i18n::{format::unexpected_body, texts::ErrorText},
};

fn told(title: &'static str, text: impl Into<String>, todo: impl Into<String>) -> ErrorText {
    ErrorText { title, text: text.into(), causes: &[], todo: todo.into() }
}

/// Nobody has said yet where the proxy is.
pub fn first_visit() -> ErrorText {
    told(
        "您的 Midjourney-Proxy 在哪里？",
        "本页面所在的地址没有任务查询接口（404），也还没有设置其他地址。",
        "请输入代理的地址；如果需要令牌，也请一并输入。",
    )
}

/// What happened, why, and what to do.
pub fn error(error: &ApiError) -> ErrorText {
    match error {
        ApiError::Unreachable => ErrorText {
            causes: &[
                "服务器没有运行，或者网络不通。",
                "地址不正确。",
                "服务器不允许本页面调用它（CORS），或者它返回了重定向。",
            ],
            ..told(
                "无法连接服务器",
                "浏览器没有得到回应，也无法分辨是哪一种原因：",
                "请确认服务器正在运行、地址正确；如果都没问题，需要服务器管理员允许本页面访问。",
            )
        },
        ApiError::TimedOut { seconds } => told(
            "服务器响应太慢",
            format!("{seconds} 秒内没有收到完整的回应。"),
            "请重试。按 ID 或状态筛选，比搜索文字对服务器更轻松。",
        ),
        ApiError::Unauthorized { .. } => told(
            "尚未登录",
            "服务器需要令牌，但没有收到，或者令牌不正确（401）。",
            "请输入服务器管理员给您的令牌，并检查发送方式。",
        ),
        ApiError::Forbidden { .. } => told(
            "没有权限",
            "服务器认得您，但不允许这项操作（403）。",
            "请向服务器管理员索取可以查询任务的令牌。",
        ),
        ApiError::NoSuchEndpoint { status, .. } => told(
            "这台服务器没有任务查询接口",
            format!("它不支持 POST /mj/task/query（{status}）。"),
            "请检查地址。有些服务器和网关不提供这个接口。",
        ),
        ApiError::TooManyRequests { retry_after, .. } => told(
            "请求过于频繁",
            "服务器要求放慢速度（429）。",
            match retry_after {
                Some(seconds) => format!("请在 {seconds} 秒后重试。"),
                None => "请稍等片刻再重试。".to_owned(),
            },
        ),
        ApiError::ServerFailed { status, .. } => told(
            "服务器出错",
            format!("服务器内部发生错误（{status}）。"),
            "请重试。如果一直如此，服务器管理员可以在日志中找到原因。",
        ),
        ApiError::ClientError { status, .. } => told(
            "服务器拒绝了请求",
            format!("它返回了 HTTP {status}。"),
            "请查看详细信息，修改筛选条件，或询问服务器管理员。",
        ),
        ApiError::UnexpectedBody { kind: what, .. } => told(
            "这不是 Midjourney-Proxy",
            unexpected_body(
                *what,
                [
                    "收到的是网页而不是任务：可能是登录页、错误页或别的网站。",
                    "收到的回应是空的。",
                    "收到的回应不完整，或者不是 JSON。",
                    "服务器返回了错误，而不是任务。",
                    "收到的是 JSON，但不是任务列表。",
                    "回应超过 64 MB，未读取。",
                    "回应嵌套过深，未读取。",
                ],
            ),
            "请检查地址。如果地址正确，请查看详细信息，或询问服务器管理员。",
        ),
        ApiError::Cancelled => told(
            "已停止",
            "您已停止等待服务器的回应。",
            "可以随时重试。按 ID 或状态筛选，比搜索文字对服务器更轻松。",
        ),
        ApiError::InvalidEndpoint => {
            told("地址无法使用", "代理地址不是有效的 http 或 https 地址。", "请重新输入地址。")
        }
    }
}
