//! Which documents count as issued, repealed and in force in a year: the first two rows of table 二.

use crate::{Counted, End, ExclusionKind, Normative, NormativeFact, NormativeKind, Organ, Record, YearSoFar};

/// How an amendment counts. Office practice; the notices that set the form do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AmendmentCounts {
    /// As one issued and one repealed: the new text and the old one.
    #[default]
    AsNewAndOld,
    /// Not at all.
    NotAtAll,
}

impl AmendmentCounts {
    /// Both.
    pub const ALL: [Self; 2] = [Self::AsNewAndOld, Self::NotAtAll];

    /// Identifier of the setting.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AsNewAndOld => "as_new_and_old",
            Self::NotAtAll => "not_at_all",
        }
    }

    /// The setting of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counts| counts.id() == id)
    }
}

/// What office practice settles about the counting of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountingRules {
    /// Whether 失效 counts as 废止. If not, the stock does not follow from issued and repealed.
    pub expiry_counts_as_repeal: bool,
    /// How an amendment counts.
    pub amendment: AmendmentCounts,
}

impl Default for CountingRules {
    fn default() -> Self {
        Self { expiry_counts_as_repeal: true, amendment: AmendmentCounts::default() }
    }
}

/// Why a document of the register does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotCounted {
    /// It is no normative document.
    Excluded(ExclusionKind),
    /// Several organs issued it, and it counts at the one that leads.
    CountsAtLead,
    /// Another organ is named on it.
    OfAnotherOrgan,
}

/// The documents of a body that count in a year. One that was amended may stand several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NormativeCounts<'a> {
    /// 本年制发.
    pub issued: Vec<Counted<'a>>,
    /// 本年废止, 失效 among them if the rules say so.
    pub repealed: Vec<Counted<'a>>,
    /// 现行有效 on the last day looked at; the day is that of issue.
    pub in_force: Vec<Counted<'a>>,
    /// Issued by the last day looked at, but not counted, and why.
    pub not_counted: Vec<(Counted<'a>, NotCounted)>,
}

/// Counts the documents of one row for a body and a year so far.
pub fn count_normative<'a>(
    records: impl IntoIterator<Item = (&'a str, &'a Record<NormativeFact>)>,
    body: &Organ,
    kind: NormativeKind,
    year: YearSoFar,
    rules: CountingRules,
) -> NormativeCounts<'a> {
    let mut counts = NormativeCounts::default();
    for (id, record) in records {
        let Some(document) = Normative::of(record).filter(|document| document.issue.kind == kind) else { continue };
        let on = |day| Counted { id, number: document.issue.number.as_deref(), day };
        if document.issued > year.last() {
            continue;
        }
        if let Some(why) = not_counted(&document, body) {
            counts.not_counted.push((on(document.issued), why));
            continue;
        }
        if year.contains(document.issued) {
            counts.issued.push(on(document.issued));
        }
        if rules.amendment == AmendmentCounts::AsNewAndOld {
            for (day, _) in document.amended.iter().filter(|(day, _)| year.contains(*day)) {
                counts.issued.push(on(*day));
                counts.repealed.push(on(*day));
            }
        }
        if let Some(ended) = document.ended.filter(|ended| year.contains(ended.on))
            && (ended.end == End::Repealed || rules.expiry_counts_as_repeal)
        {
            counts.repealed.push(on(ended.on));
        }
        if document.is_in_stock(year.last()) {
            counts.in_force.push(on(document.issued));
        }
    }
    counts
}

fn not_counted(document: &Normative<'_>, body: &Organ) -> Option<NotCounted> {
    let issue = document.issue;
    match &issue.excluded {
        Some(exclusion) => Some(NotCounted::Excluded(exclusion.kind)),
        None if issue.lead.is(body) => None,
        None if issue.joint.iter().any(|organ| organ.is(body)) => Some(NotCounted::CountsAtLead),
        None => Some(NotCounted::OfAnotherOrgan),
    }
}
