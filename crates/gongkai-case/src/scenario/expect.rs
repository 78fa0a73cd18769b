//! What a script expects: facets of a case with the value they ought to have.

use gongkai_law::outcome::Outcome;
use jiff::civil::Date;

use super::args::{Args, Parsed};
use super::request::Verb;
use super::words;
use crate::RefusalCode;
use crate::request::{FindingCode, Status, StepKind};

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facet {
    Due,
    DueProvision,
    FirstLimit,
    Cautious,
    Running,
    Provisional,
    Receipt,
    ReceiptProvision,
    ConfirmBy,
    Status,
    OverdueSince,
    ConcludedOn,
    Row,
    AtYearEnd(i16),
    NewlyReceivedIn,
    Step(StepKind),
    LastDayFor(StepKind),
    Excluded,
    NewAnswerDue,
    NewAnswerProvision,
    MovedDue,
    Entries,
    Late,
    DisputeDue,
    DisputeProvision,
    DisputeAtYearEnd(i16),
    DisputeClass(i16),
    DisputeCounts,
    OrderedBy,
    FindingsCount,
    FindingsProvision,
    Rectified,
    Told,
}

impl Facet {
    /// What a reader calls it.
    pub(super) fn label(self) -> String {
        let label = match self {
            Self::Due => "到期",
            Self::DueProvision | Self::NewAnswerProvision | Self::DisputeProvision => "到期的依据",
            Self::FirstLimit => "原期限",
            Self::Cautious => "谨慎的期限",
            Self::Running => "期限的状态",
            Self::Provisional => "是否暂定",
            Self::Receipt => "收到之日",
            Self::ReceiptProvision => "收到之日的依据",
            Self::ConfirmBy => "确认的最后一日",
            Self::Status => "状态",
            Self::OverdueSince => "逾期起始日",
            Self::ConcludedOn => "办结日期",
            Self::Row => "计入",
            Self::NewlyReceivedIn => "新收年度",
            Self::Excluded => "不计入期限的日期",
            Self::NewAnswerDue => "重新答复到期",
            Self::MovedDue => "期限变动",
            Self::Entries => "记录条数",
            Self::Late => "是否逾期答复",
            Self::DisputeDue => "答复或者答辩到期",
            Self::DisputeCounts => "是否计入本机关",
            Self::OrderedBy => "责令重新答复的期限",
            Self::FindingsCount => "问题个数",
            Self::FindingsProvision => "问题的依据",
            Self::Rectified => "更正结果",
            Self::Told => "告知日期",
            Self::AtYearEnd(year) | Self::DisputeAtYearEnd(year) => return format!("{year}年末"),
            Self::DisputeClass(year) => return format!("{year}年末的栏目"),
            Self::Step(step) => return format!("能否{}", step.label()),
            Self::LastDayFor(step) => return format!("{}的最后一日", step.label()),
        };
        label.to_owned()
    }
}

/// One thing that a line expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    /// A facet has that value.
    Is(Facet, String),
    /// These findings are among those found.
    Found(Vec<FindingCode>),
    /// These are not; none at all, if none is named.
    NotFound(Vec<FindingCode>),
    /// Exactly these are.
    FoundOnly(Vec<FindingCode>),
    /// A step is barred for a reason that contains this.
    BarredBecause(StepKind, String),
}

/// The refusal that a command ought to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExpectedRefusal {
    pub(super) line: usize,
    pub(super) code: RefusalCode,
    pub(super) provision: Option<String>,
}

/// What is said where there is nothing.
pub(super) const NONE: &str = "无";

type Demands = Vec<Demand>;

