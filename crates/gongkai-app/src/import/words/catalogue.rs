//! Words of documents and decisions.

use gongkai_catalogue::{DecisionKind, ExclusionKind, NormativeKind, Overturning};

use super::Choice;

/// Kinds of normative documents.
pub(in crate::import) const DOCUMENTS: Choice<NormativeKind> = Choice::of(&[
    (NormativeKind::NormativeDocument, "行政规范性文件 规范性文件 normative_document"),
    (NormativeKind::GovernmentRule, "规章 政府规章 地方政府规章 部门规章 government_rule"),
]);

/// What a paper is instead of a normative document.
pub(in crate::import) const EXCLUSIONS: Choice<ExclusionKind> = Choice::of(&[
    (ExclusionKind::InternalManagement, "内部管理"),
    (ExclusionKind::Personnel, "人事任免 人事"),
    (ExclusionKind::Commendation, "表彰奖惩 表彰"),
    (ExclusionKind::Minutes, "会议纪要 纪要"),
    (ExclusionKind::Other, "其他"),
]);

/// What 有效性 says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Validness {
    InForce,
    Amended,
    Repealed,
    Expired,
}

/// The words for it.
pub(in crate::import) const VALIDITIES: Choice<Validness> = Choice::of(&[
    (Validness::InForce, "有效 现行有效 继续有效 尚未施行"),
    (Validness::Amended, "已修改 有效（已修改） 修改"),
    (Validness::Repealed, "废止 已废止"),
    (Validness::Expired, "失效 已失效 宣布失效"),
]);

/// Kinds of decisions.
pub(in crate::import) const DECISIONS: Choice<DecisionKind> = Choice::of(&[
    (DecisionKind::Licence, "行政许可 许可 licence"),
    (DecisionKind::Penalty, "行政处罚 处罚 penalty"),
    (DecisionKind::AdministrativeCompulsion, "行政强制 强制 行政强制措施 行政强制执行 administrative_compulsion"),
]);

/// How a decision fell.
pub(in crate::import) const OVERTURNINGS: Choice<Overturning> = Choice::of(&[
    (Overturning::Changed, "变更 依法变更"),
    (Overturning::Revoked, "撤销 被撤销"),
    (Overturning::HeldUnlawful, "确认违法 确认无效"),
]);
