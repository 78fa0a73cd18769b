//! `register clean`: the list of a clean-up becomes entries; `register cleanups`: what was cleaned up so far.

use gongkai_app::record::{AnyEntry, RecordKind};
use gongkai_app::register::{CleanPlan, CleanRow, clean};
use gongkai_catalogue::{CleanUp, clean_ups};
use gongkai_law::actor::Actor;
use gongkai_law::form;
use gongkai_wire::RegisterCleanShape;

use super::{opened, read, unusable};
use crate::cli::ListFormat;
use crate::cli::register::{RegisterCheck, RegisterClean};
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output;

/// Reads the list, tells what it says, and records it where every row is sound.
pub(super) fn run(args: &RegisterClean) -> Result<Ending, Failure> {
    let source = Source::of(&args.file);
    let sheets = read(&source)?;
    let (office, books) = opened(&args.told.whose)?;
    let body = office.body(&args.told.whose)?;
    let today = office.today();
    let on = args.told.on.unwrap_or(today);
    let from = args.from.unwrap_or(on);
    let plan =
        clean(&books, &sheets, &args.by, (on, from), today).map_err(|error| unusable(&source, &error.to_string()))?;
    output::write(None, &told(args, &plan))?;
    if !plan.faults.is_empty() {
        return Ok(Ending::Faulty);
    }
    if args.dry_run {
        return Ok(Ending::Sound);
    }
    let calendar = books.calendar(today);
    let desk = office.desk(&body, &calendar, "cli")?;
    let actor = Actor { account: args.told.account.clone(), capacity: args.told.capacity, body: body.to_string() };
    for row in &plan.rows {
        let command = CleanPlan::command(row.outcome, &args.by, on, from);
        office.wait(desk.catalogue((RecordKind::Normative, &row.id), &actor, &command, AnyEntry::Normative))?;
    }
    anstream::eprintln!("已登记{}份。", plan.rows.len());
    Ok(Ending::Sound)
}

fn told(args: &RegisterClean, plan: &CleanPlan) -> String {
    let mut text = String::new();
    let blank = RegisterCleanShape {
        schema: "gongkai.register_clean/1",
        status: "",
        place: None,
        record: None,
        title: None,
        outcome: None,
        reason: None,
        mend: None,
    };
    let mut line = |shape: &RegisterCleanShape<'_>, table: String| {
        text.push_str(&match args.format {
            ListFormat::Json => gongkai_wire::line(shape) + "\n",
            ListFormat::Table => table,
        });
    };
    let mut rows = |all: &[CleanRow], status: &'static str, note: &str| {
        for row in all {
            let shape = RegisterCleanShape {
                status,
                place: Some(row.place.to_string()),
                record: Some(&row.id),
                title: Some(&row.title),
                outcome: Some(row.outcome.id()),
                ..blank.clone()
            };
            line(&shape, format!("{}  {}{note}\n", row.outcome.label(), row.title));
        }
    };
    rows(&plan.rows, "accepted", "");
    rows(&plan.already, "already", "（已经登记过，跳过）");
    for (place, fault) in &plan.faults {
        let shape = RegisterCleanShape {
            status: "rejected",
            place: Some(place.to_string()),
            reason: Some(&fault.reason),
            mend: Some(&fault.mend),
            ..blank.clone()
        };
        line(&shape, format!("【不能登记】{place}：{fault}\n"));
    }
    for (id, title) in &plan.left_out {
        let shape = RegisterCleanShape { status: "left_out", record: Some(id), title: Some(title), ..blank.clone() };
        line(&shape, format!("【没有列入】{title}（现行有效）\n"));
    }
    if args.format == ListFormat::Table {
        text.push_str(&format!(
            "可以登记{}份，已经登记过{}份，不能登记{}行；现行有效而没有列入清单的{}份。\n",
            plan.rows.len(),
            plan.already.len(),
            plan.faults.len(),
            plan.left_out.len()
        ));
    }
    text
}

/// The clean-ups so far, the latest first.
pub(super) fn cleanups(args: &RegisterCheck) -> Result<Ending, Failure> {
    let (_office, books) = opened(&args.whose)?;
    let all = clean_ups(books.normative.iter().map(|(id, kept)| (id.as_str(), &kept.history)));
    let mut text = String::new();
    for one in &all {
        text.push_str(&match args.format {
            ListFormat::Json => gongkai_wire::line(&gongkai_wire::clean_up(one)) + "\n",
            ListFormat::Table => row(one),
        });
    }
    if all.is_empty() && args.format == ListFormat::Table {
        text.push_str("没有登记过清理。登记一次清理用 gongkai register clean。\n");
    }
    output::write(None, &text)?;
    Ok(Ending::Sound)
}

fn row(one: &CleanUp<'_>) -> String {
    let outcomes: Vec<String> =
        one.outcomes.iter().map(|(outcome, ids)| format!("{}{}份", outcome.label(), ids.len())).collect();
    format!("{}  {}  共{}份：{}\n", form::long(one.on), one.by, one.documents(), outcomes.join("，"))
}
