//! Whether a document is in force on a day (有效性).

use jiff::civil::Date;

use crate::{Issue, NormativeFact, Record};

/// A document as its record tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normative<'a> {
    /// What it says about itself.
    pub issue: &'a Issue,
    /// The day of issue.
    pub issued: Date,
    /// When and by which document it was amended, oldest first.
    pub amended: Vec<(Date, &'a str)>,
    /// The last day on which it applies, if it is limited in time; prolongations are in.
    pub valid_until: Option<Date>,
    /// How it ends, or is bound to end.
    pub ended: Option<Ended<'a>>,
    /// When and with whom it was filed, and under which number.
    pub filed: Option<(Date, &'a str, Option<&'a str>)>,
    /// The clean-up after which it is to be revised, until it is amended or ends.
    pub to_be_revised: Option<(Date, &'a str)>,
}

/// How a document ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended<'a> {
    /// The first day on which it is no longer in force.
    pub on: Date,
    /// In which way.
    pub end: End,
    /// By which document; none if it ran out by itself.
    pub by: Option<&'a str>,
}

/// In which way a document ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// 废止.
    Repealed,
    /// 失效.
    Expired,
}

/// What a reader of a document on a day must know about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Validity {
    /// Issued, but not applicable yet.
    NotYetInForce,
    /// 有效.
    InForce,
    /// 已修改, and in force as amended.
    Amended,
    /// 废止.
    Repealed,
    /// 失效.
    Expired,
}

impl Validity {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotYetInForce => "not_yet_in_force",
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::Repealed => "repealed",
            Self::Expired => "expired",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotYetInForce => "尚未施行",
            Self::InForce => "有效",
            Self::Amended => "已修改",
            Self::Repealed => "废止",
            Self::Expired => "失效",
        }
    }
}

impl<'a> Normative<'a> {
    /// The document of a record; none while its issue is not recorded.
    #[must_use]
    pub fn of(record: &'a Record<NormativeFact>) -> Option<Self> {
        let mut document: Option<Self> = None;
        for fact in record.state().facts() {
            match (&fact.what, &mut document) {
                (NormativeFact::Issued(issue), None) => {
                    let (issued, valid_until) = (fact.on, issue.valid_until);
                    document = Some(Self::begin(issue, issued, valid_until));
                }
                (NormativeFact::Amended { by }, Some(document)) => {
                    document.amended.push((fact.on, by));
                    document.to_be_revised = None;
                }
                (NormativeFact::Retained { .. }, Some(document)) => document.to_be_revised = None,
                (NormativeFact::ToBeRevised { by }, Some(document)) => document.to_be_revised = Some((fact.on, by)),
                (NormativeFact::Filed { with, number }, Some(document)) => {
                    document.filed = Some((fact.on, with, number.as_deref()));
                }
                (NormativeFact::Prolonged { until }, Some(document)) => document.valid_until = Some(*until),
                (NormativeFact::Repealed { by, from }, Some(document)) => document.end(*from, End::Repealed, Some(by)),
                (NormativeFact::DeclaredExpired { by, from }, Some(document)) => {
                    document.end(*from, End::Expired, Some(by));
                }
                (NormativeFact::Issued(_), Some(_)) | (_, None) => {}
            }
        }
        let mut document = document?;
        if let Some(next) = document.valid_until.and_then(|until| until.tomorrow().ok()) {
            document.end(next, End::Expired, None);
        }
        Some(document)
    }

    const fn begin(issue: &'a Issue, issued: Date, valid_until: Option<Date>) -> Self {
        Self { issue, issued, amended: Vec::new(), valid_until, ended: None, filed: None, to_be_revised: None }
    }

    /// Of several ends the first holds; of two on one day the one that was declared.
    fn end(&mut self, on: Date, end: End, by: Option<&'a str>) {
        if self.ended.is_none_or(|ended| on < ended.on) {
            self.ended = Some(Ended { on, end, by });
        }
    }

    /// Whether it belongs to the stock of a day: issued by then, and not ended. A document that is issued but applies
    /// later belongs to it, or the stock would not be that of the year before plus the issued less the repealed.
    #[must_use]
    pub fn is_in_stock(&self, day: Date) -> bool {
        self.issued <= day && self.ended.is_none_or(|ended| day < ended.on)
    }

    /// What a reader must know about it on a day; none before its issue.
    #[must_use]
    pub fn validity(&self, day: Date) -> Option<Validity> {
        if day < self.issued {
            return None;
        }
        Some(match self.ended {
            Some(Ended { on, end: End::Repealed, .. }) if on <= day => Validity::Repealed,
            Some(Ended { on, end: End::Expired, .. }) if on <= day => Validity::Expired,
            _ if day < self.issue.valid_from => Validity::NotYetInForce,
            _ if self.amended.iter().any(|(on, _)| *on <= day) => Validity::Amended,
            _ => Validity::InForce,
        })
    }
}
