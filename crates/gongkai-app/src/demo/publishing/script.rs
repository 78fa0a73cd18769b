//! Reads the scripts in `words/`: what the body wrote, a text after the other.
//!
//! A line `@ slug day title` begins a text, `% name value` says something of it, `~ day` begins its next version, `#` is a
//! remark, the day `=` is that on which the document explained is published; every other line is a paragraph, or a row of a table where it begins with a bar.

use gongkai_catalogue::ItemKind;
use gongkai_law::outcome::WithholdingGround;
use jiff::civil::Date;

use super::super::story::Untold;
use super::column::Column;
use super::plan::{Bend, End, Later, Organs, Plan, Shown, Words};

/// Stands for the day on which the document that a text explains becomes public, until that is known.
pub(crate) const WITH_ITS_DOCUMENT: Date = Date::MIN;

/// The texts of a script.
pub(crate) fn read(script: &str) -> Result<Vec<Plan>, Untold> {
    let mut plans: Vec<Plan> = Vec::new();
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("@ ") {
            plans.push(begun(head)?);
            continue;
        }
        let plan = plans.last_mut().ok_or_else(|| Untold(format!("“{line}”之前没有标题")))?;
        if let Some(said) = line.strip_prefix("% ") {
            let (name, value) = said.split_once(' ').unwrap_or((said, ""));
            say(plan, name, value.trim()).map_err(|Untold(why)| Untold(format!("{}：{why}", plan.words.title)))?;
        } else if let Some(on) = line.strip_prefix("~ ") {
            let words = Words { lines: Vec::new(), ..newest(plan).clone() };
            plan.later.push((day(on)?, Later::Version(Box::new(words))));
        } else {
            newest(plan).lines.push(line.to_owned());
        }
    }
    Ok(plans)
}

fn begun(head: &str) -> Result<Plan, Untold> {
    let mut parts = head.splitn(3, ' ');
    let mut next = || parts.next().ok_or_else(|| Untold(format!("“{head}”缺栏目、日期或者标题")));
    let column = Column::of(next()?)?;
    let formed = match next()? {
        "=" => WITH_ITS_DOCUMENT,
        text => day(text)?,
    };
    let words = Words { title: next()?.trim().to_owned(), ..Words::default() };
    Ok(Plan {
        key: None,
        column,
        formed,
        words,
        organs: Organs::default(),
        explains: None,
        shown: Shown::ToAll,
        pace: column.pace,
        bends: Vec::new(),
        end: End::Done,
        later: Vec::new(),
    })
}

/// The words of the last version begun.
fn newest(plan: &mut Plan) -> &mut Words {
    let mut versions = plan.later.iter_mut().rev().filter_map(|(_, later)| match later {
        Later::Version(words) => Some(&mut **words),
        _ => None,
    });
    versions.next().unwrap_or(&mut plan.words)
}

pub(crate) fn day(text: &str) -> Result<Date, Untold> {
    text.trim().parse().map_err(|_| Untold(format!("“{text}”不是日期")))
}

/// A day and what stands behind it.
fn dated(value: &str) -> Result<(Date, &str), Untold> {
    let (on, rest) = value.split_once(' ').unwrap_or((value, ""));
    Ok((day(on)?, rest.trim()))
}

fn say(plan: &mut Plan, name: &str, value: &str) -> Result<(), Untold> {
    let owned = || Some(value.to_owned());
    match name {
        "key" => plan.key = owned(),
        "explains" => plan.explains = owned(),
        "acquired" => plan.organs.from = owned(),
        "owner" => plan.organs.owner = owned(),
        "makers" => plan.organs.makers = value.split('、').map(str::to_owned).collect(),
        "pace" => plan.pace = value.parse().map_err(|_| Untold(format!("“{value}”不是天数")))?,
        "request" => plan.shown = Shown::OnRequest,
        "withheld" => plan.shown = withheld(value)?,
        "screened" => {
            let open = value.parse().map_err(|_| Untold(format!("“{value}”不是处数")))?;
            plan.bends.push(Bend::Screened(open));
        }
        "returned" => plan.bends.push(Bend::Returned(value.to_owned())),
        "referred" => plan.bends.push(Bend::Referred(value.to_owned())),
        "end" => plan.end = end(value)?,
        "retired" | "withdrawn" | "looked" | "opened" | "archived" => {
            let (on, rest) = dated(value)?;
            plan.later.push((on, later(name, rest)?));
        }
        _ => written(newest(plan), name, value)?,
    }
    Ok(())
}

fn written(words: &mut Words, name: &str, value: &str) -> Result<(), Untold> {
    match name {
        "title" => words.title = value.to_owned(),
        "no" => words.number = Some(value.to_owned()),
        "kind" => {
            words.kind = Some(ItemKind::from_id(value).ok_or_else(|| Untold(format!("没有体裁“{value}”")))?);
        }
        "code" => words.code = Some(value.to_owned()),
        "words" => words.keywords = value.split('、').map(str::to_owned).collect(),
        "from" => words.from = Some(day(value)?),
        "until" => words.until = Some(day(value)?),
        _ => return Err(Untold(format!("不认识“{name}”"))),
    }
    Ok(())
}

fn withheld(value: &str) -> Result<Shown, Untold> {
    let (on, ground) = dated(value)?;
    let ground = match ground {
        "internal" => WithholdingGround::InternalAffairs,
        "deliberative" => WithholdingGround::DeliberativeProcess,
        "enforcement" => WithholdingGround::EnforcementFile,
        "third" => WithholdingGround::ThirdPartyRights,
        _ => return Err(Untold(format!("不认识理由“{ground}”"))),
    };
    Ok(Shown::Not(ground, on))
}

fn end(value: &str) -> Result<End, Untold> {
    let (name, rest) = value.split_once(' ').unwrap_or((value, ""));
    match name {
        "draft" => Ok(End::Draft),
        "submitted" => Ok(End::Submitted),
        "returned" => Ok(End::Returned(rest.to_owned())),
        "referred" => Ok(End::Referred(rest.to_owned())),
        "scheduled" => Ok(End::Scheduled(day(rest)?)),
        _ => Err(Untold(format!("不认识结局“{name}”"))),
    }
}

fn later(name: &str, rest: &str) -> Result<Later, Untold> {
    match name {
        "retired" => {
            let (to, reason) = rest.split_once(' ').unwrap_or(("-", rest));
            Ok(Later::Retired(reason.to_owned(), (to != "-").then(|| to.to_owned())))
        }
        "withdrawn" => Ok(Later::Withdrawn(rest.to_owned())),
        "looked" => Ok(Later::Looked(day(rest)?)),
        "opened" => Ok(Later::Opened),
        "archived" => Ok(Later::Archived(rest.to_owned())),
        _ => Err(Untold(format!("不认识“{name}”"))),
    }
}
