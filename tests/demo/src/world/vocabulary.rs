//! Phrases for prompts in English and Chinese, and custom states.

/// A phrase in both languages.
pub type Phrase = (&'static str, &'static str);

/// Styles.
pub const STYLES: &[Phrase] = &[
    ("cinematic photograph", "电影感摄影"),
    ("gouache illustration", "水粉插画"),
    ("flat vector art", "扁平矢量艺术"),
    ("screen print with three inks", "三色丝网印刷"),
    ("35mm film, Portra 400", "35毫米胶片"),
    ("art deco travel poster", "装饰艺术旅行海报"),
    ("octane render, 8k", "Octane 渲染，8K"),
    ("risograph print", "孔版印刷"),
    ("studio ghibli mood", "吉卜力氛围"),
    ("album cover", "专辑封面"),
    ("matte painting", "数字绘景"),
    ("fine art photography, award winning", "获奖艺术摄影"),
];

/// Light and composition.
pub const LIGHTS: &[Phrase] = &[
    ("soft rim light", "柔和轮廓光"),
    ("golden hour", "黄金时刻"),
    ("volumetric light", "体积光"),
    ("muted palette", "低饱和配色"),
    ("high contrast", "高对比度"),
    ("minimal composition", "极简构图"),
    ("wide angle", "广角"),
    ("dreamy atmosphere", "梦幻氛围"),
    ("fine grain", "细颗粒"),
];

/// Values of `--no`.
pub const UNWANTED: &[&str] = &["text", "people", "watermark", "text, watermark", "frame, border", "cars"];

/// Custom states, as clients use them to find their tasks.
pub const STATES: &[&str] = &[
    "user:1042",
    "user:2208",
    "user:77",
    "order-20931",
    "order-20944",
    "wechat-mini",
    "campaign/spring",
    "test",
    "小程序",
    "客服-03",
    "discord-bot",
    "a1b2c3",
    "{\"uid\":8812}",
];
