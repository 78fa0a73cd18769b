//! When a request and a dispute count, and in which row or column: the one place where that is said.

use gongkai_case::dispute::DisputeState;
use gongkai_case::request::{Conclusion, RequestState};
use gongkai_catalogue::YearSoFar;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::dispute::{DisputeKind, ResultClass};
use gongkai_report::{Table3Row, Table4Column, Table4Group};
use jiff::civil::Date;

/// What of a request decides where it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// The column: the kind of the first applicant named.
    pub applicant: ApplicantKind,
    /// The day of receipt (art. 31).
    pub received: Date,
    /// When and with which result it ended; none while an answer is owed.
    pub concluded: Option<Conclusion>,
}

impl Lifetime {
    /// The lifetime of a request that counts; none before its receipt, and for one that was split.
    ///
    /// A conclusion that a correction left before the receipt counts on the day of receipt, so that nothing ends before
    /// it begins.
    #[must_use]
    pub fn of(state: &RequestState) -> Option<Self> {
        let (_, filing) = state.filing.as_ref().filter(|_| state.counts())?;
        let received = state.received()?;
        let applicant = filing.requesters.first().map_or(ApplicantKind::Other, |requester| requester.kind);
        let concluded = state.conclusion().map(|found| Conclusion { on: found.on.max(received), ..found });
        Some(Self { applicant, received, concluded })
    }
}

/// The rows of table 三 in which a request counts, and the day of each: how it came into the year, and what became of
/// it by the last day looked at.
pub fn rows(life: Lifetime, year: YearSoFar) -> impl Iterator<Item = (Table3Row, Date)> {
    let seen = life.received <= year.last();
    let ended = life.concluded.filter(|ended| ended.on <= year.last());
    let before = ended.is_some_and(|ended| ended.on < year.first());
    let came = if life.received >= year.first() { Table3Row::NewlyReceived } else { Table3Row::CarriedIn };
    let became = match ended {
        Some(ended) => (Table3Row::Disposed(ended.outcome), ended.on),
        None => (Table3Row::CarriedOut, life.received),
    };
    [(came, life.received), became].into_iter().filter(move |_| seen && !before)
}

/// The cell of table 四 in which a dispute counts, and the day: that of the latest result, or of the opening of the
/// instance that is pending.
///
/// A joint suit counts for the original organ only, and first, second instance and retrial are one case
/// (国办公开办函〔2016〕201号). What was decided in an earlier year and not reopened since counts no more.
#[must_use]
pub fn dispute_column(state: &DisputeState, year: YearSoFar) -> Option<(Table4Group, Table4Column, Date)> {
    let kind = state.kind().filter(|_| state.counts())?;
    let round = state.rounds.iter().rev().find(|round| round.opened <= year.last())?;
    let (column, day) = match round.decided.filter(|(on, _)| *on <= year.last()) {
        Some((on, _)) if on < year.first() => return None,
        Some((on, result)) => (column(result.class()), on),
        None => (Table4Column::Pending, round.opened),
    };
    Some((group(kind), column, day))
}

const fn group(kind: DisputeKind) -> Table4Group {
    match kind {
        DisputeKind::Reconsideration => Table4Group::Reconsideration,
        DisputeKind::DirectSuit => Table4Group::DirectSuit,
        DisputeKind::SuitAfterReconsideration => Table4Group::SuitAfterReconsideration,
    }
}

const fn column(class: ResultClass) -> Table4Column {
    match class {
        ResultClass::Upheld => Table4Column::Upheld,
        ResultClass::Corrected => Table4Column::Corrected,
        ResultClass::OtherResult => Table4Column::OtherResult,
    }
}
