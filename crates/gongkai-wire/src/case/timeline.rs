//! The entries of a case, each with its kind and its day and nothing of what it holds.

use gongkai_case::dispute::DisputeEvent as D;
use gongkai_case::history::{Entry, Folded, History};
use gongkai_case::rectification::RectificationEvent as C;
use gongkai_case::request::RequestEvent as R;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::Day;
use crate::stored::{StoredEvent, kind};

/// An entry of a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Entry")]
pub(crate) struct EntryShape {
    /// Its number, from 1.
    entry: usize,
    /// The legal day it speaks of.
    on: Day,
    /// The name of the event.
    kind: &'static str,
    /// What a reader calls it.
    label: &'static str,
    /// The number of the entry that it corrects.
    corrects: Option<usize>,
    /// The fact that it puts in the place of that entry; `null`: none, or it is no correction.
    instead: Option<InsteadShape>,
    /// Whether a later entry corrects this one.
    corrected: bool,
}

/// A fact in the place of a mistaken one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Instead")]
struct InsteadShape {
    on: Day,
    kind: &'static str,
    label: &'static str,
}

/// An event that has a name for a reader.
pub trait Labelled: StoredEvent {
    /// What a reader calls it.
    fn label(&self) -> &'static str;
}

/// Every entry of a history, in the order of recording.
pub(crate) fn timeline<S: Folded<Event: Labelled>>(history: &History<S>) -> Vec<EntryShape> {
    let number = |(place, entry)| {
        let number = place + 1;
        line(number, entry, history.corrected_by(number).is_some())
    };
    history.entries().iter().enumerate().map(number).collect()
}

fn line<E: Labelled>(number: usize, entry: &Entry<E>, corrected: bool) -> EntryShape {
    let (label, corrects, instead) = match entry {
        Entry::Fact(fact) => (fact.what.label(), None, None),
        Entry::Correction { entry, instead, .. } => ("更正记录", Some(*entry), instead.as_ref()),
    };
    let instead =
        instead.map(|fact| InsteadShape { on: Day(fact.on), kind: fact.what.kind(), label: fact.what.label() });
    EntryShape { entry: number, on: Day(entry.on()), kind: kind(entry), label, corrects, instead, corrected }
}

impl Labelled for R {
    fn label(&self) -> &'static str {
        match self {
            R::RequestFiled(_) => "收到申请",
            R::ReceiptConfirmed => "与申请人确认收到",
            R::RequestRegistered { .. } => "登记",
            R::IdentityProven => "补交身份证明",
            R::RequestSplit { .. } => "拆分",
            R::RequestMerged { .. } => "并案",
            R::SupplementAsked { .. } => "告知补正",
            R::SupplementReceived => "收到补正",
            R::SupplementLapsed => "逾期不补正，不再处理",
            R::ReasonsAsked { .. } => "要求说明理由",
            R::ReasonsGiven { .. } => "申请人说明理由",
            R::AnswerPostponed { .. } => "告知延迟答复",
            R::DeadlineExtended { .. } => "告知延长答复期限",
            R::ConsultationSent { .. } => "发出征求意见书",
            R::ConsultationServed { .. } => "征求意见书送达",
            R::OpinionReceived { .. } => "收到意见",
            R::PublicInterestOverridden { .. } => "以公共利益为由决定公开",
            R::OverrideServed { .. } => "书面告知第三方",
            R::FeeNoticed { .. } => "通知收费",
            R::FeePaid { .. } => "收到缴费",
            R::FeeLapsed => "逾期不缴费，不再处理",
            R::AnswerDrafted(_) => "起草答复",
            R::AnswerApproved { .. } => "审核答复",
            R::AnswerServed(_) => "送达答复",
            R::ServiceReturned => "答复被退回",
            R::ServiceProven => "收到送达凭证",
            R::RequestWithdrawn => "申请人撤回",
            R::NewAnswerOrdered { .. } => "责令重新答复",
            R::ConvertedToProactive { .. } => "转为主动公开",
            R::RequestArchived { .. } => "归档",
            R::AttachmentKept(_) => "收存附件",
        }
    }
}

impl Labelled for D {
    fn label(&self) -> &'static str {
        match self {
            D::DisputeFiled(_) => "争议受理",
            D::CopyReceived { .. } => "收到申请书或者起诉状副本",
            D::AnswerSubmitted => "提交答复和证据",
            D::DecisionMade { .. } => "审结",
            D::AppealOpened { .. } => "进入下一审级",
            D::AttachmentKept(_) => "收存附件",
        }
    }
}

impl Labelled for C {
    fn label(&self) -> &'static str {
        match self {
            C::RectificationFiled { .. } => "收到更正申请",
            C::RecordRectified => "予以更正",
            C::RectificationRefused => "不予更正",
            C::RectificationTransferred { .. } => "转送有权机关",
            C::ReferredElsewhere { .. } => "告知向有权机关提出",
            C::ResultTold => "告知申请人",
        }
    }
}
