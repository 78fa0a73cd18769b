//! How a request ends: the twenty-one leaf rows of table 三, part three.

/// The result of a request, each a row of table 三.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// 予以公开
    Granted,
    /// 部分公开: something given and something withheld; counted here only, never under the ground.
    PartlyGranted,
    /// 不予公开
    Withheld(WithholdingGround),
    /// 无法提供
    UnableToProvide(UnableReason),
    /// 不予处理
    NotProcessed(NotProcessedReason),
    /// 其他处理
    OtherDisposal(OtherDisposal),
}

/// Why information is withheld (不予公开).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WithholdingGround {
    /// 属于国家秘密
    StateSecret,
    /// 其他法律行政法规禁止公开
    ProhibitedByLaw,
    /// 危及“三安全一稳定”
    SecurityAndStability,
    /// 保护第三方合法权益
    ThirdPartyRights,
    /// 属于三类内部事务信息
    InternalAffairs,
    /// 属于四类过程性信息
    DeliberativeProcess,
    /// 属于行政执法案卷
    EnforcementFile,
    /// 属于行政查询事项
    StatutoryInquiry,
}

/// Why information cannot be provided (无法提供).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnableReason {
    /// 本机关不掌握相关政府信息
    NotHeld,
    /// 没有现成信息需要另行制作
    NeedsCreation,
    /// 补正后申请内容仍不明确
    StillUnclear,
}

/// Why a request is not processed (不予处理).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NotProcessedReason {
    /// 信访举报投诉类申请
    PetitionOrComplaint,
    /// 重复申请
    RepeatRequest,
    /// 要求提供公开出版物
    PublicPublication,
    /// 无正当理由大量反复申请
    UnjustifiedMassRequests,
    /// 要求行政机关确认或重新出具已获取信息
    Reconfirmation,
}

/// The remaining ways a request ends (其他处理).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OtherDisposal {
    /// 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
    SupplementNotMade,
    /// 申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
    FeeNotPaid,
    /// 其他: also not government information, merged and withdrawn requests.
    Other,
}

/// The six groups of results in table 三, part three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutcomeGroup {
    /// 予以公开
    Granted,
    /// 部分公开
    PartlyGranted,
    /// 不予公开
    Withheld,
    /// 无法提供
    UnableToProvide,
    /// 不予处理
    NotProcessed,
    /// 其他处理
    OtherDisposal,
}

impl Outcome {
    /// Every leaf, in the order of the form.
    pub const ALL: [Outcome; 21] = [
        Outcome::Granted,
        Outcome::PartlyGranted,
        Outcome::Withheld(WithholdingGround::StateSecret),
        Outcome::Withheld(WithholdingGround::ProhibitedByLaw),
        Outcome::Withheld(WithholdingGround::SecurityAndStability),
        Outcome::Withheld(WithholdingGround::ThirdPartyRights),
        Outcome::Withheld(WithholdingGround::InternalAffairs),
        Outcome::Withheld(WithholdingGround::DeliberativeProcess),
        Outcome::Withheld(WithholdingGround::EnforcementFile),
        Outcome::Withheld(WithholdingGround::StatutoryInquiry),
        Outcome::UnableToProvide(UnableReason::NotHeld),
        Outcome::UnableToProvide(UnableReason::NeedsCreation),
        Outcome::UnableToProvide(UnableReason::StillUnclear),
        Outcome::NotProcessed(NotProcessedReason::PetitionOrComplaint),
        Outcome::NotProcessed(NotProcessedReason::RepeatRequest),
        Outcome::NotProcessed(NotProcessedReason::PublicPublication),
        Outcome::NotProcessed(NotProcessedReason::UnjustifiedMassRequests),
        Outcome::NotProcessed(NotProcessedReason::Reconfirmation),
        Outcome::OtherDisposal(OtherDisposal::SupplementNotMade),
        Outcome::OtherDisposal(OtherDisposal::FeeNotPaid),
        Outcome::OtherDisposal(OtherDisposal::Other),
    ];

