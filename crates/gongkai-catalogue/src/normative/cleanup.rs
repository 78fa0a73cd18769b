//! Clean-ups (清理) of the register: one decision over many documents, each with its outcome.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{NormativeFact, Record};

/// What a clean-up decides on one document (规章制定程序条例 art. 37; 国办发〔2018〕37号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CleanUpOutcome {
    /// 继续有效.
    Retained,
    /// 拟修改: in force until it is.
    ToBeRevised,
    /// 修改, by the decision itself.
    Amended,
    /// 废止.
    Repealed,
    /// 宣布失效.
    DeclaredExpired,
}

impl CleanUpOutcome {
    /// All outcomes.
    pub const ALL: [Self; 5] =
        [Self::Retained, Self::ToBeRevised, Self::Amended, Self::Repealed, Self::DeclaredExpired];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Retained => "retained",
            Self::ToBeRevised => "to_be_revised",
            Self::Amended => "amended",
            Self::Repealed => "repealed",
            Self::DeclaredExpired => "declared_expired",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Retained => "继续有效",
            Self::ToBeRevised => "拟修改",
            Self::Amended => "修改",
            Self::Repealed => "废止",
            Self::DeclaredExpired => "宣布失效",
        }
    }

    /// The outcome that a list names. Words that may mean two outcomes (“清理”) name none.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        match text.trim() {
            "继续有效" | "保留" | "现行有效" | "有效" | "予以保留" | "继续施行" | "继续执行" => {
                Some(Self::Retained)
            }
            "拟修改" | "拟修订" | "需修改" | "适时修改" | "待修改" => Some(Self::ToBeRevised),
            "修改" | "已修改" | "修订" | "予以修改" => Some(Self::Amended),
            "废止" | "予以废止" | "已废止" => Some(Self::Repealed),
            "失效" | "宣布失效" | "已失效" => Some(Self::DeclaredExpired),
            _ => None,
        }
    }

    /// What becomes of the document. `from` is the first day on which one that ends no longer applies.
    #[must_use]
    pub fn fact(self, by: &str, from: Date) -> NormativeFact {
        let by = by.to_owned();
        match self {
            Self::Retained => NormativeFact::Retained { by },
            Self::ToBeRevised => NormativeFact::ToBeRevised { by },
            Self::Amended => NormativeFact::Amended { by },
            Self::Repealed => NormativeFact::Repealed { by, from },
            Self::DeclaredExpired => NormativeFact::DeclaredExpired { by, from },
        }
    }

    /// The outcome that a fact records, and the decision that it names; none of what is no clean-up nor end.
    #[must_use]
    pub fn of(fact: &NormativeFact) -> Option<(Self, &str)> {
        match fact {
            NormativeFact::Retained { by } => Some((Self::Retained, by)),
            NormativeFact::ToBeRevised { by } => Some((Self::ToBeRevised, by)),
            NormativeFact::Amended { by } => Some((Self::Amended, by)),
            NormativeFact::Repealed { by, .. } => Some((Self::Repealed, by)),
            NormativeFact::DeclaredExpired { by, .. } => Some((Self::DeclaredExpired, by)),
            NormativeFact::Issued(_) | NormativeFact::Prolonged { .. } | NormativeFact::Filed { .. } => None,
        }
    }
}

/// A decision that settled more than one document, or kept one in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanUp<'a> {
    /// The day of the decision.
    pub on: Date,
    /// The decision.
    pub by: &'a str,
    /// The ids of the documents by their outcomes.
    pub outcomes: BTreeMap<CleanUpOutcome, Vec<&'a str>>,
}

impl CleanUp<'_> {
    /// How many documents it settled.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.outcomes.values().map(Vec::len).sum()
    }
}

/// The clean-ups among the records, the latest first: facts that name one decision of one day belong together. A single
/// document that another repeals or amends is none.
#[must_use]
pub fn clean_ups<'a>(records: impl IntoIterator<Item = (&'a str, &'a Record<NormativeFact>)>) -> Vec<CleanUp<'a>> {
    let mut found: BTreeMap<(Date, &str), BTreeMap<CleanUpOutcome, Vec<&str>>> = BTreeMap::new();
    for (id, record) in records {
        for fact in record.state().facts() {
            let Some((outcome, by)) = CleanUpOutcome::of(&fact.what) else { continue };
            found.entry((fact.on, by)).or_default().entry(outcome).or_default().push(id);
        }
    }
    let all = found.into_iter().rev().map(|((on, by), outcomes)| CleanUp { on, by, outcomes });
    let settles = |one: &CleanUp<'_>| {
        let reviewed = [CleanUpOutcome::Retained, CleanUpOutcome::ToBeRevised];
        one.documents() > 1 || reviewed.iter().any(|outcome| one.outcomes.contains_key(outcome))
    };
    all.filter(settles).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_found_by_its_name_and_in_its_fact() {
        for outcome in CleanUpOutcome::ALL {
            assert_eq!(CleanUpOutcome::named(outcome.label()), Some(outcome));
            let fact = outcome.fact("示府发〔2026〕1号", jiff::civil::date(2026, 3, 1));
            assert_eq!(CleanUpOutcome::of(&fact), Some((outcome, "示府发〔2026〕1号")));
        }
        assert_eq!(CleanUpOutcome::named("清理"), None);
    }
}
