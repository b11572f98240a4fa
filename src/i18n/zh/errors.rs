//! The Chinese texts of errors.

use crate::{
    api::{
        body::max_mb,
        error::{ApiError, UnexpectedBody},
    },
    i18n::errors::{Asked, ErrorText, ErrorTexts},
};

/// The Chinese texts of errors.
pub const ERROR_TEXTS: ErrorTexts = ErrorTexts {
    first_visit,
    error,
    error_for,
    enter_token: "输入令牌",
    check_address: "检查地址",
    details: "详细信息",
    no_server_message: "服务器没有返回消息。",
    polling_throttled: "由于请求多次失败，实时刷新已改为每分钟一次。",
};

/// The title for a first visit.
pub const FIRST_VISIT_TITLE: &str = "连接您的 Midjourney-Proxy";

/// What happened, in a few words.
pub fn error_title(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "无法连接服务器",
        ApiError::TimedOut { .. } => "请求超时",
        ApiError::Unauthorized { .. } => "身份验证失败",
        ApiError::Forbidden { .. } => "没有权限",
        ApiError::NoSuchEndpoint { .. } => "此服务器不提供任务查询接口",
        ApiError::TooManyRequests { .. } => "请求过于频繁",
        ApiError::ServerFailed { .. } => "服务器错误",
        ApiError::ClientError { .. } => "请求被拒绝",
        ApiError::UnexpectedBody { .. } => "响应异常",
        ApiError::Cancelled => "请求已停止",
        ApiError::NoPath => "未请求任务",
        ApiError::InvalidEndpoint => "没有服务器",
    }
}

