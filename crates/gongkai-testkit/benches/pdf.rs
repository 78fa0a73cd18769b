//! Reading and checking a PDF against plain text extraction of the same bytes by lopdf: interleaved runs, medians.
//!
//! The baseline finds no tables, no lines and no places: it prints the characters in the order of the file. Ratios, not
//! times, are comparable between machines.

#[path = "../../gongkai-reader-pdf/tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gongkai_lint::{Settings, Subject, check};
use gongkai_reader::{Limits, recognise::recognise};
use gongkai_reader_pdf::{Budget, decode};

/// Runs of each; the medians are told.
const RUNS: usize = 21;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if let (Some(work), Some(path)) = (arguments.next(), arguments.next()) {
        return alone(&work, Path::new(&path));
    }
    println!("### Reading and checking a PDF against plain text extraction alone\n");
    println!(
        "Medians of {RUNS} interleaved runs in one process, release build. Baseline: lopdf's `extract_text` of all pages.\n"
    );
    println!("Peak memory is that of a process of its own for the one file.\n");
    println!(
        "| file | KiB | pages | text alone ms | read ms | read + check ms | read + check ÷ text | peak MiB: text alone | peak MiB: read + check |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (name, bytes) in files() {
        let pages = lopdf::Document::load_mem(&bytes).map_or(0, |document| document.get_pages().len());
        let [text, reading, checking] = measure(&bytes);
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "| {name} | {} | {pages} | {:.1} | {:.1} | {:.1} | {:.2} | {} | {} |",
            bytes.len() / 1024,
            ms(text),
            ms(reading),
            ms(checking),
            ms(checking) / ms(text),
            peak_of("text", &bytes),
            peak_of("check", &bytes),
        );
    }
}

/// A generated report set on pages, and the real ones where they are at hand.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("generated report".to_owned(), support::paper::generated(7))];
    let real = shared().into_iter().flat_map(std::fs::read_dir).flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> =
        real.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "pdf")).collect();
    paths.sort();
    for path in paths {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        files.extend(std::fs::read(&path).map(|bytes| (format!("real report {name}"), bytes)));
    }
    files
}

/// The folder of real reports beside the checkout, if there is one.
fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    given.into_iter().chain(above).map(|folder| folder.join("data/reports")).find(|folder| folder.is_dir())
}

/// The peak memory of one work on one file in a process of its own, in MiB, or why it is not known.
fn peak_of(work: &str, bytes: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("gongkai-bench-pdf-{}.pdf", std::process::id()));
    let run = || -> std::io::Result<String> {
        std::fs::write(&path, bytes)?;
        let output = Command::new(std::env::current_exe()?).arg(work).arg(&path).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let peak = run().unwrap_or_else(|error| error.to_string());
    // of no use afterwards, and the system clears what we cannot
    let _ = std::fs::remove_file(&path);
    peak
}

/// Does one work on one file and prints the peak memory of this process in MiB, where the system tells it.
fn alone(work: &str, path: &Path) {
    let Ok(bytes) = std::fs::read(path) else { return println!("unread") };
    match work {
        "text" => text(&bytes),
        _ => read_and_check(&bytes),
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
    println!("{}", kibibytes.map_or_else(String::new, |kibibytes| format!("{:.0}", kibibytes / 1024.0)));
}

fn text(bytes: &[u8]) {
    let Ok(document) = lopdf::Document::load_mem(bytes) else { return };
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    black_box(document.extract_text(&pages).ok());
}

fn read_and_check(bytes: &[u8]) {
    let (limits, settings) = (Limits::default(), Settings::default());
    let decoded = decode(bytes, &Budget::default());
    for report in &recognise(&decoded.document, Vec::new(), &limits) {
        let subject = Subject { document: Some(&decoded.document), ..Subject::alone(report, &settings) };
        black_box(check(subject));
    }
}

fn measure(bytes: &[u8]) -> [Duration; 3] {
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..RUNS {
        let runs: [&dyn Fn(); 3] = [
            &|| text(bytes),
            &|| {
                black_box(decode(bytes, &Budget::default()));
            },
            &|| read_and_check(bytes),
        ];
        for (run, times) in runs.iter().zip(&mut times) {
            let start = Instant::now();
            run();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}
