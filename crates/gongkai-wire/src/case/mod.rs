//! `gongkai.case/1` and `gongkai.due/1`: how a case stands, and what is due when. Nobody's personal data is in them: of an
//! entry they show its kind and its day, never what it holds.

mod due;
mod from;
mod timeline;

use gongkai_law::provision::Provision;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

pub use due::{Due, DueKind, DueShape, due};
pub use from::{DisputeView, RectificationView, RequestView, dispute, rectification, request};
pub use timeline::Labelled;
pub(crate) use timeline::{EntryShape, timeline};

/// How a case stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.case/1", description = "一件依申请公开、争议或者更正事项的办理情况，不含个人信息")]
pub struct CaseShape<'c> {
    /// Always `gongkai.case/1`.
    #[schemars(extend("const" = "gongkai.case/1"))]
    schema: &'static str,
    /// The identifier of the case.
    id: &'c str,
    /// `request`, the group of table 四 that a dispute counts in, or `rectification`.
    #[schemars(extend("enum" = ["request", "reconsideration", "direct_suit", "suit_after_reconsideration", "rectification", null]))]
    kind: Option<&'static str>,
    /// The number of the ledger, or of the authority that decides the dispute.
    number: Option<&'c str>,
    /// Where it stands.
    status: &'static str,
    /// The column of table 三 of a request.
    applicant: Option<&'static str>,
    /// The day of receipt (art. 31); of a dispute the day it was filed.
    received: Option<Day>,
    /// The day on which an answer is or was due.
    due: Option<Day>,
    /// The first day on which it was overdue; `null` unless it is overdue now.
    overdue_since: Option<Day>,
    /// How it ended: a row of table 三, the result of a dispute, the end of a rectification.
    outcome: Option<&'static str>,
    /// The day it ended.
    concluded: Option<Day>,
    /// What was found in its records.
    findings: Vec<CaseFindingShape<'c>>,
    /// What may be done with a request now, by when, and why the rest may not.
    steps: Vec<StepShape<'c>>,
    /// Its files, in the order in which `case attachment` counts them; what they are called may tell a name and is not here.
    attachments: Vec<AttachmentShape>,
    /// Every entry in the order of recording; only where one case is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<EntryShape>>,
}

/// A file of a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Attachment")]
struct AttachmentShape {
    /// The day it was put to the case.
    on: Day,
    /// What it is.
    kind: &'static str,
    /// Its size in bytes.
    bytes: u64,
}

/// What was found in the records of a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "CaseFinding")]
struct CaseFindingShape<'c> {
    /// What kind, one code one meaning; `null` for a dispute, whose findings have none.
    code: Option<&'static str>,
    /// The day it hangs on.
    on: Day,
    /// What was found, for a reader.
    what: &'c str,
    /// By what right.
    provision: Shown<Provision>,
}

/// What may or may not be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Step")]
struct StepShape<'c> {
    /// The step.
    kind: &'static str,
    /// What a reader calls it.
    label: &'static str,
    /// Whether it may be taken now.
    lawful: bool,
    /// The last day for it, where there is one.
    by: Option<Day>,
    /// Why it may not be taken; `null` if it may.
    why: Option<&'c str>,
    /// By what right it is done.
    provision: Shown<Provision>,
}
