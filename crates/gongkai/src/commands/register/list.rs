//! The register as it stands on a day, one document of it, and what is wrong in it.

use std::fmt::Write as _;

use gongkai_app::register::{Linked, Listed, find, findings, linked, listed};
use gongkai_case::history::Entry;
use gongkai_catalogue::{Normative, NormativeFact, Record, Validity, filing_due};
use gongkai_law::form;
use gongkai_wire::{RegisterFindingShape, RegisterView};

use crate::cli::ListFormat;
use crate::cli::register::{RegisterCheck, RegisterList, RegisterShow};
use crate::commands::document::Opened;
use crate::exit::{Ending, Failure};
use crate::output;

/// Every document, one line each.
pub(super) fn list(args: &RegisterList) -> Result<Ending, Failure> {
    let looking = &args.looking;
    let opened = Opened::of(&looking.whose)?;
    let catalogue = opened.catalogue();
    let links = linked(&opened.books, &catalogue);
    let day = looking.on.unwrap_or_else(|| opened.office.today());
    let mut all = listed(&opened.books, day);
    let applies = |listed: &Listed<'_>| !matches!(listed.validity, Validity::Repealed | Validity::Expired);
    all.retain(|listed| (!args.in_force || applies(listed)) && (!args.running_out || listed.runs_out_in.is_some()));
    let mut text = String::new();
    for one in &all {
        text.push_str(&match looking.format {
            ListFormat::Json => json(&opened, one, links.get(one.id))?,
            ListFormat::Table => row(one),
        });
    }
    if looking.format == ListFormat::Table {
        let in_force = all.iter().filter(|listed| applies(listed) && listed.issue.excluded.is_none()).count();
        text.push_str(&format!("{}：共{}件，现行有效{in_force}件。\n", form::long(day), all.len()));
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn json(opened: &Opened, one: &Listed<'_>, links: Option<&Linked<'_>>) -> Result<String, Failure> {
    let links = links.cloned().unwrap_or_default();
    let view = RegisterView {
        record: one.id,
        issue: one.issue,
        issued: one.issued,
        until: one.until,
        validity: one.validity,
        runs_out_in: one.runs_out_in,
        filed: one.filed,
        filing_due: filing(opened, one)?.map(|(day, _)| day),
        to_be_revised: one.to_be_revised.map(|(_, by)| by),
        item: links.item,
        explainers: &links.explainers,
    };
    Ok(gongkai_wire::line(&gongkai_wire::register(&view)) + "\n")
}

/// The last day for filing a document that is not filed, and by what right.
fn filing(opened: &Opened, one: &Listed<'_>) -> Result<Option<(jiff::civil::Date, String)>, Failure> {
    let Some(document) = opened.books.normative.get(one.id).and_then(|kept| Normative::of(&kept.history)) else {
        return Ok(None);
    };
    if document.filed.is_some() {
        return Ok(None);
    }
    let ground = opened.office.ground(&opened.books);
    let due = filing_due(&document, ground.in_force.filing, &ground.calendar).map_err(gongkai_app::AppError::from)?;
    Ok(due.map(|due| (due.due, due.provision.to_string())))
}

fn row(one: &Listed<'_>) -> String {
    let number = one.issue.number.as_deref().unwrap_or("（无文号）");
    let until = one.until.map_or_else(String::new, |until| format!("，有效期至{}", form::long(until)));
    let alarm = one.runs_out_in.map_or_else(String::new, |days| format!("【还有{days}天到期】"));
    let joint = match one.issue.joint.len() {
        0 => String::new(),
        count => format!("（与{count}个机关联合制发，{}牵头）", one.issue.lead.name),
    };
    let excluded = if one.issue.excluded.is_some() { "【不计入】" } else { "" };
    let revise = if one.to_be_revised.is_some() { "【拟修改】" } else { "" };
    let (issued, validity, title) = (form::long(one.issued), one.validity.label(), &one.issue.title);
    format!("{number}  {title}{joint}  {issued}制发{until}  {validity}{revise}{alarm}{excluded}\n")
}

/// One document, with what happened to it and what the catalogue shows of it.
pub(super) fn show(args: &RegisterShow) -> Result<Ending, Failure> {
    let looking = &args.looking;
    let opened = Opened::of(&looking.whose)?;
    output::write(None, &shown(&opened, &args.document, looking.on, looking.format)?)?;
    Ok(Ending::Sound)
}

/// A document as it is shown.
pub(super) fn shown(
    opened: &Opened,
    name: &str,
    on: Option<jiff::civil::Date>,
    format: ListFormat,
) -> Result<String, Failure> {
    let (id, document) = find(&opened.books, name)?;
    // what is issued later than the day looked at is shown as of its issue
    let day = on.unwrap_or_else(|| opened.office.today()).max(document.issued);
    let all = listed(&opened.books, day);
    let Some((one, kept)) = all.iter().find(|listed| listed.id == id).zip(opened.books.normative.get(id)) else {
        return Err(gongkai_app::AppError::NoSuchDocument(name.to_owned()).into());
    };
    let catalogue = opened.catalogue();
    let links = linked(&opened.books, &catalogue).remove(id).unwrap_or_default();
    if format == ListFormat::Json {
        return json(opened, one, Some(&links));
    }
    let mut text = format!("编号 {id}\n{}", row(one));
    told(&mut text, &kept.history);
    let title = |id: &str| catalogue.items.get(id).map_or("", |item| item.draft.title.as_str()).to_owned();
    // writing to a string does not fail
    match links.item {
        Some(item) => _ = writeln!(text, "\n公开目录里的正文：{}（{item}）", title(item)),
        None => text.push_str("\n公开目录里没有它的正文。\n"),
    }
    for explainer in &links.explainers {
        let _ = writeln!(text, "解读：{}（{explainer}）", title(explainer));
    }
    if let Some((due, provision)) = filing(opened, one)? {
        let _ = writeln!(text, "{}前报送备案（{provision}）", form::long(due));
    }
    Ok(text)
}

fn told(text: &mut String, record: &Record<NormativeFact>) {
    text.push_str("\n经过\n");
    for (number, entry) in (1..).zip(record.entries()) {
        let struck = if record.corrected_by(number).is_some() { "（已更正）" } else { "" };
        let what = match entry {
            Entry::Fact(fact) => happened(&fact.what),
            Entry::Correction { entry, reason, instead, .. } => {
                let instead = instead.as_ref().map_or_else(|| "并未发生".to_owned(), |fact| happened(&fact.what));
                format!("更正第{entry}条（{reason}）：{instead}")
            }
        };
        // writing to a string does not fail
        let _ = writeln!(text, "  {number}. {}  {what}{struck}", form::long(entry.on()));
    }
}

fn happened(fact: &NormativeFact) -> String {
    match fact {
        NormativeFact::Issued(issue) => format!("制发，{}起施行", form::long(issue.valid_from)),
        NormativeFact::Amended { by } => format!("修改（{by}）"),
        NormativeFact::Prolonged { until } => format!("有效期延长至{}", form::long(*until)),
        NormativeFact::Retained { by } => format!("清理：继续有效（{by}）"),
        NormativeFact::ToBeRevised { by } => format!("清理：拟修改（{by}）"),
        NormativeFact::Filed { with, number: Some(number) } => format!("向{with}备案，备案号{number}"),
        NormativeFact::Filed { with, number: None } => format!("向{with}备案"),
        NormativeFact::Repealed { by, from } => format!("废止，{}起不再有效（{by}）", form::long(*from)),
        NormativeFact::DeclaredExpired { by, from } => format!("宣布失效，{}起不再有效（{by}）", form::long(*from)),
    }
}

/// What is wrong in the register.
pub(super) fn check(args: &RegisterCheck) -> Result<Ending, Failure> {
    let opened = Opened::of(&args.whose)?;
    let all = findings((&opened.body, &opened.books), &opened.catalogue(), &opened.office.ground(&opened.books))?;
    let mut text = String::new();
    for one in &all {
        let provision = one.provision.to_string();
        text.push_str(&match args.format {
            ListFormat::Json => {
                let shape = RegisterFindingShape {
                    schema: "gongkai.register_finding/1",
                    code: one.code.id(),
                    record: one.id,
                    title: &one.issue.title,
                    number: one.issue.number.as_deref(),
                    what: &one.what,
                    mend: &one.mend,
                    provision,
                };
                gongkai_wire::line(&shape) + "\n"
            }
            ListFormat::Table => {
                let number = one.issue.number.as_deref().unwrap_or("（无文号）");
                format!("{number}  {}\n  {}（{provision}）。{}。\n", one.issue.title, one.what, one.mend)
            }
        });
    }
    if args.format == ListFormat::Table {
        text.push_str(&match all.len() {
            0 => "登记簿没有发现问题。\n".to_owned(),
            count => format!("共{count}处。\n"),
        });
    }
    output::write(None, &text)?;
    Ok(if all.is_empty() { Ending::Sound } else { Ending::Faulty })
}