/// What can be expected of a request.
pub(super) const REQUEST: &[Verb<Demands>] = &[
    ("到期", due),
    ("收到之日", |args| {
        let mut demands = vec![Demand::Is(Facet::Receipt, shown(args.next_date("未定")?, "未定"))];
        provision(args, Facet::ReceiptProvision, &mut demands)?;
        if let Some(by) = args.date("应确认于")? {
            demands.push(Demand::Is(Facet::ConfirmBy, by.to_string()));
        }
        Ok(demands)
    }),
    ("状态", |args| Ok(vec![Demand::Is(Facet::Status, args.next_named::<Status>("状态")?.label().to_owned())])),
    ("逾期自", |args| Ok(vec![Demand::Is(Facet::OverdueSince, shown(args.next_date(NONE)?, NONE))])),
    ("办结", |args| {
        let mut demands = vec![Demand::Is(Facet::ConcludedOn, shown(args.next_date(NONE)?, NONE))];
        if let Some(row) = args.choice_of::<Outcome>("计入", "行")? {
            demands.push(Demand::Is(Facet::Row, words::Named::word(row).to_owned()));
        }
        if let Some(late) = args.choice_of::<bool>("逾期", "是否")? {
            demands.push(Demand::Is(Facet::Late, words::Named::word(late).to_owned()));
        }
        Ok(demands)
    }),
    ("年末", |args| {
        let year = args.next_year()?;
        let stands = args.next("“结转”“办结”或者“不计”")?.text;
        Ok(vec![Demand::Is(Facet::AtYearEnd(year), stands)])
    }),
    ("新收年度", |args| Ok(vec![Demand::Is(Facet::NewlyReceivedIn, args.next("年份")?.text)])),
    ("可以", |args| {
        let step = args.next_named("步骤")?;
        let mut demands = vec![Demand::Is(Facet::Step(step), "可以".to_owned())];
        if let Some(by) = args.date("不晚于")? {
            demands.push(Demand::Is(Facet::LastDayFor(step), by.to_string()));
        } else if args.flag("没有期限") {
            demands.push(Demand::Is(Facet::LastDayFor(step), NONE.to_owned()));
        }
        Ok(demands)
    }),
    ("不可", |args| {
        let step = args.next_named("步骤")?;
        let why = args.text("因为", "原因")?;
        Ok(match why.is_empty() {
            true => vec![Demand::Is(Facet::Step(step), "不可".to_owned())],
            false => vec![Demand::BarredBecause(step, why)],
        })
    }),
    ("不计入", |args| {
        let mut spans = Vec::new();
        for word in args.rest() {
            if word.text == NONE {
                continue;
            }
            let (from, to) = args.span(&word)?;
            spans.push(format!("{from}至{to}"));
        }
        let spans = if spans.is_empty() { NONE.to_owned() } else { spans.join(" ") };
        Ok(vec![Demand::Is(Facet::Excluded, spans)])
    }),
    ("重新答复到期", |args| {
        let mut demands = vec![Demand::Is(Facet::NewAnswerDue, shown(args.next_date(NONE)?, NONE))];
        provision(args, Facet::NewAnswerProvision, &mut demands)?;
        Ok(demands)
    }),
    ("期限变动", |args| {
        let word = args.next("“2027-03-01至2027-03-04”或者“无”")?;
        let moved = match word.text == NONE {
            true => NONE.to_owned(),
            false => args.span(&word).map(|(from, to)| format!("{from}至{to}"))?,
        };
        Ok(vec![Demand::Is(Facet::MovedDue, moved)])
    }),
    ("问题", |args| Ok(vec![Demand::Found(codes(args)?)])),
    ("没有问题", |args| Ok(vec![Demand::NotFound(codes(args)?)])),
    ("问题只有", |args| {
        let mut codes = codes(args)?;
        codes.sort_unstable();
        Ok(vec![Demand::FoundOnly(codes)])
    }),
    ("记录", entries),
];

