//! The Chinese texts of the selection and of acting on many tasks.

use crate::{
    domain::{
        batch::{Counts, PauseReason, WaitReason, act::BatchAct},
        format::number::group_digits,
    },
    i18n::selection::SelectionTexts,
};

/// The Chinese texts of the selection and of acting on many tasks.
pub static SELECTION_TEXTS: SelectionTexts = SelectionTexts {
    select: |id| format!("选择任务 {id}"),
    selection: "所选任务",
    selected: |n| format!("已选择 {} 个", digits(n)),
    select_page: "全选本页",
    remove_page: "取消选择本页",
    select_all: |total| format!("选择全部 {} 个匹配的任务", group_digits(total)),
    select_first: |max, total| format!("选择前 {} 个（共 {} 个）", digits(max), group_digits(total)),
    reading: |done, total| format!("已读取 {} / {}", group_digits(done), group_digits(total)),
    clear: "清除选择",
    full: |max| format!("最多可选择 {} 个任务。", digits(max)),

    actions: "批量操作…",
    actions_title: |n| format!("对 {} 个任务的批量操作", digits(n)),
    copy: "复制",
    copy_ids: "复制任务 ID",
    copy_prompts: "复制提示词",
    copy_links: "复制链接",
    act: "提交请求",
    act_hint: "数字表示适用的任务数。在您确认之前不会提交任何请求。",
    cancel_open: "取消未结束的任务",
    act_name: |name, tasks| format!("{name}，{} 个任务", digits(tasks)),
    no_acts: "所选任务既没有未结束的，也没有可用的按钮。",
    again: "包括已执行过此操作的任务",
    two_at_a_time: "同时提交两个请求",
    is_busy: "正在提交请求，请等待结束或先停止。",
    imagine: "再次绘图",
    imagine_button: "再次绘图…",
    set_parameters: "设置参数",
    set_hint: "替换同名参数；留空则提示词不变。",
    remove_parameters: "移除参数",
    preview: "第一条提示词：",
    no_text: |text| format!("“{text}”不是参数。参数以两个连字符开头。"),
    no_value: |name| format!("--{name} 需要一个值。"),
    question: |act, n| match act {
        BatchAct::Cancel => format!("取消 {} 个任务？", digits(n)),
        BatchAct::Button { .. } | BatchAct::Imagine(_) => format!("提交 {} 个请求？", digits(n)),
    },
    question_text: |name, n| format!("“{name}”：{0} 个任务，每个任务一个请求，共 {0} 个。", digits(n)),
    cost: "每个请求都会创建一个任务，可能产生费用。每个请求只提交一次，不会自动重试。",
    prompts: |different| match different {
        1 => "提示词全部相同。".to_owned(),
        _ => format!("共 {} 条不同的提示词。", digits(different)),
    },
    yes: "确认提交",
    no: "不提交",

    requests: "批量请求",
    progress: |done, total| format!("{} / {}", digits(done), digits(total)),
    busy: |reason, seconds| match reason {
        WaitReason::QueueFull => format!("服务器队列已满，{seconds} 秒后再次提交。"),
        WaitReason::TooManyRequests | WaitReason::Gap => {
            format!("服务器暂时不接受更多请求，{seconds} 秒后继续。")
        }
    },
    paused: |reason| match reason {
        PauseReason::User => "已暂停。",
        PauseReason::NoResponses => "已暂停：连续三个请求没有收到响应，它们可能已被接受。",
        PauseReason::Denied => "已暂停：服务器拒绝了一个请求，其余请求也会被拒绝。",
    },
    pause: "暂停",
    resume: "继续",
    details: "详情",
    ended: |counts| {
        let Counts { waiting, sent, accepted, queued, needs_input, refused, unknown } = *counts;
        let parts = [
            ("已接受", accepted + queued),
            ("等待输入", needs_input),
            ("被拒绝", refused),
            ("未收到响应", unknown),
            ("正在提交", sent),
            ("未提交", waiting),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| format!("{name} {} 个", digits(*n)))
            .collect();
        parts.join("，")
    },
    restored: |time| format!("此页面加载之前（{time}）"),
    not_remembered: "此浏览器无法记录已提交的请求：结束之前请不要关闭此标签页。",
    accepted: "已接受",
    queued: "已接受，排队中",
    needs_input: "等待您的输入",
    refused: "被拒绝",
    unknown: "未收到响应",
    unknown_hint: "这些请求可能已被接受，且没有重复提交。重新提交前请先查看任务。",
    not_sent: "未提交",
    on_their_way: "正在提交",
    group: |name, n| format!("{name}（{}）", digits(n)),
    more: |n| format!("以及另外 {} 个", digits(n)),
    select_refused: "选择被拒绝的任务",
    select_unsent: "选择未提交的任务",
    select_failed: "无法从服务器读取这些任务。",
    new_tasks: |n| format!("显示 {} 个新任务", digits(n)),
    already_sending: "相同的请求正在提交中。",
};

fn digits(n: usize) -> String {
    group_digits(n as u64)
}
