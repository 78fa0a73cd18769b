//! An office that records requests and disputes by commands, and counts them.
#![allow(dead_code)] // each test file uses a part

use gongkai_case::dispute::{self, Dispute, DisputeEvent, DisputeFiling, Grievance, Role};
use gongkai_case::history::Entry;
use gongkai_case::request::{
    self, Approval, Command, Draft, Filing, ItemAnswer, Request, RequestEvent, Requester, Service, ServiceMethod, What,
};
use gongkai_case::{Account, PersonId, Refusal, Sealed};
use gongkai_catalogue::{CountingRules, Organ, YearSoFar};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::Channel;
use gongkai_law::dispute::DisputeKind;
use gongkai_law::reply::Reply;
use gongkai_report::{CellId, Report, Table3Column, Table3Row};
use gongkai_tally::{Basis, Detail, Source, Tally};
use jiff::civil::{Date, date};

/// The day on which everything is recorded.
pub const TODAY: Date = date(2026, 12, 31);

/// A request, and how far the log of the office tells of it.
#[derive(Clone, Default)]
pub struct Kept<T> {
    pub id: String,
    pub seq: u64,
    pub history: T,
}

impl<T> Kept<T> {
    pub fn source(&self) -> Source<'_> {
        Source { id: &self.id, seq: self.seq }
    }
}

/// The records of an office.
#[derive(Clone, Default)]
pub struct Office {
    pub seq: u64,
    pub requests: Vec<Kept<Request>>,
    pub disputes: Vec<Kept<Dispute>>,
}

pub fn body() -> Organ {
    Organ { code: Some("shifan".to_owned()), name: "示范县公共资源交易服务中心".to_owned() }
}

pub fn basis() -> Basis {
    let calendar_version = Calendar::national().version();
    Basis { counting: CountingRules::default(), rules_version: "1".to_owned(), calendar_version }
}

pub fn actor() -> Actor {
    Actor { account: "handler".to_owned(), capacity: Capacity::Handler, body: "shifan".to_owned() }
}

pub fn filing(channel: Channel, kind: ApplicantKind) -> Filing {
    Filing {
        channel,
        requesters: vec![Requester { person: PersonId::new("p"), kind, details: Sealed::default() }],
        agent: None,
        taken_down_by: None,
        identity_proven: true,
        address_confirmed: true,
        items: 1,
        split_from: None,
        content: Sealed::default(),
    }
}

pub fn draft(replies: &[Reply]) -> Draft {
    let item = |reply: &Reply| ItemAnswer {
        reply: *reply,
        severed: match reply {
            Reply::PartlyProvided => vec![gongkai_law::outcome::WithholdingGround::ThirdPartyRights],
            _ => Vec::new(),
        },
        cited: reply.basis().to_vec(),
        reasons: true,
        responsible_organ: None,
    };
    let items = replies.iter().map(item).collect();
    Draft { by: Account::new("handler"), letter_number: None, items, remedy: Some(RemedyClass::FreeChoice), pages: 0 }
}

pub fn service(method: ServiceMethod) -> RequestEvent {
    RequestEvent::AnswerServed(Service { method, number: Some("XA1".to_owned()) })
}

impl Office {
    /// A new request, filed and registered.
    pub fn files(&mut self, channel: Channel, on: Date, kind: ApplicantKind) -> usize {
        let place = self.requests.len();
        let id = format!("request-{place}");
        self.requests.push(Kept { id, ..Kept::default() });
        self.does(place, on, RequestEvent::RequestFiled(filing(channel, kind)));
        self.does(place, on, RequestEvent::RequestRegistered { number: format!("示公开〔{}〕{place}号", on.year()) });
        place
    }

    /// A request of a natural person, handed in on a day.
    pub fn takes(&mut self, on: Date) -> usize {
        self.files(Channel::InPerson, on, ApplicantKind::NaturalPerson)
    }

