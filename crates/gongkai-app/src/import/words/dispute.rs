//! Words of reconsiderations and suits.

use gongkai_case::dispute::{Grievance, Procedure, Role};
use gongkai_law::dispute::{DisputeKind, DisputeResult};

use super::Choice;

/// Groups of table 四.
pub(in crate::import) const DISPUTES: Choice<DisputeKind> = Choice::of(&[
    (DisputeKind::Reconsideration, "行政复议 复议 reconsideration"),
    (DisputeKind::DirectSuit, "未经复议直接起诉 直接起诉 未经复议起诉 direct_suit"),
    (DisputeKind::SuitAfterReconsideration, "复议后起诉 经复议后起诉 复议后诉讼 suit_after_reconsideration"),
])
.but(&[("行政诉讼 诉讼 起诉", "请写明 未经复议直接起诉 还是 复议后起诉")]);

/// How a dispute ended.
pub(in crate::import) const RESULTS: Choice<DisputeResult> = Choice::of(&[
    (DisputeResult::Maintained, "维持 维持原行政行为 维持原答复"),
    (DisputeResult::ReconsiderationClaimDismissed, "驳回复议请求"),
    (DisputeResult::SuitClaimDismissed, "判决驳回诉讼请求 驳回诉讼请求"),
    (DisputeResult::Revoked, "撤销 撤销原答复 撤销并责令重新答复 撤销并责令重作"),
    (DisputeResult::PartlyRevoked, "部分撤销"),
    (DisputeResult::Changed, "变更"),
    (DisputeResult::HeldUnlawful, "确认违法"),
    (DisputeResult::HeldVoid, "确认无效"),
    (DisputeResult::OrderedToPerform, "责令履行 责令限期答复 判决履行 责令答复"),
    (DisputeResult::NotAccepted, "不予受理 不予立案"),
    (DisputeResult::ApplicationRejected, "驳回复议申请"),
    (DisputeResult::SuitRejected, "裁定驳回起诉 驳回起诉"),
    (DisputeResult::Withdrawn, "撤回 撤诉 撤回申请 准许撤诉"),
    (DisputeResult::Terminated, "终止 终止审理 终止复议"),
    (DisputeResult::Mediated, "调解 和解 调解结案"),
])
.but(&[
    ("结果维持", "请写具体的结果：维持、驳回复议请求 或者 判决驳回诉讼请求"),
    ("结果纠正 纠正", "请写具体的结果：撤销、部分撤销、变更、确认违法、确认无效 或者 责令履行"),
    ("其他结果", "请写具体的结果：不予受理、驳回复议申请、裁定驳回起诉、撤回、终止 或者 调解"),
    ("驳回", "请写明 驳回复议请求、驳回复议申请、判决驳回诉讼请求 还是 裁定驳回起诉：计入的栏目不同"),
]);

/// What a dispute is about.
pub(in crate::import) const GRIEVANCES: Choice<Grievance> = Choice::of(&[
    (Grievance::Answer, "不服答复 答复 对答复不服 answer"),
    (Grievance::Silence, "未按期答复 不履行答复职责 逾期不答复 不作为 未履行法定职责 silence"),
    (Grievance::Disclosure, "不服向他人公开 第三方反对公开 反信息公开 disclosure"),
    (Grievance::Other, "其他 other 其它"),
]);

/// In which role the body stands.
pub(in crate::import) const ROLES: Choice<Role> = Choice::of(&[
    (Role::OriginalOrgan, "原行政机关 被申请人 被告 作出答复的机关 original_organ"),
    (Role::ReconsiderationOrgan, "复议机关 共同被告（复议机关） reconsideration_organ"),
]);

/// The procedure of a reconsideration.
pub(in crate::import) const PROCEDURES: Choice<Procedure> =
    Choice::of(&[(Procedure::Ordinary, "普通程序 普通 ordinary"), (Procedure::Simple, "简易程序 简易 simple")]);
