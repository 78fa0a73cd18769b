//! A Chinese font for the tests that set type: looked for, and installed where that can be done unasked.

use std::path::{Path, PathBuf};

use crate::{Result, shell};

/// Debian's package of the fonts that the tests are sure to find.
const PACKAGE: &str = "fonts-noto-cjk";

/// Makes sure that there is a Chinese font. On Debian and its kin, as root, it is installed; else the error says how.
pub(crate) fn ensure() -> Result<()> {
    if !cfg!(target_os = "linux") || known_to_fontconfig() || folders().iter().any(|folder| holds_cjk(folder)) {
        return Ok(());
    }
    if !shell::installed("apt-get", &["--version"]) || shell::output("id", &["-u"])?.trim() != "0" {
        return Err(format!(
            "没有中文字体，排印 PDF 的测试跑不了。请先装一种：Debian、Ubuntu、统信、麒麟 apt install {PACKAGE}，\
             Fedora、openEuler dnf install google-noto-serif-cjk-fonts"
        ));
    }
    println!("没有中文字体，安装 {PACKAGE}");
    let unasked = [("DEBIAN_FRONTEND", "noninteractive")];
    shell::run_in(&shell::root(), "apt-get", &["update", "--quiet"], &unasked)?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends", PACKAGE];
    shell::run_in(&shell::root(), "apt-get", &install, &unasked)
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

/// Whether a folder or one in it holds a file of the package.
fn holds_cjk(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() { holds_cjk(&path) } else { entry.file_name().to_string_lossy().contains("CJK") }
    })
}
