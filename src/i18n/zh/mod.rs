//! Simplified Chinese, in the words that Midjourney's Chinese users know.

pub mod actions;
pub mod create;
pub mod dialogs;
mod errors;
mod fail_reasons;

use crate::api::request::DelayNotice;
use crate::api::retry::MAX_ATTEMPTS;
use crate::domain::format::{
    number::group_digits,
    time::{DurationParts, RelativeTime},
};
use crate::domain::refresh_interval::RefreshInterval;
use crate::i18n::texts::{Texts, Unit};

/// The Chinese texts.
pub static ZH: Texts = Texts {
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
    too_long: |max| format!("最多 {} 个字符。", group_digits(max as u64)),
    too_many_ids: |max| format!("一次最多 {} 个 ID。", group_digits(max as u64)),
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

    live_refresh: "实时刷新",
    live_choice: |rhythm| match rhythm {
        RefreshInterval::Auto => "自动".to_owned(),
        RefreshInterval::Off => "关闭".to_owned(),
        RefreshInterval::Every(seconds) => format!("{seconds} 秒"),
    },
    rooms: "视图",
    sheet_room: "任务",
    new_task: "新建任务",
    queue: "队列",
    news: "消息",
    new_tasks: |n| format!("{} 个新任务", group_digits(n.into())),
    ended: |id, status| format!("任务 {id}：{status}"),
    stalled: "停滞",
    listed_title: "此服务器没有搜索功能",
    listed_text: |n| {
        format!(
            "它只列出最新的 {} 个任务，由本浏览器进行搜索和排序。更早的任务只能通过任务 ID 查找。",
            group_digits(n as u64)
        )
    },
    unlisted_title: "此服务器不列出任务",
    unlisted_text: "可以按 ID 查询任务：请使用“任务 ID”筛选。在此标签页中创建的任务会自动显示在这里。",
    read_only: "只读",

    sheet: "任务区",
    skip_to_tasks: "跳到任务列表",
    tasks: "任务",
    waiting: "等待中",
    late: |late| match late {
        DelayNotice::Slow => "服务器响应较慢。".to_owned(),
        DelayNotice::Retrying { failed, seconds } => {
            format!(
                "尚未收到回应。服务器要求 {seconds} 秒后再试（第 {} 次，共 {MAX_ATTEMPTS} 次）。",
                failed + 1
            )
        }
        DelayNotice::Offline => "您已离线。网络恢复后会自动继续。".to_owned(),
    },
    stop: "停止",
    slowed: "由于多次失败，实时刷新现在每分钟询问一次。",
    loading: "正在加载任务…",
    skipped: |n| format!("返回的数据中有 {n} 项已略过：不是任务，或超出一页可显示的数量。"),
    settled: |total, page, last| match total {
        0 => "没有任务".to_owned(),
        n => format!(
            "共 {} 个任务，第 {} / {} 页",
            group_digits(n),
            group_digits(page.into()),
            group_digits(last.into())
        ),
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
    picture_loading: "图片加载中…",
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
    page_number: |n| format!("第 {} 页", group_digits(n.into())),
    already_first: "已经是第一页",
    already_last: "已经是最后一页",
    go_to_page: "跳到第几页",
    no_such_page: |last| format!("请输入 1 到 {} 的页码。", group_digits(last.into())),
    tasks_per_page: "每页任务数",
    range: |from, to, total| {
        format!("第 {}–{} 个，共 {} 个", group_digits(from), group_digits(to), group_digits(total))
    },

    close: "关闭",
    prompt: "提示词",

    window_coming: "加载中…",
    window_lost: "Contact Sheet 的一部分未能加载。可能是连接中断，或者网站正在更新。",

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
    first_visit: errors::first_visit,
    error: errors::error,

    ago: |ago| match ago {
        RelativeTime::Now => "刚刚",
        RelativeTime::Date
        | RelativeTime::Seconds(_)
        | RelativeTime::Minutes(_)
        | RelativeTime::Hours(_)
        | RelativeTime::Days(_) => "",
    },
    ago_count: |n, unit| match unit {
        Unit::Seconds => format!("{n} 秒前"),
        Unit::Minutes => format!("{n} 分钟前"),
        Unit::Hours => format!("{n} 小时前"),
        Unit::Days => format!("{n} 天前"),
    },
    took: |took| match took {
        DurationParts::Seconds(tenths) if tenths < 100 => format!("{}.{} 秒", tenths / 10, tenths % 10),
        DurationParts::Seconds(tenths) => format!("{} 秒", tenths / 10),
        DurationParts::Minutes { minutes, seconds } => format!("{minutes} 分 {seconds} 秒"),
        DurationParts::Hours { hours, minutes } => format!("{hours} 小时 {minutes} 分"),
        DurationParts::Days { days, hours } => format!("{days} 天 {hours} 小时"),
    },
};