    pub fn asks(&mut self, place: usize, on: Date, what: What) -> Result<(), Refusal> {
        let command = Command { actor: actor(), on, what };
        let kept = &mut self.requests[place];
        for entry in request::decide(&kept.history, &command, &Calendar::national(), TODAY)? {
            self.seq += 1;
            kept.seq = self.seq;
            kept.history.evolve(entry);
        }
        Ok(())
    }

    pub fn does(&mut self, place: usize, on: Date, event: RequestEvent) {
        self.asks(place, on, What::Record(event)).unwrap();
    }

    /// Corrects an entry, by its number from 1.
    pub fn corrects(&mut self, place: usize, entry: usize, on: Option<Date>) {
        let Some(Entry::Fact(fact)) = self.requests[place].history.entries().get(entry - 1).cloned() else {
            panic!("no such fact")
        };
        let instead = on.map(|on| gongkai_case::history::Fact { on, ..fact });
        self.asks(place, TODAY, What::CorrectEntry { entry, reason: "录入有误".to_owned(), instead }).unwrap();
    }

    /// Drafts, approves and posts an answer on a day.
    pub fn answers(&mut self, place: usize, on: Date, reply: Reply) {
        self.does(place, on, RequestEvent::AnswerDrafted(draft(&[reply])));
        let approval = Approval::OnPaper { capacity: Capacity::Reviewer, on };
        self.does(place, on, RequestEvent::AnswerApproved { approval });
        self.does(place, on, service(ServiceMethod::Post));
    }

    /// A new dispute.
    pub fn disputes(&mut self, kind: DisputeKind, on: Date, role: Role) -> usize {
        let place = self.disputes.len();
        self.disputes.push(Kept { id: format!("dispute-{place}"), ..Kept::default() });
        let filing = DisputeFiling {
            kind,
            request: None,
            after: None,
            authority: "示范县人民政府".to_owned(),
            case_number: Some(format!("示府复〔{}〕{place}号", on.year())),
            grievance: Grievance::Answer,
            role,
            details: Sealed::default(),
        };
        self.argues(place, on, DisputeEvent::DisputeFiled(filing)).unwrap();
        place
    }

    pub fn argues(&mut self, place: usize, on: Date, event: DisputeEvent) -> Result<(), Refusal> {
        let command = dispute::Command { actor: actor(), on, what: dispute::What::Record(event) };
        let kept = &mut self.disputes[place];
        for entry in dispute::decide(&kept.history, &command, TODAY)? {
            self.seq += 1;
            kept.seq = self.seq;
            kept.history.evolve(entry);
        }
        Ok(())
    }

    /// Counts a year as of a day.
    pub fn tally_as_of(&self, year: i16, as_of: Date) -> Tally {
        self.tally_on(YearSoFar::new(year, as_of), basis())
    }

    /// Counts a whole year.
    pub fn tally(&self, year: i16) -> Tally {
        self.tally_on(YearSoFar::whole(year), basis())
    }

    pub fn tally_on(&self, year: YearSoFar, basis: Basis) -> Tally {
        let mut tally = Tally::new(body(), year, basis, Detail::Records).unwrap();
        for kept in &self.requests {
            tally.request(kept.source(), kept.history.state());
        }
        for kept in &self.disputes {
            tally.dispute(kept.source(), kept.history.state());
        }
        tally
    }

    /// The report of a whole year, with no year frozen.
    pub fn report(&self, year: i16) -> Report {
        self.tally(year).report(None).0
    }
}

/// The total of a row of table 三.
pub fn total(report: &Report, row: Table3Row) -> i64 {
    report.count(CellId::Table3(row, Table3Column::Total)).unwrap()
}

/// The rows of table 三 that hold something, sums left out.
pub fn filled(report: &Report) -> Vec<(Table3Row, i64)> {
    let rows = Table3Row::all().filter(|row| *row != Table3Row::DisposedTotal);
    rows.map(|row| (row, total(report, row))).filter(|(_, count)| *count != 0).collect()
}
