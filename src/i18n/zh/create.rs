//! The Chinese texts of new tasks.

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind},
        prompt_parameters::{error::ParameterError, parameter::Parameter},
        submission::{BlendDimensions, Bot},
    },
    i18n::create::CreateTexts,
};

/// The Chinese texts of new tasks.
pub static CREATE_TEXTS: CreateTexts = CreateTexts {
    create_kinds: "任务类型",
    kind_name: |kind| match kind {
        CreateKind::Imagine => "绘图",
        CreateKind::Blend => "混图",
        CreateKind::Describe => "图生文",
        CreateKind::Shorten => "精简提示词",
        CreateKind::Show => "找回任务",
        CreateKind::Upload => "上传图片",
    },
    intro: |kind| match kind {
        CreateKind::Imagine => "根据提示词（可附垫图）生成四宫格图片。",
        CreateKind::Blend => "将 2 到 5 张图片混合，生成四宫格图片。",
        CreateKind::Describe => "根据图片反推提示词。",
        CreateKind::Shorten => "将较长的提示词精简为几个版本，并标出各词的权重。",
        CreateKind::Show => "将已有的 Midjourney 作业导入为任务，以便继续操作。",
        CreateKind::Upload => "上传图片并获取链接，可放在提示词的最前面作为垫图。",
    },
    submit: |kind| match kind {
        CreateKind::Imagine => "提交绘图",
        CreateKind::Blend => "提交混图",
        CreateKind::Describe => "提交图生文",
        CreateKind::Shorten => "提交精简",
        CreateKind::Show => "找回",
        CreateKind::Upload => "上传",
    },
    images: |kind| match kind {
        CreateKind::Imagine => "垫图",
        CreateKind::Blend | CreateKind::Describe | CreateKind::Upload => "图片",
        CreateKind::Shorten | CreateKind::Show => "",
    },

    prompt_hint: "主体、风格、光线……",
    job: "作业 ID",
    job_hint: "可在 midjourney.com 上该作业的网址或文件名中找到。",
    bot: "机器人",
    bot_name: |bot| match bot {
        Bot::Midjourney => "Midjourney",
        Bot::Niji => "Niji",
    },
    state: "自定义参数",
    state_hint: "可填写任意内容，随任务保存，并可用于筛选。",
    dimensions: "图片比例",
    dimensions_name: |dimensions| match dimensions {
        BlendDimensions::Square => "方形",
        BlendDimensions::Portrait => "竖版",
        BlendDimensions::Landscape => "横版",
    },

    parameters: "参数",
    parameter: |parameter| match parameter {
        Parameter::Ratio => "宽高比",
        Parameter::Version => "版本",
        Parameter::Niji => "Niji",
        Parameter::Stylize => "风格化",
        Parameter::Chaos => "多样性",
        Parameter::Weird => "怪异度",
        Parameter::Quality => "质量",
        Parameter::Seed => "种子",
        Parameter::ImageWeight => "垫图权重",
        Parameter::Style => "风格",
        Parameter::Tile => "无缝平铺",
        Parameter::No => "排除内容",
    },
    default: "默认",
    invalid_count: |n| format!("{n} 项有误"),
    parameter_error,

    chosen_images: "已选图片",
    choose: "选择文件…",
    choose_hint: "也可以拖放到这里，或按 Ctrl+V 粘贴",
    limits: |kind| match kind.picture_count().into_inner() {
        (1, 1) => "一张 PNG、JPEG、WebP 或 GIF 图片，不超过 20 MB。".to_owned(),
        (0, most) => format!("最多 {most} 张 PNG、JPEG、WebP 或 GIF 图片，合计不超过 20 MB。"),
        (least, most) => format!("{least} 到 {most} 张 PNG、JPEG、WebP 或 GIF 图片，合计不超过 20 MB。"),
    },
    remove: |name| format!("移除 {name}"),
    move_up: |name| format!("将 {name} 前移"),
    images_not_saved: "图片过大，重新加载此标签页后不会保留；文字会保留。",
    create_error,

    flagged_title: "仍要提交无效的参数值？",
    flagged_text: |names| {
        format!("以下参数无效：{names}。Midjourney 可能会拒绝此任务，但较新的版本也可能接受。")
    },
    flagged_yes: "仍要提交",
    flagged_no: "检查参数",
    send_key: "按 Ctrl+Enter 提交",
    upload_progress: "上传进度",
    reading: "正在读取图片…",
    uploading: |size, seconds| format!("正在上传 {size}… {seconds} 秒"),
    prompt_replaced: "之前输入的提示词已被替换。",
    restore_prompt: "恢复",

    result: "结果",
    waiting_for_result: "正在等待结果",
    waiting_for_result_text: "您可以先关闭此窗口，稍后再来查看。任务也会显示在任务列表中。",
    result_ready: "结果已生成",
    result_unavailable: "暂时无法获取结果。",
    result_not_found: "服务器上已没有此任务。",
    no_text: "任务已结束，但没有返回文字。",
    weights: "提示词中各词的权重",
    weights_hint: "加粗的词权重最高，带删除线的词可以去掉。",
    suggestions: "推荐提示词",
    imagine_this: "用它绘图",
    imagine_suggestion: |n| format!("用它绘图：第 {n} 条提示词"),
    copy_suggestion: |n| format!("复制第 {n} 条提示词"),
    links: "链接",
    links_hint: "Discord 链接的有效期约为一天。",
    copy_link: "复制链接",
    open_link: "打开",
    use_link: "用作垫图",
    link_used: "已加入绘图提示词",
};

fn parameter_error(error: ParameterError) -> String {
    match error {
        ParameterError::NotARatio => "请输入用冒号分隔的两个整数，例如 16:9。".to_owned(),
        ParameterError::TooLong { max: most } => format!("长边不能超过短边的 {most} 倍。"),
        ParameterError::NotAVersion => "请输入版本号，例如 7 或 6.1。".to_owned(),
        ParameterError::NotWhole { max } => format!("请输入 0 到 {max} 之间的整数。"),
        ParameterError::NotANumber { max } => format!("请输入 0 到 {max} 之间的数字。"),
        ParameterError::NotOneOf { choices } => format!("可选值：{}。", choices.join("、")),
        ParameterError::NotOneWord => "只能输入一个词。".to_owned(),
        ParameterError::StartsWithDashes => "这里的词不能以短横线开头。".to_owned(),
    }
}

fn create_error(error: &CreateError, kind: CreateKind) -> String {
    match error {
        CreateError::None => String::new(),
        CreateError::NoText if kind == CreateKind::Show => "请输入作业 ID。".to_owned(),
        CreateError::NoText => "请输入提示词。".to_owned(),
        CreateError::TooFew => match kind.picture_count().start() {
            1 => "请选择图片。".to_owned(),
            least => format!("请至少选择 {least} 张图片。"),
        },
        CreateError::TooMany => format!("最多 {} 张图片，其余图片未添加。", kind.picture_count().end()),
        CreateError::NoPicture(name) => format!("未添加 {name}：它不是 PNG、JPEG、WebP 或 GIF 图片。"),
        CreateError::TooLarge(name, size) => {
            format!("未添加 {name}（{size}）：所有图片合计不能超过 20 MB。")
        }
        CreateError::Unreadable(name) => format!("无法读取 {name}。"),
    }
}
