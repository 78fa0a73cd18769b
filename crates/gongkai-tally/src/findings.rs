//! What is wrong in the records of a year, gathered case by case.

use gongkai_case::dispute::{self, DisputeState};
use gongkai_case::request::{self, RequestState, Settings};
use gongkai_catalogue::{Decision, Normative, NormativeKind, NotCounted, Publicity, YearSoFar};
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::CountError;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use gongkai_report::Severity;
use jiff::civil::Date;

use crate::{LedgerCode, RecordKind, RecordRef, Register, RegisterNotes, Source};

/// Something wrong in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerFinding {
    /// What.
    pub code: LedgerCode,
    /// The kind of record.
    pub kind: RecordKind,
    /// Id of the record.
    pub id: String,
    /// The number by which a person finds it.
    pub number: Option<String>,
    /// The day it hangs on.
    pub on: Date,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

impl LedgerFinding {
    /// How grave it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The findings of a year, as of a day. A finding belongs to the year of the day it hangs on.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    year: YearSoFar,
    calendar: &'a Calendar,
    settings: &'a Settings,
    today: Date,
    found: Vec<LedgerFinding>,
    unchecked: Vec<(String, CountError)>,
}

impl<'a> Findings<'a> {
    /// Nothing found yet.
    #[must_use]
    pub const fn new(year: YearSoFar, calendar: &'a Calendar, settings: &'a Settings, today: Date) -> Self {
        Self { year, calendar, settings, today, found: Vec::new(), unchecked: Vec::new() }
    }

    /// Everything found, by day.
    #[must_use]
    pub fn finish(mut self) -> (Vec<LedgerFinding>, Vec<(String, CountError)>) {
        self.found.sort_by(|one, other| (one.on, one.code, &one.id).cmp(&(other.on, other.code, &other.id)));
        (self.found, self.unchecked)
    }

    /// Looks at a request.
    pub fn request(&mut self, source: Source<'_>, state: &RequestState) {
        let found = request::audit(state, self.settings, self.calendar, self.today);
        let Some(found) = self.checked(source.id, found) else { return };
        let number = state.registered.as_ref().map(|(_, number)| number.as_str());
        for finding in found {
            let code = LedgerCode::Request(finding.code);
            let of = About { kind: RecordKind::Request, id: source.id, number };
            self.say(of, code, finding.on, finding.what, finding.provision);
        }
    }

    /// Looks at a dispute that counts for the body.
    pub fn dispute(&mut self, source: Source<'_>, state: &DisputeState) {
        let Some((filed, filing)) = state.filing.as_ref().filter(|_| state.counts()) else { return };
        let number = filing.case_number.as_deref();
        let of = About { kind: RecordKind::Dispute, id: source.id, number };
        if filing.request.is_none() {
            let what = "没有写明所涉的公开申请".to_owned();
            self.say(of, LedgerCode::DisputeWithoutRequest, *filed, what, cited::ART_51);
        }
        let found = dispute::audit(state, self.calendar, self.today);
        let Some(found) = self.checked(source.id, found) else { return };
        for finding in found {
            self.say(of, LedgerCode::DisputeAnswerLate, finding.on, finding.what, finding.provision);
        }
    }

    /// Looks at the register: what the count noted, rules made without power, penalties not withdrawn.
    pub fn register(&mut self, register: &Register<'_>, notes: &RegisterNotes, may_make_rules: bool) {
        let other = |id: &str| {
            notes.not_counted.iter().any(|(record, why)| record.id == id && !matches!(why, NotCounted::Excluded(_)))
        };
        for (source, record) in &register.normative {
            let Some(document) = Normative::of(record) else { continue };
            if !may_make_rules && document.issue.kind == NormativeKind::GovernmentRule && !other(source.id) {
                let number = document.issue.number.as_deref();
                let of = About { kind: RecordKind::Normative, id: source.id, number };
                let what = format!("“{}”登记为规章，本机关没有规章制定权", document.issue.title);
                self.say(of, LedgerCode::RuleWithoutPower, document.issued, what, cited::LEGISLATION_LAW);
            }
        }
        for (source, record) in &register.decisions {
            let Some(decision) = Decision::of(record) else { continue };
            self.decision(*source, &decision);
        }
        for (record, other) in &notes.overlapping {
            let what = format!("与另一条计数（{other}）的日期重叠，两条都已计入");
            self.say(
                About::record(record),
                LedgerCode::LedgerNumbersOverlap,
                record.day,
                what,
                cited::REPORT_FORMAT_2021,
            );
        }
        for record in &notes.vague {
            let what = "决定件数不是确数，没有计入".to_owned();
            self.say(About::record(record), LedgerCode::DecisionsNotExact, record.day, what, cited::REPORT_FORMAT_2021);
        }
    }

    /// A penalty that fell is withdrawn in time, and with reasons (行政处罚法 art. 48).
    fn decision(&mut self, source: Source<'_>, decision: &Decision<'_>) {
        let of = About { kind: RecordKind::Decision, id: source.id, number: Some(decision.number) };
        let due = decision.withdrawal_due(self.calendar);
        let Some(Some(due)) = self.checked(source.id, due).map(|due| due.map(|found| found.due)) else { return };
        let limit = form::long(due);
        let late = match decision.publicity {
            Publicity::Withdrawn(on, _) if on > due => Some((on, format!("{}撤回，期限为{limit}", form::long(on)))),
            Publicity::Published(_) if self.today > due => {
                Some((due, format!("至{}没有撤回，期限为{limit}", form::long(self.today))))
            }
            _ => None,
        };
        if let Some((on, what)) = late {
            self.say(of, LedgerCode::PenaltyNotWithdrawn, on, what, cited::PENALTY_48_2);
        }
        if let Publicity::Withdrawn(on, false) = decision.publicity {
            let what = "撤回时没有公开说明理由".to_owned();
            self.say(of, LedgerCode::WithdrawnWithoutReasons, on, what, cited::PENALTY_48_2);
        }
    }

    fn checked<T>(&mut self, id: &str, result: Result<T, CountError>) -> Option<T> {
        result.map_err(|error| self.unchecked.push((id.to_owned(), error))).ok()
    }

    fn say(&mut self, of: About<'_>, code: LedgerCode, on: Date, what: String, provision: Provision) {
        if self.year.contains(on) {
            let (id, number) = (of.id.to_owned(), of.number.map(str::to_owned));
            self.found.push(LedgerFinding { code, kind: of.kind, id, number, on, what, provision });
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy)]
struct About<'a> {
    kind: RecordKind,
    id: &'a str,
    number: Option<&'a str>,
}

impl<'a> About<'a> {
    fn record(record: &'a RecordRef) -> Self {
        Self { kind: record.kind, id: &record.id, number: record.number.as_deref() }
    }
}