    /// The identifier used in cell names, JSON and URLs, such as `withheld.state_secret`.
    pub const fn id(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::PartlyGranted => "partly_granted",
            Outcome::Withheld(WithholdingGround::StateSecret) => "withheld.state_secret",
            Outcome::Withheld(WithholdingGround::ProhibitedByLaw) => "withheld.prohibited_by_law",
            Outcome::Withheld(WithholdingGround::SecurityAndStability) => "withheld.security_and_stability",
            Outcome::Withheld(WithholdingGround::ThirdPartyRights) => "withheld.third_party_rights",
            Outcome::Withheld(WithholdingGround::InternalAffairs) => "withheld.internal_affairs",
            Outcome::Withheld(WithholdingGround::DeliberativeProcess) => "withheld.deliberative_process",
            Outcome::Withheld(WithholdingGround::EnforcementFile) => "withheld.enforcement_file",
            Outcome::Withheld(WithholdingGround::StatutoryInquiry) => "withheld.statutory_inquiry",
            Outcome::UnableToProvide(UnableReason::NotHeld) => "unable_to_provide.not_held",
            Outcome::UnableToProvide(UnableReason::NeedsCreation) => "unable_to_provide.needs_creation",
            Outcome::UnableToProvide(UnableReason::StillUnclear) => "unable_to_provide.still_unclear",
            Outcome::NotProcessed(NotProcessedReason::PetitionOrComplaint) => "not_processed.petition_or_complaint",
            Outcome::NotProcessed(NotProcessedReason::RepeatRequest) => "not_processed.repeat_request",
            Outcome::NotProcessed(NotProcessedReason::PublicPublication) => "not_processed.public_publication",
            Outcome::NotProcessed(NotProcessedReason::UnjustifiedMassRequests) => {
                "not_processed.unjustified_mass_requests"
            }
            Outcome::NotProcessed(NotProcessedReason::Reconfirmation) => "not_processed.reconfirmation",
            Outcome::OtherDisposal(OtherDisposal::SupplementNotMade) => "other_disposal.supplement_not_made",
            Outcome::OtherDisposal(OtherDisposal::FeeNotPaid) => "other_disposal.fee_not_paid",
            Outcome::OtherDisposal(OtherDisposal::Other) => "other_disposal.other",
        }
    }

    /// The outcome with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }

    /// The row label of the 2021 form, without its number.
    pub const fn label(self) -> &'static str {
        match self {
            Outcome::Granted => "予以公开",
            Outcome::PartlyGranted => "部分公开（区分处理的，只计这一情形，不计其他情形）",
            Outcome::Withheld(WithholdingGround::StateSecret) => "属于国家秘密",
            Outcome::Withheld(WithholdingGround::ProhibitedByLaw) => "其他法律行政法规禁止公开",
            Outcome::Withheld(WithholdingGround::SecurityAndStability) => "危及“三安全一稳定”",
            Outcome::Withheld(WithholdingGround::ThirdPartyRights) => "保护第三方合法权益",
            Outcome::Withheld(WithholdingGround::InternalAffairs) => "属于三类内部事务信息",
            Outcome::Withheld(WithholdingGround::DeliberativeProcess) => "属于四类过程性信息",
            Outcome::Withheld(WithholdingGround::EnforcementFile) => "属于行政执法案卷",
            Outcome::Withheld(WithholdingGround::StatutoryInquiry) => "属于行政查询事项",
            Outcome::UnableToProvide(UnableReason::NotHeld) => "本机关不掌握相关政府信息",
            Outcome::UnableToProvide(UnableReason::NeedsCreation) => "没有现成信息需要另行制作",
            Outcome::UnableToProvide(UnableReason::StillUnclear) => "补正后申请内容仍不明确",
            Outcome::NotProcessed(NotProcessedReason::PetitionOrComplaint) => "信访举报投诉类申请",
            Outcome::NotProcessed(NotProcessedReason::RepeatRequest) => "重复申请",
            Outcome::NotProcessed(NotProcessedReason::PublicPublication) => "要求提供公开出版物",
            Outcome::NotProcessed(NotProcessedReason::UnjustifiedMassRequests) => "无正当理由大量反复申请",
            Outcome::NotProcessed(NotProcessedReason::Reconfirmation) => "要求行政机关确认或重新出具已获取信息",
            Outcome::OtherDisposal(OtherDisposal::SupplementNotMade) => {
                "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
            }
            Outcome::OtherDisposal(OtherDisposal::FeeNotPaid) => {
                "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
            }
            Outcome::OtherDisposal(OtherDisposal::Other) => "其他",
        }
    }

    /// The group the row stands in.
    pub const fn group(self) -> OutcomeGroup {
        match self {
            Outcome::Granted => OutcomeGroup::Granted,
            Outcome::PartlyGranted => OutcomeGroup::PartlyGranted,
            Outcome::Withheld(_) => OutcomeGroup::Withheld,
            Outcome::UnableToProvide(_) => OutcomeGroup::UnableToProvide,
            Outcome::NotProcessed(_) => OutcomeGroup::NotProcessed,
            Outcome::OtherDisposal(_) => OutcomeGroup::OtherDisposal,
        }
    }
}

impl OutcomeGroup {
    /// Every group, in the order of the form.
    pub const ALL: [OutcomeGroup; 6] = [
        OutcomeGroup::Granted,
        OutcomeGroup::PartlyGranted,
        OutcomeGroup::Withheld,
        OutcomeGroup::UnableToProvide,
        OutcomeGroup::NotProcessed,
        OutcomeGroup::OtherDisposal,
    ];

    /// The identifier used in JSON and URLs.
    pub const fn id(self) -> &'static str {
        match self {
            OutcomeGroup::Granted => "granted",
            OutcomeGroup::PartlyGranted => "partly_granted",
            OutcomeGroup::Withheld => "withheld",
            OutcomeGroup::UnableToProvide => "unable_to_provide",
            OutcomeGroup::NotProcessed => "not_processed",
            OutcomeGroup::OtherDisposal => "other_disposal",
        }
    }

    /// The group with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }

    /// The label of the group in the form.
    pub const fn label(self) -> &'static str {
        match self {
            OutcomeGroup::Granted => "予以公开",
            OutcomeGroup::PartlyGranted => "部分公开",
            OutcomeGroup::Withheld => "不予公开",
            OutcomeGroup::UnableToProvide => "无法提供",
            OutcomeGroup::NotProcessed => "不予处理",
            OutcomeGroup::OtherDisposal => "其他处理",
        }
    }

    /// The leaves of the group, in the order of the form.
    pub fn leaves(self) -> impl Iterator<Item = Outcome> {
        Outcome::ALL.into_iter().filter(move |outcome| outcome.group() == self)
    }
}
