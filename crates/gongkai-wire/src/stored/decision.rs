//! How the events of an administrative decision — a licence, a penalty, a compulsory measure — are stored.

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{DecisionFact, DecisionKind, Overturning};
use jiff::civil::Date;

use super::event::{Kind, Lift, encoded, events};
use super::value::field;
use super::{Encoded, correction};

events! {
    DecisionFact {
        Made as AdministrativeDecisionMade/1 { kind: DecisionKind, number: String },
        Published as AdministrativeDecisionPublished/1 { outlet: String },
        LeftUnpublished as AdministrativeDecisionLeftUnpublished/1 { why: String },
        Overturned as AdministrativeDecisionOverturned/1 (way: Overturning),
        Withdrawn as AdministrativeDecisionWithdrawn/1 { reasons_published: bool },
    }
    corrected by AdministrativeDecisionEntryCorrected/1, lifted by &[]
}
