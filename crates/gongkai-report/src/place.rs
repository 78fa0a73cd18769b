//! Names of places in a report: a cell, or a section.

use std::fmt;

use crate::{CellId, TableId};

/// One of the five heads of section 一.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Head {
    /// 主动公开.
    ProactiveDisclosure,
    /// 依申请公开.
    DisclosureOnRequest,
    /// 政府信息管理.
    InformationManagement,
    /// 政府信息公开平台建设.
    Platform,
    /// 监督保障.
    Supervision,
}

impl Head {
    /// All heads, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::ProactiveDisclosure,
        Self::DisclosureOnRequest,
        Self::InformationManagement,
        Self::Platform,
        Self::Supervision,
    ];

    /// Identifier in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ProactiveDisclosure => "proactive_disclosure",
            Self::DisclosureOnRequest => "disclosure_on_request",
            Self::InformationManagement => "information_management",
            Self::Platform => "platform",
            Self::Supervision => "supervision",
        }
    }

    /// The head of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|head| head.id() == id)
    }

    /// The label as the format notice names it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ProactiveDisclosure => "主动公开",
            Self::DisclosureOnRequest => "依申请公开",
            Self::InformationManagement => "政府信息管理",
            Self::Platform => "政府信息公开平台建设",
            Self::Supervision => "监督保障",
        }
    }
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The title.
    Title,
    /// The opening paragraph with the legal basis and the period of the figures.
    Period,
    /// Section 一, 总体情况.
    Overview,
    /// One of its five heads.
    OverviewHead(Head),
    /// Section 二 with table 二.
    Table2,
    /// Section 三 with table 三.
    Table3,
    /// Section 四 with table 四.
    Table4,
    /// Section 五, 存在的主要问题及改进情况.
    ProblemsAndImprovements,
    /// Section 六, 其他需要报告的事项.
    OtherMatters,
    /// Signature and date at the end.
    Signature,
}

impl Section {
    /// The six sections of the form, in order.
    pub const SIX: [Self; 6] =
        [Self::Overview, Self::Table2, Self::Table3, Self::Table4, Self::ProblemsAndImprovements, Self::OtherMatters];

    /// The section that holds a table.
    #[must_use]
    pub fn of_table(table: TableId) -> Self {
        match table {
            TableId::Table2 => Self::Table2,
            TableId::Table3 => Self::Table3,
            TableId::Table4 => Self::Table4,
        }
    }

    /// The title as the form prints it, with its number; what a reader calls the part otherwise.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "标题",
            Self::Period => "开头段（编制依据和统计期限）",
            Self::Overview => "一、总体情况",
            Self::OverviewHead(head) => head.label(),
            Self::Table2 => "二、主动公开政府信息情况",
            Self::Table3 => "三、收到和处理政府信息公开申请情况",
            Self::Table4 => "四、政府信息公开行政复议、行政诉讼情况",
            Self::ProblemsAndImprovements => "五、存在的主要问题及改进情况",
            Self::OtherMatters => "六、其他需要报告的事项",
            Self::Signature => "落款和日期",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Period => "period",
            Self::Overview => "overview",
            Self::OverviewHead(head) => return write!(f, "overview.{}", head.id()),
            Self::Table2 => "table2",
            Self::Table3 => "table3",
            Self::Table4 => "table4",
            Self::ProblemsAndImprovements => "problems_and_improvements",
            Self::OtherMatters => "other_matters",
            Self::Signature => "signature",
        })
    }
}

/// A place in a report that a finding or a problem speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A cell.
    Cell(CellId),
    /// A section or other part.
    Section(Section),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(cell) => cell.fmt(f),
            Self::Section(section) => section.fmt(f),
        }
    }
}

impl From<CellId> for Place {
    fn from(cell: CellId) -> Self {
        Self::Cell(cell)
    }
}

impl From<Section> for Place {
    fn from(section: Section) -> Self {
        Self::Section(section)
    }
}
