//! The Chinese texts of the dialogs of a task, the connection and the settings.

use crate::{
    api::endpoint::HeaderMode,
    domain::{
        card_size::CardSize,
        format::number::{group_digits, short_number},
        image_url::source::LinkProblem,
        shortcut::Shortcut,
        theme::Theme,
    },
    i18n::dialogs::DialogTexts,
};

/// The Chinese texts of the dialogs.
pub static DIALOG_TEXTS: DialogTexts = DialogTexts {
    stalled_text: |minutes| {
        format!(
            "此任务已超过 {minutes} 分钟未结束。服务器可能在重启时丢失了它，这样的任务不会再结束。请取消它，或重新创建。"
        )
    },
    task_name: |id| format!("任务 {id}"),
    previous_task: "上一个任务",
    next_task: "下一个任务",
    no_previous_task: "已经是本页第一个任务",
    no_next_task: "已经是本页最后一个任务",
    loading_task: "正在加载任务…",
    task_not_found: "服务器上没有此任务",
    task_not_found_text: "任务可能已被删除，或者链接属于其他服务器。",
    image_parts: "图片的部分",
    whole_grid: "完整四宫格",
    quadrant: |n| format!("第 {n} 张"),
    open_original: "打开原图",
    videos: "视频",
    video: |number| format!("视频 {number}"),
    open_video: |number| format!("打开视频 {number}"),
    link_not_shown: "图片链接",
    link_advice: |problem| match problem {
        LinkProblem::Unsafe => "服务器返回的内容不是 http 或 https 链接。",
        LinkProblem::Insecure => {
            "浏览器不会在 https 页面上加载 http 图片。本页的管理员可以在 config.json 的 pictures.rewrite 中添加规则，把链接替换为 https 地址。"
        }
        LinkProblem::Localhost => {
            "localhost 指的是您自己的电脑，而不是服务器：服务器没有设置自己的公网地址。管理员可以在服务器上设置该地址，\
             或在 config.json 的 pictures.rewrite 中添加规则替换链接。"
        }
    },
    copy_link: "复制链接",
    copy_prompt: "复制提示词",
    parameters: "参数",
    references: "参考图",
    id: "ID",
    submitted: "提交时间",
    started: "开始时间",
    finished: "结束时间",
    waited: "排队时长",
    ran: "执行时长",
    bot: "机器人",
    properties: "扩展属性",
    raw_json: "原始 JSON",
    copy_json: "复制 JSON",

    short_number: |n| match n {
        0..10_000 => n.to_string(),
        _ => short_number(n, 10_000, "万"),
    },
    range_from: "开始",
    range_to: "结束",
    range_zone: "按您的时区",
    range_invalid: "请填写开始时间或结束时间，且结束时间须晚于开始时间。",
    range_needs_order: "时间范围未生效：在此服务器上，只有按提交时间排序时才能按时间筛选。",
    sort_by_time: "按提交时间排序",
    columns: "列",
    picture: "图片",
    account: "账号",

    list_only_title: "此服务器不支持搜索",
    list_only_text: |n| {
        format!(
            "服务器只返回最新的 {} 个任务，搜索和排序在浏览器中进行。更早的任务请用“任务 ID”筛选。",
            group_digits(n as u64)
        )
    },
    by_id_only_title: "此服务器不提供任务列表",
    by_id_only_text: "请用“任务 ID”筛选来查找任务。在此标签页中创建的任务会自动显示在这里。",
    config_error_title: "网站的 config.json 有误",
    config_error_text: "当前使用默认设置。请网站管理员修正：",
    insecure_address_title: "已保存的代理地址未使用",
    insecure_address_text: "通过 https 打开的页面不能使用 http 代理。请在连接设置中填写 https 地址：",

    endpoint: "代理地址",
    endpoint_hint: "例如 https://mj.example.com，不要包含 /mj 及其后的部分。",
    endpoint_shortened: |address| format!("已缩短为代理地址：{address}"),
    no_scheme: "地址必须以 https:// 或 http:// 开头。",
    no_host: "地址中没有有效的主机名。",
    insecure: "本页面通过 https 打开，因此代理也必须使用 https，否则令牌会以明文传输。",
    header_mode_label: "令牌请求头",
    header_mode: |mode| match mode {
        HeaderMode::None => "不发送令牌（由网站主机添加，或不需要令牌）",
        HeaderMode::Bearer => "Authorization: Bearer …（网关）",
        HeaderMode::Raw => "Authorization: …（C# 服务器）",
        HeaderMode::MjApiSecret => "mj-api-secret: …（Java 服务器）",
    },
    token: "令牌",
    token_hint: "令牌只发送给此代理，之后不再显示。",
    token_is_set: "已设置令牌，留空则继续使用。",
    token_of_other_origin: "当前令牌属于其他地址，将被清除。",
    token_removed: "令牌已清除",
    invalid_token: "令牌只能包含字母、数字和符号，不能包含空格或换行。",
    keep_token: "在关闭此标签页之前保留令牌",
    remove_token: "清除令牌",
    test_connection: "测试连接",
    testing: "正在测试…",
    test_ok: |total| format!("连接成功：共 {} 个任务", group_digits(total)),
    read_only_hint: "不能在此创建、更改或取消任务。",
    save: "保存",
    discard_title: "放弃更改？",
    discard_text: "连接的更改尚未保存。",
    discard_yes: "放弃更改",
    discard_no: "继续编辑",

    settings: "设置",
    language: "语言",
    theme: "主题",
    theme_name: |theme| match theme {
        Theme::System => "跟随系统",
        Theme::Light => "浅色",
        Theme::Dark => "深色",
    },
    card_size: "卡片大小",
    card_size_name: |size| match size {
        CardSize::Small => "小",
        CardSize::Medium => "中",
        CardSize::Large => "大",
    },
    show_new_at_once: "自动在页面顶部显示新任务",
    notify: "标签页在后台时，任务结束后通知我",
    notify_refused: "浏览器不允许此页面发送通知。",
    counts: "在状态按钮上显示任务数",
    use_shortcuts: "使用键盘快捷键",
    shortcuts: "键盘快捷键",
    shortcuts_off: "键盘快捷键已在设置中关闭。",
    shortcut: |shortcut| match shortcut {
        Shortcut::Help => "显示此帮助",
        Shortcut::Prompt => "搜索提示词",
        Shortcut::Refresh => "刷新",
        Shortcut::NewTask => "新建任务",
        Shortcut::Tasks => "转到任务",
        Shortcut::Queue => "转到队列",
        Shortcut::Statistics => "转到统计",
        Shortcut::Left => "左侧的任务",
        Shortcut::Down => "下方的任务",
        Shortcut::Up => "上方的任务",
        Shortcut::Right => "右侧的任务",
        Shortcut::Viewer => "查看任务的图片",
        Shortcut::Select => "选择任务",
        Shortcut::SelectRange => "选择到此任务为止",
        Shortcut::PreviousPage => "上一页",
        Shortcut::NextPage => "下一页",
        Shortcut::Status(_) => "状态",
    },
    other_keys_title: "在任务上和对话框中",
    other_keys: [
        ("← ↓ ↑ →", "在任务之间移动"),
        ("Home End", "本页第一个或最后一个任务"),
        ("Enter", "打开任务"),
        ("Esc", "关闭对话框"),
    ],
    stalled_after: "停滞判定时间（分钟）",
    request_timeout: "请求超时时间（秒）",
    number_range: |from, to| {
        format!("请输入 {} 到 {} 之间的数字。", group_digits(from.into()), group_digits(to.into()))
    },
};
