//! The Chinese texts of task actions and the queue.

use crate::{
    api::submit_response::Outcome,
    domain::{submission::Submission, task_actions::TaskAction},
    i18n::actions::ActionTexts,
};

/// The Chinese texts of task actions and the queue.
pub static ACTION_TEXTS: ActionTexts = ActionTexts {
    actions: "操作",
    action: |action| match action {
        TaskAction::Upscale(n) => format!("放大第 {n} 张"),
        TaskAction::Variation(n) => format!("第 {n} 张的变体"),
        TaskAction::Reroll => "重新生成".to_owned(),
        TaskAction::UpscaleSubtle => "放大（细微）".to_owned(),
        TaskAction::UpscaleCreative => "放大（创意）".to_owned(),
        TaskAction::VarySubtle => "变体（细微）".to_owned(),
        TaskAction::VaryStrong => "变体（强烈）".to_owned(),
        TaskAction::VaryRegion => "局部重绘".to_owned(),
        TaskAction::ZoomOut2 => "缩放 2 倍".to_owned(),
        TaskAction::ZoomOut15 => "缩放 1.5 倍".to_owned(),
        TaskAction::CustomZoom => "自定义缩放".to_owned(),
        TaskAction::MakeSquare => "扩展为方形".to_owned(),
        TaskAction::PanLeft => "向左平移".to_owned(),
        TaskAction::PanRight => "向右平移".to_owned(),
        TaskAction::PanUp => "向上平移".to_owned(),
        TaskAction::PanDown => "向下平移".to_owned(),
        TaskAction::Suggestion(n) => format!("用第 {n} 条提示词绘图"),
    },
    used: "已使用",
    used_name: |name| format!("{name}，已使用"),
    repeat_title: "再次执行此操作？",
    repeat_text: |name| format!("此任务已经执行过“{name}”。再次执行会创建新任务，并产生同样的费用。"),
    repeat_yes: "再次执行",
    no: "取消",
    sending: "正在提交…",
    read_only: "只读模式：不能创建、更改或取消任务。可以在连接对话框或 config.json 中关闭只读模式。",

    cancel_task: "取消任务",
    cancel_title: "取消此任务？",
    cancel_text: "取消后无法恢复，已产生的费用可能不会退还。",
    cancel_effect_queued: "任务将失去当前的排队位置。",
    cancel_effect_running: |progress| format!("已生成的内容（{progress}）将会丢失。"),
    cancel_effect_modal: "Midjourney 等待的输入将不会提交。",
    cancel_yes: "确认取消任务",
    cancel_no: "保留任务",
    seed: "种子",
    get_seed: "获取种子",
    seed_loading: |seconds| format!("正在获取种子… {seconds} 秒"),
    seed_loading_text: "可能需要一分钟。您可以先关闭此窗口，稍后再来查看。",
    copy_seed: "复制种子",
    seed_failed: "获取种子失败",
    use_again: "再次使用",
    related_tasks: "关联任务",
    source_task: "来源任务",
    derived_tasks: "本页中由此任务生成的任务",
    task_link: |what, id| format!("{what}，任务 {id}"),
    refresh_task: "更新任务",
    filtered_out: "当前筛选条件下，列表中看不到它。",
    show_all: "显示",

    modal_open: "填写输入",
    modal_title: |what| format!("{what}：等待输入"),
    modal_text: "Midjourney 正在等待您的输入。提交后任务会继续执行，也可以取消任务。",
    modal_prompt: "提示词",
    modal_submit: "提交",
    modal_later: "稍后",
    modal_done: "此任务当前不需要输入。",
    mask_title: "重绘区域",
    mask_text: "涂抹需要重绘的区域，图片的其余部分保持不变。",
    mask_canvas: "蒙版：图片中需要重绘的区域",
    mask_keys: "键盘操作：方向键移动画笔，空格键涂抹，Delete 键清除。也可以直接选择以下区域。",
    mask_brush: "画笔大小",
    mask_clear: "清除",
    mask_undo: "撤销",
    mask_regions: ["左半部分", "右半部分", "上半部分", "下半部分", "中间"],
    mask_empty: "尚未选择区域。",
    mask_coverage: |percent| format!("已选择图片的 {percent}%。"),
    mask_no_image: "来源任务的图片不可用，无法选择区域。",

    queue_empty: "队列为空",
    queue_empty_text: "此服务器上没有排队中或执行中的任务。",
    queue_unsupported: "此服务器不提供队列",
    queue_unsupported_text: "它可能是网关。请改用状态“未开始”和“生成中”筛选任务。",
    queue_count: |waiting, running| format!("{waiting} 个排队中，{running} 个执行中"),
    queue_columns: ["位置", "状态", "任务类型", "提示词", "等待时间", "任务"],

    outcome,
    errors: &super::errors::ERROR_TEXTS,
};

fn outcome(outcome: &Outcome, submission: &Submission) -> (&'static str, String) {
    let is_cancel = matches!(submission, Submission::Cancel { .. });
    let (title, text) = match outcome {
        Outcome::Accepted { .. } if is_cancel => ("已取消", ""),
        Outcome::Accepted { .. } if matches!(submission, Submission::Upload(_)) => ("已上传", ""),
        Outcome::Accepted { results } if results.len() > 1 => {
            return ("提交成功", format!("已创建 {} 个新任务。", results.len()));
        }
        Outcome::Accepted { .. } => ("提交成功", "已创建新任务。"),
        Outcome::Queued { ahead: Some(ahead), .. } => {
            return ("已提交，排队中", format!("前面还有 {ahead} 个任务。"));
        }
        Outcome::Queued { ahead: None, .. } => ("已提交，排队中", "前面还有其他任务。"),
        Outcome::NeedsModal { .. } => ("等待输入", "任务正在等待您的输入。"),
        Outcome::AlreadyExists { .. } => ("任务已存在", "服务器上已有此任务，没有创建新任务。"),
        Outcome::NotFound if submission.task().is_none() => {
            ("未找到", "服务器没有找到执行请求所需的内容，未执行任何操作。")
        }
        Outcome::NotFound => ("任务不存在", "服务器上没有此任务，未执行任何操作。"),
        Outcome::Invalid => ("请求无效", "服务器认为请求无效并已拒绝，未执行任何操作。"),
        Outcome::Failed => ("请求失败", "服务器未能处理请求，也不会自动重试。"),
        Outcome::QueueFull => ("队列已满", "服务器暂时不接受新任务，请等部分任务结束后再试。"),
        Outcome::Banned { word: Some(word) } => {
            return ("违禁词", format!("Midjourney 不允许使用“{word}”，请修改提示词后重新提交。"));
        }
        Outcome::Banned { word: None } => {
            ("违禁词", "提示词中含有 Midjourney 不允许的词，请修改后重新提交。")
        }
        Outcome::UnknownCode { code } => return ("未被接受", format!("服务器返回了未知代码 {code}。")),
        Outcome::Refused(_) => ("请求被拒绝", ""),
        Outcome::Indeterminate(_) if is_cancel => {
            ("未收到服务器响应", "任务可能已取消，请查看任务列表。请求没有重复发送。")
        }
        Outcome::Indeterminate(_) => {
            ("未收到服务器响应", "请求可能已被接受，重新提交前请先查看任务列表。请求没有重复发送。")
        }
    };
    (title, text.to_owned())
}
