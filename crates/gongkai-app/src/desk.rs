//! Where commands are carried out: read the history, decide, record. A refused command writes nothing.

use gongkai_case::CaseId;
use gongkai_case::dispute::{self, DisputeState};
use gongkai_case::history::{Entry, Folded, History};
use gongkai_case::request::{self, RequestState};
use gongkai_catalogue::{Command, Facts, Record, Standing};
use gongkai_law::actor::Actor;
use gongkai_law::calendar::Calendar;
use gongkai_wire::stored::{StoredEvent, decode};
use jiff::Timestamp;

use crate::AppError;
use crate::port::{Append, BodyCode, Clock, Event, EventLog, LogError, NewEvent, Source, StreamId};
use crate::record::{AnyEntry, RecordKind};

/// How often a command is decided anew when somebody else was faster.
const TRIES: usize = 5;

/// The desk of a body.
pub struct Desk<'a, L, C> {
    /// The log.
    pub log: &'a L,
    /// The clock.
    pub clock: &'a C,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// Whose desk.
    pub body: &'a BodyCode,
    /// Where the commands come from.
    pub source: Source,
}

impl<L: EventLog, C: Clock> Desk<'_, L, C> {
    /// Carries out a command over a request.
    ///
    /// # Errors
    /// The refusal, or that the log failed.
    pub async fn request(&self, case: &CaseId, command: &request::Command) -> Result<Vec<Event>, AppError> {
        let today = self.clock.today();
        let decide = |history: &History<RequestState>| {
            let entries = request::decide(history, command, self.calendar, today)?;
            Ok(entries.into_iter().map(AnyEntry::Request).collect())
        };
        self.carry_out(RecordKind::Request, case.as_str(), &command.actor, decide).await
    }

    /// Carries out a command over a dispute.
    ///
    /// # Errors
    /// The refusal, or that the log failed.
    pub async fn dispute(&self, case: &CaseId, command: &dispute::Command) -> Result<Vec<Event>, AppError> {
        let today = self.clock.today();
        let decide = |history: &History<DisputeState>| {
            let entries = dispute::decide(history, command, today)?;
            Ok(entries.into_iter().map(AnyEntry::Dispute).collect())
        };
        self.carry_out(RecordKind::Dispute, case.as_str(), &command.actor, decide).await
    }

    /// Carries out a command over a record of the catalogue, whose entries `wrap` puts among all others.
    ///
    /// # Errors
    /// The refusal, or that the log failed.
    pub async fn catalogue<F>(
        &self,
        (kind, id): (RecordKind, &str),
        actor: &Actor,
        command: &Command<F>,
        wrap: fn(Entry<F>) -> AnyEntry,
    ) -> Result<Vec<Event>, AppError>
    where
        F: Facts + StoredEvent + Send + Sync,
    {
        let today = self.clock.today();
        let decide = |history: &Record<F>| {
            let entries = gongkai_catalogue::decide(history, command.clone(), today)?;
            Ok(entries.into_iter().map(wrap).collect())
        };
        self.carry_out::<Standing<F>>(kind, id, actor, decide).await
    }

    /// Reads a history, decides on it and records; decides anew if the history grew meanwhile.
    async fn carry_out<S>(
        &self,
        kind: RecordKind,
        id: &str,
        actor: &Actor,
        decide: impl Fn(&History<S>) -> Result<Vec<AnyEntry>, AppError> + Send + Sync,
    ) -> Result<Vec<Event>, AppError>
    where
        S: Folded + Send,
        S::Event: StoredEvent + Send,
    {
        let stream = StreamId::new(kind.id(), id)?;
        let mut tries = 1;
        loop {
            let (history, expected) = read::<S>(self.log, self.body, &stream).await?;
            let entries = decide(&history)?;
            match self.record(&stream, expected, actor, &entries, self.clock.now()).await {
                Err(AppError::Log(LogError::Conflict { .. })) if tries < TRIES => tries += 1,
                done => return done,
            }
        }
    }

    /// Records entries that were decided on a history of so many events.
    ///
    /// # Errors
    /// If the history grew meanwhile, or the log failed.
    pub async fn record(
        &self,
        stream: &StreamId,
        expected: u64,
        actor: &Actor,
        entries: &[AnyEntry],
        recorded: Timestamp,
    ) -> Result<Vec<Event>, AppError> {
        let append = self.append(stream, expected, actor, entries, recorded);
        Ok(self.log.append(append).await?.events)
    }

    /// What is appended for entries that were decided on a history of so many events.
    #[must_use]
    pub fn append(
        &self,
        stream: &StreamId,
        expected: u64,
        actor: &Actor,
        entries: &[AnyEntry],
        recorded: Timestamp,
    ) -> Append {
        Append {
            body: self.body.clone(),
            stream: stream.clone(),
            expected,
            actor: actor.clone(),
            source: self.source.clone(),
            recorded,
            key: None,
            events: entries.iter().map(|entry| new_event(entry, recorded)).collect(),
        }
    }
}

/// An entry as the log takes it.
fn new_event(entry: &AnyEntry, recorded: Timestamp) -> NewEvent {
    let encoded = entry.encode();
    let seconds = recorded.as_second().unsigned_abs();
    let nanos = recorded.subsec_nanosecond().unsigned_abs();
    let stamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
    NewEvent {
        id: uuid::Uuid::new_v7(stamp),
        kind: encoded.kind.to_owned(),
        version: encoded.version,
        effective: entry.on(),
        payload: encoded.payload,
    }
}

/// A history, and how many events it has.
///
/// # Errors
/// If the log cannot be read, or holds what this program does not know.
pub async fn read<S>(log: &impl EventLog, body: &BodyCode, stream: &StreamId) -> Result<(History<S>, u64), AppError>
where
    S: Folded,
    S::Event: StoredEvent,
{
    let events = log.stream(body, stream).await?;
    let mut history = History::default();
    for event in &events {
        let fact = &event.fact;
        let entry: Entry<S::Event> = decode(&fact.kind, fact.version, &fact.payload)
            .map_err(|error| AppError::Unreadable { seq: event.seq, error })?;
        history.evolve(entry);
    }
    Ok((history, events.last().map_or(0, |event| event.stream_version)))
}
