//! The verbs of a dispute and of a rectification.

use super::args::{Args, Parsed};
use super::request::Verb;
use crate::dispute::{DisputeEvent as D, DisputeFiling, Grievance, Procedure, Role};
use crate::rectification::RectificationEvent as R;
use crate::{CaseId, PersonId, Sealed};

/// The verbs of a dispute.
pub(super) const DISPUTE: &[Verb<D>] = &[
    ("立案", filed),
    ("收到副本", |args| Ok(D::CopyReceived { procedure: args.choice().unwrap_or(Procedure::Ordinary) })),
    ("提交答复和证据", |_| Ok(D::AnswerSubmitted)),
    ("审结", |args| {
        let result = args.choice().ok_or_else(|| args.fail("没有写结果", "请写：维持、撤销、判决驳回诉讼请求等"))?;
        let ordered = args.flag("责令重新答复");
        let by = args.date("限")?;
        Ok(D::DecisionMade { result, new_answer: ordered.then_some(by) })
    }),
    ("进入", |args| {
        let instance = args.choice().ok_or_else(|| args.fail("没有写哪一审", "请写：二审，或者再审"))?;
        Ok(D::AppealOpened { instance, case_number: args.key("案号", "号")?.map(|word| word.text) })
    }),
];

/// The verbs of a rectification.
pub(super) const RECTIFICATION: &[Verb<R>] = &[
    ("收到更正申请", |args| {
        let channel = args.choice().ok_or_else(|| args.fail("没有写提交方式", "请写：当面提交、邮寄签收等"))?;
        let person = PersonId::new("申请人1");
        Ok(R::RectificationFiled { channel, person, evidence: args.flag("附证据"), details: Sealed::default() })
    }),
    ("予以更正", |_| Ok(R::RecordRectified)),
    ("不予更正", |_| Ok(R::RectificationRefused)),
    ("转送", |args| Ok(R::RectificationTransferred { organ: args.text("机关", "名称")? })),
    ("告知向他处提出", |args| Ok(R::ReferredElsewhere { organ: args.text("机关", "名称")? })),
    ("告知处理结果", |_| Ok(R::ResultTold)),
];

fn filed(args: &mut Args) -> Parsed<D> {
    let kind =
        args.choice().ok_or_else(|| args.fail("没有写哪一种", "请写：行政复议、未经复议直接起诉或者复议后起诉"))?;
    Ok(D::DisputeFiled(DisputeFiling {
        kind,
        request: args.key("申请", "案件")?.map(|word| CaseId::new(word.text)),
        after: args.key("经复议", "案件")?.map(|word| CaseId::new(word.text)),
        authority: args.text("机关", "名称")?,
        case_number: args.key("案号", "号")?.map(|word| word.text),
        role: args.choice_of("身份", "身份")?.unwrap_or(Role::OriginalOrgan),
        grievance: args.choice_of("不服", "什么")?.unwrap_or(Grievance::Answer),
        details: Sealed::default(),
    }))
}
