//! The words of scripts for the values of the law and of cases: what screens call them, or their identifiers.

use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::dispute::{DisputeKind, DisputeResult, ResultClass};
use gongkai_law::fee::FeeBasis;
use gongkai_law::numeral;
use gongkai_law::outcome::{OtherDisposal, Outcome, WithholdingGround};
use gongkai_law::provision::{Instrument, Provision};
use gongkai_law::reply::Reply;

use crate::RefusalCode;
use crate::dispute::{Grievance, Instance, Procedure, Role};
use crate::request::{FindingCode, Opinion, ServiceMethod, Status, StepKind};

/// A kind of value that scripts name by a word.
pub(super) trait Named: Copy + 'static {
    /// Every value.
    const VALUES: &'static [Self];

    /// Its word: what screens call it where that is short enough.
    fn word(self) -> &'static str;

    /// Its identifier, where it has one.
    fn id(self) -> &'static str {
        self.word()
    }
}

/// The value that a word or an identifier names.
pub(super) fn named<T: Named>(text: &str) -> Option<T> {
    T::VALUES.iter().copied().find(|value| value.word() == text || value.id() == text)
}

/// All words of a kind.
pub(super) fn all<T: Named>() -> String {
    T::VALUES.iter().map(|value| value.word()).collect::<Vec<_>>().join("/")
}

/// A kind whose words are the labels of its type.
macro_rules! labelled {
    ($($kind:ty),* $(,)?) => {
        $(impl Named for $kind {
            const VALUES: &'static [Self] = &<$kind>::ALL;

            fn word(self) -> &'static str {
                self.label()
            }

            fn id(self) -> &'static str {
                <$kind>::id(self)
            }
        })*
    };
}

labelled!(Capacity, ApplicantKind, DisputeKind, DisputeResult, RefusalCode, FindingCode, ServiceMethod, StepKind);

/// A kind with words of its own.
macro_rules! spelt {
    ($($kind:ty { $($value:pat => $word:literal = $expression:expr),* $(,)? })*) => {
        $(impl Named for $kind {
            const VALUES: &'static [Self] = &[$($expression),*];

            fn word(self) -> &'static str {
                match self { $($value => $word),* }
            }
        })*
    };
}

spelt! {
    Consulted {
        Consulted::ThirdParty => "第三方" = Consulted::ThirdParty,
        Consulted::CoMaker => "共同制作机关" = Consulted::CoMaker,
        Consulted::OtherOrgan => "其他机关" = Consulted::OtherOrgan,
    }
    FeeBasis {
        FeeBasis::PerItem => "按件" = FeeBasis::PerItem,
        FeeBasis::PerPage => "按量" = FeeBasis::PerPage,
    }
    RemedyClass {
        RemedyClass::ReconsiderationFirst => "复议前置" = RemedyClass::ReconsiderationFirst,
        RemedyClass::FreeChoice => "自由选择" = RemedyClass::FreeChoice,
        RemedyClass::Both => "分别告知" = RemedyClass::Both,
    }
    Opinion {
        Opinion::Consents => "同意" = Opinion::Consents,
        Opinion::Objects { reasonable: true } => "不同意且理由合理" = Opinion::Objects { reasonable: true },
        Opinion::Objects { reasonable: false } => "不同意但理由不合理" = Opinion::Objects { reasonable: false },
        Opinion::Otherwise => "另有答复" = Opinion::Otherwise,
    }
    Grievance {
        Grievance::Answer => "答复" = Grievance::Answer,
        Grievance::Silence => "不履行答复职责" = Grievance::Silence,
        Grievance::Disclosure => "向第三方公开" = Grievance::Disclosure,
        Grievance::Other => "其他" = Grievance::Other,
    }
    Role {
        Role::OriginalOrgan => "原行政机关" = Role::OriginalOrgan,
        Role::ReconsiderationOrgan => "复议机关" = Role::ReconsiderationOrgan,
    }
    Procedure {
        Procedure::Ordinary => "普通程序" = Procedure::Ordinary,
        Procedure::Simple => "简易程序" = Procedure::Simple,
    }
    Instance {
        Instance::Second => "二审" = Instance::Second,
        Instance::Retrial => "再审" = Instance::Retrial,
    }
    ResultClass {
        ResultClass::Upheld => "结果维持" = ResultClass::Upheld,
        ResultClass::Corrected => "结果纠正" = ResultClass::Corrected,
        ResultClass::OtherResult => "其他结果" = ResultClass::OtherResult,
    }
    bool {
        true => "是" = true,
        false => "否" = false,
    }
}

impl Named for Channel {
    const VALUES: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::InPerson => "当面提交",
            Self::SignedPost => "邮寄签收",
            Self::OrdinaryPost => "平常信函",
            Self::Internet => "互联网渠道",
            Self::Fax => "传真",
        }
    }

    fn id(self) -> &'static str {
        Self::id(self)
    }
}

