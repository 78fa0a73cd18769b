//! What may have happened to an item, and what of it cannot be true together.

use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_case::{Account, Refusal, RefusalCode as Code};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::draft::{Draft, ItemKind, Origin};
use super::state::{Item, Stage};
use crate::Facts;
use crate::refusal::{filled, refusal};

/// What is looked at before publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReviewKind {
    /// 保密审查 (art. 17).
    Secrecy,
    /// 合法性审核.
    Legality,
}

impl ReviewKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Secrecy, Self::Legality];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Secrecy => "secrecy",
            Self::Legality => "legality",
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
            Self::Secrecy => "保密审查",
            Self::Legality => "合法性审核",
        }
    }
}

/// What a review found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may be published.
    Passed,
    /// It goes back to who drafted it.
    Returned {
        /// Why.
        why: String,
    },
    /// It is in doubt and was referred to who decides (art. 17).
    Referred {
        /// To whom: the department in charge, the secrecy department.
        organ: String,
    },
}

/// A review: which, by whom, with what result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which.
    pub kind: ReviewKind,
    /// Who signed.
    pub signed: Approval,
    /// What was found.
    pub verdict: Verdict,
}

/// Where something is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outlet {
    /// 政府网站.
    Website,
    /// 政务新媒体.
    NewMedia,
    /// 政府公报.
    Gazette,
    /// 公共资源交易平台.
    TradingPlatform,
    /// 报刊、广播、电视.
    Press,
    /// 公开查阅点、公告栏.
    NoticeBoard,
}

impl Outlet {
    /// All outlets.
    pub const ALL: [Self; 6] =
        [Self::Website, Self::NewMedia, Self::Gazette, Self::TradingPlatform, Self::Press, Self::NoticeBoard];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::NewMedia => "new_media",
            Self::Gazette => "gazette",
            Self::TradingPlatform => "trading_platform",
            Self::Press => "press",
            Self::NoticeBoard => "notice_board",
        }
    }

    /// The outlet of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outlet| outlet.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Website => "政府网站",
            Self::NewMedia => "政务新媒体",
            Self::Gazette => "政府公报",
            Self::TradingPlatform => "公共资源交易平台",
            Self::Press => "报刊、广播、电视",
            Self::NoticeBoard => "公开查阅点",
        }
    }
}

/// What may have happened to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemFact {
    /// It was drafted. The day is that of the draft.
    Drafted(Box<Draft>),
    /// It was taken over from an older system, where what was done before is kept: how it was reviewed and approved is not
    /// asked of this record.
    TakenOver {
        /// Which system.
        from: String,
    },
    /// It was drafted anew: after it was returned, or as the next version of what is published. Reviews begin again.
    Redrafted(Box<Draft>),
    /// It was screened for what must not be published.
    Screened {
        /// Findings of severity error that nobody has decided on.
        open: u32,
    },
    /// Somebody decided that something the screening found stays, and why.
    FindingKept {
        /// Code of the rule.
        code: String,
        /// The name of the finding.
        fingerprint: String,
        /// Why it stays. No personal data.
        why: String,
    },
    /// It was handed in for review.
    Submitted {
        /// Why it cannot wait; the approval may then be shortened, the secrecy review never left out.
        urgent: Option<String>,
    },
    /// It was reviewed.
    Reviewed(Review),
    /// Its publication was approved.
    Approved {
        /// By whom.
        approval: Approval,
    },
    /// Its publication was set for a day.
    Scheduled {
        /// Which.
        to: Date,
    },
    /// It was published. The day is the first on which it could be read.
    Published {
        /// Where.
        outlets: Vec<Outlet>,
        /// Its permanent address, where it has one.
        address: Option<String>,
    },
    /// How it is disclosed was looked at again (art. 18) and stays so until the day named.
    StatusReviewed {
        /// When next.
        review_on: Date,
    },
    /// It was taken down as outdated (清理过时信息).
    Retired {
        /// Why.
        reason: String,
        /// The id of the item that takes its place.
        redirect: Option<String>,
    },
    /// It was taken down as wrong: it should not have been published so.
    Withdrawn {
        /// Why.
        reason: String,
        /// Whether the reasons were published, as a changed or revoked penalty demands.
        reasons_published: bool,
    },
    /// It went to the archive.
    Archived {
        /// The archive number.
        number: String,
    },
}

