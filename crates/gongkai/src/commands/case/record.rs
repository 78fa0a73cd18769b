//! `case record`: what an officer tells of a case, line by line, all of it or nothing.

use std::path::Path;

use gongkai_app::cases::{self, CaseKind};
use gongkai_app::entry::{Entered, EntryDesk, Papers, Subject};
use gongkai_app::port::{BodyCode, Clock, StreamId};
use gongkai_app::record::{AnyEntry, Confided};
use gongkai_case::Sealed;
use gongkai_law::actor::Actor;

use super::show;
use crate::cli::ListFormat;
use crate::cli::case::CaseRecord;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;
use crate::records::{Office, SystemClock};

/// Decides every line, then records them.
pub(crate) fn run(args: &CaseRecord) -> Result<Ending, Failure> {
    let lines = match &args.lines {
        Some(file) => read(file)?.lines().map(str::to_owned).collect(),
        None => args.told.clone(),
    };
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let papers = papers(args)?;
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let mut books = office.books_or_none(&body)?;
    let ground = office.ground(&books);
    let subject = subject(&books, &args.case)?;
    let by = Actor { account: args.account.clone(), capacity: args.capacity, body: body.to_string() };
    let mut id = || uuid::Uuid::now_v7().to_string();
    // at first without sealing anything: what is refused leaves nothing behind, no key of a person either
    let mut unsealed = |_: Confided<'_>| Ok(Sealed::default());
    let mut desk = EntryDesk { books: &books, ground: &ground, papers: &papers, seal: &mut unsealed, id: &mut id };
    let mut entered = desk.enter(subject.clone(), &lines, &by)?;
    if !args.dry_run {
        let mut seal = office.seal(&body);
        let mut desk = EntryDesk { books: &books, ground: &ground, papers: &papers, seal: &mut seal, id: &mut id };
        entered = desk.enter(subject, &lines, &by)?;
        append(&office, &body, &ground.calendar, &entered)?;
    }
    let (kind, id) = of(&entered.subject);
    let count: usize = entered.acts.iter().map(|(_, entries)| entries.len()).sum();
    for entry in entered.acts.iter().flat_map(|(_, entries)| entries) {
        books.take(id, 0, entry.clone());
    }
    let mut text = show::shown(&books, kind, id, &ground.reckoning(), args.format)?;
    if args.format == ListFormat::Table {
        let done = if args.dry_run { "核对无误，没有登记" } else { "已登记" };
        text = format!("{done}{count}条。\n\n{text}");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn read(file: &Path) -> Result<String, Failure> {
    let failed = |reason| Failure::Read { file: file.display().to_string(), reason };
    Source::of(file).text().map_err(failed)
}

fn papers(args: &CaseRecord) -> Result<Papers, Failure> {
    let trimmed = |file: &Path| read(file).map(|text| text.trim().to_owned());
    Ok(Papers {
        people: args.applicant.iter().map(|file| trimmed(file)).collect::<Result<_, Failure>>()?,
        agent: args.agent.as_deref().map(trimmed).transpose()?,
        content: args.content.as_deref().map(trimmed).transpose()?,
    })
}

/// A new case of a kind, or the one of that id or number.
fn subject(books: &gongkai_app::books::Books, name: &str) -> Result<Subject, Failure> {
    let mut kinds = CaseKind::ALL.into_iter();
    if let Some(kind) = kinds.find(|kind| kind.label() == name || kind.record().id() == name) {
        return Ok(Subject::New(kind, uuid::Uuid::now_v7().to_string()));
    }
    let (kind, id) = cases::locate(books, name)?;
    Ok(Subject::Known(kind, id.to_owned()))
}

fn of(subject: &Subject) -> (CaseKind, &str) {
    match subject {
        Subject::Known(kind, id) | Subject::New(kind, id) => (*kind, id),
    }
}

/// Records the runs one after another, each on what the one before it left; a history that grew meanwhile refuses.
fn append(
    office: &Office,
    body: &BodyCode,
    calendar: &gongkai_law::calendar::Calendar,
    entered: &Entered,
) -> Result<(), Failure> {
    let (kind, id) = of(&entered.subject);
    let broken = |error: &dyn std::fmt::Display| Failure::Records(error.to_string());
    let stream = StreamId::new(kind.record().id(), id).map_err(|error| broken(&error))?;
    let desk = office.desk(body, calendar, "cli")?;
    use gongkai_app::port::EventLog;
    let mut expected = office.wait(office.store().stream(body, &stream))?.last().map_or(0, |last| last.stream_version);
    for (actor, entries) in &entered.acts {
        let entries: &[AnyEntry] = entries;
        let events = office.wait(desk.record(&stream, expected, actor, entries, SystemClock.now()))?;
        expected = events.last().map_or(expected, |last| last.stream_version);
    }
    Ok(())
}
