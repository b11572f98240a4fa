//! Simplified Chinese, in the words that Midjourney's Chinese users know.

use super::{Told, Unit, Words, came};
use crate::{
    proxy::error::ProxyError,
    time_text::{Ago, Took, grouped},
};

/// The Chinese texts.
pub static ZH: Words = Words {
    tasks_from: "任务来源",
    own_site: "本站",
    updated: |ago| format!("{ago}更新"),
    refresh: "刷新",
    language: "语言",
    theme: "主题",
    themes: ["跟随系统", "浅色", "深色"],
    connection: "连接",

    filters: "筛选",
    show_filters: "展开筛选",
    hide_filters: "收起筛选",
    status_label: "状态",
    action_label: "操作",
    any: "全部",
    more_filters: "更多筛选",
    fields: ["提示词", "英文提示词", "任务描述", "失败原因", "任务 ID", "账号（实例 ID）", "自定义参数"],
    sort_by: "排序",
    sort_fields: ["提交时间", "开始时间", "结束时间", "ID", "状态", "操作"],
    ascending: "升序",
    descending: "降序",
    active_filters: "当前筛选",
    named: |name, value| format!("{name}：{value}"),
    remove_filter: |filter| format!("移除筛选 {filter}"),
    clear_filters: "清除筛选",
    digits_only: "账号是一串数字，只能输入数字。",
    too_long: |max| format!("最多 {} 个字符。", grouped(max as u64)),
    too_many_ids: |max| format!("一次最多 {} 个 ID。", grouped(max as u64)),
    bad_id: "ID 只能包含字母、数字、点和横线。",

    statuses: ["未开始", "已提交", "等待输入", "进行中", "失败", "成功", "已取消"],
    actions: ["绘图", "放大", "变化", "缩放", "平移", "图生文", "混图", "精简提示词", "换脸"],
    other_action: |raw| {
        Some(match raw {
            "REROLL" => "重新生成",
            "ACTION" => "按钮操作",
            "INPAINT" => "局部重绘",
            "OUTPAINT" => "扩图",
            "SHOW" => "查看任务",
            "VIDEO" => "视频",
            "VIDEO_EXTEND" => "延长视频",
            "EDIT" => "编辑",
            "RETEXTURE" => "转绘",
            "UPSCALE_HD" => "高清放大",
            "CUSTOM_ZOOM" => "自定义缩放",
            "HIGH_VARIATION" => "强变化",
            "LOW_VARIATION" => "弱变化",
            "MODAL" => "重混",
            "UPLOAD" => "上传",
            _ => return None,
        })
    },
    unknown: "未知",

    sheet: "任务区",
    skip_to_tasks: "跳到任务列表",
    tasks: "任务",
    loading: "正在加载任务…",
    skipped: |n| format!("返回的数据中有 {n} 项不是任务，已略过。"),
    settled: |total, page, last| match total {
        0 => "没有任务".to_owned(),
        n => format!("共 {} 个任务，第 {} / {} 页", grouped(n), grouped(page.into()), grouped(last.into())),
    },
    open_task: |id| format!("打开任务 {id}"),
    copy_id: "复制 ID",
    copied: "已复制",
    copy_refused: "未能复制：浏览器不允许",
    progress: "进度",
    no_prompt: "没有提示词",
    more: "展开",
    less: "收起",
    waited_for: |time| format!("等待 {time}"),
    ran_for: |time| format!("执行 {time}"),

    no_pictures: [
        "正在排队",
        "已交给 Midjourney",
        "等待您的输入",
        "还没有预览",
        "出图前失败",
        "服务器没有给出图片",
        "已取消",
        "没有图片",
    ],
    picture_of: |prompt| format!("图片：{prompt}"),
    picture_expired: "链接已过期",
    picture_expired_long: "这张图片的链接已过期：Discord 的链接只有一天有效。重新查询该任务时，服务器可能会给出新的链接。",
    picture_broken: "图片无法加载",
    picture_refused: "这张图片的链接不安全，未使用",
    try_again: "重试",

    pages: "分页",
    first_page: "首页",
    previous_page: "上一页",
    next_page: "下一页",
    last_page: "末页",
    page_number: |n| format!("第 {} 页", grouped(n.into())),
    already_first: "已经是第一页",
    already_last: "已经是最后一页",
    go_to_page: "跳到第几页",
    no_such_page: |last| format!("请输入 1 到 {} 的页码。", grouped(last.into())),
    tasks_per_page: "每页任务数",
    range: |from, to, total| format!("第 {}–{} 个，共 {} 个", grouped(from), grouped(to), grouped(total)),

    task_name: |id| format!("任务 {id}"),
    previous_task: "上一个任务",
    next_task: "下一个任务",
    no_previous_task: "本页上没有更前面的任务",
    no_next_task: "本页上没有更后面的任务",
    close: "关闭",
    loading_task: "正在加载任务…",
    unknown_task: "服务器上没有这个任务",
    unknown_task_text: "它可能已被删除，或者链接来自另一台服务器。",
    parts: "图片的部分",
    whole_sheet: "整张四宫格",
    quadrant: |n| format!("第 {n} 张"),
    open_original: "打开原图",
    prompt: "提示词",
    copy_prompt: "复制提示词",
    parameters: "参数",
    references: "参考图",
    id: "ID",
    submitted: "提交时间",
    started: "开始时间",
    finished: "结束时间",
    waited: "等待时长",
    ran: "执行时长",
    bot: "机器人",
    buttons: "按钮",
    properties: "扩展属性",
    raw_json: "原始 JSON",
    copy_json: "复制 JSON",

    endpoint: "代理地址",
    endpoint_hint: "例如 https://mj.example.com，不需要填写 /mj 及其后面的部分。",
    no_scheme: "地址要以 https:// 或 http:// 开头。",
    no_host: "这个地址里没有有效的主机名。",
    insecure: "本页面通过 https 打开，因此代理也必须使用 https，否则令牌会以明文传输。",
    header_mode_label: "令牌的发送方式",
    header_modes: [
        "不发送（由网站主机添加，或不需要）",
        "Authorization: Bearer …（网关）",
        "Authorization: …（C# 服务器）",
        "mj-api-secret: …（Java 服务器）",
    ],
    token: "令牌",
    token_hint: "令牌只发送给这个代理，之后不再显示。",
    token_is_set: "已设置令牌，留空则继续使用。",
    token_of_other_origin: "已设置的令牌属于另一个地址，将不再使用。",
    token_forgotten: "令牌已清除",
    bad_token: "令牌只能包含字母、数字和符号，不能有空格或换行。",
    keep_token: "在关闭此标签页之前保留令牌",
    test_connection: "测试连接",
    testing: "正在测试…",
    test_good: |total| format!("连接正常：共 {} 个任务。", grouped(total)),
    save: "保存",
    forget_token: "清除令牌",

    nothing_title: "还没有任务",
    nothing_text: "这台服务器还没有收到任务，第一个任务会显示在这里。",
    look_again: "再看一次",
    no_match_title: "没有符合条件的任务",
    no_match_text: "服务器上有任务，但没有同时符合这些筛选条件的。",
    config_broken: "无法读取网站的 config.json",
    config_broken_text: "目前使用默认设置。网站管理员可以据此修正：",
    dismiss: "知道了",
    enter_token: "输入令牌",
    set_address: "检查地址",
    details: "详细信息",
    said_nothing: "服务器没有给出说明。",
    first_visit,
    error,

    ago: |ago| match ago {
        Ago::Now => "刚刚",
        Ago::Date | Ago::Seconds(_) | Ago::Minutes(_) | Ago::Hours(_) | Ago::Days(_) => "",
    },
    ago_count: |n, unit| match unit {
        Unit::Seconds => format!("{n} 秒前"),
        Unit::Minutes => format!("{n} 分钟前"),
        Unit::Hours => format!("{n} 小时前"),
        Unit::Days => format!("{n} 天前"),
    },
    took: |took| match took {
        Took::Seconds(tenths) if tenths < 100 => format!("{}.{} 秒", tenths / 10, tenths % 10),
        Took::Seconds(tenths) => format!("{} 秒", tenths / 10),
        Took::Minutes { minutes, seconds } => format!("{minutes} 分 {seconds} 秒"),
        Took::Hours { hours, minutes } => format!("{hours} 小时 {minutes} 分"),
        Took::Days { days, hours } => format!("{days} 天 {hours} 小时"),
    },
};

