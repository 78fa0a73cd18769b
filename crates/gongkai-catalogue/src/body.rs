//! Who a body is and by what it reckons: its name, what kind of subject it is, what it may make, how it reads what the texts
//! leave open, which days are off. The report, the guide and the letters ask here.

use std::collections::BTreeMap;

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::calendar::{Calendar, ImportedYear, RegionalHoliday};
use gongkai_law::provision::{Provision, cited};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;

use crate::refusal::{filled, refusal};
use crate::{Choice, Duty, Facts, Guide, IndexTemplate, Organ, Record, StatutoryColumn, System};

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
    /// It chose a reading of what the texts leave open. The day is the first on which the choice holds.
    SettingChosen {
        /// Which.
        choice: Choice,
        /// By what: a local rule, an answer of the department in charge.
        why: String,
    },
    /// The arrangement of a year's holidays became known: the notice of the State Council, imported.
    YearArranged(Box<ImportedYear>),
    /// Holidays of the region became known, which minority areas set themselves (全国年节及纪念日放假办法 art. 4).
    RegionalHolidaysSet {
        /// Of which region.
        region: String,
        /// Of which year.
        year: i16,
        /// The days off.
        days: Vec<RegionalHoliday>,
    },
    /// How its 索引号 look was set.
    IndexTemplateSet {
        /// The template, as [`IndexTemplate::parse`] reads it.
        template: String,
    },
    /// Its guide (指南) was made, or revised.
    GuideRevised(Box<Guide>),
    /// Its basic directory of duties (主动公开基本目录) was set, or set anew.
    DutiesSet(Vec<Duty>),
    /// One of its systems (制度) was adopted, or, under a title that was adopted before, revised.
    SystemAdopted(System),
    /// One of its systems no longer holds.
    SystemEnded {
        /// Its title.
        title: String,
        /// Why.
        why: String,
    },
    /// Whether it has information of a statutory kind was declared: a trading centre makes no regulations on schools.
    ColumnDeclared {
        /// Which.
        column: StatutoryColumn,
        /// Whether it has any.
        held: bool,
        /// Why, in words that the public may read.
        why: String,
    },
}

impl Facts for BodyFact {
    const PROVISION: Provision = cited::ART_12;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        facts.iter().try_for_each(|fact| match &fact.what {
            BodyFact::Described(profile) => describes(profile),
            BodyFact::SettingChosen { why, .. } => filled(why, "这样选择的依据", Self::PROVISION),
            BodyFact::YearArranged(year) => arranges(year),
            BodyFact::RegionalHolidaysSet { region, year, days } => regional(region, *year, days),
            BodyFact::IndexTemplateSet { template } => {
                let refuse = |error: crate::NoTemplate| {
                    let mend = "请改好模板，如 {年}-{号}";
                    refusal(RefusalCode::DoesNotApply, error.to_string(), Self::PROVISION, mend)
                };
                IndexTemplate::parse(template).map(|_| ()).map_err(refuse)
            }
            BodyFact::GuideRevised(guide) if guide.entries.iter().all(|entry| entry.text.trim().is_empty()) => {
                let what = "指南里什么也没有写";
                Err(refusal(RefusalCode::Incomplete, what, Self::PROVISION, "请填写指南的各项内容"))
            }
            BodyFact::GuideRevised(_) => Ok(()),
            BodyFact::DutiesSet(duties) => duties.iter().try_for_each(|duty| {
                filled(&duty.item, "公开事项", cited::ART_22)?;
                filled(&duty.responsible, "公开主体", cited::ART_22)
            }),
            BodyFact::SystemAdopted(system) => filled(&system.title, "制度名称", cited::ART_4),
            BodyFact::SystemEnded { title, why } => {
                filled(why, "不再执行的理由", cited::ART_4)?;
                let adopted = |before: &Fact<Self>| {
                    matches!(&before.what, BodyFact::SystemAdopted(system) if system.title == *title)
                };
                if facts.iter().any(|before| before.on <= fact.on && adopted(before)) {
                    return Ok(());
                }
                let what = format!("没有登记过名称为《{title}》的制度");
                Err(refusal(RefusalCode::NothingToAnswer, what, cited::ART_4, "请核对名称，见 gongkai catalogue systems"))
            }
            BodyFact::ColumnDeclared { why, .. } => filled(why, "有没有这类信息的说明", cited::ART_20),
        })
    }
}

fn describes(profile: &BodyProfile) -> Result<(), Refusal> {
    filled(&profile.name, "单位名称", BodyFact::PROVISION)?;
    filled(&profile.own, "自称（如本局、本中心）", BodyFact::PROVISION)?;
    if !profile.answers_in_own_name && profile.principal.is_none() {
        let what = "不以自己名义答复的单位没有写明以哪个机关的名义";
        return Err(refusal(RefusalCode::Incomplete, what, cited::ART_10, "请填写该机关"));
    }
    Ok(())
}

/// An arrangement that contradicts itself, or has the country work on a holiday of the whole country, is none.
fn arranges(year: &ImportedYear) -> Result<(), Refusal> {
    let refuse = |error: gongkai_law::calendar::ImportError| {
        refusal(RefusalCode::DoesNotApply, error.to_string(), cited::HOLIDAYS_2, "请改用正确的文件后重新导入")
    };
    Calendar::national().with_year(year.clone()).map(|_| ()).map_err(refuse)
}

fn regional(region: &str, year: i16, days: &[RegionalHoliday]) -> Result<(), Refusal> {
    filled(region, "地方节日适用的地区", cited::HOLIDAYS_4)?;
    let Some(day) = days.iter().find(|day| day.date.year() != year) else { return Ok(()) };
    let what = format!("{year}年的地方节日里有不属于该年的日期{}", gongkai_law::form::long(day.date));
    Err(refusal(RefusalCode::DoesNotApply, what, cited::HOLIDAYS_4, "请核对文件的年份"))
}

/// How a body described itself on a day: by the last description up to it, or by the first one if it lies later.
#[must_use]
pub fn profile_on(record: &Record<BodyFact>, day: Date) -> Option<&BodyProfile> {
    let described = record.state().facts().iter().filter_map(|fact| match &fact.what {
        BodyFact::Described(profile) => Some((fact.on, profile)),
        _ => None,
    });
    let mut profiles = described.clone().filter(|(on, _)| *on <= day);
    profiles.next_back().or_else(|| described.clone().next()).map(|(_, profile)| profile)
}

/// The template of 索引号 that holds on a day; none where the body never set one.
#[must_use]
pub fn index_template_on(record: &Record<BodyFact>, day: Date) -> Option<IndexTemplate> {
    let facts = record.state().facts().iter().filter(|fact| fact.on <= day);
    let mut set = facts.filter_map(|fact| match &fact.what {
        BodyFact::IndexTemplateSet { template } => IndexTemplate::parse(template).ok(),
        _ => None,
    });
    set.next_back()
}

/// The statutory kinds of information that the body declared, by a day, to have none of, each with its reason.
#[must_use]
pub fn columns_without(record: &Record<BodyFact>, day: Date) -> BTreeMap<StatutoryColumn, &str> {
    let mut without = BTreeMap::new();
    for fact in record.state().facts().iter().filter(|fact| fact.on <= day) {
        match &fact.what {
            BodyFact::ColumnDeclared { column, held: false, why } => without.insert(*column, why.as_str()),
            BodyFact::ColumnDeclared { column, .. } => without.remove(column),
            _ => None,
        };
    }
    without
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
