//! What an answer says of one thing that was asked for: finer than the rows of table 三, which several replies share.

use crate::outcome::{NotProcessedReason as N, OtherDisposal, Outcome, UnableReason as U, WithholdingGround};
use crate::provision::{Provision, cited};

/// What an answer says of one thing that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reply {
    /// 已主动公开: told how and where to get it (art. 36, item 1).
    AlreadyPublished,
    /// 予以公开: provided, or told how, where and when it will be (art. 36, item 2).
    Provided,
    /// 部分公开: severed (art. 37). The ground of what was left out stands beside it, where it is told.
    PartlyProvided,
    /// 不予公开, on one of the grounds of the form; 行政查询事项 is one of them (art. 36, item 7).
    Withheld(WithholdingGround),
    /// 信息不存在: searched for and not found (art. 36, item 4).
    DoesNotExist,
    /// 不属于本机关负责公开 (art. 36, item 5).
    NotResponsible,
    /// 没有现成信息，需要另行制作 (art. 38).
    NeedsCreation,
    /// 补正后申请内容仍不明确 (art. 30).
    StillUnclear,
    /// 信访、举报、投诉 (art. 39).
    PetitionOrComplaint,
    /// 重复申请 (art. 36, item 6).
    RepeatRequest,
    /// 要求提供公开出版物 (art. 39).
    PublicPublication,
    /// 无正当理由大量反复申请 (art. 35).
    UnjustifiedMassRequests,
    /// 要求确认或者重新出具已经获取的信息.
    Reconfirmation,
    /// 不属于政府信息 (art. 2).
    NotGovernmentInformation,
}

impl Reply {
    /// All replies, in the order of the form.
    pub const ALL: [Self; 21] = [
        Self::AlreadyPublished,
        Self::Provided,
        Self::PartlyProvided,
        Self::Withheld(WithholdingGround::StateSecret),
        Self::Withheld(WithholdingGround::ProhibitedByLaw),
        Self::Withheld(WithholdingGround::SecurityAndStability),
        Self::Withheld(WithholdingGround::ThirdPartyRights),
        Self::Withheld(WithholdingGround::InternalAffairs),
        Self::Withheld(WithholdingGround::DeliberativeProcess),
        Self::Withheld(WithholdingGround::EnforcementFile),
        Self::Withheld(WithholdingGround::StatutoryInquiry),
        Self::DoesNotExist,
        Self::NotResponsible,
        Self::NeedsCreation,
        Self::StillUnclear,
        Self::PetitionOrComplaint,
        Self::RepeatRequest,
        Self::PublicPublication,
        Self::UnjustifiedMassRequests,
        Self::Reconfirmation,
        Self::NotGovernmentInformation,
    ];

    /// The row of table 三 that it counts in.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::AlreadyPublished | Self::Provided => Outcome::Granted,
            Self::PartlyProvided => Outcome::PartlyGranted,
            Self::Withheld(ground) => Outcome::Withheld(ground),
            Self::DoesNotExist | Self::NotResponsible => Outcome::UnableToProvide(U::NotHeld),
            Self::NeedsCreation => Outcome::UnableToProvide(U::NeedsCreation),
            Self::StillUnclear => Outcome::UnableToProvide(U::StillUnclear),
            Self::PetitionOrComplaint => Outcome::NotProcessed(N::PetitionOrComplaint),
            Self::RepeatRequest => Outcome::NotProcessed(N::RepeatRequest),
            Self::PublicPublication => Outcome::NotProcessed(N::PublicPublication),
            Self::UnjustifiedMassRequests => Outcome::NotProcessed(N::UnjustifiedMassRequests),
            Self::Reconfirmation => Outcome::NotProcessed(N::Reconfirmation),
            Self::NotGovernmentInformation => Outcome::OtherDisposal(OtherDisposal::Other),
        }
    }

    /// The articles on which it can rest; a letter cites at least one of them.
    #[must_use]
    pub const fn basis(self) -> &'static [Provision] {
        match self {
            Self::AlreadyPublished => &[cited::ART_36_1],
            Self::Provided => &[cited::ART_36_2],
            Self::DoesNotExist => &[cited::ART_36_4],
            Self::NotResponsible => &[cited::ART_36_5],
            Self::NotGovernmentInformation => &[cited::ART_2],
            // by practice under the article on repeat requests, or as something that would have to be made
            Self::Reconfirmation => &[cited::ART_36_6, cited::ART_38],
            _ => self.outcome().basis(),
        }
    }

    /// Whether something is given, wholly or in part.
    #[must_use]
    pub const fn gives(self) -> bool {
        matches!(self, Self::AlreadyPublished | Self::Provided | Self::PartlyProvided)
    }

    /// Whether a letter that cites these provisions stands on the right ground: one of them is the basis, or a part
    /// or the whole of the article that the basis stands in.
    #[must_use]
    pub fn rests_on(self, cited: &[Provision]) -> bool {
        let same = |basis: &Provision, found: &Provision| {
            let article = basis.instrument == found.instrument && basis.article == found.article;
            let within = |of: Option<u8>, found: Option<u8>| of.is_none() || found.is_none() || of == found;
            article && within(basis.paragraph, found.paragraph) && within(basis.item, found.item)
        };
        self.basis().iter().any(|basis| cited.iter().any(|found| same(basis, found)))
    }

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AlreadyPublished => "already_published",
            Self::Provided => "provided",
            Self::DoesNotExist => "does_not_exist",
            Self::NotResponsible => "not_responsible",
            Self::NotGovernmentInformation => "not_government_information",
            _ => self.outcome().id(),
        }
    }

    /// The reply of that identifier; a row that several replies share is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::AlreadyPublished => "已主动公开，告知获取方式和途径",
            Self::Provided => "予以公开",
            Self::PartlyProvided => "部分公开",
            Self::DoesNotExist => "信息不存在",
            Self::NotResponsible => "不属于本机关负责公开",
            Self::NotGovernmentInformation => "不属于政府信息",
            _ => self.outcome().label(),
        }
    }
}