impl ItemFact {
    /// What a reader calls it.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Drafted(_) => "拟稿",
            Self::TakenOver { .. } => "由旧系统迁入",
            Self::Redrafted(_) => "重新拟稿",
            Self::Screened { .. } => "发布前筛查",
            Self::FindingKept { .. } => "保留筛查发现",
            Self::Submitted { .. } => "送审",
            Self::Reviewed(Review { kind: ReviewKind::Secrecy, .. }) => "保密审查",
            Self::Reviewed(Review { kind: ReviewKind::Legality, .. }) => "合法性审核",
            Self::Approved { .. } => "批准发布",
            Self::Scheduled { .. } => "定时发布",
            Self::Published { .. } => "发布",
            Self::StatusReviewed { .. } => "公开属性复查",
            Self::Retired { .. } => "清理下架",
            Self::Withdrawn { .. } => "撤回",
            Self::Archived { .. } => "归档",
        }
    }
}

impl Facts for ItemFact {
    const PROVISION: Provision = cited::ART_19;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        let Some((first, rest)) = facts.split_first() else { return Ok(()) };
        let ItemFact::Drafted(draft) = &first.what else {
            let what = format!("{}的登记早于拟稿", form::long(first.on));
            return Err(refusal(Code::TooEarly, what, Self::PROVISION, "请先登记拟稿，或核对日期"));
        };
        drafted(draft)?;
        let mut item = Item::begin(first.on, draft);
        for fact in rest {
            happens(&item, fact)?;
            item.take(fact);
        }
        Ok(())
    }
}

fn drafted(draft: &Draft) -> Result<(), Refusal> {
    filled(&draft.title, "标题", cited::ART_12)?;
    match &draft.origin {
        Origin::Made { lead, .. } => filled(&lead.name, "制作机关", cited::ART_10)?,
        Origin::Acquired { from } => filled(from, "从哪里获取", cited::ART_10)?,
    }
    if draft.disclosure.status == DisclosureStatus::NotDisclosed && draft.disclosure.ground.is_none() {
        let what = "不予公开的信息没有写明理由";
        return Err(refusal(Code::Incomplete, what, cited::ART_18, "请选择不予公开的理由"));
    }
    if !draft.forms.is_empty() && draft.kind != ItemKind::Explainer {
        let what = format!("{}没有解读形式", draft.kind.label());
        return Err(refusal(Code::DoesNotApply, what, cited::OPENNESS_2016, "请核对体裁，或者不写解读形式"));
    }
    if let (Some(from), Some(until)) = (draft.valid_from, draft.valid_until)
        && until < from
    {
        let what = format!("有效期止于{}，早于施行之日{}", form::long(until), form::long(from));
        return Err(refusal(Code::TooEarly, what, cited::ART_20_1, "请核对施行日期和有效期"));
    }
    Ok(())
}

