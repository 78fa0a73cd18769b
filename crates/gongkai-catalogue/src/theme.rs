//! 主题分类: what a piece of information is about, for whoever looks for it.

/// A theme of the classification that the State Council's own catalogue uses, less its own organs, by its place,
/// from 1. No text of law orders it; sites of local governments use the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Theme(usize);

/// Their names, in order.
const THEMES: [&str; 21] = [
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
];

impl Theme {
    /// All themes, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..THEMES.len()).map(Self)
    }

    /// The theme of a code, or of a name, or of one of the words in it.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let whole = Self::all().find(|theme| theme.code() == text || theme.label() == text);
        whole.or_else(|| Self::all().find(|theme| theme.label().split('、').any(|word| word == text)))
    }

    /// Its code: two digits.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:02}", self.0.saturating_add(1))
    }

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        THEMES.get(self.0).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_found_by_its_code_its_name_and_a_word_of_it() {
        for theme in Theme::all() {
            assert_eq!(Theme::of(&theme.code()), Some(theme));
            assert_eq!(Theme::of(theme.label()), Some(theme));
        }
        assert_eq!(Theme::of("财政"), Theme::of("03"));
        assert_eq!(Theme::of("财"), None);
    }
}
