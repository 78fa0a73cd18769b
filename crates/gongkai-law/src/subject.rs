//! Kinds of bodies, on which deadlines, duties and remedies hang.

use crate::provision::{Provision, cited};

/// What kind of body reports and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// 县级以上地方人民政府.
    Government,
    /// 政府办公厅（室）, which usually acts for its government too.
    GovernmentOffice,
    /// 县级以上人民政府部门.
    Department,
    /// 派出机构 or 内设机构 that acts in its own name (art. 10).
    DetachedOrgan,
    /// 乡镇人民政府、街道办事处.
    Township,
    /// 法律、法规授权的具有管理公共事务职能的组织 (art. 54).
    AuthorisedOrganisation,
    /// 公共企事业单位 (art. 55).
    PublicEnterprise,
}

impl SubjectKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Government,
        Self::GovernmentOffice,
        Self::Department,
        Self::DetachedOrgan,
        Self::Township,
        Self::AuthorisedOrganisation,
        Self::PublicEnterprise,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::GovernmentOffice => "government_office",
            Self::Department => "department",
            Self::DetachedOrgan => "detached_organ",
            Self::Township => "township",
            Self::AuthorisedOrganisation => "authorised_organisation",
            Self::PublicEnterprise => "public_enterprise",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Government => "县级以上地方人民政府",
            Self::GovernmentOffice => "政府办公厅（室）",
            Self::Department => "县级以上人民政府部门",
            Self::DetachedOrgan => "派出机构、内设机构",
            Self::Township => "乡镇人民政府、街道办事处",
            Self::AuthorisedOrganisation => "法律、法规授权的组织",
            Self::PublicEnterprise => "公共企事业单位",
        }
    }

    /// By what right the 条例 binds it, or sends it elsewhere.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::Government | Self::GovernmentOffice | Self::Department | Self::Township => cited::ART_4,
            Self::DetachedOrgan => cited::ART_10,
            Self::AuthorisedOrganisation => cited::ART_54,
            Self::PublicEnterprise => cited::ART_55,
        }
    }

    /// Whether it may make 规章 depends on its rank, not its kind; these kinds never may.
    #[must_use]
    pub const fn never_makes_rules(self) -> bool {
        matches!(self, Self::Township | Self::AuthorisedOrganisation | Self::PublicEnterprise | Self::DetachedOrgan)
    }

    /// Whether art. 50(4) asks its report for results of appraisal, public assessment and accountability: of
    /// governments of every level.
    #[must_use]
    pub const fn reports_appraisal(self) -> bool {
        matches!(self, Self::Government | Self::Township)
    }
}
