//! A case as JSON, from its history and what was computed over it.

use gongkai_case::dispute::{Dispute, DisputeFinding};
use gongkai_case::history::{Folded, History};
use gongkai_case::rectification::{Rectification, RectificationEnd};
use gongkai_case::request::{Clock, Finding, Request, Step, Verdict};
use gongkai_case::{Attachment, CaseId};
use jiff::civil::Date;

use super::timeline::{Labelled, timeline};
use super::{AttachmentShape, CaseFindingShape, CaseShape, StepShape};
use crate::common::{Day, Shown};

/// A request and what was computed over it.
#[derive(Clone, Copy, Debug)]
pub struct RequestView<'c> {
    /// The case.
    pub id: &'c CaseId,
    /// Its history.
    pub request: &'c Request,
    /// Its clock.
    pub clock: &'c Clock,
    /// When the answer is due that a reconsideration or a court ordered, if one is owed.
    pub new_answer: Option<Date>,
    /// What was found in it.
    pub findings: &'c [Finding],
    /// What may be done with it.
    pub steps: &'c [Step],
    /// The day of all this.
    pub today: Date,
}

/// A request as JSON; with its timeline where one case is shown.
#[must_use]
pub fn request<'c>(view: &RequestView<'c>, with_timeline: bool) -> CaseShape<'c> {
    let state = view.request.state();
    let conclusion = state.conclusion();
    let overdue = match view.new_answer {
        Some(due) => day_after(due, view.today),
        None => view.clock.overdue_since(view.today),
    };
    let requester = state.filing.as_ref().and_then(|(_, filing)| filing.requesters.first());
    CaseShape {
        kind: Some("request"),
        number: state.registered.as_ref().map(|(_, number)| number.as_str()),
        applicant: requester.map(|requester| requester.kind.id()),
        received: state.received().map(Day),
        due: view.new_answer.or(view.clock.due()).map(Day),
        overdue_since: overdue.map(Day),
        outcome: conclusion.map(|conclusion| conclusion.outcome.id()),
        concluded: conclusion.map(|conclusion| Day(conclusion.on)),
        findings: view.findings.iter().map(finding).collect(),
        steps: view.steps.iter().map(step).collect(),
        attachments: attached(&state.attachments),
        timeline: shown(with_timeline, view.request),
        ..bare(view.id, state.status().id())
    }
}

fn attached(attachments: &[(Date, Attachment)]) -> Vec<AttachmentShape> {
    let shape = |(on, attachment): &(Date, Attachment)| AttachmentShape {
        on: Day(*on),
        kind: attachment.kind.id(),
        bytes: attachment.bytes,
    };
    attachments.iter().map(shape).collect()
}

fn finding(finding: &Finding) -> CaseFindingShape<'_> {
    CaseFindingShape {
        code: Some(finding.code.id()),
        on: Day(finding.on),
        what: &finding.what,
        provision: Shown(finding.provision),
    }
}

fn step(step: &Step) -> StepShape<'_> {
    let (by, why) = match &step.verdict {
        Verdict::Lawful { by } => (*by, None),
        Verdict::Barred { why } => (None, Some(why.as_str())),
    };
    StepShape {
        kind: step.kind.id(),
        label: step.kind.label(),
        lawful: why.is_none(),
        by: by.map(Day),
        why,
        provision: Shown(step.kind.provision()),
    }
}

/// A dispute and what was computed over it.
#[derive(Clone, Copy, Debug)]
pub struct DisputeView<'c> {
    /// The case.
    pub id: &'c CaseId,
    /// Its history.
    pub dispute: &'c Dispute,
    /// When answer and evidence are due, if they are.
    pub due: Option<Date>,
    /// What was found in it.
    pub findings: &'c [DisputeFinding],
    /// The day of all this.
    pub today: Date,
}

/// A dispute as JSON; with its timeline where one case is shown.
#[must_use]
pub fn dispute<'c>(view: &DisputeView<'c>, with_timeline: bool) -> CaseShape<'c> {
    let state = view.dispute.state();
    let filing = state.filing.as_ref();
    let decided = state.round().and_then(|round| round.decided);
    let status = match (filing, decided) {
        (None, _) => "empty",
        (_, None) => "pending",
        (_, Some(_)) => "decided",
    };
    let found = |finding: &'c DisputeFinding| CaseFindingShape {
        code: None,
        on: Day(finding.on),
        what: &finding.what,
        provision: Shown(finding.provision),
    };
    CaseShape {
        kind: state.kind().map(|kind| kind.id()),
        number: filing.and_then(|(_, filing)| filing.case_number.as_deref()),
        received: filing.map(|(on, _)| Day(*on)),
        due: view.due.map(Day),
        overdue_since: view.due.and_then(|due| day_after(due, view.today)).map(Day),
        outcome: decided.map(|(_, result)| result.id()),
        concluded: decided.map(|(on, _)| Day(on)),
        findings: view.findings.iter().map(found).collect(),
        attachments: attached(&state.attachments),
        timeline: shown(with_timeline, view.dispute),
        ..bare(view.id, status)
    }
}

/// A rectification.
#[derive(Clone, Copy, Debug)]
pub struct RectificationView<'c> {
    /// The case.
    pub id: &'c CaseId,
    /// Its history.
    pub rectification: &'c Rectification,
}

/// A rectification as JSON; with its timeline where one case is shown.
#[must_use]
pub fn rectification<'c>(view: &RectificationView<'c>, with_timeline: bool) -> CaseShape<'c> {
    let state = view.rectification.state();
    let status = match (&state.filed, &state.ended, state.told) {
        (None, ..) => "empty",
        (_, None, _) => "handling",
        (_, Some(_), None) => "awaits_telling",
        (_, Some(_), Some(_)) => "ended",
    };
    let outcome = |end: &RectificationEnd| match end {
        RectificationEnd::Rectified => "rectified",
        RectificationEnd::Refused => "refused",
        RectificationEnd::Transferred(_) => "transferred",
        RectificationEnd::Referred(_) => "referred",
    };
    CaseShape {
        kind: Some("rectification"),
        received: state.filed.map(|(on, _)| Day(on)),
        outcome: state.ended.as_ref().map(|(_, end)| outcome(end)),
        concluded: state.ended.as_ref().map(|(on, _)| Day(*on)),
        timeline: shown(with_timeline, view.rectification),
        ..bare(view.id, status)
    }
}

/// A case of which nothing is known but where it stands.
fn bare<'c>(id: &'c CaseId, status: &'static str) -> CaseShape<'c> {
    CaseShape {
        schema: "gongkai.case/1",
        id: id.as_str(),
        kind: None,
        number: None,
        status,
        applicant: None,
        received: None,
        due: None,
        overdue_since: None,
        outcome: None,
        concluded: None,
        findings: Vec::new(),
        steps: Vec::new(),
        attachments: Vec::new(),
        timeline: None,
    }
}

fn shown<S: Folded<Event: Labelled>>(wanted: bool, history: &History<S>) -> Option<Vec<super::EntryShape>> {
    wanted.then(|| timeline(history))
}

/// The first day too late, if that has come.
fn day_after(due: Date, today: Date) -> Option<Date> {
    due.tomorrow().ok().filter(|since| today >= *since)
}
