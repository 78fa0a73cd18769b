//! Runs a script through the commands of the cases and compares what comes out with what is expected.

use std::collections::BTreeSet;

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::AnswerDue;
use gongkai_law::outcome::Outcome;
use jiff::civil::{Date, date};

use super::expect::{Demand, ExpectedRefusal, Facet};
use super::facet::Light;
use super::words::named;
use super::{Act, Kind, Line, Record, Statement};
use crate::dispute::{self, Dispute};
use crate::history::{Entry, Folded, History};
use crate::rectification::{self, Rectification};
use crate::request::{self, Clock, FindingCode, Request, RequestEvent, Settings, Verdict};
use crate::{Refusal, RefusalCode};

/// Something that is not as the script expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The line, from 1.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// What a record did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The line, from 1.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// The case.
    pub case: String,
    /// Why it was refused; `None`: it was recorded.
    pub refusal: Option<Refusal>,
    /// Where the case stands after it.
    pub status: String,
    /// The due day after it, explained; for a request whose clock runs, waits or is done.
    pub due: Option<Box<AnswerDue>>,
}

/// What a script has shown to work, by identifier: for the question whether all scripts together show everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Verbs that were recorded.
    pub verbs: BTreeSet<&'static str>,
    /// Channels by which something came in.
    pub channels: BTreeSet<&'static str>,
    /// Replies that were given.
    pub replies: BTreeSet<&'static str>,
    /// Rows that a request was expected to count in.
    pub outcomes: BTreeSet<&'static str>,
    /// Results of disputes.
    pub results: BTreeSet<&'static str>,
    /// Ways of service.
    pub services: BTreeSet<&'static str>,
    /// Findings that were expected and found.
    pub findings: BTreeSet<&'static str>,
    /// Refusals that were expected and met.
    pub refusals: BTreeSet<&'static str>,
}

impl Shown {
    /// Takes in what another script has shown.
    pub fn add(&mut self, other: &Self) {
        self.verbs.extend(&other.verbs);
        self.channels.extend(&other.channels);
        self.replies.extend(&other.replies);
        self.outcomes.extend(&other.outcomes);
        self.results.extend(&other.results);
        self.services.extend(&other.services);
        self.findings.extend(&other.findings);
        self.refusals.extend(&other.refusals);
    }

    fn event(&mut self, event: &RequestEvent) {
        match event {
            RequestEvent::RequestFiled(filing) => _ = self.channels.insert(filing.channel.id()),
            RequestEvent::AnswerDrafted(draft) => self.replies.extend(draft.items.iter().map(|item| item.reply.id())),
            RequestEvent::AnswerServed(service) => _ = self.services.insert(service.method.id()),
            _ => {}
        }
    }
}

/// What came of a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// How many expectations were looked at.
    pub checks: usize,
    /// Those that do not hold, and refusals that nobody expected.
    pub mismatches: Vec<Mismatch>,
    /// What each record did.
    pub timeline: Vec<Moment>,
    /// What was shown to work.
    pub shown: Shown,
}

enum Case {
    Request(Box<Request>),
    Dispute(Dispute),
    Rectification(Rectification),
}

struct Runner {
    /// Today; `None`: the day of each record.
    told: Option<Date>,
    today: Date,
    settings: Settings,
    calendar: Calendar,
    before: Calendar,
    cases: Vec<(String, Case)>,
    current: String,
    run: Run,
}

/// Runs the lines of a script.
pub(super) fn run(lines: &[Line]) -> Run {
    let mut runner = Runner {
        told: None,
        // a script tells today before anything happens
        today: date(2019, 5, 15),
        settings: Settings::default(),
        calendar: Calendar::national(),
        before: Calendar::national(),
        cases: Vec::new(),
        current: String::new(),
        run: Run::default(),
    };
    lines.iter().for_each(|line| runner.line(line));
    runner.run
}

impl Runner {
    fn line(&mut self, line: &Line) {
        match &line.says {
            Statement::Today(today) => {
                self.told = *today;
                self.today = today.unwrap_or(self.today);
            }
            Statement::Set(reading) => reading.set(&mut self.settings),
            Statement::Import(year) => match self.calendar.clone().with_year(year.clone()) {
                Ok(calendar) => self.before = std::mem::replace(&mut self.calendar, calendar),
                Err(error) => self.differs(line, "可以导入的放假安排", error.to_string()),
            },
            Statement::Regional(holiday) => {
                self.before = self.calendar.clone();
                self.calendar = self.before.clone().with_regional(vec![holiday.clone()]);
            }
            Statement::Case(kind, name) => self.case(*kind, name),
            Statement::Record(record) => self.record(line, record),
            Statement::Expect(demands) => demands.iter().for_each(|demand| self.expect(line, demand)),
        }
    }

