//! A Chinese font for the tests that set type.

use std::path::{Path, PathBuf};

use crate::packages::Need;
use crate::shell;

/// How the files of common Chinese fonts are called, in small letters.
const FILES: [&str; 9] = ["cjk", "sourcehan", "simsun", "simhei", "fangsong", "songti", "fandol", "wqy-", "fzshusong"];

/// Any font with Chinese signs; Debian's package is one that the tests are sure to find.
pub(crate) const CHINESE: Need = Need {
    what: "中文字体",
    package: "fonts-noto-cjk",
    help: "排印 PDF 的测试要用它。请先装一种：Debian、Ubuntu、统信、麒麟 apt install fonts-noto-cjk，\
           Fedora、openEuler dnf install google-noto-serif-cjk-fonts",
    is_found,
};

fn is_found() -> bool {
    known_to_fontconfig() || folders().iter().any(|folder| holds_chinese(folder))
}

fn known_to_fontconfig() -> bool {
    shell::installed("fc-list", &["--version"])
        && shell::output("fc-list", &[":lang=zh-cn", "family"]).is_ok_and(|families| !families.trim().is_empty())
}

/// The folders in which Linux keeps fonts.
fn folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = home.iter().flat_map(|home| [home.join(".fonts"), home.join(".local/share/fonts")]);
    ["/usr/share/fonts", "/usr/local/share/fonts"].into_iter().map(PathBuf::from).chain(own).collect()
}

/// Whether a folder or one in it holds a file that is called like a Chinese font.
fn holds_chinese(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        // links are not followed, so that a circle of them ends
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if folder { holds_chinese(&entry.path()) } else { FILES.iter().any(|file| name.contains(file)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_told_by_their_files_in_any_folder() {
        let folder = std::env::temp_dir().join(format!("gongkai-fonts-{}", std::process::id()));
        let inner = folder.join("opentype/noto");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(inner.join("DejaVuSans.ttf"), "").unwrap();
        let before = holds_chinese(&folder);
        std::fs::write(inner.join("NotoSerifCJK-Regular.ttc"), "").unwrap();
        let after = holds_chinese(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!((before, after), (false, true));
        assert!(!holds_chinese(&folder), "no folder, no font");
    }
}
