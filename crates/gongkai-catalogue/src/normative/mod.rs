//! A normative document: 规章 or 行政规范性文件, from its issue to its end.

mod cleanup;
mod counts;
mod filing;
mod validity;

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::refusal::{filled, refusal};
use crate::{Facts, Organ};
pub use cleanup::{CleanUp, CleanUpOutcome, clean_ups};
pub use counts::{AmendmentCounts, CountingRules, NormativeCounts, NotCounted, count_normative};
pub use filing::{FilingWithin, filing_due};
pub use validity::{End, Ended, Normative, Validity};

/// The row of table 二 that a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NormativeKind {
    /// 规章.
    GovernmentRule,
    /// 行政规范性文件.
    NormativeDocument,
}

impl NormativeKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 2] = [Self::GovernmentRule, Self::NormativeDocument];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GovernmentRule => "government_rule",
            Self::NormativeDocument => "normative_document",
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
            Self::GovernmentRule => "规章",
            Self::NormativeDocument => "行政规范性文件",
        }
    }
}

/// Kinds of papers that bind nobody outside, and so are no normative documents though an organ issues them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExclusionKind {
    /// 内部管理 of the organ itself.
    InternalManagement,
    /// 人事任免.
    Personnel,
    /// 表彰奖惩.
    Commendation,
    /// 会议纪要.
    Minutes,
    /// Anything else that the legal review found not to be normative.
    Other,
}

impl ExclusionKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::InternalManagement, Self::Personnel, Self::Commendation, Self::Minutes, Self::Other];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InternalManagement => "internal_management",
            Self::Personnel => "personnel",
            Self::Commendation => "commendation",
            Self::Minutes => "minutes",
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
            Self::InternalManagement => "内部管理",
            Self::Personnel => "人事任免",
            Self::Commendation => "表彰奖惩",
            Self::Minutes => "会议纪要",
            Self::Other => "其他",
        }
    }
}

/// That a paper is no normative document, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// What it is instead.
    pub kind: ExclusionKind,
    /// Why it was judged so.
    pub why: String,
}

/// What a document says about itself when it is issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The row it belongs to.
    pub kind: NormativeKind,
    /// That it is no normative document after all; such a paper stays in the register and never counts.
    pub excluded: Option<Exclusion>,
    /// Title.
    pub title: String,
    /// 文号.
    pub number: Option<String>,
    /// 统一登记编号.
    pub registration: Option<String>,
    /// The organ named on it; of several, the one that leads. It counts here only.
    pub lead: Organ,
    /// The other organs named on it.
    pub joint: Vec<Organ>,
    /// The first day on which it applies (施行).
    pub valid_from: Date,
    /// The last day on which it applies, if it says so; that day included.
    pub valid_until: Option<Date>,
}

/// What may have happened to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NormativeFact {
    /// 制发. The day is that of issue.
    Issued(Box<Issue>),
    /// 修改. The decision that amends is not registered beside it, or it would count twice.
    Amended {
        /// By which document.
        by: String,
    },
    /// 延长有效期, before it ran out.
    Prolonged {
        /// The last day on which it applies now.
        until: Date,
    },
    /// A clean-up found that it stays in force as it is (清理：继续有效). The day is that of the decision.
    Retained {
        /// The decision on the clean-up.
        by: String,
    },
    /// A clean-up found that it is to be revised (清理：拟修改); until then it stays in force.
    ToBeRevised {
        /// The decision on the clean-up.
        by: String,
    },
    /// 报送备案. The day is that on which it was sent.
    Filed {
        /// With whom.
        with: String,
        /// The number under which it was registered there, once it is known.
        number: Option<String>,
    },
    /// 废止. The day is that of the decision.
    Repealed {
        /// By which document.
        by: String,
        /// The first day on which it no longer applies.
        from: Date,
    },
    /// 宣布失效. The day is that of the declaration.
    DeclaredExpired {
        /// By which document.
        by: String,
        /// The first day on which it no longer applies.
        from: Date,
    },
}

