//! The Chinese texts of the viewer and the wall screen.

use crate::{domain::format::number::group_digits, i18n::viewer::ViewerTexts};

/// The Chinese texts of the viewer and the wall screen.
pub static VIEWER_TEXTS: ViewerTexts = ViewerTexts {
    viewer_name: |id| format!("看图：{id}"),
    pictures: "图片",
    view: "查看大图",
    view_name: "查看大图",
    position: |number, total| format!("{} / {}", group_digits(number), group_digits(total)),
    first_task: "已经是第一个任务",
    last_task: "已经是最后一个任务",
    not_on_page: "此任务不在当前页",
    loading_page: "正在加载页面…",
    whole: "完整",
    zoom: "缩放",
    zoom_in: "放大（+）",
    zoom_out: "缩小（−）",
    fit: "适合窗口（0）",
    actual_size: "实际大小（1）",
    percent: |percent| format!("{percent}%"),
    actions: "操作",
    compare: "对比",
    compare_hint: "可在下方选择最多四张图片",
    comparison_full: "已选四张，请先移除一张",
    remove_compared: |id| format!("从对比中移除 {id}"),
    strip: "其他图片",
    relatives: "关联任务",
    tasks_on_page: "本页任务",
    parent: "来源",
    sibling: "同源",
    child: "派生",
    strip_item: |what, id| format!("{what} {id}"),
    video_failed: "视频加载失败",
    original_failed: "原图加载失败，当前显示的是较小的版本",
};
