//! The Chinese texts of the servers.

use crate::{api::server::ServerError, i18n::servers::ServerTexts};

/// The Chinese texts of the servers.
pub static SERVER_TEXTS: ServerTexts = ServerTexts {
    server: "服务器",
    switched: |server| format!("服务器：{server}"),
    unknown: |server| format!("{server}（未知）"),
    unknown_title: |server| format!("未知的服务器：{server}"),
    unknown_text: "此链接指向的服务器尚未在此浏览器中设置，因此未发送任何请求。请选择其他服务器，或在连接对话框中添加同名服务器。",
    unknown_damaged: "此浏览器中的服务器列表已损坏，处理方法见连接对话框。",
    show: |server| format!("显示 {server}"),
    add: "添加服务器",
    new: "新服务器",
    of_host: |server| format!("{server}（由本站提供）"),
    hint: "保存后即使用此服务器。",
    host_hint: "此服务器由本站提供，只能更改令牌。",
    name: "名称",
    delete: "删除服务器",
    delete_title: |server| format!("删除服务器“{server}”？"),
    delete_text: "将从此浏览器中移除其地址和令牌。服务器及其任务不受影响。",
    delete_yes: "删除",
    delete_no: "保留服务器",
    deleted: |server| format!("已删除“{server}”。"),
    unreadable_title: "无法读取已保存的服务器",
    unreadable_text: "此浏览器中的数据已损坏，但未删除任何内容：可以复制数据进行修复，或从空列表开始，损坏的数据会以其他名称保留。",
    copy_unreadable: "复制数据",
    start_anew: "从空列表开始",
    error: |error| match error {
        ServerError::NoName => "请输入名称。",
        ServerError::LongName => "名称最多 60 个字符。",
        ServerError::NameTaken => "已有同名服务器。",
        ServerError::TooMany => "已有 20 个服务器，请先删除一个。",
        ServerError::NotStored => "浏览器未能保存更改：存储空间已满、被禁用或数据已损坏。未做任何更改。",
    },
};
