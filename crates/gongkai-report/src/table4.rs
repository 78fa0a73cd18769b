//! Table 四: reconsideration and suits, three groups of five columns.

/// A group of columns of table 四.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table4Group {
    /// 行政复议.
    Reconsideration,
    /// 行政诉讼, 未经复议直接起诉.
    DirectSuit,
    /// 行政诉讼, 复议后起诉.
    SuitAfterReconsideration,
}

impl Table4Group {
    /// All groups, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Reconsideration, Self::DirectSuit, Self::SuitAfterReconsideration];

    /// Place in the form, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Identifier in paths and in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Reconsideration => "reconsideration",
            Self::DirectSuit => "direct_suit",
            Self::SuitAfterReconsideration => "suit_after_reconsideration",
        }
    }

    /// The group of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }

    /// The label as the form prints it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Reconsideration => "行政复议",
            Self::DirectSuit => "未经复议直接起诉",
            Self::SuitAfterReconsideration => "复议后起诉",
        }
    }
}

/// A column inside a group of table 四.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table4Column {
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    OtherResult,
    /// 尚未审结.
    Pending,
    /// 总计.
    Total,
}

impl Table4Column {
    /// All columns, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Upheld, Self::Corrected, Self::OtherResult, Self::Pending, Self::Total];

    /// Place in the group, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Identifier in paths.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Corrected => "corrected",
            Self::OtherResult => "other_result",
            Self::Pending => "pending",
            Self::Total => "total",
        }
    }

    /// The column of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.id() == id)
    }

    /// The label as the form prints it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Upheld => "结果维持",
            Self::Corrected => "结果纠正",
            Self::OtherResult => "其他结果",
            Self::Pending => "尚未审结",
            Self::Total => "总计",
        }
    }
}
