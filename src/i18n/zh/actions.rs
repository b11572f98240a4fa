//! 简体中文：对任务的操作。

use crate::{
    api::submit_response::Outcome,
    domain::{submission::Submission, task_actions::TaskAction},
    i18n::actions::ActionTexts,
};

/// The Chinese texts.
pub static ACTION_TEXTS: ActionTexts = ActionTexts {
    actions: "操作",
    deed: |deed| match deed {
        TaskAction::Upscale(n) => format!("放大第 {n} 张图"),
        TaskAction::Variation(n) => format!("变换第 {n} 张图"),
        TaskAction::Reroll => "重绘".to_owned(),
        TaskAction::UpscaleSubtle => "放大（细微）".to_owned(),
        TaskAction::UpscaleCreative => "放大（创意）".to_owned(),
        TaskAction::VarySubtle => "变换（细微）".to_owned(),
        TaskAction::VaryStrong => "变换（强烈）".to_owned(),
        TaskAction::VaryRegion => "局部重绘".to_owned(),
        TaskAction::ZoomOut2 => "扩图 2 倍".to_owned(),
        TaskAction::ZoomOut15 => "扩图 1.5 倍".to_owned(),
        TaskAction::CustomZoom => "自定义扩图".to_owned(),
        TaskAction::MakeSquare => "改为方形".to_owned(),
        TaskAction::PanLeft => "向左平移".to_owned(),
        TaskAction::PanRight => "向右平移".to_owned(),
        TaskAction::PanUp => "向上平移".to_owned(),
        TaskAction::PanDown => "向下平移".to_owned(),
        TaskAction::Suggestion(n) => format!("用建议 {n} 绘图"),
    },
    used: "已用过",
    used_name: |name| format!("{name}，已用过"),
    again_title: "再做一次？",
    again_text: |name| format!("此任务已经用过“{name}”。再做一次会产生新任务，费用与第一次相同。"),
    again_yes: "再做一次",
    no: "不做",
    sending: "发送中…",
    read_only: "只读：这里不能创建或更改任何内容。设置者可以在连接对话框或 config.json 中解除。",

    cancel_task: "取消任务",
    cancel_title: "取消此任务？",
    cancel_text: "取消后无法恢复，已产生的费用可能不会退回。",
    cancel_lost_queued: "它将失去在队列中的位置。",
    cancel_lost_running: |progress| format!("已绘制的内容（{progress}）将会丢失。"),
    cancel_lost_modal: "它等待的窗口将不作回答而关闭。",
    cancel_yes: "确认取消任务",
    cancel_no: "保留",
    seed: "种子",
    get_seed: "获取种子",
    asking_seed: |seconds| format!("正在获取种子… {seconds} 秒"),
    asking_seed_text: "可能需要一分钟。可以先关闭，稍后再来：结果会保留。",
    copy_seed: "复制种子",
    no_seed: "未能取得种子",
    use_again: "再次使用",
    family: "关联任务",
    parent: "来源任务",
    children: "本页中由它产生的任务",
    task_link: |what, id| format!("{what}，任务 {id}"),
    refresh_task: "更新任务",

    answer_window: "回答",
    answer_title: |what| format!("{what}：需要您的回答"),
    answer_text: "Midjourney 为此任务打开了一个窗口并在等待。在回答或取消之前，什么都不会发生。",
    answer_prompt: "提示词",
    answer_send: "发送",
    answer_later: "稍后",
    answer_done: "此任务（已）不在等待回答。",
    mask_title: "要重绘的部分",
    mask_text: "在图片上涂抹要更改的部分，其余部分保持不变。",
    mask_canvas: "蒙版：图片中要更改的部分",
    mask_keys: "使用键盘：方向键移动画笔，空格键涂抹，Delete 键清除，或直接选择一个部分。",
    mask_brush: "画笔大小",
    mask_clear: "清除",
    mask_undo: "撤销",
    mask_parts: ["左半边", "右半边", "上半边", "下半边", "中间"],
    mask_empty: "尚未涂抹。",
    mask_share: |percent| format!("图片的 {percent}% 将被更改。"),
    mask_no_picture: "找不到来源任务的图片，无法涂抹。",

    queue_empty: "队列为空",
    queue_empty_text: "此服务器上没有等待或运行中的任务。",
    queue_missing: "此服务器不提供队列",
    queue_missing_text: "它可能是一个网关。请改用状态“未开始”和“进行中”筛选任务。",
    queue_count: |waiting, running| format!("{waiting} 个等待中，{running} 个运行中"),
    queue_columns: ["位置", "状态", "类型", "提示词", "已等待", "任务"],

    outcome,
};

fn outcome(outcome: &Outcome, act: &Submission) -> (&'static str, String) {
    let is_cancel = matches!(act, Submission::Cancel { .. });
    match outcome {
        Outcome::Accepted { .. } if is_cancel => ("已取消", String::new()),
        Outcome::Accepted { .. } if matches!(act, Submission::Upload(_)) => ("已上传", String::new()),
        Outcome::Accepted { .. } => ("已接受", "新任务已开始。".to_owned()),
        Outcome::Queued { ahead: Some(ahead), .. } => {
            ("已接受，排队中", format!("前面还有 {ahead} 个任务。"))
        }
        Outcome::Queued { ahead: None, .. } => ("已接受，排队中", "前面还有其他任务。".to_owned()),
        Outcome::NeedsModal { .. } => ("需要您的回答", "任务会一直等待，直到其窗口得到回答。".to_owned()),
        Outcome::AlreadyExists { .. } => ("已经存在", "该任务之前已创建，没有开始新的任务。".to_owned()),
        Outcome::NotFound => ("未找到", "服务器已不认识此任务，因此没有执行任何操作。".to_owned()),
        Outcome::Invalid => ("未被接受", "服务器认为发送的内容有误，没有执行任何操作。".to_owned()),
        Outcome::Failed => ("失败", "服务器未能执行。系统不会自动重新发送。".to_owned()),
        Outcome::QueueFull => ("队列已满", "服务器目前不再接受任务。请等一些任务结束后再试。".to_owned()),
        Outcome::Banned { word: Some(word) } => {
            ("违禁词", format!("Midjourney 不允许“{word}”。请修改提示词后重新发送。"))
        }
        Outcome::Banned { word: None } => {
            ("违禁词", "Midjourney 不允许提示词中的某个词。请修改后重新发送。".to_owned())
        }
        Outcome::UnknownCode { code } => ("未被接受", format!("服务器返回了未知的代码 {code}。")),
        Outcome::Refused(_) => ("被拒绝", String::new()),
        Outcome::Indeterminate(_) if is_cancel => {
            ("没有收到答复", "任务可能已被取消：请在列表中查看。没有重复发送。".to_owned())
        }
        Outcome::Indeterminate(_) => {
            ("没有收到答复", "可能已被接受：再次发送之前请在列表中查看。没有重复发送。".to_owned())
        }
    }
}
