//! Reading and checking a page against the HTML parser alone on the same bytes: interleaved runs, medians.
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

/// Runs of each; the medians are told.
const RUNS: usize = 41;

fn main() {
    println!("### Reading and checking a page against the HTML parser alone\n");
    println!(
        "Medians of {RUNS} interleaved runs in one process, release build. Baseline: html5ever with markup5ever_rcdom.\n"
    );
    println!("| page | KiB | parser alone ms | read ms | read + check ms | read ÷ parser | read + check ÷ parser |");
    println!("|---|---|---|---|---|---|---|");
    for (name, bytes) in pages() {
        let [parser, reading, checking] = measure(&bytes);
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

fn measure(bytes: &[u8]) -> [Duration; 3] {
    let limits = Limits::default();
    let settings = Settings::default();
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..RUNS {
        let runs: [&dyn Fn(); 3] = [
            &|| {
                black_box(html5ever::parse_document(RcDom::default(), Default::default()).from_utf8().one(bytes));
            },
            &|| {
                black_box(read(bytes, &limits));
            },
            &|| {
                let reading = read(bytes, &limits);
                for report in &reading.reports {
                    let subject = Subject { document: Some(&reading.document), ..Subject::alone(report, &settings) };
                    black_box(check(subject));
                }
            },
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