    fn differs(&mut self, line: &Line, expected: impl Into<String>, found: impl Into<String>) {
        let (number, text) = (line.number, line.text.clone());
        self.run.mismatches.push(Mismatch { line: number, text, expected: expected.into(), found: found.into() });
    }

    fn case(&mut self, kind: Kind, name: &str) {
        name.clone_into(&mut self.current);
        if self.cases.iter().all(|(known, _)| known != name) {
            let case = match kind {
                Kind::Request => Case::Request(Box::default()),
                Kind::Dispute => Case::Dispute(Dispute::default()),
                Kind::Rectification => Case::Rectification(Rectification::default()),
            };
            self.cases.push((name.to_owned(), case));
        }
    }

    fn record(&mut self, line: &Line, record: &Record) {
        if self.told.is_none() {
            self.today = self.today.max(record.on);
        }
        let today = self.today;
        let current = &self.current;
        let Some((name, case)) = self.cases.iter_mut().find(|(name, _)| name == current) else { return };
        let refusal = match (case, &record.what) {
            (Case::Request(request), Act::Request(whats)) => {
                let command = |what: &request::What| request::Command {
                    actor: record.actor.clone(),
                    on: record.on,
                    what: what.clone(),
                };
                let shown = &mut self.run.shown;
                whats.iter().find_map(|what| {
                    let decided = request::decide(request, &command(what), &self.calendar, today);
                    decided.map(|entries| take_in(request, entries, |event| shown.event(event))).err()
                })
            }
            (Case::Dispute(dispute), Act::Dispute(what)) => {
                let command = dispute::Command { actor: record.actor.clone(), on: record.on, what: what.clone() };
                let results = &mut self.run.shown.results;
                let decided = dispute::decide(dispute, &command, today);
                let note = |event: &dispute::DisputeEvent| {
                    if let dispute::DisputeEvent::DecisionMade { result, .. } = event {
                        results.insert(result.id());
                    }
                };
                decided.map(|entries| take_in(dispute, entries, note)).err()
            }
            (Case::Rectification(case), Act::Rectification(what)) => {
                let command = rectification::Command { actor: record.actor.clone(), on: record.on, what: what.clone() };
                rectification::decide(case, &command, today).map(|entry| case.evolve(entry)).err()
            }
            _ => None,
        };
        let name = name.clone();
        if refusal.is_none() {
            self.run.shown.verbs.insert(record.verb);
        }
        self.refused(line, record.refusal.as_ref(), refusal.as_ref());
        self.moment(line, name, refusal);
    }

    /// Compares a refusal with the one that was expected.
    fn refused(&mut self, line: &Line, expected: Option<&ExpectedRefusal>, refusal: Option<&Refusal>) {
        self.run.checks += usize::from(expected.is_some());
        let named = |code: RefusalCode| format!("拒绝：{}", code.label());
        match (expected, refusal) {
            (None, None) => {}
            (None, Some(refusal)) => {
                self.differs(line, "予以登记", format!("{}。{refusal}", named(refusal.code)));
            }
            (Some(expected), None) => self.differs(line, named(expected.code), "予以登记"),
            (Some(expected), Some(refusal)) if expected.code != refusal.code => {
                self.differs(line, named(expected.code), format!("{}。{refusal}", named(refusal.code)));
            }
            (Some(expected), Some(refusal)) => match &expected.provision {
                Some(provision) if *provision != refusal.provision.short() => {
                    self.differs(line, format!("依据{provision}"), format!("依据{}", refusal.provision));
                }
                _ => _ = self.run.shown.refusals.insert(refusal.code.id()),
            },
        }
    }

    fn moment(&mut self, line: &Line, name: String, refusal: Option<Refusal>) {
        let (status, due) = match self.cases.iter().find(|(known, _)| *known == name) {
            Some((_, Case::Request(request))) => {
                let clock = request::clock(request.state(), &self.settings, &self.calendar, self.today);
                let due = match clock {
                    Ok(Clock::Running { due, .. } | Clock::Done { due, .. }) => Some(due),
                    Ok(Clock::NotReceived { cautious, .. }) => Some(cautious),
                    Ok(Clock::None) | Err(_) => None,
                };
                (request.state().status().label().to_owned(), due)
            }
            Some((_, case)) => {
                let facet = if matches!(case, Case::Dispute(_)) { Facet::DisputeDue } else { Facet::Rectified };
                let found = self.read(case, facet).unwrap_or_else(|error| error);
                (format!("{}：{found}", facet.label()), None)
            }
            None => (String::new(), None),
        };
        let (number, text) = (line.number, line.text.clone());
        self.run.timeline.push(Moment { line: number, text, case: name, refusal, status, due });
    }