impl Named for Status {
    const VALUES: &'static [Self] = &[
        Self::Empty,
        Self::AwaitsConfirmation,
        Self::Handling,
        Self::AwaitsSupplement,
        Self::AwaitsPayment,
        Self::AwaitsOpinion,
        Self::AwaitsService,
        Self::Answered,
        Self::AnswersAnew,
        Self::Ended,
        Self::Split,
    ];

    fn word(self) -> &'static str {
        self.label()
    }

    fn id(self) -> &'static str {
        Self::id(self)
    }
}

impl Named for Reply {
    const VALUES: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::AlreadyPublished => "已主动公开",
            Self::PartlyProvided => "部分公开",
            Self::Withheld(ground) => ground.word(),
            _ => self.label(),
        }
    }

    fn id(self) -> &'static str {
        Self::id(self)
    }
}

impl Named for WithholdingGround {
    const VALUES: &'static [Self] = &[
        Self::StateSecret,
        Self::ProhibitedByLaw,
        Self::SecurityAndStability,
        Self::ThirdPartyRights,
        Self::InternalAffairs,
        Self::DeliberativeProcess,
        Self::EnforcementFile,
        Self::StatutoryInquiry,
    ];

    fn word(self) -> &'static str {
        Outcome::Withheld(self).label()
    }

    fn id(self) -> &'static str {
        Outcome::Withheld(self).id()
    }
}

impl Named for Outcome {
    const VALUES: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::PartlyGranted => "部分公开",
            Self::OtherDisposal(OtherDisposal::SupplementNotMade) => "逾期不补正",
            Self::OtherDisposal(OtherDisposal::FeeNotPaid) => "逾期不缴费",
            Self::OtherDisposal(OtherDisposal::Other) => "其他处理",
            _ => self.label(),
        }
    }

    fn id(self) -> &'static str {
        Self::id(self)
    }
}

/// The provision that a citation names: 第三十六条第（四）项 of the 条例, or 《行政复议法》第四十八条.
pub(super) fn provision(text: &str) -> Option<Provision> {
    let titled = Instrument::ALL.into_iter().find_map(|instrument| {
        text.strip_prefix(&Provision::whole(instrument).short()).map(|place| (instrument, place))
    });
    let (instrument, place) = titled.unwrap_or((Instrument::Regulation2019, text));
    if place.is_empty() {
        return Some(Provision::whole(instrument));
    }
    let (article, rest) = part(place, '条')?;
    let (paragraph, rest) = part(rest, '款').map_or((None, rest), |(number, rest)| (Some(number), rest));
    let (item, rest) = part(rest, '项').map_or((None, rest), |(number, rest)| (Some(number), rest));
    let small = |number: Option<u64>| number.map(u8::try_from).transpose().ok();
    let found = Provision {
        instrument,
        article: Some(u16::try_from(article).ok()?),
        paragraph: small(paragraph)?,
        item: small(item)?,
    };
    rest.is_empty().then_some(found)
}

/// The number of 第…条, and what follows it.
fn part(text: &str, unit: char) -> Option<(u64, &str)> {
    let (number, rest) = text.strip_prefix('第')?.split_once(unit)?;
    let number = number.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    Some((numeral::parse(number).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use gongkai_law::provision::cited;

    use super::*;

    fn words_differ<T: Named + PartialEq + std::fmt::Debug>() {
        for value in T::VALUES {
            assert_eq!(named::<T>(value.word()), Some(*value));
            assert_eq!(named::<T>(value.id()), Some(*value));
        }
    }

    #[test]
    fn every_value_is_found_again_by_its_word_and_its_identifier() {
        words_differ::<Capacity>();
        words_differ::<Channel>();
        words_differ::<Status>();
        words_differ::<Reply>();
        words_differ::<Outcome>();
        words_differ::<WithholdingGround>();
        words_differ::<FindingCode>();
        words_differ::<RefusalCode>();
        words_differ::<StepKind>();
        words_differ::<DisputeResult>();
        assert!(all::<Reply>().split('/').all(|word| !word.contains(char::is_whitespace)));
    }

    #[test]
    fn a_citation_is_read_as_letters_write_it() {
        for cited in [cited::ART_33_2, cited::ART_36_4, cited::ART_14, cited::RECONSIDERATION_48, cited::FEE_6] {
            assert_eq!(provision(&cited.short()), Some(cited));
        }
        assert_eq!(provision("第三十六条第四项"), Some(cited::ART_36_4));
        assert_eq!(provision("第36条第4项"), Some(cited::ART_36_4));
        assert_eq!(provision("《国务院办公厅政府信息公开》"), None);
        assert_eq!(provision("三十六"), None);
    }
}
