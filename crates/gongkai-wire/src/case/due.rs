//! `gongkai.due/1`: one thing that is due on a day.

use gongkai_case::CaseId;
use gongkai_law::provision::Provision;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// What is due in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DueKind {
    /// Confirming the receipt (art. 31).
    ConfirmReceipt,
    /// The answer (art. 33).
    Answer,
    /// The answer that a reconsideration or a court ordered.
    NewAnswer,
    /// Answer and evidence in a dispute.
    DisputeAnswer,
    /// The supplement, from the applicant (art. 30).
    Supplement,
    /// The fee, from the applicant (fee measures, art. 6).
    FeePayment,
    /// The opinion of one who was asked (arts. 32, 34).
    Opinion,
}

impl DueKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::ConfirmReceipt,
        Self::Answer,
        Self::NewAnswer,
        Self::DisputeAnswer,
        Self::Supplement,
        Self::FeePayment,
        Self::Opinion,
    ];

    /// The identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ConfirmReceipt => "confirm_receipt",
            Self::Answer => "answer",
            Self::NewAnswer => "new_answer",
            Self::DisputeAnswer => "dispute_answer",
            Self::Supplement => "supplement",
            Self::FeePayment => "fee_payment",
            Self::Opinion => "opinion",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ConfirmReceipt => "与申请人确认收到",
            Self::Answer => "答复",
            Self::NewAnswer => "重新答复",
            Self::DisputeAnswer => "提交答复和证据",
            Self::Supplement => "申请人补正",
            Self::FeePayment => "申请人缴费",
            Self::Opinion => "被征求意见者回复",
        }
    }
}

/// One thing that is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'d> {
    /// The case.
    pub case: &'d CaseId,
    /// The number of its ledger entry, where it has one.
    pub number: Option<&'d str>,
    /// What.
    pub what: DueKind,
    /// The last day in time.
    pub day: Date,
    /// The first day too late, if that has come.
    pub since: Option<Date>,
    /// By what right.
    pub provision: Provision,
    /// Why that day.
    pub why: &'d str,
}

/// One thing that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.due/1", description = "一项到期事项，不含个人信息")]
pub struct DueShape<'d> {
    /// Always `gongkai.due/1`.
    #[schemars(extend("const" = "gongkai.due/1"))]
    schema: &'static str,
    /// The identifier of the case.
    case: &'d str,
    /// The number of the ledger.
    number: Option<&'d str>,
    /// What is due.
    #[schemars(extend("enum" = ["confirm_receipt", "answer", "new_answer", "dispute_answer", "supplement", "fee_payment", "opinion"]))]
    what: &'static str,
    /// What a reader calls it.
    label: &'static str,
    /// The last day in time.
    day: Day,
    /// The first day on which it was overdue; `null` if it is not.
    since: Option<Day>,
    /// By what right.
    provision: Shown<Provision>,
    /// Why that day.
    why: &'d str,
}

/// One thing that is due, as JSON.
#[must_use]
pub fn due<'d>(due: &Due<'d>) -> DueShape<'d> {
    DueShape {
        schema: "gongkai.due/1",
        case: due.case.as_str(),
        number: due.number,
        what: due.what.id(),
        label: due.what.label(),
        day: Day(due.day),
        since: due.since.map(Day),
        provision: Shown(due.provision),
        why: due.why,
    }
}
