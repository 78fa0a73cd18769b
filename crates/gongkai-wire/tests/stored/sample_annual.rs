//! One record of every kind of a body and of an annual report, every field set.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{BodyFact, BodyProfile, Choice, CountingRules, Organ};
use gongkai_law::calendar::{ImportedDay, ImportedYear, RegionalHoliday};
use gongkai_law::subject::SubjectKind;
use gongkai_report::Head;
use gongkai_tally::annual::{AnnualFact, FrozenYear, WrittenPart};
use gongkai_tally::{Basis, RecordKind, RecordRef, Traced};
use jiff::civil::{Date, date};

const ON: Date = date(2025, 1, 22);

fn corrected<E>(instead: Fact<E>) -> Entry<E> {
    Entry::Correction { entry: 1, on: ON, reason: "录入有误".to_owned(), instead: Some(instead) }
}

fn described() -> Fact<BodyFact> {
    let profile = BodyProfile {
        name: "示范县公共资源交易服务中心".to_owned(),
        own: "本中心".to_owned(),
        kind: SubjectKind::AuthorisedOrganisation,
        answers_in_own_name: false,
        principal: Some(Organ { code: Some("shifan-gov".to_owned()), name: "示范县人民政府".to_owned() }),
        makes_government_rules: false,
        makes_normative_documents: true,
        contact: Some("综合科".to_owned()),
    };
    Fact { on: ON, what: BodyFact::Described(profile) }
}

/// Of a body.
pub(crate) fn body() -> Vec<Entry<BodyFact>> {
    let day = |date, is_off_day| ImportedDay { date, name: "国庆节".to_owned(), is_off_day };
    let facts = [
        BodyFact::SettingChosen { choice: Choice::AmendmentIsNothing, why: "市政府办公室答复".to_owned() },
        BodyFact::YearArranged(Box::new(ImportedYear {
            year: 2028,
            papers: vec!["示范通知".to_owned()],
            days: vec![day(date(2028, 10, 2), true), day(date(2028, 10, 14), false)],
        })),
        BodyFact::RegionalHolidaysSet {
            region: "示范自治县".to_owned(),
            year: 2028,
            days: vec![RegionalHoliday { date: date(2028, 3, 28), name: "三月三".to_owned() }],
        },
        BodyFact::IndexTemplateSet { template: "014416330/{年}-{号}".to_owned() },
        BodyFact::GuideRevised(Box::new(gongkai_catalogue::Guide {
            entries: vec![gongkai_catalogue::GuideEntry {
                field: gongkai_catalogue::GuideField::Hours,
                text: "工作日9:00—17:00".to_owned(),
            }],
        })),
        BodyFact::DutiesSet(vec![gongkai_catalogue::Duty {
            item: "中标公告".to_owned(),
            responsible: "采购人".to_owned(),
            ..gongkai_catalogue::Duty::default()
        }]),
        BodyFact::SystemAdopted(gongkai_catalogue::System {
            kind: gongkai_catalogue::SystemKind::Review,
            title: "政府信息公开保密审查办法".to_owned(),
            number: Some("示公资〔2025〕3号".to_owned()),
        }),
        BodyFact::SystemEnded {
            title: "政府信息公开保密审查办法".to_owned(), why: "并入新制度".to_owned()
        },
        BodyFact::ColumnDeclared {
            column: gongkai_catalogue::StatutoryColumn::of("20-14").unwrap(),
            held: false,
            why: "本单位不自行招录".to_owned(),
        },
    ];
    let facts = facts.into_iter().map(|what| Entry::Fact(Fact { on: ON, what }));
    [Entry::Fact(described())].into_iter().chain(facts).chain([corrected(described())]).collect()
}

fn frozen() -> FrozenYear {
    let record = RecordRef {
        kind: RecordKind::Request,
        id: "r-1".to_owned(),
        number: Some("2024-001".to_owned()),
        day: date(2024, 3, 4),
        adds: 1,
        seq: 7,
    };
    let cell = "table3.newly_received.natural_person".parse().unwrap();
    FrozenYear {
        report: br#"{"schema":"gongkai.report/1"}"#.to_vec(),
        head: gongkai_tally::Head { seq: 9, hash: "ab12".to_owned() },
        basis: Basis {
            counting: CountingRules::default(),
            rules_version: "1".to_owned(),
            calendar_version: "2026-1".to_owned(),
        },
        counted: vec![Traced { cell, records: vec![record] }],
    }
}

/// Of an annual report.
pub(crate) fn annual() -> Vec<Entry<AnnualFact>> {
    let written = AnnualFact::PartWritten {
        part: WrittenPart::Head(Head::Platform),
        paragraphs: vec!["维护公开平台。".to_owned()],
        after_draft: true,
    };
    let facts = [written, AnnualFact::ReportPublished, AnnualFact::YearFrozen(Box::new(frozen()))];
    let facts = facts.map(|what| Fact { on: ON, what });
    let correction = corrected(Fact { on: ON, what: AnnualFact::ReportPublished });
    facts.into_iter().map(Entry::Fact).chain([correction]).collect()
}
