//! The demonstration, put into a fresh database: sealed, decided and recorded as in life, then frozen year by year.

use std::collections::BTreeMap;

use gongkai_app::demo::{Demo, Untold, acts, catalogue};
use gongkai_app::desk::Desk;
use gongkai_app::ground::Ground;
use gongkai_app::port::{BodyCode, StreamId};
use gongkai_app::record::{Act, AnyEntry, RecordKind};
use gongkai_app::year;
use gongkai_case::history::{Entry, Fact};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_store::StoreError;
use gongkai_store::blob::BlobId;
use gongkai_tally::annual::AnnualFact;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use tokio::task::JoinSet;

use super::Office;
use super::office::SystemClock;
use crate::exit::Failure;

/// Texts kept at a time.
const AT_ONCE: usize = 64;

/// How much of the demonstration is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// What the annual reports are made of.
    Records,
    /// The catalogue with its texts too.
    WithCatalogue,
}

/// Tells both bodies.
pub(super) fn tell(office: &Office, extent: Extent) -> Result<(), Failure> {
    Demo::ALL.into_iter().try_for_each(|demo| tell_one(office, demo, extent))
}

fn tell_one(office: &Office, demo: Demo, extent: Extent) -> Result<(), Failure> {
    let body: BodyCode = demo.code().parse().map_err(|error| Failure::Records(format!("{error}")))?;
    let mut seal = office.seal(&body);
    let calendar = Calendar::national();
    let untold = |error: Untold| Failure::Records(error.to_string());
    let mut acts = acts(demo, &body, &calendar, office.today(), &mut seal).map_err(untold)?;
    if extent == Extent::WithCatalogue {
        let mut texts = Vec::new();
        let mut keep = |html: &str| {
            texts.push(html.to_owned());
            Ok(BlobId::of(html.as_bytes()).name())
        };
        acts.extend(catalogue(demo, &body, &calendar, &mut keep).map_err(untold)?);
        keep_texts(office, &body, texts)?;
        acts.sort_by_key(|act| act.recorded);
    }
    let desk = office.desk(&body, &calendar, "demo")?;
    let mut written: BTreeMap<StreamId, u64> = BTreeMap::new();
    let mut waiting: Vec<Act> = Vec::new();
    for act in acts {
        let published = published(&act);
        waiting.push(act);
        if let Some((year, on)) = published {
            record(office, &desk, &mut waiting, &mut written)?;
            freeze(office, &desk, year, on, &mut written)?;
        }
    }
    record(office, &desk, &mut waiting, &mut written)
}

/// Keeps the texts, many at a time: each is flushed to the disk for itself.
fn keep_texts(office: &Office, body: &BodyCode, mut texts: Vec<String>) -> Result<(), Failure> {
    let blobs = office.keeping.blobs.of_body(body.as_str());
    while !texts.is_empty() {
        let some = texts.split_off(texts.len().saturating_sub(AT_ONCE));
        office.wait(async {
            let mut keeping = JoinSet::new();
            for text in some {
                let blobs = blobs.clone();
                keeping.spawn(async move { blobs.put(text.as_bytes()).await });
            }
            while let Some(kept) = keeping.join_next().await {
                let kept = kept.map_err(|error| Failure::Records(error.to_string()))?;
                kept.map_err(|error| Failure::from(StoreError::from(error)))?;
            }
            Ok::<(), Failure>(())
        })?;
    }
    Ok(())
}

/// The year that an act publishes, and when.
fn published(act: &Act) -> Option<(i16, Date)> {
    let year = act.stream.id().parse().ok().filter(|_| act.stream.kind() == RecordKind::AnnualReport.id())?;
    let publishes = |entry: &AnyEntry| {
        matches!(entry, AnyEntry::Annual(Entry::Fact(Fact { what: AnnualFact::ReportPublished, .. })))
    };
    act.entries.iter().any(publishes).then_some((year, act.recorded))
}

type TheDesk<'a> = Desk<'a, gongkai_store::Store, SystemClock>;

/// Records what waits, each act at nine in the morning of its day.
fn record(
    office: &Office,
    desk: &TheDesk<'_>,
    waiting: &mut Vec<Act>,
    written: &mut BTreeMap<StreamId, u64>,
) -> Result<(), Failure> {
    let mut appends = Vec::with_capacity(waiting.len());
    for act in waiting.drain(..) {
        let count = written.entry(act.stream.clone()).or_default();
        appends.push(desk.append(&act.stream, *count, &act.actor, &act.entries, morning(act.recorded)));
        *count += u64::try_from(act.entries.len()).unwrap_or(0);
    }
    use gongkai_app::port::EventLog;
    for answer in office.wait(office.store().append_each(appends)) {
        answer?;
    }
    Ok(())
}

/// Freezes a year on the day on which it was published.
fn freeze(
    office: &Office,
    desk: &TheDesk<'_>,
    year: i16,
    on: Date,
    written: &mut BTreeMap<StreamId, u64>,
) -> Result<(), Failure> {
    let books = office.books(desk.body)?;
    let ground = Ground::of_year(&books, year, on);
    let what = year::freeze(&books, desk.body, year, &ground.reckoning())?;
    let stream = StreamId::new(RecordKind::AnnualReport.id(), &year.to_string())
        .map_err(|error| Failure::Records(error.to_string()))?;
    let actor =
        Actor { account: "fuzeren".to_owned(), capacity: Capacity::HeadOfWorkBody, body: desk.body.to_string() };
    let count = written.entry(stream.clone()).or_default();
    let entries = [AnyEntry::Annual(Entry::Fact(Fact { on, what }))];
    office.wait(desk.record(&stream, *count, &actor, &entries, morning(on)))?;
    *count += 1;
    Ok(())
}

/// Nine in the morning in China.
fn morning(day: Date) -> Timestamp {
    Offset::constant(8).to_timestamp(day.at(9, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}
