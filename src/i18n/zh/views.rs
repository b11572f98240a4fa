//! The Chinese texts of the saved views.

use crate::{
    domain::saved_views::{MAX_NAME_LEN, MAX_VIEWS, Merged, ViewError},
    i18n::views::ViewTexts,
};

/// The Chinese texts of the saved views.
pub static VIEW_TEXTS: ViewTexts = ViewTexts {
    intro: "视图是一组筛选条件和排序的名称。每个视图都是一个链接，可以复制并发给他人。",
    save_title: "保存当前筛选条件",
    name: "视图名称",
    save: "保存视图",
    own: "保存在此浏览器中",
    no_own: "还没有保存的视图。",
    of_host: "本站提供",
    built_in: "内置",
    needs_attention: "需要处理",
    running: "运行中",
    failed_today: "今天失败",
    mine: "我的任务",
    own_state: "您的任务的自定义参数",
    own_state_hint: "请输入您提交任务时使用的自定义参数（state）。",
    all_tasks: "全部任务",
    order: |field, direction| format!("{field}{direction}"),
    separator: " · ",
    start: "启动时打开",
    start_name: |view| format!("启动时打开：{view}"),
    rename: "重命名",
    rename_name: |view| format!("重命名“{view}”"),
    new_name: |view| format!("“{view}”的新名称"),
    cancel_rename: "取消",
    move_up: |view| format!("上移“{view}”"),
    move_down: |view| format!("下移“{view}”"),
    delete: "删除",
    delete_name: |view| format!("删除“{view}”"),
    delete_title: |view| format!("删除视图“{view}”？"),
    delete_text: "只删除视图，任务不受影响。",
    keep: "保留视图",
    saved: |view| format!("已保存“{view}”。"),
    deleted: |view| format!("已删除“{view}”。"),
    export: "导出视图",
    import: "导入视图",
    merged: |Merged { added, known, left_out }| {
        let mut text = format!("已添加 {added} 个视图。");
        if known > 0 {
            text += &format!("{known} 个已存在。");
        }
        if left_out > 0 {
            text +=
                &format!("{left_out} 个未添加：最多 {MAX_VIEWS} 个视图，名称最多 {MAX_NAME_LEN} 个字符。");
        }
        text
    },
    not_views: "此文件不包含导出的视图，未做任何更改。",
    not_stored: "浏览器未能保存更改：存储空间已满或被禁用。未做任何更改。",
    unreadable_title: "无法读取已保存的视图",
    unreadable_text: "此浏览器中的数据已损坏，但未删除任何内容：可以复制数据进行修复，或从空列表开始，损坏的数据会以其他名称保留。",
    copy_unreadable: "复制数据",
    start_anew: "从空列表开始",
    error: |error| match error {
        ViewError::NoName => "请输入名称。".to_owned(),
        ViewError::LongName => format!("名称最多 {MAX_NAME_LEN} 个字符。"),
        ViewError::NameTaken => "已有同名视图。".to_owned(),
        ViewError::TooMany => format!("已有 {MAX_VIEWS} 个视图，请先删除一个。"),
    },
};
