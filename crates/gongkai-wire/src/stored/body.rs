//! How the events of a body are stored: who it is, what it chose, which days it has off.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{
    BodyFact, BodyProfile, Choice, Duty, Guide, GuideEntry, GuideField, Organ, StatutoryColumn, System, SystemKind,
};
use gongkai_law::calendar::{ImportedDay, ImportedYear, RegionalHoliday};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    BodyFact {
        Described as BodyDescribed/1 (profile: BodyProfile),
        SettingChosen/1 { choice: Choice, why: String },
        YearArranged as CalendarYearArranged/1 (arranged: Box<ImportedYear>),
        RegionalHolidaysSet/1 { region: String, year: i16, days: Vec<RegionalHoliday> },
        IndexTemplateSet/1 { template: String },
        GuideRevised/1 (guide: Box<Guide>),
        DutiesSet/1 (duties: Vec<Duty>),
        SystemAdopted as BodySystemAdopted/1 (system: System),
        SystemEnded as BodySystemEnded/1 { title: String, why: String },
        ColumnDeclared/1 { column: StatutoryColumn, held: bool, why: String },
    }
    corrected by BodyEntryCorrected/1, lifted by &[]
}

shaped! {
    Guide as GuideShape,
    GuideEntry as GuideEntryShape,
    Duty as DutyShape,
    System as SystemShape,
    BodyProfile as ProfileShape,
    ImportedYear as YearShape,
    ImportedDay as DayShape,
    RegionalHoliday as RegionalShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "BodyProfile", deny_unknown_fields)]
struct ProfileShape {
    #[serde(with = "field")]
    name: String,
    #[serde(with = "field")]
    own: String,
    #[serde(with = "field")]
    kind: SubjectKind,
    #[serde(with = "field")]
    answers_in_own_name: bool,
    #[serde(with = "field")]
    principal: Option<Organ>,
    #[serde(with = "field")]
    makes_government_rules: bool,
    #[serde(with = "field")]
    makes_normative_documents: bool,
    #[serde(with = "field")]
    contact: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "System", deny_unknown_fields)]
struct SystemShape {
    #[serde(with = "field")]
    kind: SystemKind,
    title: String,
    #[serde(with = "field")]
    number: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ImportedYear", deny_unknown_fields)]
struct YearShape {
    year: i16,
    #[serde(with = "field")]
    papers: Vec<String>,
    #[serde(with = "field")]
    days: Vec<ImportedDay>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ImportedDay", deny_unknown_fields)]
struct DayShape {
    #[serde(with = "field")]
    date: Date,
    name: String,
    is_off_day: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RegionalHoliday", deny_unknown_fields)]
struct RegionalShape {
    #[serde(with = "field")]
    date: Date,
    name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Guide", deny_unknown_fields)]
struct GuideShape {
    #[serde(with = "field")]
    entries: Vec<GuideEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "GuideEntry", deny_unknown_fields)]
struct GuideEntryShape {
    #[serde(with = "field")]
    field: GuideField,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Duty", deny_unknown_fields)]
struct DutyShape {
    item: String,
    content: String,
    basis: String,
    time_limit: String,
    responsible: String,
    channel: String,
    audience: String,
    manner: String,
}
