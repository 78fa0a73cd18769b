//! What is said of a piece of information when it is drafted: what it is, who made it, how it is to be disclosed.

use gongkai_case::Account;
use gongkai_law::disclosure::{CATALOGUE_ITEMS, CatalogueItem, DisclosureStatus};
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::{Organ, Theme};

/// What kind of text it is (体裁).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// 规章、规范性文件.
    NormativeDocument,
    /// 政策解读.
    Explainer,
    /// 机构概况.
    Profile,
    /// 规划、计划、总结.
    Plan,
    /// 统计信息.
    Statistics,
    /// 办事指南.
    ServiceGuide,
    /// 行政许可决定.
    Licence,
    /// 行政处罚决定.
    Penalty,
    /// 预算、决算.
    Budget,
    /// 收费.
    Charge,
    /// 采购、交易公告.
    TradingNotice,
    /// 重大项目.
    Project,
    /// 应急.
    Emergency,
    /// 人事、招考.
    Personnel,
    /// 建议提案办理.
    Proposal,
    /// 通知公告.
    Notice,
    /// 其他.
    Other,
}

impl ItemKind {
    /// All kinds.
    pub const ALL: [Self; 17] = [
        Self::NormativeDocument,
        Self::Explainer,
        Self::Profile,
        Self::Plan,
        Self::Statistics,
        Self::ServiceGuide,
        Self::Licence,
        Self::Penalty,
        Self::Budget,
        Self::Charge,
        Self::TradingNotice,
        Self::Project,
        Self::Emergency,
        Self::Personnel,
        Self::Proposal,
        Self::Notice,
        Self::Other,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NormativeDocument => "normative_document",
            Self::Explainer => "explainer",
            Self::Profile => "profile",
            Self::Plan => "plan",
            Self::Statistics => "statistics",
            Self::ServiceGuide => "service_guide",
            Self::Licence => "licence",
            Self::Penalty => "penalty",
            Self::Budget => "budget",
            Self::Charge => "charge",
            Self::TradingNotice => "trading_notice",
            Self::Project => "project",
            Self::Emergency => "emergency",
            Self::Personnel => "personnel",
            Self::Proposal => "proposal",
            Self::Notice => "notice",
            Self::Other => "other",
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
            Self::NormativeDocument => "规章和规范性文件",
            Self::Explainer => "政策解读",
            Self::Profile => "机构概况",
            Self::Plan => "规划计划",
            Self::Statistics => "统计信息",
            Self::ServiceGuide => "办事指南",
            Self::Licence => "行政许可",
            Self::Penalty => "行政处罚",
            Self::Budget => "预算决算",
            Self::Charge => "收费",
            Self::TradingNotice => "采购交易公告",
            Self::Project => "重大项目",
            Self::Emergency => "应急",
            Self::Personnel => "人事招考",
            Self::Proposal => "建议提案办理",
            Self::Notice => "通知公告",
            Self::Other => "其他",
        }
    }
}

/// A form of 政策解读: the rules on openness ask for more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExplainerForm {
    /// 文字解读.
    Text,
    /// 图解.
    Graphic,
    /// 音频、视频.
    AudioVideo,
    /// 新闻发布会、访谈.
    PressConference,
    /// Anything else.
    Other,
}

impl ExplainerForm {
    /// All forms.
    pub const ALL: [Self; 5] = [Self::Text, Self::Graphic, Self::AudioVideo, Self::PressConference, Self::Other];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Graphic => "graphic",
            Self::AudioVideo => "audio_video",
            Self::PressConference => "press_conference",
            Self::Other => "other",
        }
    }

    /// The form of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "文字",
            Self::Graphic => "图解",
            Self::AudioVideo => "音视频",
            Self::PressConference => "新闻发布会",
            Self::Other => "其他形式",
        }
    }
}

/// One of the statutory kinds of information, by its code: `20-9`. It is the column an item stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatutoryColumn(usize);

impl StatutoryColumn {
    /// The column of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        CATALOGUE_ITEMS.iter().position(|item| item.code == code).map(Self)
    }

    /// All columns, in the order of the articles.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CATALOGUE_ITEMS.len()).map(Self)
    }

    fn item(self) -> Option<&'static CatalogueItem> {
        CATALOGUE_ITEMS.get(self.0)
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.item().map_or("", |item| item.code)
    }

    /// What it holds.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.item().map_or("", |item| item.label)
    }

    /// The kind of text that usually stands in it.
    #[must_use]
    pub fn usual_kind(self) -> ItemKind {
        match self.code() {
            "20-1" => ItemKind::NormativeDocument,
            "20-2" => ItemKind::Profile,
            "20-3" => ItemKind::Plan,
            "20-4" => ItemKind::Statistics,
            "20-5" => ItemKind::ServiceGuide,
            "20-6" => ItemKind::Penalty,
            "20-7" => ItemKind::Budget,
            "20-8" => ItemKind::Charge,
            "20-9" => ItemKind::TradingNotice,
            "20-10" => ItemKind::Project,
            "20-12" => ItemKind::Emergency,
            "20-14" => ItemKind::Personnel,
            _ => ItemKind::Notice,
        }
    }

    /// By what right.
    #[must_use]
    pub fn provision(self) -> Provision {
        self.item().map_or(cited::ART_20, |item| item.provision())
    }
}

/// Where information comes from (art. 10): who made it answers for publishing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Made here, alone or with others; of several the one that leads publishes (art. 10).
    Made {
        /// The organ that leads.
        lead: Organ,
        /// The others.
        joint: Vec<Organ>,
    },
    /// Acquired from somebody else and kept here.
    Acquired {
        /// From whom.
        from: String,
    },
}

/// How it is to be disclosed, decided when it is drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// How.
    pub status: DisclosureStatus,
    /// Why not, where it is not to be disclosed.
    pub ground: Option<WithholdingGround>,
    /// The day on which that is to be looked at again (art. 18).
    pub review_on: Option<Date>,
}

/// A file that belongs to an item. It is public with it, so it is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFile {
    /// What it is called.
    pub name: String,
    /// The name of its content: `sm3:` and the digest.
    pub content: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who drafted it.
    pub by: Account,
    /// Title.
    pub title: String,
    /// What kind of text.
    pub kind: ItemKind,
    /// The statutory column.
    pub column: StatutoryColumn,
    /// 主题分类.
    pub theme: Option<Theme>,
    /// 索引号.
    pub index_number: Option<String>,
    /// 文号.
    pub number: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// The day it was formed, or changed where this is a later version: the period for publishing counts from it.
    pub formed: Date,
    /// How it is to be disclosed.
    pub disclosure: Disclosure,
    /// Whose duty it is to publish, where it is not this body's: a trading centre publishes notices of purchasers.
    pub responsible: Option<Organ>,
    /// The first day on which it applies.
    pub valid_from: Option<Date>,
    /// The last day on which it applies.
    pub valid_until: Option<Date>,
    /// Key words.
    pub keywords: Vec<String>,
    /// 内容概述 (art. 12).
    pub summary: String,
    /// The name of its text: `sm3:` and the digest.
    pub content: Option<String>,
    /// Its files.
    pub files: Vec<ItemFile>,
    /// The id of the item that this one explains.
    pub explains: Option<String>,
    /// In which forms it explains.
    pub forms: Vec<ExplainerForm>,
}
