//! What kind of body reports, as far as its name tells: which duties bind it, which powers it can have.

use gongkai_document::squeeze;
use gongkai_law::subject::SubjectKind;

/// What the name of a body tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its kind; `None`: the name does not tell, or there is none.
    pub kind: Option<SubjectKind>,
    /// Whether it can have made 规章 (立法法); `None`: the name does not tell.
    pub makes_rules: Option<bool>,
    /// Whether it surely has licences, penalties or compulsion to decide every year.
    pub enforces: bool,
}

const TOWNSHIP: &[&str] =
    &["镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "街道办", "街道", "苏木", "镇", "乡"];
const GOVERNMENT: &[&str] = &["人民政府", "市政府", "县政府", "区政府", "省政府", "州政府", "旗政府"];
const OFFICE: &[&str] = &["政府办公厅", "政府办公室", "政府办"];
const COMMITTEE: &[&str] = &["管理委员会", "管委会", "开发区", "新区", "园区", "高新区", "保税区", "示范区", "景区"];
const SCHOOL_OR_UTILITY: &[&str] = &[
    "医院",
    "卫生院",
    "卫生服务中心",
    "妇幼保健院",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "大学",
    "学院",
    "公司",
    "集团",
    "自来水厂",
    "供水站",
    "供热站",
    "煤气站",
];
const DEPARTMENT: &[&str] = &["局", "厅", "委员会", "委", "办公室", "办", "部", "署", "司", "发改委", "卫健委"];
const AUTHORISED: &[&str] =
    &["中心", "所", "站", "院", "馆", "队", "处", "社", "会", "库", "台", "校", "园", "场", "局机关服务中心"];
/// Departments that decide on licences, penalties or compulsion as their daily work.
const ENFORCERS: &[&str] = &[
    "公安局",
    "公安厅",
    "市场监督管理局",
    "综合行政执法局",
    "综合执法局",
    "城市管理",
    "生态环境局",
    "交通运输局",
    "税务局",
    "消防救援",
    "海关",
    "行政审批",
];
/// Words that place a body inside the country; without one it may be a body of the centre.
const LOCAL: &[&str] = &["省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "街道"];

impl Profile {
    /// What a reader calls its kind.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.kind.map_or("类型不明的机关", SubjectKind::label)
    }

    /// What the name of a body tells; without a name, nothing.
    #[must_use]
    pub fn of(name: Option<&str>) -> Self {
        let name = squeeze(name.unwrap_or_default());
        let kind = kind_of(&name);
        let enforces = kind == Some(SubjectKind::Department) && ENFORCERS.iter().any(|word| name.contains(word));
        Self { kind, makes_rules: makes_rules(&name, kind), enforces }
    }
}

fn ends(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.ends_with(word))
}

/// The kind of a body by the end of its name, the most telling endings first.
fn kind_of(name: &str) -> Option<SubjectKind> {
    let office = OFFICE.iter().find_map(|word| name.strip_suffix(word));
    match name {
        "" => None,
        _ if office.is_some_and(|head| ends(head.trim_end_matches("人民"), &["镇", "乡"])) => {
            Some(SubjectKind::Township)
        }
        _ if office.is_some() => Some(SubjectKind::GovernmentOffice),
        _ if ends(name, TOWNSHIP) || name.contains("街道党政") => Some(SubjectKind::Township),
        _ if ends(name, GOVERNMENT) => Some(SubjectKind::Government),
        _ if ends(name, COMMITTEE) => Some(SubjectKind::DetachedOrgan),
        _ if ends(name, SCHOOL_OR_UTILITY) => Some(SubjectKind::PublicEnterprise),
        _ if ends(name, &["分局", "派出所", "行政公署", "税务所", "财政所", "司法所", "派出机构"]) => {
            Some(SubjectKind::DetachedOrgan)
        }
        _ if ends(name, DEPARTMENT) => Some(SubjectKind::Department),
        _ if ends(name, AUTHORISED) => Some(SubjectKind::AuthorisedOrganisation),
        _ if ends(name, &["省", "市", "县", "区", "州", "旗", "盟"]) => Some(SubjectKind::Government),
        _ => None,
    }
}

/// Whether a body can have made 规章: 国务院部门, 省级 and 设区的市、自治州 governments only. A 市 may be one with
/// districts or a county-level one, which its name does not tell.
fn makes_rules(name: &str, kind: Option<SubjectKind>) -> Option<bool> {
    let government = || {
        let region = GOVERNMENT.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
        match region {
            _ if ends(region, &["自治县", "县", "旗"]) => Some(false),
            _ if ends(region, &["省", "自治区", "自治州", "州"]) => Some(true),
            _ if region.ends_with('区') => Some(false),
            _ => None,
        }
    };
    match kind {
        Some(SubjectKind::Government) => government(),
        Some(SubjectKind::Department) if !LOCAL.iter().any(|word| name.contains(word)) => None,
        Some(SubjectKind::Department) => Some(false),
        Some(kind) if kind.never_makes_rules() => Some(false),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Option<SubjectKind> {
        Profile::of(Some(name)).kind
    }

    #[test]
    fn the_end_of_a_name_tells_the_kind() {
        for (name, expected) in [
            ("青禾省人民政府", SubjectKind::Government),
            ("青禾省云川市", SubjectKind::Government),
            ("云川市人民政府办公室", SubjectKind::GovernmentOffice),
            ("云川市政府办", SubjectKind::GovernmentOffice),
            ("石桥镇人民政府", SubjectKind::Township),
            ("石桥镇人民政府办公室", SubjectKind::Township),
            ("城东街道办事处", SubjectKind::Township),
            ("云川市教育局", SubjectKind::Department),
            ("云川县发展和改革委员会", SubjectKind::Department),
            ("云川高新技术产业开发区管理委员会", SubjectKind::DetachedOrgan),
            ("云川市自然资源局城北分局", SubjectKind::DetachedOrgan),
            ("云川县公共资源交易服务中心", SubjectKind::AuthorisedOrganisation),
            ("云川县人民医院", SubjectKind::PublicEnterprise),
            ("云川县第一中学", SubjectKind::PublicEnterprise),
            ("云川县自来水有限公司", SubjectKind::PublicEnterprise),
        ] {
            assert_eq!(kind(name), Some(expected), "{name}");
        }
        assert_eq!(Profile::of(None).kind, None);
        assert_eq!(kind(""), None);
    }

    #[test]
    fn only_some_bodies_can_make_rules() {
        let makes = |name: &str| Profile::of(Some(name)).makes_rules;
        assert_eq!(makes("青禾省人民政府"), Some(true));
        assert_eq!(makes("云川市人民政府"), None);
        assert_eq!(makes("云川县人民政府"), Some(false));
        assert_eq!(makes("云川市教育局"), Some(false));
        assert_eq!(makes("青禾省人民政府办公厅"), None);
        assert_eq!(makes("石桥镇人民政府"), Some(false));
    }

    #[test]
    fn enforcement_is_told_by_department() {
        let enforces = |name: &str| Profile::of(Some(name)).enforces;
        assert!(enforces("云川市公安局") && enforces("云川县市场监督管理局"));
        assert!(!enforces("云川市教育局") && !enforces("云川县综合行政执法局服务中心"));
    }
}
