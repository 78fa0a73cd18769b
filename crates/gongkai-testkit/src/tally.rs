//! The records of a year → the numbers of its report: tables, and what the text tells.

use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::Channel;
use gongkai_law::outcome::{Outcome, OutcomeGroup};
use gongkai_report::{
    Cell, CellId, FormVersion, Report, Table2Cell, Table2Column as C, Table2Row as R, Table3Column, Table3Row,
    Table4Column, Table4Group, TableId, Value,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{History, Request, Year};

/// The numbers of one year that the text of its report tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) received: i64,
    pub(crate) carried_in: i64,
    pub(crate) disposed: i64,
    pub(crate) carried_out: i64,
    /// In person, by post, by internet, by fax.
    pub(crate) channels: [i64; 4],
    pub(crate) natural_persons: i64,
    pub(crate) organisations: i64,
    pub(crate) groups: [i64; OutcomeGroup::ALL.len()],
    pub(crate) reconsiderations: i64,
    pub(crate) upheld: i64,
    pub(crate) suits: i64,
    pub(crate) corrected: i64,
    pub(crate) issued: i64,
    pub(crate) repealed: i64,
    pub(crate) in_force: i64,
    pub(crate) published_total: i64,
    pub(crate) year: Year,
}

impl History {
    /// Requests that count as received, carried in, disposed of or carried out in a year.
    fn requests_where(&self, what: Table3Row, year: i16) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(move |request| match what {
            Table3Row::NewlyReceived => request.year() == year,
            Table3Row::CarriedIn => request.waits_after(year - 1),
            Table3Row::Disposed(outcome) => request.ending.day.year() == year && request.ending.outcome == outcome,
            Table3Row::DisposedTotal => request.ending.day.year() == year,
            Table3Row::CarriedOut => request.waits_after(year),
        })
    }

    fn count_requests(&self, row: Table3Row, column: Table3Column, year: i16) -> i64 {
        let of = |request: &&Request| match column {
            Table3Column::Kind(kind) => request.applicant == kind,
            Table3Column::Total => true,
        };
        number(self.requests_where(row, year).filter(of).count())
    }

    fn count_disputes(&self, group: Table4Group, column: Table4Column, year: i16) -> i64 {
        let of = |found: Table4Column| column == Table4Column::Total || column == found;
        let counted = |dispute: &&crate::Dispute| dispute.group == group && dispute.column(year).is_some_and(of);
        number(self.disputes.iter().filter(counted).count())
    }

    /// Documents issued in a year, repealed in it, in force at its end.
    fn count_documents(&self, column: C, year: i16) -> i64 {
        let repealed_by = |day: Option<Date>| day.is_some_and(|day| day.year() <= year);
        let of = |document: &&crate::Document| match column {
            C::Issued => document.issued.year() == year,
            C::Repealed => document.repealed.is_some_and(|day| day.year() == year),
            _ => document.issued.year() <= year && !repealed_by(document.repealed),
        };
        number(self.documents.iter().filter(of).count())
    }

    /// The value of a cell of the report of a year.
    fn value(&self, id: CellId, year: i16) -> Value {
        let counts = self.counts.get(&year).copied().unwrap_or_default();
        Value::Number(match id {
            CellId::Table2(Table2Cell { row: R::Charges, .. }) => return Value::Amount(counts.charges_wan_yuan),
            CellId::Table2(Table2Cell { row: R::NormativeDocuments, column }) => self.count_documents(column, year),
            CellId::Table2(Table2Cell { row: R::Licences, .. }) => counts.licences,
            CellId::Table2(Table2Cell { row: R::Penalties, .. }) => counts.penalties,
            CellId::Table2(Table2Cell { row: R::AdministrativeCompulsion, .. }) => counts.compulsion,
            CellId::Table2(_) => 0,
            CellId::Table3(row, column) => self.count_requests(row, column, year),
            CellId::Table4(group, column) => self.count_disputes(group, column, year),
        })
    }

    /// Fills the three tables of a report.
    pub(crate) fn fill(&self, report: &mut Report, year: i16) {
        report.form = Some(FormVersion::F2021);
        for table in TableId::ALL {
            for id in report.expected_cells(table) {
                report.set(id, Cell::of(self.value(id, year)));
            }
        }
    }

    /// What the text of a year tells.
    pub(crate) fn told(&self, year: i16) -> Told {
        let total = |row| self.count_requests(row, Table3Column::Total, year);
        let by = |channels: &[Channel]| {
            let of = |request: &&Request| channels.contains(&request.channel);
            number(self.requests_where(Table3Row::NewlyReceived, year).filter(of).count())
        };
        let persons = Table3Column::Kind(ApplicantKind::NaturalPerson);
        let disputes = |group, column| self.count_disputes(group, column, year);
        let suits = [Table4Group::DirectSuit, Table4Group::SuitAfterReconsideration];
        let counts = self.counts.get(&year).copied().unwrap_or_default();
        let natural_persons = self.count_requests(Table3Row::NewlyReceived, persons, year);
        let received = total(Table3Row::NewlyReceived);
        Told {
            received,
            carried_in: total(Table3Row::CarriedIn),
            disposed: total(Table3Row::DisposedTotal),
            carried_out: total(Table3Row::CarriedOut),
            channels: [
                by(&[Channel::InPerson]),
                by(&[Channel::SignedPost, Channel::OrdinaryPost]),
                by(&[Channel::Internet]),
                by(&[Channel::Fax]),
            ],
            natural_persons,
            organisations: received - natural_persons,
            groups: OutcomeGroup::ALL.map(|group| group.leaves().map(|o: Outcome| total(Table3Row::Disposed(o))).sum()),
            reconsiderations: disputes(Table4Group::Reconsideration, Table4Column::Total),
            upheld: disputes(Table4Group::Reconsideration, Table4Column::Upheld),
            suits: suits.into_iter().map(|group| disputes(group, Table4Column::Total)).sum(),
            corrected: Table4Group::ALL.into_iter().map(|group| disputes(group, Table4Column::Corrected)).sum(),
            issued: self.count_documents(C::Issued, year),
            repealed: self.count_documents(C::Repealed, year),
            in_force: self.count_documents(C::InForce, year),
            published_total: counts.published.iter().sum(),
            year: counts,
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Yuan in 万元, as table 二 prints them.
pub(crate) fn wan_yuan(yuan: i64) -> Decimal {
    Decimal::new(yuan, 4).normalize()
}
