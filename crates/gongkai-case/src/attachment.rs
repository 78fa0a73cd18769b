//! A file that belongs to a case: kept sealed outside the log, named in it by the digest of what is kept.

use gongkai_law::provision::cited;

use crate::{PersonId, Refusal, RefusalCode, Sealed};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AttachmentKind {
    /// 申请表, as it came in.
    Application,
    /// 身份证明 (art. 29).
    IdentityProof,
    /// 授权委托书.
    Authorisation,
    /// 审批单 signed on paper.
    ApprovalSheet,
    /// A letter that went out or came in.
    Letter,
    /// 送达凭证.
    ServiceProof,
    /// Evidence handed in to a reconsideration or a court.
    Evidence,
    /// Anything else.
    Other,
}

impl AttachmentKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Application,
        Self::IdentityProof,
        Self::Authorisation,
        Self::ApprovalSheet,
        Self::Letter,
        Self::ServiceProof,
        Self::Evidence,
        Self::Other,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::IdentityProof => "identity_proof",
            Self::Authorisation => "authorisation",
            Self::ApprovalSheet => "approval_sheet",
            Self::Letter => "letter",
            Self::ServiceProof => "service_proof",
            Self::Evidence => "evidence",
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
            Self::Application => "申请表",
            Self::IdentityProof => "身份证明",
            Self::Authorisation => "授权委托书",
            Self::ApprovalSheet => "审批单",
            Self::Letter => "文书",
            Self::ServiceProof => "送达凭证",
            Self::Evidence => "证据",
            Self::Other => "其他材料",
        }
    }
}

/// A file of a case. Whatever it holds is taken for personal, and so is its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// The name of its sealed content: `sm3:` and the digest.
    pub content: String,
    /// The size of the file in bytes, before it was sealed.
    pub bytes: u64,
    /// Whose key it is sealed under: it is forgotten with that person.
    pub person: PersonId,
    /// The name of the file, sealed.
    pub name: Sealed,
}

impl Attachment {
    /// Refuses one that names no content: it could never be found again.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.content.trim().is_empty() {
            let what = "附件没有内容";
            return Err(Refusal::new(RefusalCode::Incomplete, what, cited::ART_45, "请重新上传文件"));
        }
        Ok(())
    }
}
