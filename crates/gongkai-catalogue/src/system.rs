//! 制度: the standing rules of a body for its disclosure, of which the law names some.

use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;

use crate::{BodyFact, Record, profile_on};

/// What a system is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SystemKind {
    /// 政府信息公开审查机制 (art. 17).
    Review,
    /// 政府信息管理动态调整机制 (art. 18).
    DynamicAdjustment,
    /// 政府信息公开协调机制 (art. 11).
    Coordination,
    /// 考核、社会评议、责任追究 (art. 46).
    Assessment,
    /// Anything else: 依申请公开办理, 主动公开, 培训.
    Other,
}

impl SystemKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Review, Self::DynamicAdjustment, Self::Coordination, Self::Assessment, Self::Other];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::DynamicAdjustment => "dynamic_adjustment",
            Self::Coordination => "coordination",
            Self::Assessment => "assessment",
            Self::Other => "other",
        }
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Review => "政府信息公开审查制度",
            Self::DynamicAdjustment => "政府信息动态调整制度",
            Self::Coordination => "政府信息公开协调制度",
            Self::Assessment => "考核、社会评议和责任追究制度",
            Self::Other => "其他制度",
        }
    }

    /// By what right it is made; none of what the law does not name.
    #[must_use]
    pub const fn provision(self) -> Option<Provision> {
        match self {
            Self::Review => Some(cited::ART_17),
            Self::DynamicAdjustment => Some(cited::ART_18),
            Self::Coordination => Some(cited::ART_11),
            Self::Assessment => Some(cited::ART_46),
            Self::Other => None,
        }
    }

    /// Whether the law has a kind of body make it: the first three are asked of 行政机关, the last of governments.
    #[must_use]
    pub fn is_owed_by(self, kind: SubjectKind) -> bool {
        match self {
            Self::Review | Self::DynamicAdjustment | Self::Coordination => kind != SubjectKind::PublicEnterprise,
            Self::Assessment => matches!(kind, SubjectKind::Government | SubjectKind::Township),
            Self::Other => false,
        }
    }
}

/// A system as it was adopted or revised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// What for.
    pub kind: SystemKind,
    /// Its title, by which its next version is known.
    pub title: String,
    /// 文号.
    pub number: Option<String>,
}

/// A system as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingSystem<'a> {
    /// The version in force.
    pub system: &'a System,
    /// The day it was first adopted.
    pub adopted: Date,
    /// The days on which it was revised.
    pub revised: Vec<Date>,
}

/// The systems of a body that are in force on a day, in the order of their adoption.
#[must_use]
pub fn systems_on(record: &Record<BodyFact>, day: Date) -> Vec<StandingSystem<'_>> {
    let mut all: Vec<StandingSystem<'_>> = Vec::new();
    for fact in record.state().facts().iter().filter(|fact| fact.on <= day) {
        match &fact.what {
            BodyFact::SystemAdopted(system) => {
                match all.iter_mut().find(|standing| standing.system.title == system.title) {
                    Some(standing) => {
                        standing.system = system;
                        standing.revised.push(fact.on);
                    }
                    None => all.push(StandingSystem { system, adopted: fact.on, revised: Vec::new() }),
                }
            }
            BodyFact::SystemEnded { title, .. } => all.retain(|standing| standing.system.title != *title),
            _ => {}
        }
    }
    all
}

/// What is wrong with the systems of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFinding {
    /// Whether a rule is broken; else a person may want to look.
    pub unlawful: bool,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// What is wrong with the systems of a body on a day: one that the law names is missing, or the body was renamed or
