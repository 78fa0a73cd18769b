//! The six kinds of applicant, which are the columns of table 三.

/// A kind of applicant as table 三 counts it.
///
/// The kind is that of the applicant named in the request: a law firm asking in its own name is
/// [`ApplicantKind::LegalServiceBody`], a lawyer acting for a person is counted as that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApplicantKind {
    /// 自然人
    NaturalPerson,
    /// 商业企业
    Enterprise,
    /// 科研机构
    ResearchBody,
    /// 社会公益组织
    PublicWelfareBody,
    /// 法律服务机构
    LegalServiceBody,
    /// 其他
    Other,
}

impl ApplicantKind {
    /// Every kind, in the order of the columns.
    pub const ALL: [ApplicantKind; 6] = [
        ApplicantKind::NaturalPerson,
        ApplicantKind::Enterprise,
        ApplicantKind::ResearchBody,
        ApplicantKind::PublicWelfareBody,
        ApplicantKind::LegalServiceBody,
        ApplicantKind::Other,
    ];

    /// The identifier used in cell names, JSON and URLs.
    pub const fn id(self) -> &'static str {
        match self {
            ApplicantKind::NaturalPerson => "natural_person",
            ApplicantKind::Enterprise => "enterprise",
            ApplicantKind::ResearchBody => "research_body",
            ApplicantKind::PublicWelfareBody => "public_welfare_body",
            ApplicantKind::LegalServiceBody => "legal_service_body",
            ApplicantKind::Other => "other",
        }
    }

    /// The kind with this identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The column label of the form.
    pub const fn label(self) -> &'static str {
        match self {
            ApplicantKind::NaturalPerson => "自然人",
            ApplicantKind::Enterprise => "商业企业",
            ApplicantKind::ResearchBody => "科研机构",
            ApplicantKind::PublicWelfareBody => "社会公益组织",
            ApplicantKind::LegalServiceBody => "法律服务机构",
            ApplicantKind::Other => "其他",
        }
    }

    /// The kind whose column carries exactly this label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.label() == label)
    }

    /// Whether the column stands under 法人或其他组织.
    pub const fn is_organization(self) -> bool {
        !matches!(self, ApplicantKind::NaturalPerson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_again_by_id_and_label() {
        for kind in ApplicantKind::ALL {
            assert_eq!(ApplicantKind::from_id(kind.id()), Some(kind));
            assert_eq!(ApplicantKind::from_label(kind.label()), Some(kind));
        }
        assert_eq!(ApplicantKind::from_id("total"), None);
        assert_eq!(ApplicantKind::ALL.iter().filter(|kind| kind.is_organization()).count(), 5);
    }
}
