//! The Chinese texts of exports.

use crate::{
    domain::export::{csv::ExportColumn, format::ExportFormat},
    i18n::export::ExportTexts,
};

/// The Chinese texts of exports.
pub static EXPORT_TEXTS: ExportTexts = ExportTexts {
    which: "任务",
    all: |total| format!("全部符合条件的任务（{total}）"),
    selected: |count| format!("已选任务（{count}）"),
    newest_first: "按提交时间从新到旧导出：按当前页面的排序读取时，任务的位置可能变化。",
    range_ignored: "与页面一致，时间范围未生效：只有按提交时间排序时才能使用时间范围。",
    format: "格式",
    format_name: |format| match format {
        ExportFormat::Csv => "表格（CSV）",
        ExportFormat::JsonLines => "JSON Lines",
        ExportFormat::Links => "图片链接",
        ExportFormat::Pictures => "图片（ZIP）",
    },
    format_hint: |format, max_pictures| {
        match format {
        ExportFormat::Csv => {
            "适用于 Excel 等表格软件。可能被当作公式执行的文本前会加单引号。时间为您所在时区的时间，并带有时区偏移。".to_owned()
        }
        ExportFormat::JsonLines => "每行一个任务，内容与服务器返回的一致，但不含回调地址。".to_owned(),
        ExportFormat::Links => "每行一个图片或视频链接。Discord 的链接会过期。".to_owned(),
        ExportFormat::Pictures => format!(
            "原图，最多 {max_pictures} 张，以日期、任务 ID 和提示词命名。仅当图片服务器允许此页面读取图片时可用。"
        ),
    }
    },
    columns: "列",
    column: |column| match column {
        ExportColumn::Id => "任务 ID",
        ExportColumn::Status => "状态",
        ExportColumn::Action => "任务类型",
        ExportColumn::Prompt => "提示词",
        ExportColumn::PromptEn => "英文提示词",
        ExportColumn::Description => "任务描述",
        ExportColumn::FailReason => "失败原因",
        ExportColumn::State => "自定义参数",
        ExportColumn::Account => "账号",
        ExportColumn::Bot => "机器人",
        ExportColumn::Submitted => "提交时间",
        ExportColumn::Started => "开始时间",
        ExportColumn::Finished => "结束时间",
        ExportColumn::Waited => "排队（秒）",
        ExportColumn::Ran => "执行（秒）",
        ExportColumn::Picture => "图片链接",
        ExportColumn::Videos => "视频链接",
    },
    start: "导出任务",
    streamed: "由您选择保存位置，读取任务的同时写入磁盘。",
    in_parts: "此浏览器会先保留文件内容，完成后再下载保存。",
    progress: "导出进度",
    tasks: |done, total| match total {
        Some(total) => format!("{done} / {total} 个任务"),
        None => format!("{done} 个任务"),
    },
    pictures: |saved, missing| match missing {
        0 => format!("{saved} 张图片"),
        _ => format!("{saved} 张图片，{missing} 张缺失"),
    },
    per_second: |count| format!("每秒 {count} 个"),
    left: |duration| format!("约剩 {duration}"),
    stop: "停止",
    stopped: "已停止，已导出的内容不会丢失。",
    go_on: "继续",
    finish: "保存已完成的部分",
    discard: "放弃",
    failed_hint: "已导出的内容不会丢失。服务器恢复后可继续。",
    done: |name| format!("{name} 已完成。"),
    full: |max_pictures| {
        format!("压缩包已达到 {max_pictures} 张图片的上限，其余未包含。请缩小筛选范围后再导出。")
    },
    save_file: "再次保存文件",
    again: "新建导出",
    write_title: "无法写入文件",
    write_text: "磁盘可能已满，或文件正被占用。未保存任何内容。请释放空间或选择其他位置，然后重新开始。",
    forbidden_title: "无法从此页面读取图片",
    forbidden_text: |host| {
        format!(
            "{host} 没有响应此页面：它不允许其他页面读取图片（CORS），或者无法访问。您可以导出链接并使用下载工具，\
             或让部署方通过本站提供图片（config.json 中的 pictures.rewrite）。"
        )
    },
    links_instead: "导出链接",
    close_title: "放弃导出？",
    close_text: "文件尚未完成，不会被保存。",
    close_yes: "放弃",
    close_no: "继续导出",
};
