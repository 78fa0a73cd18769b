//! The projects traded at the centre: each with the chain of notices that it leaves, in order and with the days between
//! them that the laws on tenders, procurement and land ask for.
//!
//! The rows stand in `trade/*.tsv`. A chain that would reach past the end of the story stays open, as in life.

use std::collections::BTreeMap;

use gongkai_law::calendar::Calendar;
use gongkai_law::form;
use jiff::ToSpan;
use jiff::civil::Date;

use super::super::story::{Untold, later};
use super::column::Column;
use super::notice::{Values, Wordings};
use super::plan::{End, Organs, Plan, Shown, Words};
use super::{LAST, script};

/// A field of trading: where its projects stand, how they are numbered, what happens to them.
struct Field {
    slug: &'static str,
    prefix: &'static str,
    rows: &'static str,
    chain: fn(&Chain<'_>) -> Vec<Step>,
}

const FIELDS: [Field; 5] = [
    Field { slug: "zfcg", prefix: "SFZC", rows: include_str!("trade/procurement.tsv"), chain: procurement },
    Field { slug: "ylqx", prefix: "SFYX", rows: include_str!("trade/medical.tsv"), chain: procurement },
    Field { slug: "gcjs", prefix: "SFGC", rows: include_str!("trade/works.tsv"), chain: works },
    Field { slug: "gycq", prefix: "SFCQ", rows: include_str!("trade/property.tsv"), chain: property },
    Field { slug: "tdcr", prefix: "SFTD", rows: include_str!("trade/land.tsv"), chain: land },
];

/// A project while its chain is made.
struct Chain<'a> {
    calendar: &'a Calendar,
    row: &'a BTreeMap<&'static str, &'static str>,
    start: Date,
}

/// A notice to come: its day, its wording, and days that it names.
struct Step {
    on: Date,
    wording: &'static str,
    days: Vec<(&'static str, Date)>,
}

/// All notices of all projects.
pub(crate) fn plans(calendar: &Calendar) -> Result<Vec<Plan>, Untold> {
    let wordings = Wordings::read();
    let mut plans = Vec::new();
    for field in &FIELDS {
        let mut numbers: BTreeMap<i16, usize> = BTreeMap::new();
        for (turn, row) in rows(field.rows).enumerate() {
            let start = script::day(row.get("start").copied().unwrap_or_default())?;
            let number = numbers.entry(start.year()).or_default();
            *number += 1;
            let mut values: Values = row.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            values.insert("no", format!("{}{}-{number:03}", field.prefix, start.year()));
            values.insert("fileno", format!("示县资告字〔{}〕{number}号", start.year()));
            let chain = Chain { calendar, row: &row, start };
            for step in (field.chain)(&chain).into_iter().filter(|step| step.on <= LAST) {
                values.insert("on", form::long(step.on));
                values.extend(step.days.iter().map(|(name, on)| (*name, form::long(*on))));
                plans.push(noticed(field, &wordings, turn, step, &values)?);
            }
        }
    }
    Ok(plans)
}

fn rows(table: &'static str) -> impl Iterator<Item = BTreeMap<&'static str, &'static str>> {
    let mut lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(move |line| names.iter().copied().zip(line.split('\t').map(str::trim)).collect())
}

fn noticed(field: &Field, wordings: &Wordings, turn: usize, step: Step, values: &Values) -> Result<Plan, Untold> {
    let column = Column::of(field.slug)?;
    let written = wordings.write(step.wording, turn, values)?;
    let owner = values.get("owner").cloned();
    let number = (field.slug == "tdcr" && step.wording == "land").then(|| values.get("fileno").cloned()).flatten();
    let keywords = ["kind", "no"].iter().filter_map(|name| values.get(name).cloned()).collect();
    Ok(Plan {
        key: None,
        column,
        formed: step.on,
        words: Words { title: written.title, number, keywords, lines: written.lines, ..Words::default() },
        organs: Organs { makers: Vec::new(), from: owner.clone(), owner },
        explains: None,
        shown: Shown::ToAll,
        pace: column.pace,
        bends: Vec::new(),
        end: End::Done,
        later: Vec::new(),
    })
}

impl Chain<'_> {
    /// The working day on or after so many days later.
    fn days(&self, from: Date, days: i64) -> Date {
        let day = from.checked_add(days.days()).unwrap_or(from);
        self.calendar.next_working(day).unwrap_or(day)
    }

    fn later(&self, from: Date, working_days: u32) -> Date {
        later(self.calendar, from, working_days)
    }

    fn has(&self, extra: &str) -> bool {
        self.row.get("extras").is_some_and(|extras| extras.split(' ').any(|word| word == extra))
    }
}

