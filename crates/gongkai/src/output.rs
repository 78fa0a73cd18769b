//! Where results go: standard output, or a file that appears whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::exit::Failure;
use crate::input::reason;

/// Writes a text to a file, or to standard output if there is none. A file is written beside its place and
/// moved there, so an interrupted command leaves the old one whole.
pub(crate) fn write(out: Option<&Path>, text: &str) -> Result<(), Failure> {
    let Some(path) = out else {
        let mut stdout = Output::stdout();
        stdout.text(text)?;
        return stdout.finish();
    };
    let failed = |error: io::Error| Failure::Write { file: path.display().to_string(), reason: reason(&error) };
    let beside = beside(path);
    std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path)).map_err(|error| {
        // the half-written file is of no use; if it cannot be removed there is nothing more to do about it
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}

/// Standard output, buffered; colour codes are dropped where it is no terminal.
pub(crate) struct Output {
    out: BufWriter<anstream::Stdout>,
}

impl Output {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self { out: BufWriter::new(anstream::stdout()) }
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(closed)
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        self.text(line)?;
        self.text("\n")
    }

    /// Writes out what is buffered.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.out.flush().map_err(closed)
    }
}

fn closed(error: io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Failure::Closed
    } else {
        Failure::Write { file: "标准输出".into(), reason: reason(&error) }
    }
}

/// Opens a page in the browser; where there is none (a server, a container) says where the page is.
pub(crate) fn open_in_browser(path: &Path) {
    let has_screen = cfg!(any(windows, target_os = "macos"))
        || std::env::var_os("DISPLAY").is_some()
        || std::env::var_os("WAYLAND_DISPLAY").is_some();
    if !has_screen || open::that_detached(path).is_err() {
        anstream::eprintln!("这台机器没有可用的浏览器，请自行打开：{}", path.display());
    }
}
