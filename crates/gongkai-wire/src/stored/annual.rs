//! How the events of an annual report are stored: what people wrote, its publication, its frozen numbers.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{AmendmentCounts, CountingRules};
use gongkai_report::CellId;
use gongkai_tally::annual::{AnnualFact, FrozenYear, WrittenPart};
use gongkai_tally::{Basis, Head, RecordKind, RecordRef, Traced};
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::event::{Kind, Lift, encoded, events};
use super::value::{Stored, field, shaped};
use super::{Encoded, correction, error};

events! {
    AnnualFact {
        PartWritten as ReportPartWritten/1 { part: WrittenPart, paragraphs: Vec<String>, after_draft: bool },
        ReportPublished/1,
        YearFrozen/1 (frozen: Box<FrozenYear>),
    }
    corrected by AnnualEntryCorrected/1, lifted by &[]
}

impl Stored for WrittenPart {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let id = String::deserialize(from)?;
        Self::from_id(&id).ok_or_else(|| D::Error::custom(error::unknown("报告部分代号", &id)))
    }
}

impl Stored for Box<FrozenYear> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        FrozenShape::of(self).serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        FrozenShape::deserialize(from)?.frozen().map(Box::new).map_err(D::Error::custom)
    }
}

/// A frozen year. The report stands in it as the text that was published, byte for byte.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrozenShape {
    report: String,
    seq: u64,
    hash: String,
    rules_version: String,
    calendar_version: String,
    expiry_counts_as_repeal: bool,
    amendment_counts_as_new_and_old: bool,
    counted: Vec<TracedShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TracedShape {
    cell: String,
    records: Vec<As>,
}

/// A record as a list keeps it.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct As(#[serde(with = "field")] RecordRef);

impl FrozenShape {
    fn of(frozen: &FrozenYear) -> Self {
        let Basis { counting, rules_version, calendar_version } = frozen.basis.clone();
        let traced = |traced: &Traced| TracedShape {
            cell: traced.cell.to_string(),
            records: traced.records.iter().cloned().map(As).collect(),
        };
        Self {
            report: String::from_utf8_lossy(&frozen.report).into_owned(),
            seq: frozen.head.seq,
            hash: frozen.head.hash.clone(),
            rules_version,
            calendar_version,
            expiry_counts_as_repeal: counting.expiry_counts_as_repeal,
            amendment_counts_as_new_and_old: counting.amendment == AmendmentCounts::AsNewAndOld,
            counted: frozen.counted.iter().map(traced).collect(),
        }
    }

    fn frozen(self) -> Result<FrozenYear, String> {
        let amendment = match self.amendment_counts_as_new_and_old {
            true => AmendmentCounts::AsNewAndOld,
            false => AmendmentCounts::NotAtAll,
        };
        let counting = CountingRules { expiry_counts_as_repeal: self.expiry_counts_as_repeal, amendment };
        let traced = |traced: TracedShape| {
            let cell: CellId = traced.cell.parse().map_err(|_| error::unknown("单元格名", &traced.cell))?;
            Ok(Traced { cell, records: traced.records.into_iter().map(|record| record.0).collect() })
        };
        Ok(FrozenYear {
            report: self.report.into_bytes(),
            head: Head { seq: self.seq, hash: self.hash },
            basis: Basis { counting, rules_version: self.rules_version, calendar_version: self.calendar_version },
            counted: self.counted.into_iter().map(traced).collect::<Result<_, String>>()?,
        })
    }
}

shaped! {
    RecordRef as RecordShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RecordRef", deny_unknown_fields)]
struct RecordShape {
    #[serde(with = "field")]
    kind: RecordKind,
    #[serde(with = "field")]
    id: String,
    #[serde(with = "field")]
    number: Option<String>,
    #[serde(with = "field")]
    day: Date,
    adds: i64,
    seq: u64,
}
