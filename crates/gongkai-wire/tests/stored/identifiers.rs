//! Every identifier that stands in records, as the golden file lists them: none may be renamed or taken away.
//!
//! A new one goes at the end of its list, and makes a new version of every kind that can hold it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use gongkai_case::AttachmentKind;
use gongkai_case::dispute::{Grievance, Instance, Procedure, Role};
use gongkai_case::request::ServiceMethod;
use gongkai_catalogue::{
    Choice, DecisionKind, ExclusionKind, ItemKind, NormativeKind, Outlet, Overturning, ReviewKind, StatutoryColumn,
};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::fee::FeeBasis;
use gongkai_law::outcome::OutcomeGroup;
use gongkai_law::provision::Instrument;
use gongkai_law::reply::Reply;
use gongkai_law::subject::SubjectKind;
use gongkai_tally::RecordKind;
use gongkai_tally::annual::WrittenPart;

macro_rules! lists {
    ($($type:ident),+ $(,)?) => {{
        let mut text = String::new();
        $(for choice in $type::ALL {
            writeln!(text, "{} {}", stringify!($type), choice.id()).unwrap();
        })+
        text
    }};
}

#[test]
fn every_identifier_stays_what_it_is() {
    let mut text = lists!(
        AttachmentKind,
        Channel,
        ApplicantKind,
        Capacity,
        Consulted,
        FeeBasis,
        Reply,
        RemedyClass,
        ServiceMethod,
        DisputeKind,
        DisputeResult,
        Grievance,
        Role,
        Procedure,
        Instance,
        NormativeKind,
        ExclusionKind,
        DecisionKind,
        Overturning,
        Choice,
        DisclosureStatus,
        ItemKind,
        ReviewKind,
        Outlet,
        Instrument,
        SubjectKind,
        RecordKind,
        WrittenPart,
    );
    for column in StatutoryColumn::all() {
        writeln!(text, "StatutoryColumn {}", column.code()).unwrap();
    }
    for ground in OutcomeGroup::Withheld.leaves() {
        writeln!(text, "WithholdingGround {}", ground.id()).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/identifiers.txt");
    if !path.exists() && std::env::var_os("GONGKAI_WRITE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(&path).unwrap());
}
