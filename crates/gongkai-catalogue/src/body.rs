//! Who a body is: its name, what kind of subject it is, what it may make. The report, the guide and the letters ask here.

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::provision::{Provision, cited};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;

use crate::refusal::{filled, refusal};
use crate::{Facts, Organ, Record};

/// What a body says of itself from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyProfile {
    /// Its full name, as it stands on its letters.
    pub name: String,
    /// How it speaks of itself: 本局, 本中心.
    pub own: String,
    /// What kind of subject it is, on which deadlines, duties and remedies hang.
    pub kind: SubjectKind,
    /// Whether it answers requests in its own name; a merely entrusted 事业单位 does not.
    pub answers_in_own_name: bool,
    /// The organ in whose name it acts otherwise.
    pub principal: Option<Organ>,
    /// Whether it may make 规章.
    pub makes_government_rules: bool,
    /// Whether it may make 行政规范性文件.
    pub makes_normative_documents: bool,
    /// Where a reader of the report may ask: office, address, telephone of the office.
    pub contact: Option<String>,
}

/// What may have happened to a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFact {
    /// It was described, at first or anew: renamed, reorganised, given or deprived of a power.
    Described(BodyProfile),
}

impl Facts for BodyFact {
    const PROVISION: Provision = cited::ART_12;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        facts.iter().try_for_each(|fact| {
            let BodyFact::Described(profile) = &fact.what;
            filled(&profile.name, "单位名称", Self::PROVISION)?;
            filled(&profile.own, "自称（如本局、本中心）", Self::PROVISION)?;
            if !profile.answers_in_own_name && profile.principal.is_none() {
                let what = "不以自己名义答复的单位没有写明以哪个机关的名义";
                return Err(refusal(RefusalCode::Incomplete, what, cited::ART_10, "请填写该机关"));
            }
            Ok(())
        })
    }
}

/// How a body described itself on a day: by the last description up to it, or by the first one if it lies later.
#[must_use]
pub fn profile_on(record: &Record<BodyFact>, day: Date) -> Option<&BodyProfile> {
    let facts = record.state().facts();
    let fact = facts.iter().rev().find(|fact| fact.on <= day).or(facts.first())?;
    let BodyFact::Described(profile) = &fact.what;
    Some(profile)
}

#[cfg(test)]
mod tests {
    use gongkai_case::history::Entry;
    use jiff::civil::date;

    use super::*;

    fn profile(name: &str) -> BodyProfile {
        BodyProfile {
            name: name.to_owned(),
            own: "本局".to_owned(),
            kind: SubjectKind::Department,
            answers_in_own_name: true,
            principal: None,
            makes_government_rules: false,
            makes_normative_documents: true,
            contact: None,
        }
    }

    fn described(on: Date, profile: BodyProfile) -> Fact<BodyFact> {
        Fact { on, what: BodyFact::Described(profile) }
    }

    #[test]
    fn a_report_bears_the_name_that_the_body_had_in_its_year() {
        let facts = [described(date(2022, 3, 1), profile("甲局")), described(date(2024, 6, 1), profile("乙局"))];
        let record = Record::of(facts.map(Entry::Fact));
        let name = |day| profile_on(&record, day).map(|profile| profile.name.as_str());
        assert_eq!(name(date(2021, 12, 31)), Some("甲局"));
        assert_eq!(name(date(2024, 5, 31)), Some("甲局"));
        assert_eq!(name(date(2024, 12, 31)), Some("乙局"));
    }

    #[test]
    fn a_body_without_name_or_principal_is_refused() {
        let code =
            |profile| BodyFact::possible(&[described(date(2024, 1, 1), profile)]).map_err(|refusal| refusal.code);
        assert_eq!(code(profile("甲局")), Ok(()));
        assert_eq!(code(profile(" ")), Err(RefusalCode::Incomplete));
        assert_eq!(code(BodyProfile { answers_in_own_name: false, ..profile("甲局") }), Err(RefusalCode::Incomplete));
    }
}
