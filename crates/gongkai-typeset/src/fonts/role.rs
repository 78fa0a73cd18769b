//! The typefaces of an official document, and which fonts may play each part.

/// A typeface that GB/T 9704 and practice name; the templates know these names only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// 小标宋: the title.
    Title,
    /// 仿宋: running text.
    Text,
    /// 黑体: headings of the first level.
    Heading,
    /// 楷体: headings of the second level.
    Subheading,
    /// 宋体: page numbers and tables; it also stands in for characters that the others lack.
    Song,
}

/// A family that may play a part, by any of the names it is known under.
type Family = &'static [&'static str];

const SONG: &[Family] = &[
    &["SimSun", "宋体"],
    &["NSimSun", "新宋体"],
    &["FZShuSong-Z01S", "方正书宋简体", "FZShuSong_GB18030-Z01", "方正书宋_GB18030", "方正书宋_GBK"],
    &["STSong", "华文宋体"],
    &["Songti SC", "宋体-简"],
    &["Noto Serif CJK SC"],
    &["Source Han Serif SC", "思源宋体", "Source Han Serif CN"],
    &["Noto Serif SC"],
    &["FandolSong"],
    &["AR PL UMing CN"],
];

const FANG_SONG: &[Family] = &[
    &["仿宋_GB2312", "FangSong_GB2312"],
    &[
        "FZFangSong_GB18030-Z02",
        "方正仿宋_GB18030",
        "FZFangSong-Z02S",
        "方正仿宋简体",
        "FZFangSong-Z02",
        "方正仿宋_GBK",
    ],
    &["FangSong", "仿宋"],
    &["STFangsong", "华文仿宋"],
    &["Zhuque Fangsong (technical preview)", "Zhuque Fangsong", "朱雀仿宋", "朱雀仿宋（预览测试版）"],
    &["FandolFang R", "FandolFang"],
];

const HEI: &[Family] = &[
    &["SimHei", "黑体"],
    &["FZHei-B01S", "方正黑体简体", "FZHei-B01", "方正黑体_GBK", "方正黑体_GB18030"],
    &["STHeiti", "华文黑体", "Heiti SC", "黑体-简"],
    &["Noto Sans CJK SC"],
    &["Source Han Sans SC", "思源黑体", "Source Han Sans CN"],
    &["Noto Sans SC"],
    &["PingFang SC", "苹方-简"],
    &["Microsoft YaHei", "微软雅黑"],
    &["WenQuanYi Zen Hei", "文泉驿正黑"],
    &["WenQuanYi Micro Hei", "文泉驿微米黑"],
    &["Droid Sans Fallback"],
];

const KAI: &[Family] = &[
    &["楷体_GB2312", "KaiTi_GB2312"],
    &["FZKai-Z03S", "方正楷体简体", "FZKai-Z03", "方正楷体_GBK", "方正楷体_GB18030"],
    &["KaiTi", "楷体"],
    &["STKaiti", "华文楷体", "Kaiti SC", "楷体-简"],
    &["LXGW WenKai GB", "霞鹜文楷 GB"],
    &["LXGW WenKai", "霞鹜文楷"],
    &["FandolKai"],
    &["AR PL UKai CN"],
];

const XIAO_BIAO_SONG: &[Family] = &[
    &["FZXiaoBiaoSong-B05S", "方正小标宋简体"],
    &["FZXiaoBiaoSong-B05", "方正小标宋_GBK", "FZXiaoBiaoSong_GB18030-B05", "方正小标宋_GB18030"],
    &["小标宋体"],
    &["STZhongsong", "华文中宋"],
];

impl Role {
    /// All parts, 宋体 first: where a part has no font of its own, 宋体 plays it.
    pub(crate) const ALL: [Self; 5] = [Self::Song, Self::Title, Self::Text, Self::Heading, Self::Subheading];

    /// The name by which the templates ask for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "小标宋",
            Self::Text => "仿宋",
            Self::Heading => "黑体",
            Self::Subheading => "楷体",
            Self::Song => "宋体",
        }
    }

    /// The families that may play it, the best first.
    pub(crate) fn families(self) -> impl Iterator<Item = Family> {
        let (own, stand_in) = match self {
            Self::Title => (XIAO_BIAO_SONG, SONG),
            Self::Text => (FANG_SONG, SONG),
            Self::Heading => (HEI, SONG),
            Self::Subheading => (KAI, SONG),
            Self::Song => (SONG, HEI),
        };
        own.iter().chain(stand_in).copied()
    }

    /// The weight wanted where a family has several: 小标宋 and 黑体 are heavier than a text face.
    pub(crate) fn weight(self) -> u16 {
        match self {
            Self::Title => 700,
            Self::Heading => 500,
            Self::Text | Self::Subheading | Self::Song => 400,
        }
    }
}