fn told(title: &'static str, text: impl Into<String>, todo: impl Into<String>) -> Told {
    Told { title, text: text.into(), causes: &[], todo: todo.into() }
}

fn first_visit() -> Told {
    told(
        "您的 Midjourney-Proxy 在哪里？",
        "本页面所在的地址没有任务查询接口（404），也还没有设置其他地址。",
        "请输入代理的地址；如果需要令牌，也请一并输入。",
    )
}

fn error(error: &ProxyError) -> Told {
    match error {
        ProxyError::Unreachable => Told {
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
        ProxyError::TimedOut { seconds } => told(
            "服务器响应太慢",
            format!("{seconds} 秒内没有收到完整的回应。"),
            "请重试。按 ID 或状态筛选，比搜索文字对服务器更轻松。",
        ),
        ProxyError::Unauthorized { .. } => told(
            "尚未登录",
            "服务器需要令牌，但没有收到，或者令牌不正确（401）。",
            "请输入服务器管理员给您的令牌，并检查发送方式。",
        ),
        ProxyError::Forbidden { .. } => told(
            "没有权限",
            "服务器认得您，但不允许这项操作（403）。",
            "请向服务器管理员索取可以查询任务的令牌。",
        ),
        ProxyError::NoSuchEndpoint { status, .. } => told(
            "这台服务器没有任务查询接口",
            format!("它不支持 POST /mj/task/query（{status}）。"),
            "请检查地址。有些服务器和网关不提供这个接口。",
        ),
        ProxyError::TooManyRequests { retry_after, .. } => told(
            "请求过于频繁",
            "服务器要求放慢速度（429）。",
            match retry_after {
                Some(seconds) => format!("请在 {seconds} 秒后重试。"),
                None => "请稍等片刻再重试。".to_owned(),
            },
        ),
        ProxyError::ServerFailed { status, .. } => told(
            "服务器出错",
            format!("服务器内部发生错误（{status}）。"),
            "请重试。如果一直如此，服务器管理员可以在日志中找到原因。",
        ),
        ProxyError::Refused { status, .. } => told(
            "服务器拒绝了请求",
            format!("它返回了 HTTP {status}。"),
            "请查看详细信息，修改筛选条件，或询问服务器管理员。",
        ),
        ProxyError::NotAPage { came: what, .. } => told(
            "这不是 Midjourney-Proxy",
            came(
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
        ProxyError::BadEndpoint => {
            told("地址无法使用", "代理地址不是有效的 http 或 https 地址。", "请重新输入地址。")
        }
    }
}
