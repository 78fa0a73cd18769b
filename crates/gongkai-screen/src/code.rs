//! The rules of family P: one code, one meaning, for ever.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gravity {
    /// For the reader's attention.
    Info,
    /// A person has to look.
    Warning,
    /// It is not published so.
    Error,
}

impl Gravity {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }
}

/// A rule over a document that is about to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScreenCode {
    /// P101.
    CitizenId,
    /// P102.
    Mobile,
    /// P103.
    TravelDocument,
    /// P104.
    BankAccount,
    /// P105.
    CreditCode,
    /// P106.
    Plate,
    /// P107.
    Email,
    /// P108.
    Landline,
    /// P121.
    HomeAddress,
    /// P122.
    NamedPerson,
    /// P123.
    Minor,
    /// P124.
    Health,
    /// P131.
    Classified,
    /// P132.
    Internal,
    /// P141.
    HiddenText,
    /// P142.
    TrackedChange,
    /// P143.
    Comment,
    /// P144.
    HiddenCells,
    /// P145.
    Metadata,
    /// P146.
    CroppedPicture,
    /// P147.
    Inside,
    /// P151.
    LawName,
    /// P152.
    DocumentNumber,
    /// P153.
    WrongExpression,
    /// P154.
    Dates,
    /// P155.
    Sums,
    /// P156.
    EmptyLink,
    /// P157.
    Picture,
}

impl ScreenCode {
    /// All rules, in the order of their codes.
    pub const ALL: [Self; 28] = [
        Self::CitizenId,
        Self::Mobile,
        Self::TravelDocument,
        Self::BankAccount,
        Self::CreditCode,
        Self::Plate,
        Self::Email,
        Self::Landline,
        Self::HomeAddress,
        Self::NamedPerson,
        Self::Minor,
        Self::Health,
        Self::Classified,
        Self::Internal,
        Self::HiddenText,
        Self::TrackedChange,
        Self::Comment,
        Self::HiddenCells,
        Self::Metadata,
        Self::CroppedPicture,
        Self::Inside,
        Self::LawName,
        Self::DocumentNumber,
        Self::WrongExpression,
        Self::Dates,
        Self::Sums,
        Self::EmptyLink,
        Self::Picture,
    ];

    /// The code: `P101`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.manual().code
    }

    /// The rule of that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code().eq_ignore_ascii_case(code))
    }

    /// Whether what it finds may be masked without changing what the text says: numbers of persons may; a mark that
    /// forbids publication stands for the whole text, and a wrong word is mended by a person.
    #[must_use]
    pub const fn may_be_masked(self) -> bool {
        use ScreenCode as C;
        matches!(self, C::CitizenId | C::Mobile | C::TravelDocument | C::BankAccount | C::Plate | C::Email)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_has_one_meaning_and_a_page() {
        let codes: BTreeSet<&str> = ScreenCode::ALL.into_iter().map(ScreenCode::code).collect();
        let names: BTreeSet<&str> = ScreenCode::ALL.into_iter().map(|code| code.manual().name).collect();
        assert_eq!((codes.len(), names.len()), (ScreenCode::ALL.len(), ScreenCode::ALL.len()));
        let sorted: Vec<&str> = ScreenCode::ALL.into_iter().map(ScreenCode::code).collect();
        assert!(sorted.is_sorted() && sorted.iter().all(|code| code.starts_with('P')));
        for code in ScreenCode::ALL {
            assert_eq!(ScreenCode::from_code(code.code()), Some(code));
            assert!(!code.manual().page.is_empty() && !code.manual().mend.is_empty());
        }
        assert!(!ScreenCode::Classified.may_be_masked() && !ScreenCode::Internal.may_be_masked());
    }
}
