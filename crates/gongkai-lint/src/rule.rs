//! What a rule is: its manual page, and its check.

use gongkai_law::provision::{Instrument, Provision, cite, cited};
use gongkai_report::FormVersion;

use crate::{Context, Finding, Severity};

/// Whether a rule is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In use; its meaning does not change any more.
    Stable,
    /// In use; its wording and its severity may still change.
    Preview,
    /// Not run any more; the code stays taken.
    Retired,
}

impl Status {
    /// What a reader calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Stable => "稳定",
            Self::Preview => "试行",
            Self::Retired => "停用",
        }
    }
}

/// The manual page of a rule.
#[derive(Clone, Copy, Debug)]
pub struct Manual {
    /// Code: family letter and number. One code, one meaning, for ever.
    pub code: &'static str,
    /// Name of the fault, as an identifier.
    pub name: &'static str,
    /// Name of the fault, for a reader.
    pub title: &'static str,
    /// Severity of its findings unless a finding says otherwise.
    pub severity: Severity,
    /// Whether it is in use.
    pub status: Status,
    /// The version that brought it.
    pub since: &'static str,
    /// Numbers of the rule list of the statutory design that it implements.
    pub list: &'static [u8],
    /// By what right.
    pub provisions: &'static [Provision],
    /// Which part of the provision, or what of it, where the citation alone does not say; may be empty.
    pub provision_note: &'static str,
    /// How to mend it, in general.
    pub mend: &'static str,
    /// The page: the doc comment of the rule, in Markdown.
    pub page: &'static str,
}

impl Manual {
    /// By what right, as printed with each finding. A rule over the form cites the notice that prescribed the form of
    /// the report at hand.
    #[must_use]
    pub fn provision(&self, form: FormVersion) -> String {
        let cited: Vec<Provision> = self
            .provisions
            .iter()
            .map(|provision| match (form, provision.instrument) {
                (FormVersion::F2019, Instrument::ReportFormat2021) => cited::REPORT_FORMAT_2019,
                _ => *provision,
            })
            .collect();
        match self.provision_note {
            "" => cite(&cited),
            note => format!("{}（{note}）", cite(&cited)),
        }
    }
}

/// A rule tells its manual page. Implemented by `declare_rule!`.
pub trait Describe: Sync {
    /// The manual page.
    fn manual(&self) -> &'static Manual;
}

/// A rule over one report.
pub trait Rule: Describe {
    /// Looks at the report and says how it stands with this rule.
    fn check(&self, context: &Context<'_>) -> Verdict;
}

/// How a report stands with a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The rule holds.
    Held,
    /// It does not: at least one finding, of whatever severity.
    Broken(Vec<Finding>),
    /// It cannot be decided, and why.
    Undecided(String),
    /// It does not apply to this report, and why.
    NotApplicable(String),
}

impl Verdict {
    /// Broken with these findings, held if there are none.
    #[must_use]
    pub fn from_findings(findings: Vec<Finding>) -> Self {
        if findings.is_empty() { Self::Held } else { Self::Broken(findings) }
    }

    /// Broken with these findings; without any, undecided for that reason if there is one, else held.
    #[must_use]
    pub fn from_findings_or(findings: Vec<Finding>, undecided: Option<String>) -> Self {
        match (findings.is_empty(), undecided) {
            (false, _) => Self::Broken(findings),
            (true, Some(why)) => Self::Undecided(why),
            (true, None) => Self::Held,
        }
    }
}

/// Declares a rule: a unit struct whose doc comment is its manual page.
///
/// ```text
/// declare_rule! {
///     /// 新收与结转之和，应等于办理结果总计与结转下年度之和。…
///     pub(crate) UnbalancedCarryOver = "T301" {
///         name: "unbalanced_carry_over",
///         title: "勾稽关系不平",
///         severity: Error,
///         status: Stable,
///         since: "0.1.0",
///         list: [32],
///         provision: [REPORT_FORMAT_2021] "表三所印勾稽关系",
///         mend: "…",
///     }
/// }
/// ```
macro_rules! declare_rule {
    (
        $(#[doc = $page:literal])+
        pub(crate) $rule:ident = $code:literal {
            name: $name:literal,
            title: $title:literal,
            severity: $severity:ident,
            status: $status:ident,
            since: $since:literal,
            list: [$($number:literal),* $(,)?],
            provision: [$($provision:ident),+ $(,)?] $($note:literal)?,
            mend: $mend:literal $(,)?
        }
    ) => {
        $(#[doc = $page])+
        pub(crate) struct $rule;

        impl $rule {
            /// The manual page, for building findings.
            pub(crate) const MANUAL: $crate::Manual = $crate::Manual {
                code: $code,
                name: $name,
                title: $title,
                severity: $crate::Severity::$severity,
                status: $crate::Status::$status,
                since: $since,
                list: &[$($number),*],
                provisions: &[$(::gongkai_law::provision::cited::$provision),+],
                provision_note: concat!($($note)?),
                mend: $mend,
                page: concat!($($page, "\n"),+),
            };
        }

        impl $crate::Describe for $rule {
            fn manual(&self) -> &'static $crate::Manual {
                const MANUAL: $crate::Manual = $rule::MANUAL;
                &MANUAL
            }
        }
    };
}
pub(crate) use declare_rule;
