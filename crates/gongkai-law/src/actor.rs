//! Who acts, in what capacity: every later record of an act names one.

/// In what capacity somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Capacity {
    /// 承办人.
    Handler,
    /// 审核人: the second person, never the author of the draft.
    Reviewer,
    /// 工作机构负责人: approves extensions (art. 33).
    HeadOfWorkBody,
    /// 信息发布员.
    Publisher,
    /// 主管部门 (art. 3).
    CompetentDepartment,
    /// 申请人.
    Requester,
    /// 系统管理员.
    SystemAdmin,
    /// 安全管理员.
    SecurityAdmin,
    /// 审计管理员.
    AuditAdmin,
}

impl Capacity {
    /// All capacities.
    pub const ALL: [Self; 9] = [
        Self::Handler,
        Self::Reviewer,
        Self::HeadOfWorkBody,
        Self::Publisher,
        Self::CompetentDepartment,
        Self::Requester,
        Self::SystemAdmin,
        Self::SecurityAdmin,
        Self::AuditAdmin,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Reviewer => "reviewer",
            Self::HeadOfWorkBody => "head_of_work_body",
            Self::Publisher => "publisher",
            Self::CompetentDepartment => "competent_department",
            Self::Requester => "requester",
            Self::SystemAdmin => "system_admin",
            Self::SecurityAdmin => "security_admin",
            Self::AuditAdmin => "audit_admin",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Handler => "承办人",
            Self::Reviewer => "审核人",
            Self::HeadOfWorkBody => "工作机构负责人",
            Self::Publisher => "信息发布员",
            Self::CompetentDepartment => "政府信息公开工作主管部门",
            Self::Requester => "申请人",
            Self::SystemAdmin => "系统管理员",
            Self::SecurityAdmin => "安全管理员",
            Self::AuditAdmin => "审计管理员",
        }
    }

    /// Whether one person may hold both: the three administrators exclude one another (等保 三员分立).
    #[must_use]
    pub fn compatible_with(self, other: Self) -> bool {
        let admin = |capacity| matches!(capacity, Self::SystemAdmin | Self::SecurityAdmin | Self::AuditAdmin);
        self == other || !(admin(self) && admin(other))
    }
}

/// Somebody acting for a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Account of the person; never a name.
    pub account: String,
    /// In what capacity.
    pub capacity: Capacity,
    /// Code of the body acted for.
    pub body: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_administrators_exclude_one_another() {
        assert!(!Capacity::SystemAdmin.compatible_with(Capacity::AuditAdmin));
        assert!(Capacity::Handler.compatible_with(Capacity::Publisher));
        assert!(Capacity::AuditAdmin.compatible_with(Capacity::AuditAdmin));
    }
}