impl Facts for NormativeFact {
    const PROVISION: Provision = cited::ART_20_1;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        let Some((first, rest)) = facts.split_first() else { return Ok(()) };
        let NormativeFact::Issued(issue) = &first.what else {
            let what = format!("{}的登记早于文件制发", form::long(first.on));
            return Err(refusal(RefusalCode::TooEarly, what, Self::PROVISION, "请先登记制发，或核对日期"));
        };
        of_issue(issue, first.on)?;
        let mut until = issue.valid_until;
        let mut ends: Vec<(&str, Date)> = Vec::new();
        let mut cleaned: Vec<&str> = Vec::new();
        let mut filed = false;
        for fact in rest {
            match &fact.what {
                NormativeFact::Issued(_) => {
                    let what = "同一份文件登记了两次制发";
                    return Err(refusal(
                        RefusalCode::AlreadyDone,
                        what,
                        Self::PROVISION,
                        "修改请登记为修改，另一份文件请另行登记",
                    ));
                }
                NormativeFact::Amended { by } => {
                    filled(by, "修改所依据的文件", Self::PROVISION)?;
                    in_force(fact.on, until, &ends, "修改")?;
                }
                NormativeFact::Prolonged { until: later } => {
                    in_force(fact.on, until, &ends, "延长有效期")?;
                    if until.is_none_or(|until| *later <= until) {
                        let what = format!("延长后的有效期{}不晚于原有效期", form::long(*later));
                        return Err(refusal(RefusalCode::TooEarly, what, Self::PROVISION, "请核对有效期"));
                    }
                    until = Some(*later);
                }
                NormativeFact::Retained { by } | NormativeFact::ToBeRevised { by } => {
                    filled(by, "清理决定", cited::NORMATIVE_2018)?;
                    in_force(fact.on, until, &ends, "清理后保留")?;
                    if cleaned.contains(&by.as_str()) {
                        let what = format!("同一次清理（{by}）登记了两个结果");
                        return Err(refusal(
                            RefusalCode::AlreadyDone,
                            what,
                            cited::NORMATIVE_2018,
                            "原登记有误的，请更正原登记",
                        ));
                    }
                    cleaned.push(by);
                }
                NormativeFact::Filed { with, .. } => {
                    filled(with, "备案机关", cited::NORMATIVE_2018)?;
                    if std::mem::replace(&mut filed, true) {
                        let what = "文件已经登记过备案";
                        return Err(refusal(
                            RefusalCode::AlreadyDone,
                            what,
                            cited::NORMATIVE_2018,
                            "原登记有误的，请更正原登记",
                        ));
                    }
                }
                NormativeFact::Repealed { by, from } => ended("废止", by, *from, first.on, &mut ends)?,
                NormativeFact::DeclaredExpired { by, from } => ended("宣布失效", by, *from, first.on, &mut ends)?,
            }
        }
        Ok(())
    }
}

fn of_issue(issue: &Issue, issued: Date) -> Result<(), Refusal> {
    filled(&issue.title, "标题", cited::ART_20_1)?;
    filled(&issue.lead.name, "制发机关", cited::ART_20_1)?;
    if let Some(exclusion) = &issue.excluded {
        filled(&exclusion.why, "不作为规范性文件的理由", cited::ART_20_1)?;
    }
    let begins = issue.valid_from.max(issued);
    if issue.valid_until.is_some_and(|until| until < begins) {
        let what = format!("有效期止于{}之前", form::long(begins));
        return Err(refusal(RefusalCode::TooEarly, what, cited::ART_20_1, "请核对制发、施行日期和有效期"));
    }
    let mut named: Vec<&Organ> = vec![&issue.lead];
    for organ in &issue.joint {
        if named.iter().any(|other| other.is(organ)) {
            let what = format!("联合制发机关“{}”重复", organ.name);
            return Err(refusal(RefusalCode::AlreadyDone, what, cited::ART_10_3, "每个机关只列一次"));
        }
        named.push(organ);
    }
    Ok(())
}

/// Refuses what only a document in force can undergo.
fn in_force(day: Date, until: Option<Date>, ends: &[(&str, Date)], what: &str) -> Result<(), Refusal> {
    if until.is_some_and(|until| until < day) || ends.iter().any(|(_, from)| *from <= day) {
        let what = format!("{}{what}时文件已不再有效", form::long(day));
        return Err(refusal(RefusalCode::Closed, what, cited::ART_20_1, "重新制发的请另行登记；否则请核对日期"));
    }
    Ok(())
}

/// Notes an end. A repeal after the document ran out is recorded all the same, as clean-ups do, and changes nothing.
fn ended<'a>(
    what: &'a str,
    by: &str,
    from: Date,
    issued: Date,
    ends: &mut Vec<(&'a str, Date)>,
) -> Result<(), Refusal> {
    filled(by, "所依据的文件", cited::ART_20_1)?;
    if from < issued {
        let told = format!("{what}自{}起，早于制发", form::long(from));
        return Err(refusal(RefusalCode::TooEarly, told, cited::ART_20_1, "请核对日期"));
    }
    if ends.iter().any(|(done, _)| *done == what) {
        let told = format!("文件已经登记过{what}");
        return Err(refusal(RefusalCode::AlreadyDone, told, cited::ART_20_1, "原登记有误的，请更正原登记"));
    }
    ends.push((what, from));
    Ok(())
}
