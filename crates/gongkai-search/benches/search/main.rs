//! How well and how fast: what people look for in the catalogue of the demonstration, and generated catalogues of growing
//! size, against SQLite's and PostgreSQL's full text over the same documents in the same run. `GONGKAI_BENCH_DOCUMENTS`
//! names a further size.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a bench that cannot go on fails

#[path = "../../tests/common/mod.rs"]
mod common;
mod engines;
mod generated;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use gongkai_search::{Index, Page, Public, PublicEntry, Query};
use jiff::civil::{Date, date};

use crate::engines::{Postgres, Sqlite};
use crate::generated::{Generator, QUERIES};

const TODAY: Date = date(2025, 12, 31);

/// Sizes that are always measured.
const SIZES: [u64; 2] = [10_000, 100_000];

/// Hot queries of each size.
const HOT: usize = 400;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--fresh") {
        return fresh(Path::new(&args[at + 1]), &args[at + 2]);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    relevance(&runtime);
    let more = std::env::var("GONGKAI_BENCH_DOCUMENTS").ok().and_then(|text| text.parse::<u64>().ok());
    println!("\n### Full text over growing catalogues\n");
    println!(
        "Generated texts of some 250 characters, one writing thread, release build; {HOT} queries of {} kinds, the first ten by relevance with all counts.\nBaseline: SQLite FTS5 with trigrams.\n",
        QUERIES.len()
    );
    println!(
        "| documents | engine | documents/s | index ÷ text | hot p50 ms | hot p99 ms | fresh process ms | peak memory MiB |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for size in SIZES.into_iter().chain(more) {
        ours(size);
        // beyond that it takes longer than anybody waits
        if size <= 100_000 {
            runtime.block_on(sqlite(size));
        }
    }
}

fn all(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn relevance(runtime: &tokio::runtime::Runtime) {
    let corpus = common::corpus();
    let asked = common::asked();
    println!("### What people look for in the catalogue of the demonstration\n");
    println!("{} documents, {} queries with the documents that they should find.\n", corpus.len(), asked.len());
    println!("| engine | recall@10 | MRR |\n|---|---|---|");
    let folder = tempfile::tempdir().unwrap();
    let sqlite = runtime.block_on(Sqlite::of(folder.path(), corpus.iter()));
    let postgres = runtime.block_on(Postgres::of(corpus.iter()));
    let index = Index::<Public>::rebuild(folder.path(), corpus, 1).unwrap();
    let ours = common::quality(&asked, |query| {
        let found = index.search(&Query::parse(query), Page::default(), TODAY, all).unwrap();
        found.hits.into_iter().map(|hit| hit.title.text).collect()
    });
    let trigrams = common::quality(&asked, |query| runtime.block_on(sqlite.find(query)));
    let pairs = common::quality(&asked, |query| runtime.block_on(postgres.find(query)));
    for (name, by_kind) in
        [("gongkai", ours), ("SQLite FTS5, trigrams", trigrams), ("PostgreSQL, pairs of characters", pairs)]
    {
        let all = by_kind["all"];
        println!("| {name} | {:.3} | {:.3} |", all.recall, all.mrr);
    }
}

fn ours(size: u64) {
    let folder = tempfile::tempdir().unwrap();
    let mut generator = Generator::new(size);
    let start = Instant::now();
    let index = Index::<Public>::rebuild(folder.path(), &mut generator, size).unwrap();
    let took = start.elapsed();
    let mut times = Vec::with_capacity(HOT);
    for query in QUERIES.iter().cycle().take(HOT) {
        let start = Instant::now();
        index.search(&Query::parse(query), Page::default(), TODAY, all).unwrap();
        times.push(start.elapsed());
    }
    let bytes = bytes_in(&folder.path().join("public"));
    let child = |query: &str| {
        let me = std::env::current_exe().unwrap();
        let output = Command::new(me).arg("--fresh").arg(folder.path()).arg(query).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<f64>().unwrap()
    };
    let mut cold: Vec<f64> = QUERIES.iter().map(|query| child(query)).collect();
    cold.sort_by(f64::total_cmp);
    row(
        size,
        "gongkai",
        took,
        bytes as f64 / generator.bytes as f64,
        times,
        &format!("{:.0}", cold[cold.len() / 2]),
        &format!("{}", peak_mebibytes()),
    );
}

/// A process of its own: opening the index and one query, in milliseconds.
fn fresh(root: &Path, query: &str) {
    let start = Instant::now();
    let index = Index::<Public>::open(root).unwrap();
    index.search(&Query::parse(query), Page::default(), TODAY, all).unwrap();
    println!("{:.3}", start.elapsed().as_secs_f64() * 1_000.0);
}

async fn sqlite(size: u64) {
    let folder = tempfile::tempdir().unwrap();
    let documents: Vec<PublicEntry> = Generator::new(size).collect();
    let text: usize = documents.iter().map(|entry| entry.as_ref().title.len() + entry.as_ref().text.len()).sum();
    let start = Instant::now();
    let sqlite = Sqlite::of(folder.path(), documents.iter()).await;
    let took = start.elapsed();
    let mut times = Vec::with_capacity(HOT);
    for query in QUERIES.iter().cycle().take(HOT) {
        let start = Instant::now();
        sqlite.find(query).await;
        times.push(start.elapsed());
    }
    row(size, "SQLite FTS5", took, bytes_in(folder.path()) as f64 / text as f64, times, "", "");
}

fn row(size: u64, engine: &str, took: Duration, ratio: f64, mut times: Vec<Duration>, fresh: &str, peak: &str) {
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1_000.0;
    let rate = size as f64 / took.as_secs_f64();
    println!("| {size} | {engine} | {rate:.0} | {ratio:.2} | {:.2} | {:.2} | {fresh} | {peak} |", at(0.5), at(0.99));
}

fn bytes_in(folder: &Path) -> u64 {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        sum += if metadata.is_dir() { bytes_in(&entry.path()) } else { metadata.len() };
    }
    sum
}

/// The most memory that the process ever had, where the system tells.
fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).map_or(0, |kib| kib / 1_024)
}