/// reorganised after one was last revised.
#[must_use]
pub fn system_findings(record: &Record<BodyFact>, day: Date) -> Vec<SystemFinding> {
    let standing = systems_on(record, day);
    let Some(now) = profile_on(record, day) else { return Vec::new() };
    let mut found = Vec::new();
    for kind in SystemKind::ALL.into_iter().filter(|kind| kind.is_owed_by(now.kind)) {
        if let Some(provision) = kind.provision()
            && standing.iter().all(|one| one.system.kind != kind)
        {
            let what = format!("没有登记{}", kind.label());
            found.push(SystemFinding { unlawful: true, what, provision });
        }
    }
    for one in &standing {
        let last = one.revised.last().copied().unwrap_or(one.adopted);
        let then = profile_on(record, last);
        if then.is_some_and(|then| (&then.name, then.kind) != (&now.name, now.kind)) {
            let what = format!("单位在{}之后改名或者改变了性质，请核对《{}》", form::long(last), one.system.title);
            let provision = one.system.kind.provision().unwrap_or(cited::ART_4);
            found.push(SystemFinding { unlawful: false, what, provision });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use gongkai_case::history::{Entry, Fact};
    use jiff::civil::date;

    use super::*;
    use crate::BodyProfile;

    fn described(name: &str, kind: SubjectKind) -> BodyFact {
        BodyFact::Described(BodyProfile {
            name: name.to_owned(),
            own: "本局".to_owned(),
            kind,
            answers_in_own_name: true,
            principal: None,
            makes_government_rules: false,
            makes_normative_documents: true,
            contact: None,
        })
    }

    fn adopted(kind: SystemKind, title: &str, number: &str) -> BodyFact {
        BodyFact::SystemAdopted(System { kind, title: title.to_owned(), number: Some(number.to_owned()) })
    }

    fn record(facts: Vec<(Date, BodyFact)>) -> Record<BodyFact> {
        Record::of(facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })))
    }

    #[test]
    fn a_later_version_takes_the_place_of_the_earlier_and_an_ended_one_is_gone() {
        let review = "政府信息公开保密审查办法";
        let record = record(vec![
            (date(2020, 1, 1), described("甲局", SubjectKind::Department)),
            (date(2020, 3, 1), adopted(SystemKind::Review, review, "1号")),
            (date(2023, 3, 1), adopted(SystemKind::Review, review, "2号")),
            (date(2025, 3, 1), BodyFact::SystemEnded { title: review.to_owned(), why: "并入新制度".to_owned() }),
        ]);
        let on = |day| systems_on(&record, day);
        assert_eq!(on(date(2019, 12, 31)).len(), 0);
        let standing = on(date(2024, 1, 1));
        assert_eq!((standing.len(), standing.first().unwrap().revised.as_slice()), (1, &[date(2023, 3, 1)][..]));
        assert_eq!(standing.first().unwrap().system.number.as_deref(), Some("2号"));
        assert_eq!(on(date(2025, 3, 1)), []);
    }

    #[test]
    fn art_17_18_and_46_what_the_law_names_is_owed_by_those_whom_it_names() {
        let findings = |kind, facts: Vec<(Date, BodyFact)>| {
            let mut all = vec![(date(2020, 1, 1), described("甲局", kind))];
            all.extend(facts);
            system_findings(&record(all), date(2026, 1, 1))
        };
        let owed = |kind| findings(kind, Vec::new()).len();
        assert_eq!(owed(SubjectKind::Department), 3);
        assert_eq!(owed(SubjectKind::Government), 4);
        assert_eq!(owed(SubjectKind::PublicEnterprise), 0);
        let left =
            findings(SubjectKind::Department, vec![(date(2021, 1, 1), adopted(SystemKind::Review, "审查办法", "1号"))]);
        assert_eq!(left.len(), 2);
        assert!(left.iter().all(|finding| finding.unlawful && !finding.what.contains("审查")));
        let renamed = findings(
            SubjectKind::Department,
            vec![
                (date(2021, 1, 1), adopted(SystemKind::Review, "审查办法", "1号")),
                (date(2022, 1, 1), described("乙局", SubjectKind::Department)),
            ],
        );
        assert!(renamed.iter().any(|finding| !finding.unlawful && finding.what.contains("审查办法")));
    }
}
