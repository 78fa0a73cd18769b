//! How a reconsideration or a suit ends, and in which column of table 四 that counts.

use crate::provision::{Provision, cited};

/// The three groups of table 四.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DisputeKind {
    /// 行政复议.
    Reconsideration,
    /// 未经复议直接起诉.
    DirectSuit,
    /// 复议后起诉.
    SuitAfterReconsideration,
}

impl DisputeKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Reconsideration, Self::DirectSuit, Self::SuitAfterReconsideration];

    /// The identifier, the same as the group of table 四.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reconsideration => "reconsideration",
            Self::DirectSuit => "direct_suit",
            Self::SuitAfterReconsideration => "suit_after_reconsideration",
        }
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reconsideration => "行政复议",
            Self::DirectSuit => "未经复议直接起诉",
            Self::SuitAfterReconsideration => "复议后起诉",
        }
    }

    /// Whether a court hears it.
    #[must_use]
    pub const fn is_suit(self) -> bool {
        !matches!(self, Self::Reconsideration)
    }
}

/// The columns of table 四 for what has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResultClass {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    OtherResult,
}

/// How a dispute ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DisputeResult {
    /// 维持 (行政复议法 art. 68).
    Maintained,
    /// 驳回复议请求 (行政复议法 art. 69).
    ReconsiderationClaimDismissed,
    /// 判决驳回诉讼请求 (行政诉讼法 art. 69).
    SuitClaimDismissed,
    /// 撤销.
    Revoked,
    /// 部分撤销.
    PartlyRevoked,
    /// 变更.
    Changed,
    /// 确认违法.
    HeldUnlawful,
    /// 确认无效.
    HeldVoid,
    /// 责令或者判决履行.
    OrderedToPerform,
    /// 不予受理 or 不予立案.
    NotAccepted,
    /// 驳回复议申请 (行政复议法 art. 33).
    ApplicationRejected,
    /// 裁定驳回起诉.
    SuitRejected,
    /// 撤回 or 撤诉.
    Withdrawn,
    /// 终止.
    Terminated,
    /// 调解 or 和解.
    Mediated,
}

impl DisputeResult {
    /// All results.
    pub const ALL: [Self; 15] = [
        Self::Maintained,
        Self::ReconsiderationClaimDismissed,
        Self::SuitClaimDismissed,
        Self::Revoked,
        Self::PartlyRevoked,
        Self::Changed,
        Self::HeldUnlawful,
        Self::HeldVoid,
        Self::OrderedToPerform,
        Self::NotAccepted,
        Self::ApplicationRejected,
        Self::SuitRejected,
        Self::Withdrawn,
        Self::Terminated,
        Self::Mediated,
    ];

    /// The column of table 四.
    ///
    /// Dismissing the claim leaves the act as it is and counts as upheld; rejecting the application or the suit without
    /// looking at the act is another result, as is every ending by agreement or withdrawal. 裁定驳回起诉 is counted so by
    /// practice; no text says it.
    #[must_use]
    pub const fn class(self) -> ResultClass {
        match self {
            Self::Maintained | Self::ReconsiderationClaimDismissed | Self::SuitClaimDismissed => ResultClass::Upheld,
            Self::Revoked
            | Self::PartlyRevoked
            | Self::Changed
            | Self::HeldUnlawful
            | Self::HeldVoid
            | Self::OrderedToPerform => ResultClass::Corrected,
            Self::NotAccepted
            | Self::ApplicationRejected
            | Self::SuitRejected
            | Self::Withdrawn
            | Self::Terminated
            | Self::Mediated => ResultClass::OtherResult,
        }
    }

    /// Whether a dispute of that kind can end so.
    #[must_use]
    pub const fn fits(self, kind: DisputeKind) -> bool {
        match self {
            Self::Maintained | Self::ReconsiderationClaimDismissed | Self::ApplicationRejected => !kind.is_suit(),
            Self::SuitClaimDismissed | Self::SuitRejected => kind.is_suit(),
            _ => true,
        }
    }

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Maintained => "maintained",
            Self::ReconsiderationClaimDismissed => "reconsideration_claim_dismissed",
            Self::SuitClaimDismissed => "suit_claim_dismissed",
            Self::Revoked => "revoked",
            Self::PartlyRevoked => "partly_revoked",
            Self::Changed => "changed",
            Self::HeldUnlawful => "held_unlawful",
            Self::HeldVoid => "held_void",
            Self::OrderedToPerform => "ordered_to_perform",
            Self::NotAccepted => "not_accepted",
            Self::ApplicationRejected => "application_rejected",
            Self::SuitRejected => "suit_rejected",
            Self::Withdrawn => "withdrawn",
            Self::Terminated => "terminated",
            Self::Mediated => "mediated",
        }
    }

    /// The result of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Maintained => "维持",
            Self::ReconsiderationClaimDismissed => "驳回复议请求",
            Self::SuitClaimDismissed => "判决驳回诉讼请求",
            Self::Revoked => "撤销",
            Self::PartlyRevoked => "部分撤销",
            Self::Changed => "变更",
            Self::HeldUnlawful => "确认违法",
            Self::HeldVoid => "确认无效",
            Self::OrderedToPerform => "责令履行",
            Self::NotAccepted => "不予受理",
            Self::ApplicationRejected => "驳回复议申请",
            Self::SuitRejected => "裁定驳回起诉",
            Self::Withdrawn => "撤回",
            Self::Terminated => "终止",
            Self::Mediated => "调解",
        }
    }

    /// Where the counting comes from: the interpretation on what the yearly figures count.
    #[must_use]
    pub const fn provision(self) -> Provision {
        cited::REPORTING_2016
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_and_result_is_found_again_by_its_identifier() {
        assert!(DisputeKind::ALL.into_iter().all(|kind| DisputeKind::from_id(kind.id()) == Some(kind)));
        assert!(DisputeResult::ALL.into_iter().all(|result| DisputeResult::from_id(result.id()) == Some(result)));
        let labels: BTreeSet<&str> = DisputeResult::ALL.into_iter().map(DisputeResult::label).collect();
        assert_eq!(labels.len(), DisputeResult::ALL.len());
    }

    #[test]
    fn dismissing_the_claim_upholds_and_rejecting_the_suit_is_another_result() {
        assert_eq!(DisputeResult::ReconsiderationClaimDismissed.class(), ResultClass::Upheld);
        assert_eq!(DisputeResult::SuitClaimDismissed.class(), ResultClass::Upheld);
        for other in [DisputeResult::SuitRejected, DisputeResult::ApplicationRejected, DisputeResult::Mediated] {
            assert_eq!(other.class(), ResultClass::OtherResult);
        }
        assert_eq!(DisputeResult::HeldVoid.class(), ResultClass::Corrected);
    }

    #[test]
    fn a_court_rejects_no_application_and_no_organ_dismisses_a_suit() {
        assert!(!DisputeResult::ApplicationRejected.fits(DisputeKind::DirectSuit));
        assert!(!DisputeResult::SuitRejected.fits(DisputeKind::Reconsideration));
        assert!(DisputeKind::ALL.into_iter().all(|kind| DisputeResult::Revoked.fits(kind)));
    }
}
