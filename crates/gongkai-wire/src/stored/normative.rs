//! How the events of a normative document are stored.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{Exclusion, ExclusionKind, Issue, NormativeFact, NormativeKind, Organ};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    NormativeFact {
        Issued as NormativeDocumentIssued/1 (issue: Box<Issue>),
        Amended as NormativeDocumentAmended/1 { by: String },
        Prolonged as NormativeDocumentProlonged/1 { until: Date },
        Retained as NormativeDocumentRetained/1 { by: String },
        ToBeRevised as NormativeDocumentToBeRevised/1 { by: String },
        Filed as NormativeDocumentFiled/1 { with: String, number: Option<String> },
        Repealed as NormativeDocumentRepealed/1 { by: String, from: Date },
        DeclaredExpired as NormativeDocumentDeclaredExpired/1 { by: String, from: Date },
    }
    corrected by NormativeDocumentEntryCorrected/1, lifted by &[]
}

shaped! {
    Issue as IssueShape,
    Exclusion as ExclusionShape,
    Organ as OrganShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Issue", deny_unknown_fields)]
struct IssueShape {
    #[serde(with = "field")]
    kind: NormativeKind,
    #[serde(with = "field")]
    excluded: Option<Exclusion>,
    title: String,
    #[serde(with = "field")]
    number: Option<String>,
    #[serde(with = "field")]
    registration: Option<String>,
    #[serde(with = "field")]
    lead: Organ,
    #[serde(with = "field")]
    joint: Vec<Organ>,
    #[serde(with = "field")]
    valid_from: Date,
    #[serde(with = "field")]
    valid_until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Exclusion", deny_unknown_fields)]
struct ExclusionShape {
    #[serde(with = "field")]
    kind: ExclusionKind,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Organ", deny_unknown_fields)]
struct OrganShape {
    #[serde(with = "field")]
    code: Option<String>,
    name: String,
}
