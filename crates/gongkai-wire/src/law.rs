//! What the law says, as JSON: `gongkai.deadline/1`, `gongkai.fee/1`, `gongkai.term/1`, `gongkai.article/1`.

use gongkai_law::article::Article;
use gongkai_law::deadline::{DayStep, Explained};
use gongkai_law::fee::{Fee, FeeStep};
use gongkai_law::provision::Provision;
use gongkai_law::terms::Term;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// A due day with every day on the way to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.deadline/1", description = "期限的最后一日，以及逐日的计算")]
pub struct DeadlineShape<'d> {
    /// Always `gongkai.deadline/1`.
    #[schemars(extend("const" = "gongkai.deadline/1"))]
    schema: &'static str,
    /// Day zero, not counted.
    from: Day,
    /// The last day in time.
    due: Day,
    /// Whether it leans on a year whose arrangement is not announced yet.
    provisional: bool,
    /// Version of the calendar.
    calendar: &'d str,
    /// Every day from the first to the due day.
    days: Vec<DayShape<'d>>,
    /// By what right.
    provision: Shown<Provision>,
    /// Why counting starts there.
    start: &'d str,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "DayStep")]
struct DayShape<'d> {
    date: Day,
    /// Whether it counts.
    counted: bool,
    /// Why it counts or not.
    why: &'d str,
    /// Its number in the count, from 1.
    number: Option<u16>,
}

/// A due day as JSON.
#[must_use]
pub fn deadline<'d>(deadline: &'d Explained) -> DeadlineShape<'d> {
    let day = |step: &'d DayStep| DayShape {
        date: Day(step.date),
        counted: step.counted.is_some(),
        why: &step.why,
        number: step.counted,
    };
    DeadlineShape {
        schema: "gongkai.deadline/1",
        from: Day(deadline.from),
        due: Day(deadline.due),
        provisional: deadline.provisional,
        calendar: &deadline.calendar_version,
        days: deadline.days.iter().map(day).collect(),
        provision: Shown(deadline.provision),
        start: &deadline.start,
    }
}

/// A fee with its parts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.fee/1", description = "信息处理费及其分档计算")]
pub struct FeeShape {
    /// Always `gongkai.fee/1`.
    #[schemars(extend("const" = "gongkai.fee/1"))]
    schema: &'static str,
    /// `per_item` or `per_page`.
    #[schemars(extend("enum" = ["per_item", "per_page"]))]
    basis: &'static str,
    /// How many pieces or pages.
    quantity: u32,
    /// The sum, in fen.
    fen: u64,
    /// Its parts, bracket by bracket.
    steps: Vec<FeeStepShape>,
    /// By what right.
    provision: Shown<Provision>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "FeeStep")]
struct FeeStepShape {
    /// First unit of the bracket that is charged.
    from: u32,
    /// Last unit of the bracket that is charged.
    to: u32,
    /// Price of a unit, in fen.
    unit_fen: u64,
    /// The part, in fen.
    fen: u64,
}

/// A fee as JSON.
#[must_use]
pub fn fee(fee: &Fee) -> FeeShape {
    let step = |step: &FeeStep| FeeStepShape {
        from: step.from,
        to: step.to,
        unit_fen: step.unit.get(),
        fen: step.subtotal.get(),
    };
    FeeShape {
        schema: "gongkai.fee/1",
        basis: fee.basis.id(),
        quantity: fee.quantity,
        fen: fee.total.get(),
        steps: fee.steps.iter().map(step).collect(),
        provision: Shown(fee.basis.provision()),
    }
}

/// A term: Chinese label, identifier, provision.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.term/1", description = "一个术语：中文、标识符、出处")]
pub struct TermShape {
    /// Always `gongkai.term/1`.
    #[schemars(extend("const" = "gongkai.term/1"))]
    schema: &'static str,
    /// The Chinese term.
    label: &'static str,
    /// The identifier in code, paths and JSON.
    id: &'static str,
    /// Where it comes from.
    provision: Shown<Provision>,
}

/// A term as JSON.
#[must_use]
pub fn term(term: &Term) -> TermShape {
    TermShape { schema: "gongkai.term/1", label: term.label, id: term.id, provision: Shown(term.provision) }
}

/// An article of the 条例.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.article/1", description = "《政府信息公开条例》的一条")]
pub struct ArticleShape {
    /// Always `gongkai.article/1`.
    #[schemars(extend("const" = "gongkai.article/1"))]
    schema: &'static str,
    /// Its number.
    number: u8,
    /// Its citation.
    provision: Shown<Provision>,
    /// What it says, in our words.
    summary: &'static str,
    /// The parts of the program that compute it; empty: there is nothing to compute.
    computes: &'static [&'static str],
}

/// An article as JSON.
#[must_use]
pub fn article(article: &Article) -> ArticleShape {
    ArticleShape {
        schema: "gongkai.article/1",
        number: article.number,
        provision: Shown(article.provision()),
        summary: article.summary,
        computes: article.computes,
    }
}
