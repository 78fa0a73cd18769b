//! How the events of a body are stored: who it is.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{BodyFact, BodyProfile, Organ};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    BodyFact {
        Described as BodyDescribed/1 (profile: BodyProfile),
    }
    corrected by BodyEntryCorrected/1, lifted by &[]
}

shaped! {
    BodyProfile as ProfileShape,
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