fn error_text(title: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> ErrorText {
    ErrorText { title, text: text.into(), causes: &[], remedy: remedy.into() }
}

/// The text for a first visit: no proxy address is set, and the page's own host has no task query.
fn first_visit() -> ErrorText {
    error_text(
        FIRST_VISIT_TITLE,
        "本站没有任务查询接口（404），也尚未设置其他代理地址。",
        "请输入代理地址；如果需要令牌，请一并输入。",
    )
}

/// What happened, why, and what to do.
fn error(error: &ApiError) -> ErrorText {
    let title = error_title(error);
    let too_large = format!("响应超过 {} MB，未读取。", max_mb());
    match error {
        ApiError::Unreachable => ErrorText {
            causes: &[
                "服务器未运行，或者网络不通。",
                "地址不正确。",
                "服务器不允许本页面跨域访问（CORS），或者返回了重定向。",
            ],
            ..error_text(
                title,
                "浏览器没有收到响应，可能的原因：",
                "请确认服务器正在运行且地址正确；如果都没有问题，请联系服务器管理员允许本页面访问。",
            )
        },
        ApiError::TimedOut { seconds } => error_text(
            title,
            format!("服务器未能在 {seconds} 秒内返回完整的响应。"),
            "请重试。按 ID 或状态筛选比搜索文字更快。",
        ),
        ApiError::Unauthorized { .. } => error_text(
            title,
            "服务器需要令牌，但请求中没有令牌或令牌不正确（401）。",
            "请输入服务器管理员提供的令牌，并检查令牌请求头。",
        ),
        ApiError::Forbidden { .. } => error_text(
            title,
            "当前令牌无权执行此请求（403）。",
            "请联系服务器管理员，获取可以查询任务的令牌。",
        ),
        ApiError::NoSuchEndpoint { status, .. } => error_text(
            title,
            format!("服务器不支持 POST /mj/task/query（{status}）。"),
            "请检查地址。部分服务器和网关不提供此接口。",
        ),
        ApiError::TooManyRequests { retry_after, .. } => error_text(
            title,
            "服务器限制了请求频率（429）。",
            match retry_after {
                Some(seconds) => format!("请在 {seconds} 秒后重试。"),
                None => "请稍后重试。".to_owned(),
            },
        ),
        ApiError::ServerFailed { status, .. } => error_text(
            title,
            match status {
                500 => "服务器内部错误（500）。".to_owned(),
                _ => format!("服务器或其网关返回了错误（{status}）。"),
            },
            "请重试。如果问题持续存在，服务器管理员可以在服务器日志中查找原因。",
        ),
        ApiError::ClientError { status, .. } => error_text(
            title,
            format!("服务器拒绝了请求（HTTP {status}）。"),
            "请查看详细信息，修改筛选条件，或联系服务器管理员。",
        ),
        ApiError::UnexpectedBody { kind: body, .. } => error_text(
            title,
            match body {
                UnexpectedBody::Html => "服务器返回的是网页而不是任务：可能是登录页、错误页或其他网站。",
                UnexpectedBody::Empty => "响应为空。",
                UnexpectedBody::NotJson => "响应不完整，或者不是有效的 JSON。",
                UnexpectedBody::ErrorObject => "服务器返回了错误，而不是任务。",
                UnexpectedBody::OtherJson => "响应是 JSON，但不是任务列表。",
                UnexpectedBody::TooLarge => &too_large,
                UnexpectedBody::TooDeep => "响应嵌套过深，未处理。",
            },
            "请检查地址是否为 Midjourney-Proxy 的地址。如果地址正确，请查看详细信息，或联系服务器管理员。",
        ),
        ApiError::Cancelled => {
            error_text(title, "您已停止此请求。", "可以随时重试。按 ID 或状态筛选比搜索文字更快。")
        }
        ApiError::NoPath => {
            error_text(title, "此 ID 不能用作地址的一部分，否则浏览器会访问其他地址。", "请检查 ID。")
        }
        ApiError::InvalidEndpoint => {
            error_text(title, "没有有效的代理地址，因此未发送请求。", "请选择其他服务器，或输入地址。")
        }
    }
}

/// The words for an error of a request for one task or of an act, where those of a question do not fit.
fn error_for(error: &ApiError, asked: Asked) -> Option<ErrorText> {
    match (error, asked) {
        (ApiError::NoSuchEndpoint { status, .. }, Asked::Task) => Some(error_text(
            "此服务器不提供单个任务的查询",
            format!("服务器不支持查询单个任务的请求（{status}）。"),
            "请检查地址，或在列表中查找此任务。",
        )),
        (ApiError::NoSuchEndpoint { status, .. }, Asked::Act) => Some(error_text(
            "此服务器不提供此操作",
            format!("服务器不支持此请求（{status}），未执行任何操作。"),
            "部分服务器和网关只提供一部分操作。",
        )),
        (ApiError::ClientError { status, .. }, Asked::Task | Asked::Act) => Some(error_text(
            "请求被拒绝",
            format!("服务器拒绝了请求（HTTP {status}）。"),
            "请查看服务器返回的信息，或联系服务器管理员。",
        )),
        (ApiError::Forbidden { .. }, Asked::Act) => Some(error_text(
            "没有权限",
            "当前令牌无权执行此操作（403）。",
            "请联系服务器管理员，获取可以创建和更改任务的令牌。",
        )),
        (ApiError::TimedOut { seconds }, Asked::Task | Asked::Act) => Some(error_text(
            "请求超时",
            format!("服务器未能在 {seconds} 秒内返回完整的响应。"),
            "请确认服务器是否繁忙，然后重试。",
        )),
        (ApiError::UnexpectedBody { kind: UnexpectedBody::ErrorObject, .. }, Asked::Task | Asked::Act) => {
            Some(error_text(
                "服务器报告了错误",
                "服务器返回了错误。",
                "请查看服务器返回的信息，或联系服务器管理员。",
            ))
        }
        (
            ApiError::Unreachable
            | ApiError::Unauthorized { .. }
            | ApiError::Forbidden { .. }
            | ApiError::TooManyRequests { .. }
            | ApiError::ServerFailed { .. }
            | ApiError::UnexpectedBody { .. }
            | ApiError::InvalidEndpoint
            | ApiError::NoPath
            | ApiError::Cancelled,
            Asked::Task | Asked::Act,
        ) => None,
    }
}