/// The row of a request that is answered thing by thing: each reply has its own result, the request counts once.
///
/// One result for all is that result. Something given and something refused is 部分公开. Refusals of several kinds ought
/// to have been split when they were registered; if they were not, the first of them counts. `None`: nothing is answered.
#[must_use]
pub fn row(replies: &[Reply]) -> Option<Outcome> {
    let (first, rest) = replies.split_first()?;
    let mixed = rest.iter().any(|reply| reply.gives() != first.gives());
    let severed = replies.contains(&Reply::PartlyProvided);
    Some(if mixed || severed { Outcome::PartlyGranted } else { first.outcome() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_reply_has_an_identifier_a_label_and_a_basis_of_its_own() {
        let ids: BTreeSet<&str> = Reply::ALL.into_iter().map(Reply::id).collect();
        assert_eq!(ids.len(), Reply::ALL.len());
        for reply in Reply::ALL {
            assert_eq!(Reply::from_id(reply.id()), Some(reply));
            assert!(!reply.basis().is_empty() && !reply.label().is_empty(), "{}", reply.id());
            assert!(reply.rests_on(reply.basis()), "{}", reply.id());
        }
        assert_eq!(Reply::from_id("granted"), None);
    }

    #[test]
    fn every_row_that_an_answer_can_have_is_the_row_of_some_reply() {
        let rows: BTreeSet<Outcome> = Reply::ALL.into_iter().map(Reply::outcome).collect();
        let without = Outcome::ALL.into_iter().filter(|row| !rows.contains(row));
        let only_endings = [OtherDisposal::SupplementNotMade, OtherDisposal::FeeNotPaid].map(Outcome::OtherDisposal);
        assert_eq!(without.collect::<Vec<_>>(), only_endings);
    }

    #[test]
    fn art_36_a_letter_rests_on_the_item_of_its_reply() {
        assert!(Reply::DoesNotExist.rests_on(&[cited::ART_36_4]));
        assert!(Reply::DoesNotExist.rests_on(&[cited::ART_36]));
        assert!(!Reply::DoesNotExist.rests_on(&[cited::ART_36_5]));
        assert!(!Reply::Provided.rests_on(&[]));
        assert!(Reply::Withheld(WithholdingGround::InternalAffairs).rests_on(&[cited::ART_16, cited::ART_2]));
    }

    #[test]
    fn art_37_something_given_and_something_refused_is_partly_granted() {
        use Reply as R;
        let secret = R::Withheld(WithholdingGround::StateSecret);
        assert_eq!(row(&[]), None);
        assert_eq!(row(&[R::Provided, R::AlreadyPublished]), Some(Outcome::Granted));
        assert_eq!(row(&[R::Provided, R::DoesNotExist]), Some(Outcome::PartlyGranted));
        assert_eq!(row(&[secret, R::PartlyProvided]), Some(Outcome::PartlyGranted));
        assert_eq!(row(&[R::PartlyProvided]), Some(Outcome::PartlyGranted));
        assert_eq!(row(&[secret, R::DoesNotExist]), Some(secret.outcome()));
        assert_eq!(row(&[R::NotGovernmentInformation]), Some(Outcome::OtherDisposal(OtherDisposal::Other)));
    }
}
