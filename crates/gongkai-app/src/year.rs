//! The annual report of a body, as of any day: counted, with its text, its records and what is wrong in them.

use gongkai_case::request::{RequestState, Settings};
use gongkai_catalogue::{DatedCount, Organ, YearSoFar, guide_revisions, overview};
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::Channel;
use gongkai_report::{CellId, Report};
use gongkai_tally::annual::{AnnualFact, FrozenYear};
use gongkai_tally::draft::{self, Told};
use gongkai_tally::{Adjustment, Basis, Detail, Findings, Frozen, LedgerFinding, Restated, Tally, Traced, restatement};
use jiff::civil::Date;

use crate::AppError;
use crate::books::{Books, sources};
use crate::port::{BodyCode, Head};

/// The version of the rules by which is counted. It changes when the same records would count otherwise.
pub const RULES_VERSION: &str = "1";

/// What a count leans on.
#[derive(Clone, Copy, Debug)]
pub struct Reckoning<'a> {
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The readings that the texts leave open.
    pub settings: &'a Settings,
    /// How register entries count.
    pub counting: gongkai_catalogue::CountingRules,
    /// The day as of which is counted.
    pub today: Date,
}

impl Reckoning<'_> {
    fn basis(&self) -> Basis {
        let (rules_version, calendar_version) = (RULES_VERSION.to_owned(), self.calendar.version());
        Basis { counting: self.counting, rules_version, calendar_version }
    }
}

/// The annual report of a body.
#[derive(Clone, Debug)]
pub struct YearReport {
    /// The report: as published where the year is frozen, else as the records tell it.
    pub report: Report,
    /// The count behind it.
    pub tally: Tally,
    /// What stands beside 上年结转.
    pub adjustments: Vec<Adjustment>,
    /// How the year was frozen, if it is.
    pub frozen: Option<Frozen>,
    /// What the records tell otherwise than the frozen year.
    pub restated: Vec<Restated>,
}

impl YearReport {
    /// The records behind a cell: those that were counted when the year was frozen, else those that count now.
    #[must_use]
    pub fn trace(&self, cell: CellId) -> Traced {
        self.frozen.as_ref().map_or_else(|| self.tally.trace(cell), |frozen| frozen.trace(cell))
    }
}

/// The report of a year.
///
/// # Errors
/// If the body never said who it is, no form was prescribed for the year, or what was frozen cannot be read.
pub fn report(books: &Books, body: &BodyCode, year: i16, by: &Reckoning<'_>) -> Result<YearReport, AppError> {
    let tally = count(books, body, year, by)?;
    let profile = profile(books, body, year)?;
    let previous = year.checked_sub(1).map(|previous| frozen(books, previous)).transpose()?.flatten();
    let (mut report, adjustments) = tally.report(previous.as_ref());
    let told = Told {
        counts: counts(books, tally.year()),
        guide_revisions: guide_revisions(&books.profile.history).filter(|day| tally.year().contains(*day)).count(),
        catalogue: overview(books.items.iter().map(|(id, kept)| (id.as_str(), &kept.history)), tally.year()),
        channels: channels(books, tally.year()),
        fees: tally.fees(),
        adjustments: adjustments.clone(),
    };
    draft::write(&mut report, profile, year, &told, &books.annual(year));
    let frozen = frozen(books, year)?;
    let restated = frozen.as_ref().map(|frozen| restatement(frozen, &tally)).unwrap_or_default();
    if let Some(frozen) = &frozen {
        report = frozen.report.clone();
    }
    Ok(YearReport { report, tally, adjustments, frozen, restated })
}

/// What is wrong in the records of a year.
///
/// # Errors
/// If a record cannot be looked at since the calendar does not cover its days, the body never said who it is, or no form
/// was prescribed for the year.
pub fn findings(books: &Books, body: &BodyCode, year: i16, by: &Reckoning<'_>) -> Result<Vec<LedgerFinding>, AppError> {
    let tally = count(books, body, year, by)?;
    let makes_rules = profile(books, body, year)?.makes_government_rules;
    let mut findings = Findings::new(tally.year(), by.calendar, by.settings, by.today);
    for (source, request) in sources(&books.requests) {
        findings.request(source, request.state());
    }
    for (source, dispute) in sources(&books.disputes) {
        findings.dispute(source, dispute.state());
    }
    findings.register(&books.register(), tally.notes(), makes_rules);
    let (found, unchecked) = findings.finish();
    match unchecked.into_iter().next() {
        Some((_, error)) => Err(error.into()),
        None => Ok(found),
    }
}

