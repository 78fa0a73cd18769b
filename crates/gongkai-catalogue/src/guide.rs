//! 政府信息公开指南 and 主动公开基本目录: what a body tells of its disclosure as a whole (arts. 12, 22).

use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::{BodyFact, BodyProfile, Record, profile_on};

/// What a guide tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GuideField {
    /// 政府信息的分类.
    Classification,
    /// 编排体系.
    Arrangement,
    /// 获取方式.
    Access,
    /// 工作机构名称.
    OfficeName,
    /// 办公地址.
    Address,
    /// 办公时间.
    Hours,
    /// 联系电话.
    Telephone,
    /// 传真号码.
    Fax,
    /// 互联网联系方式.
    Internet,
    /// 申请的提出和接收渠道.
    Channels,
    /// 答复期限.
    ReplyTimes,
    /// 收费.
    Fees,
    /// 监督和救济.
    Remedies,
}

impl GuideField {
    /// All fields, in the order of the article, then what is usual.
    pub const ALL: [Self; 13] = [
        Self::Classification,
        Self::Arrangement,
        Self::Access,
        Self::OfficeName,
        Self::Address,
        Self::Hours,
        Self::Telephone,
        Self::Fax,
        Self::Internet,
        Self::Channels,
        Self::ReplyTimes,
        Self::Fees,
        Self::Remedies,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Classification => "classification",
            Self::Arrangement => "arrangement",
            Self::Access => "access",
            Self::OfficeName => "office_name",
            Self::Address => "address",
            Self::Hours => "hours",
            Self::Telephone => "telephone",
            Self::Fax => "fax",
            Self::Internet => "internet",
            Self::Channels => "channels",
            Self::ReplyTimes => "reply_times",
            Self::Fees => "fees",
            Self::Remedies => "remedies",
        }
    }

    /// The field of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Classification => "政府信息的分类",
            Self::Arrangement => "编排体系",
            Self::Access => "获取方式",
            Self::OfficeName => "工作机构名称",
            Self::Address => "办公地址",
            Self::Hours => "办公时间",
            Self::Telephone => "联系电话",
            Self::Fax => "传真号码",
            Self::Internet => "互联网联系方式",
            Self::Channels => "申请渠道",
            Self::ReplyTimes => "答复期限",
            Self::Fees => "收费",
            Self::Remedies => "监督和救济",
        }
    }

    /// Whether the article names it; the others are usual and helpful.
    #[must_use]
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Channels | Self::ReplyTimes | Self::Fees | Self::Remedies)
    }
}

/// What a guide tells of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideEntry {
    /// Which.
    pub field: GuideField,
    /// What it tells.
    pub text: String,
}

/// A guide as it was revised on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// What it tells, field by field.
    pub entries: Vec<GuideEntry>,
}

impl Guide {
    /// What it tells of a field.
    #[must_use]
    pub fn of(&self, field: GuideField) -> Option<&str> {
        let entry = self.entries.iter().find(|entry| entry.field == field)?;
        Some(entry.text.trim()).filter(|text| !text.is_empty())
    }

    /// What the article names and it does not tell (art. 12).
    pub fn missing(&self) -> impl Iterator<Item = GuideField> {
        GuideField::ALL.into_iter().filter(|field| field.is_required() && self.of(*field).is_none())
    }
}

/// A duty to publish of the basic directory (art. 22): what, by what right, until when, by whom, where, to whom, how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// 公开事项.
    pub item: String,
    /// 公开内容（要素）.
    pub content: String,
    /// 公开依据.
    pub basis: String,
    /// 公开时限.
    pub time_limit: String,
    /// 公开主体.
    pub responsible: String,
    /// 公开渠道和载体.
    pub channel: String,
    /// 公开对象.
    pub audience: String,
    /// 公开方式.
    pub manner: String,
}

/// What is wrong with the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideFinding {
    /// Whether a rule is broken; else a person may want to look.
    pub unlawful: bool,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// The guide as it stands on a day, and when it was revised.
#[must_use]
pub fn guide_on(record: &Record<BodyFact>, day: Date) -> Option<(Date, &Guide)> {
    let facts = record.state().facts().iter().filter(|fact| fact.on <= day);
    let mut revised = facts.filter_map(|fact| match &fact.what {
        BodyFact::GuideRevised(guide) => Some((fact.on, guide.as_ref())),
        _ => None,
    });
    revised.next_back()
}

/// The days on which the guide was revised, its first edition included.
pub fn guide_revisions(record: &Record<BodyFact>) -> impl Iterator<Item = Date> {
    let facts = record.state().facts().iter();
    facts.filter(|fact| matches!(fact.what, BodyFact::GuideRevised(_))).map(|fact| fact.on)
}

/// The basic directory as it stands on a day, and since when.
#[must_use]
pub fn duties_on(record: &Record<BodyFact>, day: Date) -> Option<(Date, &[Duty])> {
    let facts = record.state().facts().iter().filter(|fact| fact.on <= day);
    let mut set = facts.filter_map(|fact| match &fact.what {
        BodyFact::DutiesSet(duties) => Some((fact.on, duties.as_slice())),
        _ => None,
    });
    set.next_back()
}

/// How the body described itself when the guide was last revised: of facts of one day what was told before it.
fn described_before(record: &Record<BodyFact>, day: Date) -> Option<&BodyProfile> {
    let (mut described, mut then) = (None, None);
    for fact in record.state().facts().iter().filter(|fact| fact.on <= day) {
        match &fact.what {
            BodyFact::Described(profile) => described = Some(profile),
            BodyFact::GuideRevised(_) => then = described,
            _ => {}
        }
    }
    then
}

/// What is wrong with the guide on a day: it is missing or incomplete, or the body changed its name or its contact since
/// and the guide does not tell of it (art. 12: it is renewed in time).
#[must_use]
pub fn guide_findings(record: &Record<BodyFact>, day: Date) -> Vec<GuideFinding> {
    let mut found = Vec::new();
    let mut say = |unlawful, what: String| found.push(GuideFinding { unlawful, what, provision: cited::ART_12 });
    let Some((revised, guide)) = guide_on(record, day) else {
        say(true, "没有登记政府信息公开指南".to_owned());
        return found;
    };
    let missing: Vec<&str> = guide.missing().map(GuideField::label).collect();
    if !missing.is_empty() {
        say(true, format!("{}修订的指南缺少{}", form::long(revised), missing.join("、")));
    }
    let Some(now) = profile_on(record, day) else { return found };
    let Some(then) = described_before(record, day).filter(|then| *then != now) else { return found };
    let tells = |text: &str| guide.entries.iter().any(|entry| entry.text.contains(text));
    if then.name != now.name && !tells(&now.name) {
        say(true, format!("单位已改名为{}，{}修订的指南没有写", now.name, form::long(revised)));
    }
    if then.contact != now.contact {
        say(false, format!("联系方式在{}之后有过变更，请核对指南", form::long(revised)));
    }
    found
}
