//! A story told day by day: every act is decided as in life, so that nothing in it is impossible.

use std::collections::BTreeMap;

use gongkai_case::dispute::{self, Dispute, DisputeEvent};
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{self, Request, RequestEvent, clock};
use gongkai_case::{CaseId, PersonId, Sealed};
use gongkai_catalogue::{BodyFact, CountFact};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use gongkai_tally::annual::AnnualFact;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::port::{BodyCode, StreamId};
use crate::record::{Act, AnyEntry, Confided, PROFILE, RecordKind, Seal};

/// Why a story cannot be told: it would have something happen that cannot.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("演示数据有误：{0}")]
pub struct Untold(pub String);

pub(crate) type Told = Result<(), Untold>;

/// The accounts of a small office; no names.
pub(crate) const HANDLER: &str = "chengbanren";
pub(crate) const REVIEWER: &str = "shenheren";
pub(crate) const HEAD: &str = "fuzeren";

/// The name of something of a day: by its running number within one of the tellings, which share no names.
pub(crate) fn named(day: Date, made: u32, telling: u8) -> String {
    let morning = Offset::UTC.to_timestamp(day.at(1, 0, 0, 0));
    let millis = morning.map_or(0, |at| at.as_millisecond());
    let mut random = [0_u8; 10];
    random.iter_mut().zip(made.to_be_bytes().into_iter().chain([telling])).for_each(|(to, byte)| *to = byte);
    uuid::Builder::from_unix_timestamp_millis(millis.unsigned_abs(), &random).into_uuid().to_string()
}

/// The working day that comes so many working days after a day.
pub(crate) fn later(calendar: &Calendar, from: Date, working_days: u32) -> Date {
    let mut day = from;
    let mut left = working_days;
    while left > 0 {
        day = day.tomorrow().unwrap_or(day);
        if calendar.is_working(day) {
            left -= 1;
        }
    }
    day
}

/// A story while it is told.
pub(crate) struct Story<'a> {
    body: &'a BodyCode,
    calendar: &'a Calendar,
    seal: &'a mut Seal<'a>,
    acts: Vec<Act>,
    requests: BTreeMap<CaseId, Request>,
    disputes: BTreeMap<CaseId, Dispute>,
    made: u32,
}

impl<'a> Story<'a> {
    pub(crate) fn new(body: &'a BodyCode, calendar: &'a Calendar, seal: &'a mut Seal<'a>) -> Self {
        let (requests, disputes) = (BTreeMap::new(), BTreeMap::new());
        Self { body, calendar, seal, acts: Vec::new(), requests, disputes, made: 0 }
    }

    /// Every act, in the order of the days on which they were recorded.
    pub(crate) fn acts(mut self) -> Vec<Act> {
        self.acts.sort_by_key(|act| act.recorded);
        self.acts
    }

    /// A new name, the same in every telling: ids of a demonstration are not drawn by chance.
    pub(crate) fn id(&mut self, day: Date) -> String {
        self.made += 1;
        named(day, self.made, 0)
    }

    pub(crate) fn sealed(
        &mut self,
        case: &CaseId,
        person: &PersonId,
        field: &'static str,
        words: &str,
    ) -> Result<Sealed, Untold> {
        (self.seal)(Confided { person, stream: case.as_str(), field, words }).map_err(Untold)
    }

    pub(crate) fn actor(&self, account: &str, capacity: Capacity) -> Actor {
        Actor { account: account.to_owned(), capacity, body: self.body.to_string() }
    }

    /// The working day that comes so many working days after a day.
    pub(crate) fn later(&self, from: Date, working_days: u32) -> Date {
        later(self.calendar, from, working_days)
    }

    /// The working day on or after a day.
    pub(crate) fn working(&self, day: Date) -> Date {
        self.calendar.next_working(day).unwrap_or(day)
    }

    fn act(&mut self, recorded: Date, kind: RecordKind, id: &str, actor: Actor, entries: Vec<AnyEntry>) -> Told {
        let stream = StreamId::new(kind.id(), id).map_err(|error| Untold(error.to_string()))?;
        self.acts.push(Act { recorded, stream, actor, entries });
        Ok(())
    }

