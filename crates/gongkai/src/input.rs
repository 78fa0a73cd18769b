//! Which files are meant, and reading them: folders walked, many files at once, results in order.

use std::io::{IsTerminal, Read as _};
use std::path::{Path, PathBuf};

use gongkai_reader::decode::Decoded;
use gongkai_report::ProblemKind;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::cli::Inputs;
use crate::exit::Failure;
use crate::worker::{Illustrated, Read, Reader, unusable};

/// How many files are worked on before their results are written: bounds memory, keeps order.
const BATCH: usize = 256;

/// The longest text that is read whole: a megabyte.
const MOST_TEXT: usize = 1 << 20;

/// A file that is to be read: its name as the user gave it, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The source of one path given by the user.
    pub(crate) fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// The name in results and messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".into(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Reads it, and where it is an archive every file in it; one that cannot be opened gives a reading without a
    /// report, with the reason.
    pub(crate) fn read(&self, reader: &Reader) -> Vec<Read> {
        let name = self.name();
        match self.bytes(reader.most_bytes()) {
            Ok(bytes) => reader.read(&name, bytes),
            Err(error) => {
                let what = format!("打不开这个文件：{}", reason(&error));
                vec![Read { name, reading: unusable(ProblemKind::NotAReport, what) }]
            }
        }
    }

    /// Its text, which must be UTF-8 and not longer than anything a person writes.
    pub(crate) fn text(&self) -> Result<String, String> {
        let bytes = self.bytes(MOST_TEXT).map_err(|error| format!("打不开这个文件：{}", reason(&error)))?;
        match String::from_utf8(bytes) {
            Ok(text) if text.len() <= MOST_TEXT => Ok(text),
            Ok(_) => Err("这个文件太大，不是场景".to_owned()),
            Err(_) => Err("这个文件不是 UTF-8 编码的文本".to_owned()),
        }
    }

    /// Decodes it without looking for reports; the error says why it cannot be read.
    pub(crate) fn decode(&self, reader: &Reader) -> Result<Vec<Decoded>, String> {
        let bytes = self.bytes(reader.most_bytes());
        reader.decode(&bytes.map_err(|error| format!("打不开这个文件：{}", reason(&error)))?)
    }

    /// Decodes it as one document with its pictures; the error says why it cannot be read.
    pub(crate) fn illustrated(&self, reader: &Reader, most: usize) -> Result<Illustrated, String> {
        let bytes = self.bytes(reader.most_bytes());
        reader.illustrated(&bytes.map_err(|error| format!("打不开这个文件：{}", reason(&error)))?, most)
    }

    /// Its bytes; one more than the limit at most, so that the reader sees that it is too large.
    fn bytes(&self, limit: usize) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let most = limit as u64 + 1;
        match self {
            Self::Stdin => std::io::stdin().lock().take(most).read_to_end(&mut bytes)?,
            Self::File(path) => std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }
}

/// Why a file could not be read, in Chinese.
pub(crate) fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "没有这个文件".into(),
        K::PermissionDenied => "没有读写它的权限".into(),
        K::IsADirectory => "它是文件夹".into(),
        K::StorageFull => "磁盘已满".into(),
        K::BrokenPipe => "接收输出的程序已经结束".into(),
        _ => format!("系统报告 {error}"),
    }
}

/// Every file that is meant, in the order given; folders walked in order of name, hidden files and the lock
/// files of office programs left out.
pub(crate) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || !path.is_dir() {
            sources.push(Source::of(path));
            continue;
        }
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.path())) {
            let entry = entry.map_err(|error| Failure::Folder {
                folder: path.display().to_string(),
                reason: error.io_error().map_or_else(|| "目录里有循环链接".into(), reason),
            })?;
            if entry.file_type().is_file() {
                sources.push(Source::File(entry.into_path()));
            }
        }
    }
    if sources.is_empty() {
        return Err(Failure::NoFiles);
    }
    Ok(sources)
}

fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with('.') || name.starts_with("~$") || name.eq_ignore_ascii_case("thumbs.db")
}

/// Works on every file in parallel and hands on the results in order, a batch at a time.
///
/// A progress bar stands on standard error while it is a terminal and there is more than one file.
pub(crate) fn for_each<T: Send>(
    inputs: &Inputs,
    work: impl Fn(&Source) -> T + Sync,
    mut done: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let sources = sources(&inputs.paths)?;
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(jobs) = inputs.jobs {
        pool = pool.num_threads(jobs);
    }
    let pool = pool.build().map_err(|error| Failure::Threads(error.to_string()))?;
    let bar = progress_bar(sources.len());
    for batch in sources.chunks(BATCH) {
        let results: Vec<T> = pool.install(|| {
            batch
                .par_iter()
                .map(|source| {
                    let result = work(source);
                    bar.inc(1);
                    result
                })
                .collect()
        });
        for result in results {
            if let Err(failure) = done(result) {
                bar.finish_and_clear();
                return Err(failure);
            }
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn progress_bar(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} 份，还需 {eta}") {
        bar.set_style(style);
    }
    bar
}
