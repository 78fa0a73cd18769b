//! Counting a year of a million requests: cold, and after one more entry. Baseline: the cells of all, known beforehand,
//! gathered in a map. Ratios, not times, are comparable between machines.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a bench that cannot go on fails

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{
    Approval, Draft, Filing, ItemAnswer, Request, RequestEntry, RequestEvent, Requester, Service, ServiceMethod,
};
use gongkai_case::{Account, PersonId, Sealed};
use gongkai_catalogue::{CountingRules, Organ, YearSoFar};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::Channel;
use gongkai_law::reply::Reply;
use gongkai_tally::{Basis, Detail, Source, Tally};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Requests of the year.
const REQUESTS: u32 = 1_000_000;

/// Requests whose entries are in memory at the same time: the rest of the memory is what is measured.
const BATCH: u32 = 10_000;

const YEAR: i16 = 2025;

/// One more entry, so many times.
const CHANGES: u32 = 200;

fn main() {
    println!("### Counting the year of a body with {REQUESTS} requests\n");
    println!(
        "One thread, release build. Each request has six entries: filed, registered, drafted, approved, served, proven."
    );
    println!("Baselines: row, column and id of every request, known beforehand, gathered in a map of cells.\n");
    println!("| what | ns a request | ÷ its baseline | peak memory MiB |\n|---|---|---|---|");
    let (plain, named) =
        (gathered(|cell: &mut u64, _| *cell += 1), gathered(|cell: &mut Vec<String>, id| cell.push(id.to_owned())));
    row("baseline: numbers of known cells", plain, plain, None);
    row("baseline: ids of known cells", named, named, None);
    let memory = peak_mebibytes();
    let (fold, numbers, mut tally) = counted(Detail::Numbers);
    row("folding the entries to the state of a request", fold, named, None);
    row(
        "counting, numbers only",
        numbers,
        plain,
        peak_mebibytes().zip(memory).map(|(now, was)| now.saturating_sub(was)),
    );
    let alone = changed(&mut tally);
    let (_, records, mut tally) = counted(Detail::Records);
    row("counting, each cell with its records", records, named, peak_mebibytes());
    let kept = changed(&mut tally);
    let fresh = (fold + records) * REQUESTS;
    println!(
        "\nOne more entry: {:.1} µs with numbers only, {:.1} ms with the records of each cell; a fresh count with records takes {:.1} s, {:.0} times as long.",
        alone.as_secs_f64() * 1e6,
        kept.as_secs_f64() * 1e3,
        fresh.as_secs_f64(),
        fresh.as_secs_f64() / kept.as_secs_f64()
    );
}

fn row(what: &str, each: Duration, baseline: Duration, memory: Option<u64>) {
    let memory = memory.map_or_else(String::new, |mebibytes| mebibytes.to_string());
    let (each, baseline) = (each.as_nanos(), baseline.as_nanos().max(1));
    println!("| {what} | {each} | {:.1} | {memory} |", each as f64 / baseline as f64);
}

/// The floor: whoever knew the cells of every request would still have to gather them. A request stands in two cells.
fn gathered<T: Default>(add: impl Fn(&mut T, &str)) -> Duration {
    let known: Vec<(String, [(u8, u8); 2])> =
        (0..REQUESTS).map(|n| (id(n), [(0, (n % 6) as u8), ((n % 23) as u8 + 2, (n % 6) as u8)])).collect();
    let begun = Instant::now();
    let mut cells: BTreeMap<(u8, u8), T> = BTreeMap::new();
    for (id, both) in black_box(&known) {
        for cell in both {
            add(cells.entry(*cell).or_default(), id);
        }
    }
    black_box(cells.len());
    begun.elapsed() / REQUESTS
}

