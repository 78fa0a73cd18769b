//! How the events of a dispute are stored.

use gongkai_case::dispute::{DisputeEvent, DisputeFiling, Grievance, Instance, Procedure, Role};
use gongkai_case::history::{Entry, Fact};
use gongkai_case::{Attachment, CaseId, Sealed};
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    DisputeEvent {
        DisputeFiled/1 (filing: DisputeFiling),
        CopyReceived/1 { procedure: Procedure },
        AnswerSubmitted/1,
        DecisionMade/1 { result: DisputeResult, new_answer: Option<Option<Date>> },
        AppealOpened/1 { instance: Instance, case_number: Option<String> },
        AttachmentKept as DisputeAttachmentKept/1 (attachment: Attachment),
    }
    corrected by DisputeEntryCorrected/1, lifted by &[]
}

shaped! { DisputeFiling as DisputeFilingShape }

#[derive(Serialize, Deserialize)]
#[serde(remote = "DisputeFiling", deny_unknown_fields)]
struct DisputeFilingShape {
    #[serde(with = "field")]
    kind: DisputeKind,
    #[serde(with = "field")]
    request: Option<CaseId>,
    #[serde(with = "field")]
    after: Option<CaseId>,
    authority: String,
    #[serde(with = "field")]
    case_number: Option<String>,
    #[serde(with = "field")]
    grievance: Grievance,
    #[serde(with = "field")]
    role: Role,
    #[serde(with = "field")]
    details: Sealed,
}