/// Freezes a year as its report stands: the fact to be recorded.
///
/// # Errors
/// If the year has not ended, is frozen already, or cannot be counted.
pub fn freeze(books: &Books, body: &BodyCode, year: i16, by: &Reckoning<'_>) -> Result<AnnualFact, AppError> {
    if by.today.year() <= year {
        return Err(AppError::YearNotOver(year, by.today));
    }
    let YearReport { report, tally, frozen, .. } = self::report(books, body, year, by)?;
    if frozen.is_some() {
        return Err(AppError::Frozen(year));
    }
    let head = books.head.as_ref().map_or_else(|| tally_head(0, String::new()), Head::for_tally);
    let bytes = gongkai_wire::line(&gongkai_wire::to_json(&report, "")).into_bytes();
    let Frozen { head, basis, counted, .. } = Frozen::of(&tally, report, head);
    Ok(AnnualFact::YearFrozen(Box::new(FrozenYear { report: bytes, head, basis, counted })))
}

fn tally_head(seq: u64, hash: String) -> gongkai_tally::Head {
    gongkai_tally::Head { seq, hash }
}

impl Head {
    fn for_tally(&self) -> gongkai_tally::Head {
        tally_head(self.seq, self.hash.to_string())
    }
}

/// A year as it was frozen.
fn frozen(books: &Books, year: i16) -> Result<Option<Frozen>, AppError> {
    let Some(kept) = books.annual(year).frozen.cloned() else { return Ok(None) };
    let broken = |why: String| AppError::BrokenFreeze { year, why };
    let text = std::str::from_utf8(&kept.report).map_err(|error| broken(error.to_string()))?;
    let reports = gongkai_wire::from_json(text).map_err(|error| broken(error.to_string()))?;
    let report = reports.into_iter().next().ok_or_else(|| broken("里面没有报告".to_owned()))?;
    Ok(Some(Frozen { year, report, counted: kept.counted, head: kept.head, basis: kept.basis }))
}

fn profile<'b>(books: &'b Books, body: &BodyCode, year: i16) -> Result<&'b gongkai_catalogue::BodyProfile, AppError> {
    let last = Date::new(year, 12, 31).unwrap_or(Date::MAX);
    books.profile_on(last).ok_or_else(|| AppError::NoProfile(body.clone()))
}

/// Counts everything, keeping for each number its records.
fn count(books: &Books, body: &BodyCode, year: i16, by: &Reckoning<'_>) -> Result<Tally, AppError> {
    let name = profile(books, body, year)?.name.clone();
    let organ = Organ { code: Some(body.to_string()), name };
    let mut tally = Tally::new(organ, YearSoFar::new(year, by.today), by.basis(), Detail::Records)?;
    for (source, request) in sources(&books.requests) {
        tally.request(source, request.state());
    }
    for (source, dispute) in sources(&books.disputes) {
        tally.dispute(source, dispute.state());
    }
    tally.register(&books.register());
    Ok(tally)
}

fn counts(books: &Books, year: YearSoFar) -> Vec<DatedCount<'_>> {
    let all = books.counts.values().filter_map(|kept| DatedCount::of(&kept.history));
    all.filter(|count| year.contains(count.to)).collect()
}

/// The requests newly received in the year, by channel.
fn channels(books: &Books, year: YearSoFar) -> Vec<(Channel, u64)> {
    let newly = |state: &RequestState| state.counts() && state.received().is_some_and(|day| year.contains(day));
    let by = |channel| {
        let came = |state: &&RequestState| state.filing.as_ref().is_some_and(|(_, filing)| filing.channel == channel);
        let states = books.requests.values().map(super::books::Kept::state);
        states.filter(|state| newly(state)).filter(came).count()
    };
    Channel::ALL.into_iter().map(|channel| (channel, u64::try_from(by(channel)).unwrap_or(0))).collect()
}