/// Government procurement: intent thirty days before, tender at least twenty days before its opening, other ways shorter;
/// result and contract within two working days.
fn procurement(chain: &Chain<'_>) -> Vec<Step> {
    let start = chain.start;
    let kind = chain.row.get("kind").copied().unwrap_or_default();
    let until = chain.later(start, 5);
    let (invitation, award, wait) = match kind {
        "公开招标" => ("tender", "award", 21),
        "竞争性磋商" => ("consultation", "deal", 11),
        "询价" => ("inquiry", "deal", 8),
        _ => ("single", "deal", 9),
    };
    let mut open = chain.days(start, wait);
    let mut steps = Vec::new();
    if chain.has("intent") {
        let intent = start.checked_sub(36.days()).unwrap_or(start);
        let on = chain.calendar.next_working(intent).unwrap_or(intent);
        steps.push(Step { on, wording: "intent", days: vec![("planned", start)] });
    }
    steps.push(Step { on: start, wording: invitation, days: vec![("until", until), ("open", open)] });
    if chain.has("correct") {
        let (old, moved) = (open, chain.days(open, 8));
        let days = vec![("old", old), ("open", moved), ("first", start)];
        steps.push(Step { on: chain.later(start, 3), wording: "correction", days });
        open = moved;
    }
    if chain.has("stop") {
        steps.push(Step { on: chain.later(open, 1), wording: "stop", days: vec![("open", open)] });
        return steps;
    }
    let awarded = chain.later(open, 1);
    steps.push(Step { on: awarded, wording: award, days: vec![("open", open), ("first", start)] });
    let signed = chain.later(awarded, 12);
    if !chain.has("nocontract") {
        steps.push(Step { on: signed, wording: "contract", days: vec![("signed", signed), ("awarded", awarded)] });
    }
    if chain.has("accept") {
        let on = chain.days(signed, 95);
        steps.push(Step { on, wording: "acceptance", days: vec![("signed", signed)] });
    }
    steps
}

/// Works: opening at least twenty days after the documents are given out, clarifications at least fifteen days before it,
/// candidates public within three days of the evaluation and for at least three days.
fn works(chain: &Chain<'_>) -> Vec<Step> {
    let start = chain.start;
    let open = chain.days(start, 22);
    let mut steps =
        vec![Step { on: start, wording: "works", days: vec![("until", chain.later(start, 5)), ("open", open)] }];
    if chain.has("clarify") {
        steps.push(Step { on: chain.later(start, 4), wording: "clarification", days: vec![("open", open)] });
    }
    if chain.has("stop") {
        steps.push(Step { on: chain.later(open, 1), wording: "worksstop", days: vec![("open", open)] });
        return steps;
    }
    let shown = chain.later(open, 1);
    let last = chain.days(shown, 4);
    steps.push(Step { on: shown, wording: "candidates", days: vec![("open", open), ("last", last)] });
    steps.push(Step { on: chain.later(last, 2), wording: "worksaward", days: vec![("shown", shown), ("last", last)] });
    steps
}

/// State property: disclosed for twenty working days where it is sold, for ten where it is let.
fn property(chain: &Chain<'_>) -> Vec<Step> {
    let start = chain.start;
    let let_out = chain.row.get("kind").copied() == Some("出租");
    let (offer, done, wait) = if let_out { ("lease", "leased", 10) } else { ("sale", "sold", 20) };
    let end = chain.later(start, wait);
    let mut steps = vec![Step { on: start, wording: offer, days: vec![("end", end)] }];
    if chain.has("stop") {
        steps.push(Step { on: chain.later(end, 1), wording: "propertystop", days: vec![("end", end)] });
        return steps;
    }
    let deal = chain.later(end, 4);
    steps.push(Step { on: chain.later(deal, 2), wording: done, days: vec![("deal", deal), ("first", start)] });
    steps
}

/// Land: announced at least twenty days before it is hung up, hung up for at least ten, the result public within ten
/// working days.
fn land(chain: &Chain<'_>) -> Vec<Step> {
    let start = chain.start;
    let hung = chain.days(start, 21);
    let end = chain.days(hung, 11);
    let days = vec![("hung", hung), ("end", end)];
    let mut steps = vec![Step { on: start, wording: "land", days }];
    if chain.has("correct") {
        steps.push(Step { on: chain.later(start, 6), wording: "landcorrection", days: vec![("end", end)] });
    }
    steps.push(Step { on: chain.later(end, 4), wording: "landed", days: vec![("deal", end), ("first", start)] });
    steps
}
