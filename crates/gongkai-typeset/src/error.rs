//! Why a PDF could not be made, in words for the person who asked for it.

use std::fmt::Write;

/// Why a PDF could not be made. Every message says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// None of the fonts can print Chinese.
    #[error(
        "{searched}没有找到能印中文的字体。Debian、Ubuntu、统信、麒麟请装 fonts-noto-cjk（apt install fonts-noto-cjk），\
         Fedora、openEuler 请装 google-noto-serif-cjk-fonts，Windows 和 macOS 自带中文字体；\
         也可以用 --fonts 指明放字体的文件夹"
    )]
    NoChineseFont {
        /// Where fonts were looked for, beginning with 在.
        searched: String,
    },
    /// A font that was there a moment ago cannot be read.
    #[error("读不了字体“{0}”。请检查这个文件，或用 --fonts 指明另一个放字体的文件夹")]
    UnreadableFont(String),
    /// Characters that no font has.
    #[error(
        "这些字在找到的字体里都没有字形：{}。请装有这些字的字体（生僻字可用 fonts-hanazono，\
         Windows 可用 SimSun-ExtB），或者改用别的字",
        listed(.0)
    )]
    MissingGlyphs(Vec<MissingGlyph>),
    /// The template met something that it does not provide for.
    #[error("排版没有完成（{0}）。这是程序的缺陷，请把这句话和报告文件一起告诉开发者")]
    Layout(String),
}

/// A character without a glyph, and the pages that it would stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// The pages, counted from 1.
    pub pages: Vec<usize>,
}

/// Most characters that a message names.
const NAMED: usize = 8;

fn listed(missing: &[MissingGlyph]) -> String {
    let mut out = String::new();
    for glyph in missing.iter().take(NAMED) {
        let separator = if out.is_empty() { "" } else { "，" };
        let pages: Vec<String> = glyph.pages.iter().map(ToString::to_string).collect();
        let code = u32::from(glyph.character);
        // writing to a string cannot fail
        let _ = write!(out, "{separator}第 {} 页的“{}”（U+{code:04X}）", pages.join("、"), glyph.character);
    }
    if missing.len() > NAMED {
        let _ = write!(out, "等共 {} 个", missing.len());
    }
    out
}
