//! What all rules of running text share: whose number it is, what stands around it, and the finding about it.

use gongkai_document::Origin;
use gongkai_report::{Head, Passage, Section};
use rust_decimal::Decimal;

use crate::narrative::{Folded, Measure, Scope, Statement, Topic, Unit, Verb};
use crate::rules::narrative::personal::masked;
use crate::{Context, Finding, Manual, Severity};

/// How far a number can be held against the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It speaks of the reporting body and year.
    Own,
    /// It may speak of a wider or another scope: at most information.
    Uncertain,
    /// It speaks of something else: nothing can be held against it.
    Other,
}

/// The running text of a report, read.
pub(crate) struct Prose<'a> {
    context: &'a Context<'a>,
    /// Passages whose scope proves to be the table's own: their total of requests is that of table 三.
    proven: Vec<(Section, usize, Scope)>,
}

impl<'a> Prose<'a> {
    /// The running text of the report under check.
    pub(crate) fn new(context: &'a Context<'a>) -> Self {
        let requests = super::readings::Requests::new(context.report());
        let proves = |statement: &&Statement| {
            let total = matches!(statement.topic, Topic::Requests)
                && matches!(
                    statement.verb,
                    Some(Verb::Received | Verb::NewlyReceived | Verb::Accepted | Verb::Handled)
                );
            let big = statement.number.is_some_and(|number| number >= Decimal::from(3));
            total && big && statement.is_exact_count() && !statement.other_year && statement.scope != Scope::OtherPeriod
        };
        let proven = context
            .statements()
            .iter()
            .filter(proves)
            .filter(|statement| requests.received().iter().any(|reading| reading.fits(statement.number)))
            .map(|statement| (statement.section, statement.passage, statement.scope))
            .collect();
        Self { context, proven }
    }

    /// All statements.
    pub(crate) fn statements(&self) -> &'a [Statement] {
        self.context.statements()
    }

    /// The context of the check.
    pub(crate) fn context(&self) -> &'a Context<'a> {
        self.context
    }

    /// How far a statement can be held against the tables.
    pub(crate) fn standing(&self, statement: &Statement) -> Standing {
        if statement.other_year {
            return Standing::Other;
        }
        let proven = self.proven.contains(&(statement.section, statement.passage, statement.scope));
        match statement.scope {
            Scope::Own => Standing::Own,
            _ if proven => Standing::Own,
            Scope::Region | Scope::OtherRole => Standing::Uncertain,
            Scope::OtherBody | Scope::OtherPeriod => Standing::Other,
        }
    }

    fn passage(&self, statement: &Statement) -> Option<&'a Passage> {
        self.context.report().narrative(statement.section)?.passages.get(statement.passage)
    }

    /// The sentence that a statement stands in, as printed.
    pub(crate) fn sentence(&self, statement: &Statement) -> &'a str {
        self.passage(statement).and_then(|passage| passage.text.get(statement.sentence.clone())).unwrap_or_default()
    }

    /// The number with its unit as printed, or the words that deny.
    pub(crate) fn words(&self, statement: &Statement) -> &'a str {
        self.passage(statement).and_then(|passage| passage.text.get(statement.range.clone())).unwrap_or_default()
    }

    /// The words of the statement's own clause before its number, white space dropped.
    pub(crate) fn near(&self, statement: &Statement) -> String {
        let before = self
            .passage(statement)
            .and_then(|passage| passage.text.get(statement.sentence.start..statement.range.start))
            .unwrap_or_default();
        let folded = Folded::new(before);
        folded.text().rsplit(['，', ',', ';', ':', '(', ')', '。']).next().unwrap_or_default().to_owned()
    }

    /// The words of the statement's own clause behind its number, white space dropped.
    pub(crate) fn behind(&self, statement: &Statement) -> String {
        let after = self
            .passage(statement)
            .and_then(|passage| passage.text.get(statement.range.end..statement.sentence.end))
            .unwrap_or_default();
        let clause = after.split(['，', ',', '；', ';', '：', ':', '（', '(', '）', ')', '。', '、']).next();
        Folded::new(clause.unwrap_or_default()).text().to_owned()
    }

    /// Whether the statement stands where requests for information are spoken of, and not how documents are
    /// classed: 发文230件，其中主动公开80件，依申请公开120件.
    pub(crate) fn among_requests(&self, statement: &Statement) -> bool {
        let sentence = self.sentence(statement);
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if sentence.contains("主动公开") && has(&["公开属性", "公文", "发文", "制发文件"]) {
            return false;
        }
        statement.section == Section::OverviewHead(Head::DisclosureOnRequest) || sentence.contains("申请")
    }

    /// A finding about a statement: its place and its sentence.
    pub(crate) fn finding(&self, manual: &Manual, statement: &Statement, message: impl Into<String>) -> Finding {
        let finding = Finding::new(manual, message).at(statement.section);
        let Some(passage) = self.passage(statement) else { return finding };
        finding.with_snippet(masked(self.sentence(statement).trim()), narrowed(passage, statement))
    }

    /// Whether the clause names 政府 as the one who counts, in a government's own report: that may be the
    /// government as one organ, while the tables add up all its departments.
    pub(crate) fn names_the_government(&self, statement: &Statement) -> bool {
        let body = gongkai_document::squeeze(self.context.report().body.as_deref().unwrap_or_default());
        let near = self.near(statement).replace("政府信息", "").replace("政府网站", "");
        body.ends_with("政府") && near.contains("政府")
    }

    /// The severity of a finding about a number of that standing; `None`: nothing to report.
    pub(crate) fn severity(&self, statement: &Statement, own: Severity) -> Option<Severity> {
        match self.standing(statement) {
            Standing::Own => Some(own),
            Standing::Uncertain => Some(Severity::Info),
            Standing::Other => None,
        }
    }
}

/// Where the number stands: the passage's own place, narrowed to the number where the passage is the source
/// byte for byte.
fn narrowed(passage: &Passage, statement: &Statement) -> Option<Origin> {
    let origin = passage.origin.clone()?;
    if let Origin::Bytes { range: (start, end), dom } = &origin
        && end.checked_sub(*start) == Some(passage.text.len())
    {
        let range = (start + statement.range.start, start + statement.range.end);
        return Some(Origin::Bytes { range, dom: dom.clone() });
    }
    Some(origin)
}

/// Whether a number counts cases: requests, disputes, documents.
pub(crate) fn counts_cases(statement: &Statement) -> bool {
    statement.measure == Measure::Count && matches!(statement.unit, Unit::Case | Unit::Copy | Unit::None)
}

/// Whether a number is told of requests: also 条, where the verb leaves no doubt.
pub(crate) fn counts_requests(statement: &Statement) -> bool {
    let received = matches!(statement.verb, Some(Verb::Received | Verb::NewlyReceived | Verb::Accepted));
    counts_cases(statement)
        || (statement.measure == Measure::Count && received && matches!(statement.unit, Unit::Entry | Unit::Other))
}