    /// Something happens to a request, and is recorded on that day by the handler.
    pub(crate) fn request(&mut self, case: &CaseId, on: Date, event: RequestEvent) -> Told {
        self.request_by(case, on, on, (HANDLER, Capacity::Handler), event)
    }

    /// Something happens to a request, recorded later, or by another hand.
    pub(crate) fn request_by(
        &mut self,
        case: &CaseId,
        recorded: Date,
        on: Date,
        (account, capacity): (&str, Capacity),
        event: RequestEvent,
    ) -> Told {
        self.command(case, recorded, on, (account, capacity), request::What::Record(event))
    }

    /// Whatever may be asked of a request.
    pub(crate) fn command(
        &mut self,
        case: &CaseId,
        recorded: Date,
        on: Date,
        (account, capacity): (&str, Capacity),
        what: request::What,
    ) -> Told {
        let actor = self.actor(account, capacity);
        let command = request::Command { actor: actor.clone(), on, what };
        let request = self.requests.entry(case.clone()).or_default();
        let entries = request::decide(request, &command, self.calendar, recorded)
            .map_err(|refusal| Untold(format!("{case}：{refusal}")))?;
        entries.iter().cloned().for_each(|entry| request.evolve(entry));
        let entries = entries.into_iter().map(AnyEntry::Request).collect();
        self.act(recorded, RecordKind::Request, case.as_str(), actor, entries)
    }

    /// How a request was filed.
    pub(crate) fn filed(&self, case: &CaseId) -> Option<RequestEvent> {
        let (_, filing) = self.requests.get(case)?.state().filing.clone()?;
        Some(RequestEvent::RequestFiled(filing))
    }

    /// The day by which a request is to be answered, as it stands on a day.
    pub(crate) fn due(&self, case: &CaseId, today: Date) -> Option<Date> {
        let state = self.requests.get(case)?.state();
        clock(state, &request::Settings::default(), self.calendar, today).ok()?.due()
    }

    /// Something happens to a dispute.
    pub(crate) fn dispute(&mut self, case: &CaseId, on: Date, event: DisputeEvent) -> Told {
        let actor = self.actor(HANDLER, Capacity::Handler);
        let command = dispute::Command { actor: actor.clone(), on, what: dispute::What::Record(event) };
        let dispute = self.disputes.entry(case.clone()).or_default();
        let entries = dispute::decide(dispute, &command, on).map_err(|refusal| Untold(format!("{case}：{refusal}")))?;
        entries.iter().cloned().for_each(|entry| dispute.evolve(entry));
        let entries = entries.into_iter().map(AnyEntry::Dispute).collect();
        self.act(on, RecordKind::Dispute, case.as_str(), actor, entries)
    }

    /// The body describes itself.
    pub(crate) fn body(&mut self, on: Date, fact: BodyFact) -> Told {
        let actor = self.actor(HEAD, Capacity::HeadOfWorkBody);
        let entries = vec![AnyEntry::Body(Entry::Fact(Fact { on, what: fact }))];
        self.act(on, RecordKind::Body, PROFILE, actor, entries)
    }

    /// Something is counted, up to a day.
    pub(crate) fn count(&mut self, on: Date, fact: CountFact) -> Told {
        let actor = self.actor(HANDLER, Capacity::Publisher);
        let id = self.id(on);
        let entries = vec![AnyEntry::Count(Entry::Fact(Fact { on, what: fact }))];
        self.act(on, RecordKind::Count, &id, actor, entries)
    }

    /// Something is written into the report of a year, or the report is published.
    pub(crate) fn annual(&mut self, year: i16, on: Date, fact: AnnualFact) -> Told {
        let actor = self.actor(HEAD, Capacity::HeadOfWorkBody);
        let entries = vec![AnyEntry::Annual(Entry::Fact(Fact { on, what: fact }))];
        self.act(on, RecordKind::AnnualReport, &year.to_string(), actor, entries)
    }
}
