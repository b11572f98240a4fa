//! The Chinese texts of the alerts.

use crate::{domain::format::number::group_digits, i18n::alerts::AlertTexts};

/// The Chinese texts of the alerts.
pub static ALERT_TEXTS: AlertTexts = AlertTexts {
    alerts: "提醒",
    failures: |count, is_minimum| {
        let at_least = if is_minimum { "至少" } else { "" };
        format!("最近 10 分钟有{at_least} {count} 个任务失败。")
    },
    queue: |waiting| format!("队列中有 {} 个任务在等待。", group_digits(waiting)),
    idle: |minutes| format!("已有 {minutes} 分钟没有任务完成。"),
    tell_me_when: "在以下情况提醒我",
    own_tasks: "我的任务结束",
    own_hint: "指此标签页创建的任务。要包括其他任务，请在“已存视图”中输入您的任务的自定义参数。",
    own_hint_state: |state| format!("指此标签页创建的任务，以及自定义参数为 {state} 的任务。"),
    many_failures: "大量任务失败",
    failures_above: "10 分钟内失败任务数超过",
    long_queue: "队列过长",
    queue_above: "等待中的任务数超过",
    nothing_finishes: "有任务等待或运行，但没有任务完成",
    idle_minutes: "没有任务完成的分钟数",
    notify: "标签页在后台时显示浏览器通知",
    sound: "播放提示音",
    pause: "暂停提醒",
    resume: "恢复提醒",
    paused: "提醒已暂停。",
    resumed: "提醒已恢复。",
    not_stored: "浏览器未能保存更改：存储空间已满或被禁用。",
};
