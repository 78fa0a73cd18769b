//! Whether an item may be published now, and what else may be done with it. What happened unlawfully is recorded all the
//! same; what this program does itself has to be lawful.

use gongkai_case::{Refusal, RefusalCode as Code};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::fact::ReviewKind;
use super::state::Item;
use crate::refusal::refusal;

/// Whether the version in hand may be published on that day.
///
/// # Errors
/// The first thing that is missing, and what to do about it.
pub fn may_publish(item: &Item<'_>, today: Date) -> Result<(), Refusal> {
    let refuse = |code, what: String, provision, mend: &str| Err(refusal(code, what, provision, mend));
    let status = item.draft.disclosure.status;
    if item.archived.is_some() {
        return refuse(Code::Closed, "这条信息已经归档".into(), cited::ART_25, "另有新的内容，请另行拟稿");
    }
    if status != DisclosureStatus::Proactive {
        let what = format!("这条信息的公开属性是{}", status.label());
        return refuse(Code::DoesNotApply, what, status.provision(), "可以公开的，请先改公开属性，重新送审");
    }
    if item.shown().is_some_and(|version| std::ptr::eq(version.draft, item.draft)) {
        return refuse(Code::AlreadyDone, "这一稿已经发布".into(), cited::ART_26, "修改的，请先重新拟稿");
    }
    match item.screened {
        None => {
            let mend = "请先筛查：gongkai document screen";
            return refuse(Code::NothingToAnswer, "这一稿还没有做发布前筛查".into(), cited::ART_17, mend);
        }
        Some((_, open)) if open > 0 => {
            let what = format!("筛查发现的问题还有{open}处没有处理");
            return refuse(Code::Incomplete, what, cited::ART_15, "请改稿，或者逐处写明保留的理由");
        }
        Some(_) => {}
    }
    // urgency may shorten the approval; the secrecy review is never left out (保守国家秘密法 art. 35)
    if !item.passed(ReviewKind::Secrecy) {
        return refuse(Code::NothingToAnswer, "这一稿没有通过保密审查".into(), cited::ART_17, "请先送审并登记保密审查");
    }
    if item.approved.is_none() {
        return refuse(Code::NothingToAnswer, "这一稿还没有批准发布".into(), cited::ART_17, "请先登记批准");
    }
    match item.scheduled {
        Some(on) if on > today => {
            let what = format!("这一稿定于{}发布，还没有到", form::long(on));
            refuse(Code::TooEarly, what, cited::ART_26, "到时再发布，或者改定时日期")
        }
        _ => Ok(()),
    }
}

/// What may be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemStepKind {
    /// Draft a new version.
    Redraft,
    /// Screen it.
    Screen,
    /// Hand it in.
    Submit,
    /// Review it for secrets.
    ReviewSecrecy,
    /// Approve it.
    Approve,
    /// Publish it.
    Publish,
    /// Take it down.
    TakeDown,
    /// Look at its status again.
    ReviewStatus,
    /// Archive it.
    Archive,
}

impl ItemStepKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Redraft,
        Self::Screen,
        Self::Submit,
        Self::ReviewSecrecy,
        Self::Approve,
        Self::Publish,
        Self::TakeDown,
        Self::ReviewStatus,
        Self::Archive,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Redraft => "redraft",
            Self::Screen => "screen",
            Self::Submit => "submit",
            Self::ReviewSecrecy => "review_secrecy",
            Self::Approve => "approve",
            Self::Publish => "publish",
            Self::TakeDown => "take_down",
            Self::ReviewStatus => "review_status",
            Self::Archive => "archive",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Redraft => "重新拟稿",
            Self::Screen => "发布前筛查",
            Self::Submit => "送审",
            Self::ReviewSecrecy => "保密审查",
            Self::Approve => "批准发布",
            Self::Publish => "发布",
            Self::TakeDown => "下架",
            Self::ReviewStatus => "复查公开属性",
            Self::Archive => "归档",
        }
    }

    /// By what right.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::Redraft => cited::ART_19,
            Self::Screen | Self::Submit | Self::ReviewSecrecy | Self::Approve => cited::ART_17,
            Self::Publish => cited::ART_26,
            Self::TakeDown => cited::ART_6,
            Self::ReviewStatus => cited::ART_18,
            Self::Archive => cited::ART_25,
        }
    }
}

/// A step, and why it may not be taken, if it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStep {
    /// Which.
    pub kind: ItemStepKind,
    /// Why not.
    pub barred: Option<String>,
}

/// Every step with the reason why it may not be taken today.
#[must_use]
pub fn item_steps(item: &Item<'_>, today: Date) -> Vec<ItemStep> {
    ItemStepKind::ALL.into_iter().map(|kind| ItemStep { kind, barred: barred(item, kind, today) }).collect()
}

fn barred(item: &Item<'_>, kind: ItemStepKind, today: Date) -> Option<String> {
    let public = item.shown().is_some_and(|version| std::ptr::eq(version.draft, item.draft));
    let unless = |holds: bool, why: &str| (!holds).then(|| why.to_owned());
    if item.archived.is_some() {
        return Some("已经归档".to_owned());
    }
    match kind {
        ItemStepKind::Redraft | ItemStepKind::Archive => None,
        ItemStepKind::Screen | ItemStepKind::Submit => unless(!public, "已经发布，要改先重新拟稿"),
        ItemStepKind::ReviewSecrecy => unless(item.submitted.is_some() && !public, "还没有送审，或者已经发布"),
        ItemStepKind::Approve => {
            unless(item.passed(ReviewKind::Secrecy) && !public, "还没有通过保密审查，或者已经发布")
        }
        ItemStepKind::Publish => may_publish(item, today).err().map(|refusal| refusal.what),
        ItemStepKind::TakeDown => unless(item.shown().is_some(), "现在没有公开"),
        ItemStepKind::ReviewStatus => {
            unless(item.draft.disclosure.status != DisclosureStatus::Proactive, "主动公开的不需要复查")
        }
    }
}
