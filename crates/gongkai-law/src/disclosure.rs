//! Disclosure status of a document, and what must be published: arts. 13 to 21.

use crate::provision::{Provision, cited};

/// How a document is disclosed, decided when it is drafted (属性源头认定).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DisclosureStatus {
    /// 主动公开.
    Proactive,
    /// 依申请公开.
    OnRequest,
    /// 不予公开; looked at again from time to time (art. 18).
    NotDisclosed,
}

impl DisclosureStatus {
    /// All statuses.
    pub const ALL: [Self; 3] = [Self::Proactive, Self::OnRequest, Self::NotDisclosed];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Proactive => "proactive",
            Self::OnRequest => "on_request",
            Self::NotDisclosed => "not_disclosed",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Proactive => "主动公开",
            Self::OnRequest => "依申请公开",
            Self::NotDisclosed => "不予公开",
        }
    }

    /// By what right.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::Proactive => cited::ART_19,
            Self::OnRequest => cited::ART_27,
            Self::NotDisclosed => cited::ART_18,
        }
    }
}

/// One kind of information that must be published without request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueItem {
    /// Code: `20-1`.
    pub code: &'static str,
    /// What it is, in our words.
    pub label: &'static str,
    /// Who owes it.
    pub owed_by: OwedBy,
}

/// Who owes a kind of information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwedBy {
    /// Every organ (art. 20).
    Everyone,
    /// Governments of cities with districts and counties, and their departments (art. 21).
    CityAndCounty,
    /// Township governments (art. 21).
    Township,
}

const fn item(code: &'static str, label: &'static str, owed_by: OwedBy) -> CatalogueItem {
    CatalogueItem { code, label, owed_by }
}

/// The fifteen kinds of art. 20, and what art. 21 adds for cities, counties and townships.
pub const CATALOGUE_ITEMS: &[CatalogueItem] = &[
    item("20-1", "行政法规、规章和规范性文件", OwedBy::Everyone),
    item("20-2", "机关职能、机构设置、办公地址和时间、联系方式、负责人", OwedBy::Everyone),
    item("20-3", "规划及相关政策", OwedBy::Everyone),
    item("20-4", "统计信息", OwedBy::Everyone),
    item("20-5", "行政许可和其他对外管理服务事项的依据、条件、程序和结果", OwedBy::Everyone),
    item("20-6", "行政处罚、行政强制的依据、条件、程序，以及有一定社会影响的处罚决定", OwedBy::Everyone),
    item("20-7", "财政预算、决算", OwedBy::Everyone),
    item("20-8", "行政事业性收费项目及其依据、标准", OwedBy::Everyone),
    item("20-9", "政府集中采购项目的目录、标准和实施情况", OwedBy::Everyone),
    item("20-10", "重大建设项目的批准和实施", OwedBy::Everyone),
    item("20-11", "扶贫、教育、医疗、社会保障、促进就业的政策、措施和实施", OwedBy::Everyone),
    item("20-12", "突发公共事件的预案、预警和应对", OwedBy::Everyone),
    item("20-13", "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查", OwedBy::Everyone),
    item("20-14", "公务员招考的职位、名额、条件和录用结果", OwedBy::Everyone),
    item("20-15", "法律、法规、规章和国家规定应当主动公开的其他信息", OwedBy::Everyone),
    item("21-1", "市政建设", OwedBy::CityAndCounty),
    item("21-2", "公共服务", OwedBy::CityAndCounty),
    item("21-3", "公益事业", OwedBy::CityAndCounty),
    item("21-4", "土地征收", OwedBy::CityAndCounty),
    item("21-5", "房屋征收", OwedBy::CityAndCounty),
    item("21-6", "治安管理", OwedBy::CityAndCounty),
    item("21-7", "社会救助", OwedBy::CityAndCounty),
    item("21-8", "贯彻农业农村政策", OwedBy::Township),
    item("21-9", "农田水利工程建设运营", OwedBy::Township),
    item("21-10", "农村土地承包经营权流转", OwedBy::Township),
    item("21-11", "宅基地使用情况审核", OwedBy::Township),
    item("21-12", "乡镇的土地征收、房屋征收", OwedBy::Township),
    item("21-13", "筹资筹劳", OwedBy::Township),
    item("21-14", "乡镇的社会救助", OwedBy::Township),
];

impl CatalogueItem {
    /// By what right.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self.owed_by {
            OwedBy::Everyone => cited::ART_20,
            OwedBy::CityAndCounty | OwedBy::Township => cited::ART_21,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn art_20_has_fifteen_kinds_and_every_code_is_one() {
        assert_eq!(CATALOGUE_ITEMS.iter().filter(|item| item.owed_by == OwedBy::Everyone).count(), 15);
        let mut codes: Vec<&str> = CATALOGUE_ITEMS.iter().map(|item| item.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), CATALOGUE_ITEMS.len());
    }
}
