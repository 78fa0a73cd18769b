//! Table 二: what was published on the body's own motion, in the two forms.

use crate::FormVersion;
use Table2Column as C;
use Table2Row as R;

/// A row of table 二.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table2Row {
    /// 规章.
    GovernmentRules,
    /// 行政规范性文件 (规范性文件 in the 2019 form).
    NormativeDocuments,
    /// 行政许可.
    Licences,
    /// 其他对外管理服务事项 (2019 form only).
    OtherManagementServices,
    /// 行政处罚.
    Penalties,
    /// 行政强制.
    AdministrativeCompulsion,
    /// 行政事业性收费.
    Charges,
    /// 政府集中采购 (2019 form only).
    GovernmentProcurement,
}

impl Table2Row {
    /// All rows of both forms, in order.
    pub const ALL: [Self; 8] = [
        Self::GovernmentRules,
        Self::NormativeDocuments,
        Self::Licences,
        Self::OtherManagementServices,
        Self::Penalties,
        Self::AdministrativeCompulsion,
        Self::Charges,
        Self::GovernmentProcurement,
    ];

    /// The label as that form prints it.
    #[must_use]
    pub fn label(self, form: FormVersion) -> &'static str {
        match (self, form) {
            (Self::GovernmentRules, _) => "规章",
            (Self::NormativeDocuments, FormVersion::F2019) => "规范性文件",
            (Self::NormativeDocuments, FormVersion::F2021) => "行政规范性文件",
            (Self::Licences, _) => "行政许可",
            (Self::OtherManagementServices, _) => "其他对外管理服务事项",
            (Self::Penalties, _) => "行政处罚",
            (Self::AdministrativeCompulsion, _) => "行政强制",
            (Self::Charges, _) => "行政事业性收费",
            (Self::GovernmentProcurement, _) => "政府集中采购",
        }
    }

    /// Identifier in paths and in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::GovernmentRules => "government_rules",
            Self::NormativeDocuments => "normative_documents",
            Self::Licences => "licences",
            Self::OtherManagementServices => "other_management_services",
            Self::Penalties => "penalties",
            Self::AdministrativeCompulsion => "administrative_compulsion",
            Self::Charges => "charges",
            Self::GovernmentProcurement => "government_procurement",
        }
    }

    /// The item of art. 20 of the 条例 under which the form prints the row.
    #[must_use]
    pub fn item_of_article_20(self) -> u8 {
        match self {
            Self::GovernmentRules | Self::NormativeDocuments => 1,
            Self::Licences | Self::OtherManagementServices => 5,
            Self::Penalties | Self::AdministrativeCompulsion => 6,
            Self::Charges => 8,
            Self::GovernmentProcurement => 9,
        }
    }

    /// The columns that the form gives this row, in order; empty where the form has no such row.
    #[must_use]
    pub fn columns(self, form: FormVersion) -> &'static [Table2Column] {
        match (form, self) {
            (FormVersion::F2021, R::GovernmentRules | R::NormativeDocuments) => &[C::Issued, C::Repealed, C::InForce],
            (FormVersion::F2021, R::Licences | R::Penalties | R::AdministrativeCompulsion) => &[C::Handled],
            (FormVersion::F2021, R::Charges) => &[C::ChargedWanYuan],
            (FormVersion::F2021, R::OtherManagementServices | R::GovernmentProcurement) => &[],
            (FormVersion::F2019, R::GovernmentRules | R::NormativeDocuments) => {
                &[C::NewlyMade, C::NewlyDisclosed, C::TotalDisclosed]
            }
            (
                FormVersion::F2019,
                R::Licences | R::OtherManagementServices | R::Penalties | R::AdministrativeCompulsion,
            ) => &[C::ItemsLastYear, C::Change, C::Decisions],
            (FormVersion::F2019, R::Charges) => &[C::ItemsLastYear, C::Change],
            (FormVersion::F2019, R::GovernmentProcurement) => &[C::Items, C::PurchaseAmount],
        }
    }
}

/// A column of table 二.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table2Column {
    /// 本年制发件数.
    Issued,
    /// 本年废止件数.
    Repealed,
    /// 现行有效件数.
    InForce,
    /// 本年处理决定数量 of the 2021 form, the only column of its row.
    Handled,
    /// 本年收费金额, in 万元, the only column of its row.
    ChargedWanYuan,
    /// 本年新制作数量 (2019 form).
    NewlyMade,
    /// 本年新公开数量 (2019 form).
    NewlyDisclosed,
    /// 对外公开总数量 (2019 form).
    TotalDisclosed,
    /// 上一年项目数量 (2019 form).
    ItemsLastYear,
    /// 本年增/减 (2019 form); may be negative.
    Change,
    /// 处理决定数量 (2019 form).
    Decisions,
    /// 采购项目数量 (2019 form).
    Items,
    /// 采购总金额 (2019 form), in the unit printed with it.
    PurchaseAmount,
}

impl Table2Column {
    /// The label as the form prints it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Issued => "本年制发件数",
            Self::Repealed => "本年废止件数",
            Self::InForce => "现行有效件数",
            Self::Handled => "本年处理决定数量",
            Self::ChargedWanYuan => "本年收费金额（单位：万元）",
            Self::NewlyMade => "本年新制作数量",
            Self::NewlyDisclosed => "本年新公开数量",
            Self::TotalDisclosed => "对外公开总数量",
            Self::ItemsLastYear => "上一年项目数量",
            Self::Change => "本年增/减",
            Self::Decisions => "处理决定数量",
            Self::Items => "采购项目数量",
            Self::PurchaseAmount => "采购总金额",
        }
    }

    /// Identifier behind the row's in paths; `None` where the row has a single column and is the path itself.
    #[must_use]
    pub fn id(self) -> Option<&'static str> {
        Some(match self {
            Self::Issued => "issued",
            Self::Repealed => "repealed",
            Self::InForce => "in_force",
            Self::Handled | Self::ChargedWanYuan => return None,
            Self::NewlyMade => "newly_made",
            Self::NewlyDisclosed => "newly_disclosed",
            Self::TotalDisclosed => "total_disclosed",
            Self::ItemsLastYear => "items_last_year",
            Self::Change => "change",
            Self::Decisions => "decisions",
            Self::Items => "items",
            Self::PurchaseAmount => "amount",
        })
    }

    /// Whether the column holds an amount of money, not a count.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(self, Self::ChargedWanYuan | Self::PurchaseAmount)
    }
}

/// A cell of table 二. Only the pairs that a form has exist: see [`Table2Row::columns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Table2Cell {
    /// Its row.
    pub row: Table2Row,
    /// Its column.
    pub column: Table2Column,
}

impl Table2Cell {
    /// All cells of a form, in its order: 10 in the 2021 form, 22 in the 2019 form.
    pub fn all(form: FormVersion) -> impl Iterator<Item = Self> {
        Table2Row::ALL
            .into_iter()
            .flat_map(move |row| row.columns(form).iter().map(move |column| Self { row, column: *column }))
    }

    /// Whether that form has this cell.
    #[must_use]
    pub fn is_in(self, form: FormVersion) -> bool {
        self.row.columns(form).contains(&self.column)
    }

    /// Path under `table2.`, unique over both forms.
    #[must_use]
    pub fn id(self) -> String {
        match (self.row, self.column.id()) {
            (Table2Row::Charges, None) => "charges_wan_yuan".into(),
            (row, None) => row.id().into(),
            (row, Some(column)) => format!("{}.{column}", row.id()),
        }
    }
}