/// Folds and counts all requests; the time that each of both takes a request.
fn counted(detail: Detail) -> (Duration, Duration, Tally) {
    let (mut fold, mut count) = (Duration::ZERO, Duration::ZERO);
    let mut tally = Tally::new(organ(), YearSoFar::whole(YEAR), basis(), detail).unwrap();
    for begin in (0..REQUESTS).step_by(BATCH as usize) {
        let entries: Vec<(String, Vec<RequestEntry>)> = (begin..begin + BATCH).map(|n| (id(n), entries(n))).collect();
        let begun = Instant::now();
        let folded: Vec<(String, Request)> =
            entries.into_iter().map(|(id, entries)| (id, Request::of(entries))).collect();
        fold += begun.elapsed();
        let begun = Instant::now();
        for (seq, (id, request)) in (u64::from(begin)..).zip(&folded) {
            tally.request(Source { id, seq }, request.state());
        }
        count += begun.elapsed();
    }
    (fold / REQUESTS, count / REQUESTS, tally)
}

/// What one more entry costs: the request is taken back as it was and counted as it is.
fn changed(tally: &mut Tally) -> Duration {
    let mut spent = Duration::ZERO;
    for n in (0..REQUESTS).step_by((REQUESTS / CHANGES) as usize) {
        let (id, entries) = (id(n), entries(n));
        let before = Request::of(entries[..entries.len() - 2].iter().cloned());
        let after = Request::of(entries);
        let source = Source { id: &id, seq: u64::from(REQUESTS + n) };
        let begun = Instant::now();
        tally.request_changed(source, black_box(after.state()), black_box(before.state()));
        tally.request_changed(source, before.state(), after.state());
        spent += begun.elapsed();
    }
    spent / (2 * CHANGES)
}

fn id(n: u32) -> String {
    format!("0195a6e4-{:04x}-7000-8000-{n:012x}", n % 0xffff)
}

/// The entries of a request: a channel, an applicant and a reply each in turn, over all days of the year.
fn entries(n: u32) -> Vec<RequestEntry> {
    let on = date(YEAR, 1, 1).checked_add(i64::from(n % 330).days()).unwrap();
    let reply = Reply::ALL[n as usize % Reply::ALL.len()];
    let facts = [
        (on, RequestEvent::RequestFiled(filing(n))),
        (on, RequestEvent::RequestRegistered { number: format!("{YEAR}-{n:07}") }),
        (later(on, 10), RequestEvent::AnswerDrafted(draft(reply))),
        (later(on, 11), RequestEvent::AnswerApproved { approval: approval(later(on, 11)) }),
        (
            later(on, 12),
            RequestEvent::AnswerServed(Service { method: ServiceMethod::Post, number: Some(format!("XA{n}")) }),
        ),
        (later(on, 16), RequestEvent::ServiceProven),
    ];
    facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })).collect()
}

fn later(on: Date, days: i64) -> Date {
    on.checked_add(days.days()).unwrap()
}

fn filing(n: u32) -> Filing {
    let kind = ApplicantKind::ALL[n as usize % ApplicantKind::ALL.len()];
    let channel = [Channel::InPerson, Channel::SignedPost][n as usize % 2];
    Filing {
        channel,
        requesters: vec![Requester { person: PersonId::new(id(n)), kind, details: Sealed::new(vec![0; 120]) }],
        agent: None,
        taken_down_by: None,
        identity_proven: true,
        address_confirmed: true,
        items: 1,
        split_from: None,
        content: Sealed::new(vec![0; 240]),
    }
}

fn draft(reply: Reply) -> Draft {
    let severed = match reply {
        Reply::PartlyProvided => vec![gongkai_law::outcome::WithholdingGround::ThirdPartyRights],
        _ => Vec::new(),
    };
    let item = ItemAnswer { reply, severed, cited: reply.basis().to_vec(), reasons: true, responsible_organ: None };
    Draft { by: Account::new("chengban"), letter_number: None, items: vec![item], remedy: None, pages: 2 }
}

fn approval(on: Date) -> Approval {
    Approval::Given { by: Account::new("shenhe"), capacity: Capacity::Reviewer, on }
}

fn organ() -> Organ {
    Organ { code: Some("shifan".to_owned()), name: "示范县公共资源交易服务中心".to_owned() }
}

fn basis() -> Basis {
    let calendar_version = Calendar::national().version();
    Basis { counting: CountingRules::default(), rules_version: "1".to_owned(), calendar_version }
}

/// The most memory that this process has held, where the system tells it.
fn peak_mebibytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(peak.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}
