//! What came of a scenario script, as JSON: `gongkai.replay/1`.

use gongkai_case::Refusal;
use gongkai_case::scenario::{Mismatch, Moment, Run, Scenario, SyntaxError};
use gongkai_law::deadline::ClockStep;
use gongkai_law::provision::Provision;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// A script: whether it holds, and where it does not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.replay/1", description = "一个场景的推演结果")]
pub struct ReplayShape<'r> {
    /// Always `gongkai.replay/1`.
    #[schemars(extend("const" = "gongkai.replay/1"))]
    schema: &'static str,
    /// The script as it was named.
    file: &'r str,
    /// `held`, `broken` or, if it could not be read, `unusable`.
    #[schemars(extend("enum" = ["held", "broken", "unusable"]))]
    state: &'static str,
    /// What it shows; null if it could not be read.
    title: Option<&'r str>,
    /// The articles of the 条例 that it shows.
    articles: &'r [u8],
    /// How many expectations were looked at.
    checks: usize,
    /// Expectations that do not hold, and refusals that nobody expected.
    mismatches: Vec<MismatchShape<'r>>,
    /// Why it could not be read.
    problems: Vec<ProblemShape<'r>>,
    /// What each record did, where that was asked for.
    timeline: Option<Vec<MomentShape<'r>>>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Mismatch")]
struct MismatchShape<'r> {
    /// The line, from 1.
    line: usize,
    /// The line as written.
    text: &'r str,
    expected: &'r str,
    found: &'r str,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
struct ProblemShape<'r> {
    /// The line, from 1; 0: the file as a whole.
    line: usize,
    /// The character, from 1; 0: the file as a whole.
    column: usize,
    what: &'r str,
    /// What to write instead.
    mend: &'r str,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Moment")]
struct MomentShape<'r> {
    /// The line, from 1.
    line: usize,
    /// The line as written.
    text: &'r str,
    /// The case.
    case: &'r str,
    /// Why it was refused; null: it was recorded.
    refusal: Option<RefusalShape<'r>>,
    /// Where the case stands after it.
    status: &'r str,
    /// The due day of the answer after it.
    due: Option<Day>,
    /// What moved that day.
    steps: Vec<StepShape<'r>>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Refusal")]
struct RefusalShape<'r> {
    /// What kind of impossibility.
    code: &'static str,
    what: &'r str,
    /// By what right.
    provision: Shown<Provision>,
    /// What to do instead.
    mend: &'r str,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ClockStep")]
struct StepShape<'r> {
    date: Day,
    what: &'r str,
    /// By what right.
    provision: Shown<Provision>,
}

/// A script that was run, as JSON; with what each record did, if that is asked for.
#[must_use]
pub fn replay<'r>(file: &'r str, scenario: &'r Scenario, run: &'r Run, timeline: bool) -> ReplayShape<'r> {
    let mismatch = |found: &'r Mismatch| MismatchShape {
        line: found.line,
        text: &found.text,
        expected: &found.expected,
        found: &found.found,
    };
    ReplayShape {
        schema: "gongkai.replay/1",
        file,
        state: if run.mismatches.is_empty() { "held" } else { "broken" },
        title: Some(&scenario.title),
        articles: &scenario.articles,
        checks: run.checks,
        mismatches: run.mismatches.iter().map(mismatch).collect(),
        problems: Vec::new(),
        timeline: timeline.then(|| run.timeline.iter().map(moment).collect()),
    }
}

/// A script that could not be read, as JSON.
#[must_use]
pub fn unusable_replay<'r>(file: &'r str, errors: &'r [SyntaxError]) -> ReplayShape<'r> {
    let problem = |error: &'r SyntaxError| ProblemShape {
        line: error.line,
        column: error.column,
        what: &error.what,
        mend: &error.mend,
    };
    ReplayShape {
        schema: "gongkai.replay/1",
        file,
        state: "unusable",
        title: None,
        articles: &[],
        checks: 0,
        mismatches: Vec::new(),
        problems: errors.iter().map(problem).collect(),
        timeline: None,
    }
}

fn moment(moment: &Moment) -> MomentShape<'_> {
    let steps = moment.due.iter().flat_map(|due| &due.steps);
    MomentShape {
        line: moment.line,
        text: &moment.text,
        case: &moment.case,
        refusal: moment.refusal.as_ref().map(refusal),
        status: &moment.status,
        due: moment.due.as_ref().map(|due| Day(due.explained.due)),
        steps: steps.map(step).collect(),
    }
}

fn refusal(refusal: &Refusal) -> RefusalShape<'_> {
    RefusalShape {
        code: refusal.code.id(),
        what: &refusal.what,
        provision: Shown(refusal.provision),
        mend: &refusal.mend,
    }
}

fn step(step: &ClockStep) -> StepShape<'_> {
    StepShape { date: Day(step.date), what: &step.what, provision: Shown(step.provision) }
}