fn happens(item: &Item<'_>, fact: &Fact<ItemFact>) -> Result<(), Refusal> {
    if item.archived.is_some() {
        let what = "这条信息已经归档";
        return Err(refusal(Code::Closed, what, cited::ART_25, "另有新的内容，请另行拟稿"));
    }
    let shown = item.shown().is_some();
    match &fact.what {
        ItemFact::Drafted(_) => {
            let what = "同一条信息登记了两次拟稿";
            Err(refusal(Code::AlreadyDone, what, cited::ART_19, "修改的，请登记为重新拟稿"))
        }
        ItemFact::TakenOver { from } => {
            filled(from, "由哪个系统迁入", cited::ART_19)?;
            if item.versions.is_empty() && item.submitted.is_none() {
                return Ok(());
            }
            let what = "这条信息已经在本系统送审或者发布，不是迁入的";
            Err(refusal(Code::AlreadyDone, what, cited::ART_19, "请核对是哪一条信息"))
        }
        ItemFact::Redrafted(draft) => drafted(draft),
        ItemFact::FindingKept { why, .. } => filled(why, "保留的理由", cited::ART_17),
        ItemFact::Submitted { urgent } => {
            urgent.iter().try_for_each(|why| filled(why, "紧急的理由", cited::SECRECY_35))
        }
        ItemFact::Reviewed(review) => reviewed(item, review),
        ItemFact::Approved { approval } => {
            submitted(item)?;
            second_person(approval, &item.draft.by, "批准")
        }
        ItemFact::Scheduled { to } if *to < fact.on => {
            let what = format!("定时发布的日期{}已经过去", form::long(*to));
            Err(refusal(Code::TooEarly, what, cited::ART_26, "请核对日期"))
        }
        ItemFact::Published { outlets, .. } if outlets.is_empty() => {
            Err(refusal(Code::Incomplete, "没有写明在哪里发布", cited::ART_23, "请至少选择一个发布渠道"))
        }
        ItemFact::Retired { reason, .. } | ItemFact::Withdrawn { reason, .. } => {
            filled(reason, "下架的理由", cited::ART_6)?;
            if shown {
                return Ok(());
            }
            let mend = "没有发布的不需要下架；已经下架的，原登记有误请更正";
            Err(refusal(Code::NothingToAnswer, "这条信息现在没有公开", cited::ART_6, mend))
        }
        ItemFact::StatusReviewed { review_on } => {
            if item.draft.disclosure.status == DisclosureStatus::Proactive {
                let what = "主动公开的信息不需要复查公开属性";
                return Err(refusal(Code::DoesNotApply, what, cited::ART_18, "请核对是哪一条信息"));
            }
            if *review_on <= fact.on {
                let what = format!("下次复查的日期{}不晚于本次", form::long(*review_on));
                return Err(refusal(Code::TooEarly, what, cited::ART_18, "请核对日期"));
            }
            Ok(())
        }
        ItemFact::Archived { number } => filled(number, "档号", cited::ART_25),
        ItemFact::Screened { .. } | ItemFact::Scheduled { .. } | ItemFact::Published { .. } => Ok(()),
    }
}

fn submitted(item: &Item<'_>) -> Result<(), Refusal> {
    match item.submitted {
        Some(_) => Ok(()),
        None => Err(refusal(Code::NothingToAnswer, "这一稿还没有送审", cited::ART_17, "请先登记送审")),
    }
}

fn reviewed(item: &Item<'_>, review: &Review) -> Result<(), Refusal> {
    submitted(item)?;
    match &review.verdict {
        Verdict::Passed => {}
        Verdict::Returned { why } => filled(why, "退回的理由", cited::ART_17)?,
        Verdict::Referred { organ } => filled(organ, "报请哪个机关确定", cited::ART_17)?,
    }
    second_person(&review.signed, &item.draft.by, review.kind.label())
}

/// Nobody reviews or approves what he drafted; a signed paper stands for the second person where there is no account.
fn second_person(signed: &Approval, drafter: &Account, what: &str) -> Result<(), Refusal> {
    match signed {
        Approval::Given { by, .. } if by == drafter => {
            let told = format!("拟稿人不能对自己拟的稿{what}");
            Err(refusal(Code::SecondPerson, told, cited::ART_17, "请由另一人办理，或者登记纸质审批"))
        }
        Approval::Missing => {
            let told = format!("没有写明由谁{what}");
            Err(refusal(Code::Incomplete, told, cited::ART_17, "请写明账号，或者登记纸质审批"))
        }
        Approval::Given { .. } | Approval::OnPaper { .. } => Ok(()),
    }
}

impl Item<'_> {
    /// Where it stands, in words that decide what may be done next.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage::of(self)
    }
}
