//! Reading and checking a page against the HTML parser alone on the same bytes: interleaved runs, the fastest of each.
//!
//! The baseline is html5ever building its own reference tree (`markup5ever_rcdom`), which decodes nothing,
//! recognises nothing and checks nothing. Ratios, not times, are comparable between machines.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gongkai_lint::{Settings, Subject, check};
use gongkai_reader::{Limits, read};
use gongkai_testkit::{Format, Publication, Variant};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;

/// Runs of each; the fastest is told, since what else the machine does only ever makes a run slower.
const RUNS: usize = 101;

fn main() {
    if alone().is_some() {
        return;
    }
    println!("### Reading and checking a page against the HTML parser alone\n");
    println!(
        "The fastest of {RUNS} interleaved runs in one process, release build. Baseline: html5ever with markup5ever_rcdom.\n"
    );
    println!("| page | KiB | parser alone ms | read ms | read + check ms | read ÷ parser | read + check ÷ parser |");
    println!("|---|---|---|---|---|---|---|");
    let mut noise = 0.0_f64;
    for (name, bytes) in pages() {
        let times = measure(&bytes);
        noise = times.iter().map(Times::noise).fold(noise, f64::max);
        let [parser, reading, checking] = times.map(|times| times.at(0));
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "| {name} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} |",
            bytes.len() / 1024,
            ms(parser),
            ms(reading),
            ms(checking),
            ms(reading) / ms(parser),
            ms(checking) / ms(parser)
        );
    }
    println!("\nNoise: between the quartiles of the runs lie at most {:.0} % of their median.", noise * 100.0);
}

/// The times of all runs of one thing, sorted.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    /// A quartile; the first of all is the fastest run, the second quartile the median.
    fn at(&self, quarter: usize) -> Duration {
        self.0.get(self.0.len() * quarter / 4).copied().unwrap_or_default()
    }

    /// How far the quartiles are apart, as a part of the median.
    fn noise(&self) -> f64 {
        (self.at(3) - self.at(1)).as_secs_f64() / self.at(2).as_secs_f64()
    }
}

/// Generated pages, and the real ones where they are at hand.
fn pages() -> Vec<(String, Vec<u8>)> {
    let report = Publication::any(7).report();
    let mut pages = vec![
        ("generated government page".to_owned(), Variant::GovernmentPage.write(&report)),
        ("generated page of our own".to_owned(), Format::Html.write(&report)),
    ];
    let real = shared().into_iter().flat_map(std::fs::read_dir).flatten().filter_map(Result::ok);
    let mut files: Vec<PathBuf> =
        real.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "html")).collect();
    files.sort();
    for path in files {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        pages.extend(std::fs::read(&path).map(|bytes| (format!("real page {name}"), bytes)));
    }
    pages
}

/// The folder of real reports beside the checkout, if there is one.
fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    given.into_iter().chain(above).map(|folder| folder.join("data/reports")).find(|folder| folder.is_dir())
}

/// Something that is done with the bytes of a page.
type Work = fn(&[u8]);

/// What is measured.
const WORK: [(&str, Work); 3] = [("parser", parse), ("read", read_page), ("check", check_page)];

fn parse(bytes: &[u8]) {
    black_box(html5ever::parse_document(RcDom::default(), Default::default()).from_utf8().one(bytes));
}

fn read_page(bytes: &[u8]) {
    black_box(read(bytes, &Limits::default()));
}

fn check_page(bytes: &[u8]) {
    let settings = Settings::default();
    let reading = read(bytes, &Limits::default());
    for report in &reading.reports {
        let subject = Subject { document: Some(&reading.document), ..Subject::alone(report, &settings) };
        black_box(check(subject));
    }
}

fn measure(bytes: &[u8]) -> [Times; 3] {
    let mut times: [Times; 3] = Default::default();
    for _ in 0..RUNS {
        for ((_, work), times) in WORK.iter().zip(&mut times) {
            let start = Instant::now();
            work(bytes);
            times.0.push(start.elapsed());
        }
    }
    for times in &mut times {
        times.0.sort();
    }
    times
}

/// `parser 2 10`: that work alone on the third page, ten times, for a tool that counts instructions.
fn alone() -> Option<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let [work, page, runs] = args.as_slice() else { return None };
    let (_, work) = WORK.iter().find(|(name, _)| name == work)?;
    let (_, bytes) = pages().into_iter().nth(page.parse().ok()?)?;
    (0..runs.parse().ok()?).for_each(|_: u32| work(&bytes));
    Some(())
}
