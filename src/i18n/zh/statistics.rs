//! The Chinese texts of the statistics.

use crate::{domain::statistics::Period, i18n::statistics::StatisticsTexts};

/// The Chinese texts of the statistics.
pub static STATISTICS_TEXTS: StatisticsTexts = StatisticsTexts {
    newest: |count, total| format!("基于最新的 {count} 个任务（共 {total} 个）"),
    all: |count| format!("基于全部 {count} 个任务"),
    between: |from, to| format!("，提交时间从 {from} 到 {to}。"),
    reading: |count, total| match total {
        Some(total) => format!("正在读取任务：{count} / {total}"),
        None => format!("正在读取任务：{count}"),
    },
    progress: "正在读取任务",
    stopped: "已停止。统计仅包含已读取的任务。",
    failed_hint: "已读取的内容不会丢失。",
    go_on: "继续",
    read_up_to: |limit| format!("读取最多 {limit} 个"),
    read_all: |total| format!("读取全部 {total} 个"),
    read_again: "重新读取",
    done: |count| format!("{count} 个任务的统计"),

    tasks: "任务",
    open: "未结束",
    failure_rate: "失败率",
    waited: "等待时间",
    ran: "执行时间",
    median: "中位数",
    p90: "90% 不超过",

    volume: "任务数随时间的变化",
    volume_hint: "点击柱形或状态可查看对应的任务。",
    time: "提交时间",
    periods: "每个柱形表示",
    period: |period| match period {
        Period::Hour => "一小时",
        Period::Day => "一天",
        Period::Week => "一周",
    },
    latest: |count| format!("仅显示最近 {count} 个时段，更早的任务未绘制。"),
    column: |time, counts| format!("{time}：{counts}"),
    show: |name| format!("查看任务：{name}"),
    reasons: "失败原因",
    unknown_reason: "其他原因",
    no_failures: "这些任务均未失败。",
    share: "占比",
    durations: "等待时间和执行时间",
    duration: "时长",
    durations_between: |from, to| match (from.map(round), to.map(round)) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("{from}及以上"),
        (None, to) => format!("少于 {}", to.unwrap_or_default()),
    },
    actions: "操作",
    no_action: "无操作",
    accounts: "账号",
    no_account: "无账号",
    week: "一周各小时的任务数",
    busiest: |day, hour, count| format!("任务最多的时段：{day} {hour}:00，{count} 个。"),
    hour: "小时",
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    table: |title| format!("{title}（表格）"),
};

/// A duration of whole seconds below a minute, or of whole minutes.
fn round(ms: i64) -> String {
    let seconds = ms / 1000;
    if seconds < 60 { format!("{seconds} 秒") } else { format!("{} 分钟", seconds / 60) }
}
