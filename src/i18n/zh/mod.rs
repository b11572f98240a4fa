//! The texts in Simplified Chinese, with the terms that operators of Midjourney proxies use.

pub mod actions;
pub mod alerts;
pub mod create;
pub mod dialogs;
pub mod errors;
pub mod export;
mod fail_reasons;
pub mod selection;
pub mod servers;
pub mod statistics;
pub mod viewer;
pub mod views;

use crate::{
    api::{request::DelayNotice, retry::MAX_ATTEMPTS},
    domain::{
        action::Action,
        filter::{field::FilterField, sort::SortField, time_range::TimeRange},
        format::{
            number::group_digits,
            time::{DurationParts, RelativeTime},
        },
        image_url::source::LinkProblem,
        refresh_interval::RefreshInterval,
        status::Status,
    },
    i18n::texts::Texts,
};

/// The Chinese texts of the first screen.
pub static ZH: Texts = Texts {
    tasks_from: "任务来源",
    this_site: "本站",
    updated: |relative_time| format!("更新于 {relative_time}"),
    refresh: "刷新",
    connection: "连接",
    export: "导出",
    saved_views: "已存视图",
    settings: "设置",
    menu: "菜单",
    views: "视图",
    tasks_view: "任务",
    new_task: "新建任务",
    queue: "队列",
    statistics: "统计",
    read_only: "只读",
    skip_to_tasks: "跳到任务列表",
    skip_to_pages: "跳到分页",

    filters: "筛选",
    show_filters: "展开筛选",
    hide_filters: "收起筛选",
    status_label: "状态",
    action_label: "任务类型",
    any: "全部",
    when: "提交时间",
    any_time: "不限时间",
    time_range: |range| match range {
        TimeRange::LastHour => "最近 1 小时",
        TimeRange::Today => "今天",
        TimeRange::Yesterday => "昨天",
        TimeRange::LastSevenDays => "最近 7 天",
        TimeRange::ThisMonth => "本月",
        TimeRange::Between { .. } => "",
    },
    own_range: "自定义时间…",
    more_filters: "更多筛选",
    field: |field| match field {
        FilterField::Prompt => "提示词",
        FilterField::PromptEn => "英文提示词",
        FilterField::Description => "任务描述",
        FilterField::FailReason => "失败原因",
        FilterField::Ids => "任务 ID",
        FilterField::InstanceId => "账号（实例 ID）",
        FilterField::State => "自定义参数",
    },
    sort_by: "排序",
    sort_field: |field| match field {
        SortField::SubmitTime => "提交时间",
        SortField::StartTime => "开始时间",
        SortField::FinishTime => "结束时间",
        SortField::Id => "ID",
        SortField::Status => "状态",
        SortField::Action => "任务类型",
    },
    ascending: "升序",
    descending: "降序",
    active_filters: "当前筛选条件",
    name_and_value: |name, value| format!("{name}：{value}"),
    remove_filter: |filter| format!("移除筛选条件 {filter}"),
    clear_filters: "清除筛选",
    digits_only: "账号为纯数字，请只输入数字。",
    too_long: |max| format!("最多 {} 个字符。", group_digits(max as u64)),
    too_many_ids: |max| format!("一次最多 {} 个 ID。", group_digits(max as u64)),
    invalid_id: "ID 最多 100 字节，且不能包含控制字符。",

    status: |status| {
        Some(match status {
            Status::NotStart => "未开始",
            Status::Submitted => "已提交",
            Status::Modal => "等待输入",
            Status::InProgress => "生成中",
            Status::Failure => "失败",
            Status::Success => "成功",
            Status::Cancel => "已取消",
            Status::Other(_) => return None,
        })
    },
    action: |action| {
        Some(match action {
            Action::Imagine => "绘图",
            Action::Upscale => "放大",
            Action::Variation => "变体",
            Action::Zoom => "缩放",
            Action::Pan => "平移",
            Action::Describe => "图生文",
            Action::Blend => "混图",
            Action::Shorten => "精简提示词",
            Action::SwapFace => "换脸",
            Action::Other(name) => match name.as_str() {
                "REROLL" => "重新生成",
                "ACTION" => "按钮操作",
                "INPAINT" => "局部重绘",
                "OUTPAINT" => "扩图",
                "SHOW" => "找回任务",
                "VIDEO" => "视频",
                "VIDEO_EXTEND" => "延长视频",
                "EDIT" => "编辑",
                "RETEXTURE" => "转绘",
                "UPSCALE_HD" => "高清放大",
                "CUSTOM_ZOOM" => "自定义缩放",
                "HIGH_VARIATION" => "变体（强烈）",
                "LOW_VARIATION" => "变体（细微）",
                "MODAL" => "重混",
                "UPLOAD" => "上传",
                _ => return None,
            },
        })
    },
    unknown: "未知",

    live_refresh: "实时刷新",
    refresh_interval: |interval| match interval {
        RefreshInterval::Auto => "自动".to_owned(),
        RefreshInterval::Off => "关闭".to_owned(),
        RefreshInterval::Every(seconds) => format!("{seconds} 秒"),
    },
    new_tasks: |n| format!("{} 个新任务", group_digits(n.into())),
    task_finished: |id, status| format!("任务 {id}：{status}"),
    notifications: "通知",

    loading: "正在加载任务…",
    waiting: "等待中的请求",
    delay_notice: |notice| match notice {
        DelayNotice::Slow => "服务器响应较慢。".to_owned(),
        DelayNotice::Retrying { failed, seconds } => {
            format!("尚未收到响应，{seconds} 秒后重试（第 {} 次，共 {MAX_ATTEMPTS} 次）。", failed + 1)
        }
        DelayNotice::Offline => "网络已断开，恢复后会自动继续。".to_owned(),
    },
    stop: "停止",
    try_again: "重试",
    skipped_entries: |n| {
        format!("已跳过响应中的 {} 项：不是任务，或超出每页可显示的数量。", group_digits(n.into()))
    },
    results_summary: |total, page, last| match total {
        0 => "没有任务".to_owned(),
        n => format!(
            "共 {} 个任务，第 {} / {} 页",
            group_digits(n),
            group_digits(page.into()),
            group_digits(last.into())
        ),
    },

    grid: "网格",
    list: "列表",
    sheet: "任务区",
    tasks: "任务",
    open_task: |id| format!("打开任务 {id}"),
    copy_id: "复制 ID",
    copied: "已复制",
    copy_failed: "复制失败：浏览器不允许访问剪贴板",
    stalled: "停滞",
    progress: "进度",
    prompt: "提示词",
    no_prompt: "没有提示词",
    more: "展开",
    less: "收起",
    waited_for: |duration| format!("排队 {duration}"),
    ran_for: |duration| format!("执行 {duration}"),
    fail_reason: fail_reasons::explain,

    no_image: |status| match status {
        Status::NotStart => "正在排队",
        Status::Submitted => "已提交到 Midjourney",
        Status::Modal => "等待输入",
        Status::InProgress => "暂无预览",
        Status::Failure => "失败，没有图片",
        Status::Success => "服务器没有返回图片",
        Status::Cancel => "已取消",
        Status::Other(_) => "没有图片",
    },
    image_loading: "图片加载中…",
    image_of: |prompt| format!("图片：{prompt}"),
    image_expired: "链接已过期",
    image_expired_long: "图片链接已过期：Discord 链接的有效期约为一天。重新查询该任务时，服务器可能会返回新的链接。",
    image_failed: "图片加载失败",
    link_problem: |problem| match problem {
        LinkProblem::Unsafe => "图片链接不安全，未打开",
        LinkProblem::Insecure => "图片链接不是 https",
        LinkProblem::Localhost => "图片链接指向 localhost",
    },
    video: "视频",

    pages: "分页",
    first_page: "首页",
    previous_page: "上一页",
    next_page: "下一页",
    last_page: "末页",
    page_number: |n| format!("第 {} 页", group_digits(n.into())),
    already_first: "已经是第一页",
    already_last: "已经是最后一页",
    go_to_page: "跳转到页码",
    no_such_page: |last| format!("请输入 1 到 {} 之间的页码。", group_digits(last.into())),
    tasks_per_page: "每页任务数",
    range: |from, to, total| {
        format!("第 {}–{} 个，共 {} 个", group_digits(from), group_digits(to), group_digits(total))
    },

    chunk_loading: "加载中…",
    chunk_failed: "Contact Sheet 的部分内容加载失败。可能是网络中断，或者网站正在更新。",
    close: "关闭",

    no_tasks_title: "还没有任务",
    no_tasks_text: "此服务器上还没有任务，新任务会显示在这里。",
    check_again: "重新查询",
    no_match_title: "没有符合条件的任务",
    no_match_text: "此服务器上没有同时满足所有筛选条件的任务。",
    dismiss: "关闭提示",
    first_visit_title: errors::FIRST_VISIT_TITLE,
    error_title: errors::error_title,

    relative_time: |time| match time {
        RelativeTime::Now => "刚刚".to_owned(),
        RelativeTime::Seconds(n) => format!("{n} 秒前"),
        RelativeTime::Minutes(n) => format!("{n} 分钟前"),
        RelativeTime::Hours(n) => format!("{n} 小时前"),
        RelativeTime::Days(n) => format!("{n} 天前"),
        RelativeTime::Date => String::new(),
    },
    duration: |parts| match parts {
        DurationParts::Seconds(tenths) if tenths < 100 => format!("{}.{} 秒", tenths / 10, tenths % 10),
        DurationParts::Seconds(tenths) => format!("{} 秒", tenths / 10),
        DurationParts::Minutes { minutes, seconds } => format!("{minutes} 分 {seconds} 秒"),
        DurationParts::Hours { hours, minutes } => format!("{hours} 小时 {minutes} 分"),
        DurationParts::Days { days, hours } => format!("{days} 天 {hours} 小时"),
    },
};
