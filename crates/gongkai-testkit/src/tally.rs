//! The records of a year → the numbers of its report: tables, and what the text tells.

use std::collections::BTreeMap;

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
    /// Every cell of table 三, counted in one pass: each request in the rows that it belongs to, in the column of
    /// its applicant and in the total.
    fn table3(&self, year: i16) -> BTreeMap<(Table3Row, Table3Column), i64> {
        let mut cells = BTreeMap::new();
        for request in &self.requests {
            for row in rows_of(request, year) {
                for column in [Table3Column::Kind(request.applicant), Table3Column::Total] {
                    *cells.entry((row, column)).or_default() += 1;
                }
            }
        }
        cells
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
    fn value(&self, id: CellId, year: i16, table3: &BTreeMap<(Table3Row, Table3Column), i64>) -> Value {
        let counts = self.counts.get(&year).copied().unwrap_or_default();
        Value::Number(match id {
            CellId::Table2(Table2Cell { row: R::Charges, .. }) => return Value::Amount(counts.charges_wan_yuan),
            CellId::Table2(Table2Cell { row: R::NormativeDocuments, column }) => self.count_documents(column, year),
            CellId::Table2(Table2Cell { row: R::Licences, .. }) => counts.licences,
            CellId::Table2(Table2Cell { row: R::Penalties, .. }) => counts.penalties,
            CellId::Table2(Table2Cell { row: R::AdministrativeCompulsion, .. }) => counts.compulsion,
            CellId::Table2(_) => 0,
            CellId::Table3(row, column) => table3.get(&(row, column)).copied().unwrap_or(0),
            CellId::Table4(group, column) => self.count_disputes(group, column, year),
        })
    }

    /// Fills the three tables of a report.
    pub(crate) fn fill(&self, report: &mut Report, year: i16) {
        report.form = Some(FormVersion::F2021);
        let table3 = self.table3(year);
        for table in TableId::ALL {
            for id in report.expected_cells(table) {
                report.set(id, Cell::of(self.value(id, year, &table3)));
            }
        }
    }

    /// What the text of a year tells.
    pub(crate) fn told(&self, year: i16) -> Told {
        let table3 = self.table3(year);
        let cell = |row, column| table3.get(&(row, column)).copied().unwrap_or(0);
        let total = |row| cell(row, Table3Column::Total);
        let by = |channels: &[Channel]| {
            let of = |request: &&Request| request.year() == year && channels.contains(&request.channel);
            number(self.requests.iter().filter(of).count())
        };
        let persons = Table3Column::Kind(ApplicantKind::NaturalPerson);
        let disputes = |group, column| self.count_disputes(group, column, year);
        let suits = [Table4Group::DirectSuit, Table4Group::SuitAfterReconsideration];
        let counts = self.counts.get(&year).copied().unwrap_or_default();
        let natural_persons = cell(Table3Row::NewlyReceived, persons);
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

/// The rows of a year that a request counts in.
fn rows_of(request: &Request, year: i16) -> impl Iterator<Item = Table3Row> {
    let ended = request.ending.day.year() == year;
    [
        (request.year() == year).then_some(Table3Row::NewlyReceived),
        request.waits_after(year - 1).then_some(Table3Row::CarriedIn),
        ended.then_some(Table3Row::Disposed(request.ending.outcome)),
        ended.then_some(Table3Row::DisposedTotal),
        request.waits_after(year).then_some(Table3Row::CarriedOut),
    ]
    .into_iter()
    .flatten()
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Yuan in 万元, as table 二 prints them.
pub(crate) fn wan_yuan(yuan: i64) -> Decimal {
    Decimal::new(yuan, 4).normalize()
}