/// What can be expected of a dispute.
pub(super) const DISPUTE: &[Verb<Demands>] = &[
    ("到期", |args| {
        let mut demands = vec![Demand::Is(Facet::DisputeDue, shown(args.next_date(NONE)?, NONE))];
        provision(args, Facet::DisputeProvision, &mut demands)?;
        Ok(demands)
    }),
    ("年末", |args| {
        let year = args.next_year()?;
        let stands = args.next("“尚未审结”“不计”或者结果")?.text;
        let mut demands = vec![Demand::Is(Facet::DisputeAtYearEnd(year), stands)];
        if let Some(class) = args.choice_of::<gongkai_law::dispute::ResultClass>("栏目", "栏目")? {
            demands.push(Demand::Is(Facet::DisputeClass(year), words::Named::word(class).to_owned()));
        }
        Ok(demands)
    }),
    ("计入本机关", |args| {
        let counts: bool = args.next_named("是否")?;
        Ok(vec![Demand::Is(Facet::DisputeCounts, words::Named::word(counts).to_owned())])
    }),
    ("责令重新答复", |args| {
        let word = args.next("日期、“未定期限”或者“无”")?;
        let by = match word.text.as_str() {
            "未定期限" | NONE => word.text,
            _ => args.span(&word)?.0.to_string(),
        };
        Ok(vec![Demand::Is(Facet::OrderedBy, by)])
    }),
    ("问题", |args| {
        let number: usize = args.counted("", "个")?.ok_or_else(|| args.fail("没有写几个", "请写：1个"))?;
        let mut demands = vec![Demand::Is(Facet::FindingsCount, number.to_string())];
        provision(args, Facet::FindingsProvision, &mut demands)?;
        Ok(demands)
    }),
    ("没有问题", |_| Ok(vec![Demand::Is(Facet::FindingsCount, "0".to_owned())])),
    ("记录", entries),
];

/// What can be expected of a rectification.
pub(super) const RECTIFICATION: &[Verb<Demands>] = &[
    ("更正结果", |args| {
        let end = args.rest().into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        Ok(vec![Demand::Is(Facet::Rectified, end)])
    }),
    ("告知于", |args| Ok(vec![Demand::Is(Facet::Told, shown(args.next_date(NONE)?, NONE))])),
    ("记录", entries),
];

fn due(args: &mut Args) -> Parsed<Demands> {
    let mut demands = vec![Demand::Is(Facet::Due, shown(args.next_date(NONE)?, NONE))];
    provision(args, Facet::DueProvision, &mut demands)?;
    if let Some(first) = args.date("原期限")? {
        demands.push(Demand::Is(Facet::FirstLimit, first.to_string()));
    }
    if let Some(cautious) = args.key("谨慎", "日期或者“无”")? {
        let day = if cautious.text == NONE { NONE.to_owned() } else { args.span(&cautious)?.0.to_string() };
        demands.push(Demand::Is(Facet::Cautious, day));
    }
    for provisional in [true, false] {
        if args.flag(if provisional { "暂定" } else { "确定" }) {
            demands.push(Demand::Is(Facet::Provisional, words::Named::word(provisional).to_owned()));
        }
    }
    for state in ["在计算", "等待意见", "等待补正", "等待缴费", "已办结", "未收到"] {
        if args.flag(state) {
            demands.push(Demand::Is(Facet::Running, state.to_owned()));
        }
    }
    Ok(demands)
}

fn entries(args: &mut Args) -> Parsed<Demands> {
    let number: usize = args.counted("", "条")?.ok_or_else(|| args.fail("没有写几条", "请写：3条"))?;
    Ok(vec![Demand::Is(Facet::Entries, number.to_string())])
}

fn codes(args: &mut Args) -> Parsed<Vec<FindingCode>> {
    let words = args.rest();
    words.iter().map(|word| args.named(word, "问题")).collect()
}

fn shown(day: Option<Date>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), |day| day.to_string())
}

/// The provision that the line names, as it is printed.
fn provision(args: &mut Args, facet: Facet, demands: &mut Demands) -> Parsed<()> {
    if let Some(cited) = cited(args)? {
        demands.push(Demand::Is(facet, cited));
    }
    Ok(())
}

/// The citation after 依据, as it is printed.
pub(super) fn cited(args: &mut Args) -> Parsed<Option<String>> {
    let Some(word) = args.key("依据", "条款")? else { return Ok(None) };
    if word.text == NONE {
        return Ok(Some(word.text));
    }
    match words::provision(&word.text) {
        Some(provision) => Ok(Some(provision.short())),
        None => Err(args.fail_at(&word, format!("“{}”不是条款", word.text), "请写成 依据第三十三条第二款")),
    }
}
