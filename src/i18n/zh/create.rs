//! Simplified Chinese, for new tasks.

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind},
        prompt_parameters::error::ParameterError,
    },
    i18n::create::CreateTexts,
};

/// The Chinese texts.
pub static CREATE_TEXTS: CreateTexts = CreateTexts {
    ways: "创建方式",
    tabs: ["绘图", "混图", "图生文", "精简提示词", "查看任务", "上传图片"],
    intros: [
        "根据提示词（可附参考图）生成一组四张图片。",
        "将 2 到 5 张图片融合，生成一组四张图片。",
        "为一张图片写出可能生成它的提示词。",
        "将较长的提示词精简成几条短的，并标出各词的分量。",
        "将以前在此处或别处生成的图片变成任务，以便继续操作。",
        "将图片变成链接，可放在提示词的最前面。",
    ],
    submits: ["提交绘图", "提交混图", "提交图生文", "提交精简", "提交查看", "上传"],
    pictures: ["参考图", "图片", "图片", "", "", "图片"],

    prompt_hint: "画面内容、风格、光线……",
    job: "Job ID",
    job_hint: "可在 midjourney.com 上该作业的网址或其文件名中找到。",
    bot: "机器人",
    bots: ["Midjourney", "Niji"],
    state: "自定义参数",
    state_hint: "您自己的标记，随任务保存，可用于搜索。",
    shape: "形状",
    shapes: ["方形", "竖版", "横版"],

    parameters: "参数",
    parameter_names: [
        "宽高比",
        "版本",
        "Niji",
        "风格化",
        "差异度",
        "怪异度",
        "质量",
        "种子",
        "参考图权重",
        "风格",
        "无缝平铺",
        "排除",
    ],
    parameter_hints: ["1:1", "", "", "0–1000", "0–100", "0–3000", "", "0–4294967295", "0–3", "", "", ""],
    usual: "默认",
    to_check: |n| format!("{n} 项待检查"),
    problem,

    picked: "已选图片",
    choose: "选择文件…",
    choose_hint: "也可以拖放到这里，或按 Ctrl+V 粘贴",
    limits: |kind| match kind.pictures().into_inner() {
        (1, 1) => "一张 PNG、JPEG、WebP 或 GIF 图片，不超过 20 MB。".to_owned(),
        (0, most) => format!("PNG、JPEG、WebP 或 GIF，最多 {most} 张，合计不超过 20 MB。"),
        (least, most) => format!("PNG、JPEG、WebP 或 GIF，{least} 到 {most} 张，合计不超过 20 MB。"),
    },
    remove: |name| format!("移除 {name}"),
    earlier: |name| format!("将 {name} 前移"),
    not_kept: "这些图片太大，刷新此标签页后不会保留；文字会保留。",
    trouble,

    send_key: "按 Ctrl+Enter 发送",
    upload_progress: "上传进度",
    reading: "正在读取图片…",
    uploading: |size, seconds| format!("正在发送 {size}… {seconds} 秒"),
    replaced: "您之前输入的提示词已被替换。",
    undo: "恢复",

    answer: "结果",
    awaited: "正在等待结果",
    awaited_text: "可以关闭此窗口：再次打开时会继续等待，任务也会出现在列表中。",
    arrived: "结果已返回",
    not_heard: "暂时无法查询服务器。",
    unknown: "服务器已不认识此任务。",
    no_text: "任务已结束，但没有返回文字。",
    weights: "提示词中各词的分量",
    weights_hint: "加粗的词最重要，划掉的词可以省去。",
    suggestions: "建议",
    imagine_this: "用它绘图",
    imagine_suggestion: |n| format!("用它绘图：建议 {n}"),
    copy_suggestion: |n| format!("复制建议 {n}"),
    links: "链接",
    links_hint: "Discord 的链接有效期约为一天。",
    copy_link: "复制链接",
    open_link: "打开",
    use_link: "用于提示词",
    link_used: "已加入绘图提示词",
};

fn problem(problem: ParameterError) -> String {
    match problem {
        ParameterError::NotARatio => "请输入用冒号隔开的两个整数，例如 16:9。".to_owned(),
        ParameterError::TooLong { max: most } => format!("长边最多是短边的 {most} 倍。"),
        ParameterError::NotAVersion => "版本应为数字，例如 7 或 6.1。".to_owned(),
        ParameterError::NotWhole { max } => format!("请输入 0 到 {max} 的整数。"),
        ParameterError::NotANumber { max } => format!("请输入 0 到 {max} 的数字。"),
        ParameterError::NotOneOf { choices } => format!("只能是 {}。", choices.join("、")),
        ParameterError::NotOneWord => "只能是一个词。".to_owned(),
        ParameterError::StartsWithDashes => "其中的词不能以短横线开头。".to_owned(),
    }
}

fn trouble(trouble: &CreateError, kind: CreateKind) -> String {
    match trouble {
        CreateError::None => String::new(),
        CreateError::NoText if kind == CreateKind::Show => "请输入 Job ID。".to_owned(),
        CreateError::NoText => "请先输入提示词。".to_owned(),
        CreateError::TooFew => match kind.pictures().start() {
            1 => "请先选择图片。".to_owned(),
            least => format!("请至少选择 {least} 张图片。"),
        },
        CreateError::TooMany => format!("最多 {} 张图片，其余的未加入。", kind.pictures().end()),
        CreateError::NoPicture(name) => format!("{name} 未加入：它不是 PNG、JPEG、WebP 或 GIF 图片。"),
        CreateError::TooLarge(name, size) => {
            format!("{name}（{size}）未加入：所有图片合计不能超过 20 MB。")
        }
        CreateError::Unreadable(name) => format!("无法读取 {name}。"),
    }
}
