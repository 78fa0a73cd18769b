//! `import`: the ledger of an office becomes records, as does an arrangement of holidays; and the template of a ledger.

mod append;
mod calendar;
mod folder;
mod show;

use std::path::Path;

use gongkai_app::import::{Books, Ledger as LedgerOf, LedgerKind, NO_FOLDER, Sheet, check, template};
use gongkai_document::{Document, SourceKind};
use gongkai_law::calendar::Calendar;
use gongkai_reader::Limits;
use gongkai_reader::decode::{Decoded, decode_as};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::cli::import::{Directory, Import, Ledger, Template};
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output::{self, Content};
use crate::records::Office;
use crate::worker::Reader;

/// The account that a command line on its own acts as.
const ACCOUNT: &str = "cli";

/// Runs it.
pub(crate) fn run(import: &Import) -> Result<Ending, Failure> {
    match import {
        Import::Template(args) => write_template(args),
        Import::Requests(args) => ledger(LedgerKind::Requests, args, None),
        Import::Disputes(args) => ledger(LedgerKind::Disputes, args, None),
        Import::Documents(args) => ledger(LedgerKind::Documents, args, None),
        Import::Decisions(args) => ledger(LedgerKind::Decisions, args, None),
        Import::Charges(args) => ledger(LedgerKind::Charges, args, None),
        Import::Counts(args) => ledger(LedgerKind::Counts, args, None),
        Import::Directory(args) => ledger(LedgerKind::Directory, &args.ledger, Some(args)),
        Import::Events(args) => super::keep::run_import(args),
        Import::Duties(args) => super::catalogue::import_duties(args),
        Import::Calendar(args) => calendar::run(args),
    }
}

fn write_template(args: &Template) -> Result<Ending, Failure> {
    let template = template(args.kind.into());
    let is_workbook = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let content = if args.out.as_deref().is_some_and(is_workbook) {
        Content::Binary { name: "xlsx", bytes: template.xlsx()? }
    } else {
        Content::Text(template.csv())
    };
    output::hand_over(args.out.as_deref(), &content)?;
    Ok(Ending::Sound)
}

fn ledger(kind: LedgerKind, args: &Ledger, directory: Option<&Directory>) -> Result<Ending, Failure> {
    let source = Source::of(&args.file);
    let (sheets, problems) = read(&source).map_err(|reason| unusable(args, &reason))?;
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(unusable(args, problems.first().map_or("里面没有表格", String::as_str)));
    }
    // a look at a ledger needs no records, and counts with those that it is pointed at
    let office = if args.dry_run && !args.place.is_given() { None } else { Some(Office::open(&args.place)?) };
    let kept = office.as_ref().map(|office| office.books_or_none(&args.body)).transpose()?;
    let profile = kept.as_ref().and_then(|books| books.profile_on(today()));
    let known = kept.as_ref().map(Books::of).unwrap_or_default();
    let calendar = kept.as_ref().map_or_else(Calendar::national, |books| books.calendar(today()));
    let looked_at = directory.map(|directory| folder::read(directory, &sheets, None)).transpose()?;
    let ledger = LedgerOf {
        folder: looked_at.as_ref().unwrap_or(&NO_FOLDER),
        kind,
        body: &args.body,
        body_name: args.name.as_deref().or(profile.map(|profile| profile.name.as_str())),
        mappings: &args.columns,
        books: &known,
        calendar: &calendar,
        account: ACCOUNT,
        today: today(),
    };
    let judge = |ledger: &LedgerOf<'_>| check(ledger, &sheets).map_err(|error| unusable(args, &error.to_string()));
    let plan = judge(&ledger)?;
    show::write(args.format, &source.name(), &plan, &problems)?;
    if !plan.is_clean() || !problems.is_empty() {
        return Ok(Ending::Faulty);
    }
    if let Some(office) = office.filter(|_| !args.dry_run) {
        // texts and files are kept only once every row is sound, and before any event names them
        let keep = Some((&office, &args.body));
        let kept = directory.map(|directory| folder::read(directory, &sheets, keep)).transpose()?;
        match &kept {
            Some(folder) => {
                let ledger = LedgerOf { folder, ..ledger };
                append::append(&office, &ledger, &judge(&ledger)?)?;
            }
            None => append::append(&office, &ledger, &plan)?,
        }
        anstream::eprintln!("已导入{}行。", plan.accepted.len());
        if profile.is_none() {
            anstream::eprintln!(
                "提示：还没有登记单位“{}”的名称和性质，生成报告前请用 gongkai body describe 登记。",
                args.body
            );
        }
    }
    Ok(Ending::Sound)
}

/// The sheets of a source, and what of it could not be read. An array of objects is a sheet too.
pub(super) fn read(source: &Source) -> Result<(Vec<Sheet>, Vec<String>), String> {
    if source.name().to_lowercase().ends_with(".json") {
        return Ok((vec![Sheet::of_rows(gongkai_wire::rows_from_json(&source.text()?)?)], Vec::new()));
    }
    let mut files = source.decode(&Reader::default())?;
    let (Some(found), true) = (files.pop(), files.is_empty()) else {
        return Err("压缩包里不是只有一个文件，请逐个导入".to_owned());
    };
    Ok((sheets(&found.document), problems(&found)))
}

/// The sheets of a file. Lines too few to show by themselves that they are a table were read as a text; a ledger is one.
fn sheets(document: &Document) -> Vec<Sheet> {
    if document.kind == SourceKind::Text {
        return Sheet::of(&decode_as(SourceKind::Csv, &document.source, &Limits::default()).document);
    }
    Sheet::of(document)
}

/// What of a file could not be read.
fn problems(found: &Decoded) -> Vec<String> {
    let reports = found.reports.iter().flatten().flat_map(|report| &report.problems);
    found.problems.iter().chain(reports).map(|problem| problem.what.clone()).collect()
}

fn unusable(args: &Ledger, reason: &str) -> Failure {
    Failure::Unknown(format!("不能导入“{}”：{}", args.file.display(), reason.trim_end_matches('。')))
}

/// Today in China: legal days are days of Asia/Shanghai.
fn today() -> Date {
    TimeZone::fixed(Offset::constant(8)).to_datetime(Timestamp::now()).date()
}
