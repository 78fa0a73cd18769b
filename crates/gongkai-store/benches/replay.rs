//! From stored bytes to the books of a body: the events alone, and with the database they come from. Baselines: the same
//! payloads parsed to plain JSON values, and the same rows selected. Ratios, not times, are comparable between machines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a bench that cannot go on fails

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use gongkai_app::books::Books;
use gongkai_app::port::{Append, Event, EventLog, NewEvent};
use gongkai_app::record::AnyEntry;
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{Approval, Draft, Filing, ItemAnswer, RequestEvent, Requester, Service, ServiceMethod};
use gongkai_case::{Account, PersonId, Sealed};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::Channel;
use gongkai_law::reply::Reply;
use jiff::civil::date;
use sqlx::Row;

use crate::common::{Bed, append, body};

/// Requests, of six events each.
const REQUESTS: u32 = 34_000;

/// Commands that are recorded at a time.
const BATCH: u32 = 2_000;

/// Runs of each; the fastest is told, since what else the machine does only ever makes a run slower.
const RUNS: usize = 3;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    println!("### Replaying a log into the books of a body\n");
    println!("{REQUESTS} requests of six events each, one thread, release build; the fastest of {RUNS} runs.\n");
    println!("| what | events/s | time ÷ baseline |\n|---|---|---|");
    runtime.block_on(async {
        let bed = Bed::sqlite().await;
        fill(&bed).await;
        let events = all(&bed).await;
        bytes(&events);
        database("SQLite", &bed, events.len()).await;
        let bed = Bed::postgres().await;
        fill(&bed).await;
        database("PostgreSQL", &bed, events.len()).await;
    });
    println!("\nPeak memory with events, values and books of one body: {} MiB.", peak_mebibytes());
}

/// Stored bytes to books, against the same payloads as plain JSON values.
fn bytes(events: &[Event]) {
    let parse = fastest(|| {
        let parse = |event: &Event| serde_json::from_slice::<serde_json::Value>(&event.fact.payload).unwrap();
        black_box(events.iter().map(parse).collect::<Vec<_>>());
    });
    row("payloads → plain JSON values (baseline)", events.len(), parse, parse);
    let fold = fastest(|| {
        let mut books = Books::default();
        events.iter().for_each(|event| books.take_event(event).unwrap());
        black_box(books);
    });
    row("payloads → events → folded books", events.len(), fold, parse);
}

/// The log of a database to books, against the same rows selected.
async fn database(engine: &str, bed: &Bed, events: usize) {
    let (mut select, mut read) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        let mut connection = bed.connect().await;
        let begun = Instant::now();
        let rows = sqlx::query("SELECT seq, chain FROM event WHERE body = $1 ORDER BY seq").bind("shifan");
        let rows = rows.fetch_all(&mut connection).await.unwrap();
        black_box(rows.iter().map(|row| row.get::<Vec<u8>, _>(1).len()).sum::<usize>());
        select = select.min(begun.elapsed());
        let begun = Instant::now();
        black_box(Books::read(&bed.store, &body("shifan")).await.unwrap());
        read = read.min(begun.elapsed());
    }
    row(&format!("{engine}: rows selected (baseline)"), events, select, select);
    row(&format!("{engine}: log → books"), events, read, select);
}

fn fastest(mut run: impl FnMut()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        run();
        begun.elapsed()
    };
    (0..RUNS).map(time).min().unwrap()
}

fn row(what: &str, events: usize, time: Duration, baseline: Duration) {
    let (rate, ratio) = (events as f64 / time.as_secs_f64(), time.as_secs_f64() / baseline.as_secs_f64());
    println!("| {what} | {rate:.0} | {ratio:.2} |");
}

/// The whole log, page by page.
async fn all(bed: &Bed) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    loop {
        let after = events.last().map_or(0, |event| event.seq);
        let page = bed.store.feed(&body("shifan"), after, 10_000).await.unwrap();
        if page.is_empty() {
            return events;
        }
        events.extend(page);
    }
}

async fn fill(bed: &Bed) {
    for begin in (0..REQUESTS).step_by(BATCH as usize) {
        let appends = (begin..(begin + BATCH).min(REQUESTS)).map(|n| {
            let events = entries(n).iter().map(event).collect();
            Append { events, ..append(&format!("r-{n}"), 0, "") }
        });
        for answer in bed.store.append_each(appends.collect()).await {
            answer.unwrap();
        }
    }
}

fn event(entry: &AnyEntry) -> NewEvent {
    let encoded = entry.encode();
    NewEvent {
        id: uuid::Uuid::now_v7(),
        kind: encoded.kind.to_owned(),
        version: encoded.version,
        effective: entry.on(),
        payload: encoded.payload,
    }
}

fn entries(n: u32) -> Vec<AnyEntry> {
    let on = date(2025, 1 + (n % 11) as i8, 1 + (n % 28) as i8);
    let kind = ApplicantKind::ALL[n as usize % ApplicantKind::ALL.len()];
    let reply = Reply::Provided;
    let filing = Filing {
        channel: Channel::InPerson,
        requesters: vec![Requester {
            person: PersonId::new(format!("p-{n}")),
            kind,
            details: Sealed::new(vec![7; 120]),
        }],
        agent: None,
        taken_down_by: None,
        identity_proven: true,
        address_confirmed: true,
        items: 1,
        split_from: None,
        content: Sealed::new(vec![7; 240]),
    };
    let cited = reply.basis().to_vec();
    let item = ItemAnswer { reply, severed: Vec::new(), cited, reasons: true, responsible_organ: None };
    let by = Account::new("chengban");
    let draft = Draft { by, letter_number: None, items: vec![item], remedy: None, pages: 2 };
    let approval = Approval::Given { by: Account::new("shenhe"), capacity: Capacity::Reviewer, on };
    let service = Service { method: ServiceMethod::Post, number: Some(format!("XA{n}")) };
    let events = [
        RequestEvent::RequestFiled(filing),
        RequestEvent::RequestRegistered { number: format!("2025-{n:06}") },
        RequestEvent::AnswerDrafted(draft),
        RequestEvent::AnswerApproved { approval },
        RequestEvent::AnswerServed(service),
        RequestEvent::ServiceProven,
    ];
    events.into_iter().map(|what| AnyEntry::Request(Entry::Fact(Fact { on, what }))).collect()
}

/// The most memory that this process has held, where the system tells it.
fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() / 1024
}