    fn light(&self, entries: usize) -> Light<'_> {
        let (settings, calendar, before) = (&self.settings, &self.calendar, &self.before);
        Light { settings, calendar, before, today: self.today, entries }
    }

    fn read(&self, case: &Case, facet: Facet) -> Result<String, String> {
        let read = match case {
            Case::Request(case) => self.light(case.entries().len()).request(case.state(), facet),
            Case::Dispute(case) => self.light(case.entries().len()).dispute(case.state(), facet),
            Case::Rectification(case) => Ok(self.light(case.entries().len()).rectification(case.state(), facet)),
        };
        read.map_err(|error| error.to_string())
    }

    fn expect(&mut self, line: &Line, demand: &Demand) {
        self.run.checks += 1;
        let Some((_, case)) = self.cases.iter().find(|(name, _)| *name == self.current) else { return };
        let (expected, found) = match (demand, case) {
            (Demand::Is(facet, value), _) => {
                let label = facet.label();
                let found = self.read(case, *facet).unwrap_or_else(|error| error);
                // a bar tells why; that it is one is all that is asked here
                let held = *value == found || (value == "不可" && found.starts_with("不可"));
                if held {
                    let row = named::<Outcome>(value).filter(|_| *facet == Facet::Row);
                    return self.run.shown.outcomes.extend(row.map(Outcome::id));
                }
                (format!("{label}：{value}"), format!("{label}：{found}"))
            }
            (Demand::BarredBecause(step, why), Case::Request(case)) => {
                match self.light(case.entries().len()).step(case.state(), *step) {
                    Ok(Some(Verdict::Barred { why: found })) if found.contains(why) => return,
                    Ok(Some(Verdict::Barred { why: found })) => {
                        (format!("不可，因为{why}"), format!("不可，因为{found}"))
                    }
                    Ok(_) => (format!("不可{}，因为{why}", step.label()), "可以".to_owned()),
                    Err(error) => (format!("不可{}", step.label()), error.to_string()),
                }
            }
            (_, Case::Request(case)) => {
                match request::audit(case.state(), &self.settings, &self.calendar, self.today) {
                    Ok(findings) => match codes(demand, findings.iter().map(|finding| finding.code).collect()) {
                        Ok(shown) => return self.run.shown.findings.extend(shown.iter().map(|code| code.id())),
                        Err(differs) => differs,
                    },
                    Err(error) => ("可以检查的记录".to_owned(), error.to_string()),
                }
            }
            _ => return,
        };
        self.differs(line, expected, found);
    }
}

/// Records entries, telling of each event.
fn take_in<S: Folded>(history: &mut History<S>, entries: Vec<Entry<S::Event>>, mut note: impl FnMut(&S::Event)) {
    for entry in entries {
        if let Entry::Fact(fact) = &entry {
            note(&fact.what);
        }
        history.evolve(entry);
    }
}

/// Whether the findings are those that are expected; the codes shown, or what was expected and what found.
fn codes(demand: &Demand, mut found: Vec<FindingCode>) -> Result<Vec<FindingCode>, (String, String)> {
    let listed = |codes: &[FindingCode]| match codes {
        [] => "没有问题".to_owned(),
        _ => codes.iter().map(|code| code.label()).collect::<Vec<_>>().join("、"),
    };
    found.sort_unstable();
    let (held, expected, shown) = match demand {
        Demand::Found(codes) => (codes.iter().all(|code| found.contains(code)), listed(codes), codes.as_slice()),
        Demand::FoundOnly(codes) => (*codes == found, format!("只有{}", listed(codes)), codes.as_slice()),
        Demand::NotFound(codes) if codes.is_empty() => (found.is_empty(), listed(codes), &[][..]),
        Demand::NotFound(codes) => {
            (codes.iter().all(|code| !found.contains(code)), format!("没有{}", listed(codes)), &[][..])
        }
        Demand::Is(..) | Demand::BarredBecause(..) => return Ok(Vec::new()),
    };
    if held { Ok(shown.to_vec()) } else { Err((expected, listed(&found))) }
}
