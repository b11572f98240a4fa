//! Themes of the prompts in English and Chinese, each with its kind of image.

use super::vocabulary::Phrase;
use crate::pictures::Scene;

/// A theme.
pub struct Theme {
    /// Scene of its images.
    pub scene: Scene,
    /// Relative frequency.
    pub weight: f32,
    /// Subjects.
    pub subjects: &'static [Phrase],
    /// Settings.
    pub settings: &'static [Phrase],
}

/// All themes, by index.
pub const THEMES: &[Theme] = &[
    Theme {
        scene: Scene::Mountains,
        weight: 10.0,
        subjects: &[
            ("layered mountain ridges in the mist", "云雾中层叠的山峦"),
            ("an alpine valley at first light", "晨曦中的高山峡谷"),
            ("snowy peaks above a sea of clouds", "云海之上的雪峰"),
            ("a lone hut below a mountain pass", "山口下的孤独小屋"),
            ("the Dolomites after rain", "雨后的多洛米蒂山"),
        ],
        settings: &[
            ("at dusk", "黄昏时分"),
            ("with a low red sun", "低垂的红日"),
            ("under a pale moon", "淡淡的月光下"),
            ("seen from far away", "远眺"),
            ("reflected in a still lake", "倒映在平静的湖面"),
        ],
    },
    Theme {
        scene: Scene::Planets,
        weight: 8.0,
        subjects: &[
            ("a ringed planet rising over its moon", "从卫星上升起的带环行星"),
            ("a gas giant with turquoise storms", "有青绿色风暴的气态巨行星"),
            ("two worlds in a crimson nebula", "绯红星云中的两颗星球"),
            ("a small astronaut before a vast planet", "巨大行星前的渺小宇航员"),
            ("a binary star above an ocean planet", "海洋行星上空的双星"),
        ],
        settings: &[
            ("in deep space", "在深空中"),
            ("with a dense starfield", "繁星密布"),
            ("lit from the side", "侧光照亮"),
            ("wrapped in cosmic dust", "被宇宙尘埃环绕"),
        ],
    },
    Theme {
        scene: Scene::Dunes,
        weight: 7.0,
        subjects: &[
            ("endless sand dunes with sharp crests", "轮廓分明的无尽沙丘"),
            ("a caravan crossing the desert", "穿越沙漠的驼队"),
            ("a solitary tree among dunes", "沙丘间的孤树"),
            ("the Namib desert from the air", "空中俯瞰纳米布沙漠"),
        ],
        settings: &[
            ("before a huge setting sun", "巨大的落日前"),
            ("in the blue hour", "蓝调时刻"),
            ("with long shadows", "长长的影子"),
            ("after a sandstorm", "沙尘暴之后"),
        ],
    },
    Theme {
        scene: Scene::Flow,
        weight: 9.0,
        subjects: &[
            ("flowing silk gradients", "流动的丝绸渐变"),
            ("an abstract swirl of paint and light", "颜料与光的抽象漩涡"),
            ("liquid marble with gold veins", "带金色纹理的液态大理石"),
            ("soft waves of colour for a wallpaper", "柔和色彩波浪壁纸"),
            ("holographic folds", "全息褶皱"),
        ],
        settings: &[
            ("on a dark background", "深色背景"),
            ("in pastel tones", "粉彩色调"),
            ("with subtle grain", "细腻颗粒质感"),
            ("in teal and coral", "青色与珊瑚色"),
        ],
    },
    Theme {
        scene: Scene::StillLife,
        weight: 8.0,
        subjects: &[
            ("a geometric still life of spheres and arches", "球体与拱门的几何静物"),
            ("a bauhaus poster of circles and bars", "圆与线条的包豪斯海报"),
            ("a podium for a perfume bottle, packshot", "香水产品展示台"),
            ("mid-century shapes in balance", "平衡的中世纪现代图形"),
            ("a delicate mobile of paper discs", "精致的纸圆片动态雕塑"),
        ],
        settings: &[
            ("in warm terracotta", "暖陶土色"),
            ("with soft studio shadows", "柔和的影棚阴影"),
            ("on textured paper", "纹理纸上"),
            ("in primary colours", "三原色"),
        ],
    },
    Theme {
        scene: Scene::Botanical,
        weight: 8.0,
        subjects: &[
            ("a botanical study of fern and eucalyptus", "蕨类与尤加利的植物研究"),
            ("monstera leaves in layers", "层叠的龟背竹叶"),
            ("intricate leaves of an imaginary jungle", "想象丛林中的繁复叶片"),
            ("a single branch with blossoms", "一枝花"),
            ("a herbarium page of wild plants", "野生植物标本页"),
        ],
        settings: &[
            ("on cream paper", "米色纸张"),
            ("at night, lit by the moon", "月夜"),
            ("in sage and gold", "鼠尾草绿与金色"),
            ("with morning dew", "带着晨露"),
        ],
    },
    Theme {
        scene: Scene::Waves,
        weight: 8.0,
        subjects: &[
            ("great sea waves with foam crests", "泛着白沫的巨浪"),
            ("a sailing boat on a stormy sea", "暴风雨海上的帆船"),
            ("a lighthouse above the breakers", "浪花之上的灯塔"),
            ("the surface of the ocean at dawn", "黎明的海面"),
            ("a school of koi under rippling water", "水波下的锦鲤"),
        ],
        settings: &[
            ("in the manner of a woodblock print", "木版画风格"),
            ("with a rising sun", "旭日东升"),
            ("under storm clouds", "乌云之下"),
            ("in moonlight", "月光下"),
        ],
    },
    Theme {
        scene: Scene::City,
        weight: 9.0,
        subjects: &[
            ("a night skyline with a thousand windows", "万家灯火的夜晚天际线"),
            ("a cyberpunk city in the rain", "雨中的赛博朋克城市"),
            ("rooftops of Shanghai", "上海的屋顶"),
            ("a neon street leading to a cathedral", "通向大教堂的霓虹街道"),
            ("a harbour town after sunset", "日落后的港口小镇"),
        ],
        settings: &[
            ("mirrored in the water", "倒映在水中"),
            ("in thick haze", "浓雾中"),
            ("below a giant moon", "巨大的月亮下"),
            ("in magenta and cyan", "品红与青色"),
        ],
    },
    Theme {
        scene: Scene::Aurora,
        weight: 7.0,
        subjects: &[
            ("northern lights over a frozen lake", "冰湖上空的北极光"),
            ("green curtains of aurora above spruce trees", "云杉林上的绿色极光"),
            ("a cabin under the polar night", "极夜下的木屋"),
            ("the Lofoten islands in winter", "冬季的罗弗敦群岛"),
        ],
        settings: &[
            ("with a clear starry sky", "清澈的星空"),
            ("in violet and green", "紫色与绿色"),
            ("reflected on the ice", "冰面倒影"),
            ("in the silence of snow", "雪的寂静中"),
        ],
    },
    Theme {
        scene: Scene::Portrait,
        weight: 9.0,
        subjects: &[
            ("double exposure portrait of a woman", "女子双重曝光肖像"),
            ("profile of a thoughtful man as a silhouette", "沉思男子的侧影剪影"),
            ("a dancer's profile against the light", "逆光中舞者的侧影"),
            ("a poet who dreams of the sea", "梦见大海的诗人"),
        ],
        settings: &[
            ("filled with a forest", "充满森林"),
            ("before a large sun disc", "巨大的日轮前"),
            ("with stars in the hair", "发间有星辰"),
            ("in two colours", "双色调"),
        ],
    },
    Theme {
        scene: Scene::Cat,
        weight: 9.0,
        subjects: &[
            ("a black cat on a roof", "屋顶上的黑猫"),
            ("a cat at the window watching the moon", "窗边赏月的猫"),
            ("two cats in love", "一对相爱的猫"),
            ("a cat with a curled tail, minimalist", "卷尾巴的猫，极简"),
            ("a sleepy ginger cat as a poster", "瞌睡的橘猫海报"),
        ],
        settings: &[
            ("before the full moon", "满月前"),
            ("at sunset", "夕阳下"),
            ("among falling leaves", "落叶之间"),
            ("on a starry night", "星夜里"),
        ],
    },
    Theme {
        scene: Scene::Forest,
        weight: 7.0,
        subjects: &[
            ("tall trees in morning fog", "晨雾中的高树"),
            ("a path through a birch forest", "穿过白桦林的小路"),
            ("rays of light between old trunks", "古树间的光束"),
            ("a deer in the clearing", "林间空地的鹿"),
        ],
        settings: &[
            ("in autumn", "秋天"),
            ("in deep green", "深绿色调"),
            ("with fireflies", "萤火虫飞舞"),
            ("in winter silence", "冬日静谧"),
        ],
    },
    Theme {
        scene: Scene::Ink,
        weight: 6.0,
        subjects: &[
            ("ink wash mountains with a red seal", "水墨山水，红色印章"),
            ("a sumi-e landscape with a fishing boat", "墨绘山水与渔舟"),
            ("karst hills along the Li river", "漓江山水"),
            ("bamboo and a distant temple", "竹林与远寺"),
        ],
        settings: &[
            ("on rice paper", "宣纸"),
            ("with generous empty space", "大量留白"),
            ("under a red sun", "红日之下"),
            ("in the drizzle", "细雨中"),
        ],
    },
];
