//! `report rollup`: many bodies, one report; who is missing, which sums break, who put in what.

use std::path::Path;

use gongkai_document::squeeze;
use gongkai_lint::{Check, Collection, Roster, RosterEntry, Severity, aggregate};
use gongkai_report::{FormVersion, Report, Rollup};

use crate::cli::{self, ListFormat};
use crate::commands::report::neighbours::reports_of;
use crate::commands::report::write;
use crate::exit::{Ending, Failure};
use crate::input::{self, Source, reason};
use crate::output::{self, Content};
use crate::worker::{Read, Reader};

/// Name of the sum where the user gives none.
const UNNAMED: &str = "汇总";

/// What was read: the bodies' reports, the consolidated one if it is among them, and files that hold none.
#[derive(Default)]
struct Gathered {
    rollup: Rollup,
    consolidated: Option<Report>,
    unusable: Vec<String>,
}

/// Sums the reports and prints the sum, or the account of it.
pub(crate) fn run(args: &cli::Rollup) -> Result<Ending, Failure> {
    let of = args.of.as_deref();
    let gathered = gather(args, of)?;
    let roster = args.roster.as_deref().map(roster).transpose()?;
    let previous = args.previous.as_deref().map(|path| last_year(path, &args.inputs.reader())).transpose()?;
    let collection = Collection {
        rollup: &gathered.rollup,
        roster: roster.as_ref(),
        consolidated: gathered.consolidated.as_ref(),
        previous: previous.as_ref(),
    };
    let check = aggregate(&collection);
    let form = gathered.rollup.forms().last().copied().unwrap_or(FormVersion::F2021);
    let mut sum = gathered.rollup.report(of.unwrap_or(UNNAMED), form);
    sum.title = Some(title(of, sum.year));
    for file in &gathered.unusable {
        anstream::eprintln!("提示：{file} 没有计入。");
    }
    if gathered.rollup.members().next().is_none() {
        anstream::eprintln!("提示：没有可以汇总的各单位报告；--of 所指单位自己的报告只用来核对，不计入合计。");
    }
    let content = match (args.to, args.format) {
        (Some(format), _) => write::render(&sum, UNNAMED, format, args.fonts.as_deref())?,
        (None, Some(ListFormat::Json)) => Content::Text(json(&gathered.rollup, &sum, form, &collection, &check)),
        (None, _) => Content::Text(gongkai_render::text::rollup(&gathered.rollup, &sum, &collection.missing(), &check)),
    };
    output::hand_over(args.out.as_deref(), &content)?;
    Ok(ending(&gathered, &check))
}

/// What the sum is called: as the report of the body would be; a sum where no body is named.
fn title(of: Option<&str>, year: Option<i16>) -> String {
    let year = year.map(|year| format!("{year}年")).unwrap_or_default();
    match of {
        Some(body) => format!("{body}{year}政府信息公开工作年度报告"),
        None => format!("{year}政府信息公开工作年度报告（汇总）"),
    }
}

fn gather(args: &cli::Rollup, of: Option<&str>) -> Result<Gathered, Failure> {
    let mut gathered = Gathered::default();
    let reader = args.inputs.reader();
    let work = |source: &Source| source.read(&reader);
    input::for_each(&args.inputs, work, |read| {
        let of_file = |Read { name, reading }| reading.reports.into_iter().map(move |report| (name.clone(), report));
        for (file, report) in read.into_iter().flat_map(of_file) {
            let is_whole = of.is_some() && report.body.as_deref().map(squeeze) == of.map(squeeze);
            if report.form.is_none() {
                gathered.unusable.push(format!("{file}（{}）", super::why_no_report(&report)));
            } else if is_whole && gathered.consolidated.is_none() {
                gathered.consolidated = Some(report);
            } else {
                gathered.rollup = std::mem::take(&mut gathered.rollup).merge(Rollup::of(&report, &file));
            }
        }
        Ok(())
    })?;
    Ok(gathered)
}

fn last_year(path: &Path, reader: &Reader) -> Result<Rollup, Failure> {
    let file = path.display().to_string();
    let reports = reports_of(path, reader)?;
    Ok(reports.iter().map(|report| Rollup::of(report, &file)).fold(Rollup::default(), Rollup::merge))
}

/// The roster: one body a line; behind a comma the bodies that it took over since last year, separated by 、.
/// Empty lines and lines that begin with # are passed over.
fn roster(path: &Path) -> Result<Roster, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::Read { file: path.display().to_string(), reason: reason(&error) })?;
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim);
    let entries = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (body, taken_over) = line.split_once([',', '，', '\t']).unwrap_or((line, ""));
        let names = taken_over.split(['、', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
        RosterEntry { body: body.trim().to_owned(), successor_of: names.map(str::to_owned).collect() }
    });
    Ok(Roster { entries: entries.collect() })
}

/// The account as JSON Lines: the roll-up, then its findings and the state of its rules.
fn json(rollup: &Rollup, sum: &Report, form: FormVersion, collection: &Collection<'_>, check: &Check) -> String {
    let missing: Vec<String> = collection.missing().into_iter().map(str::to_owned).collect();
    let mut lines = gongkai_wire::line(&gongkai_wire::rollup(rollup, sum, form, UNNAMED, &missing)) + "\n";
    for finding in check.findings() {
        lines += &gongkai_wire::line(&gongkai_wire::finding(finding, sum, UNNAMED));
        lines.push('\n');
    }
    lines + &gongkai_wire::line(&gongkai_wire::check(check, UNNAMED)) + "\n"
}

fn ending(gathered: &Gathered, check: &Check) -> Ending {
    let found = if check.count(Severity::Error) > 0 { Ending::Faulty } else { Ending::Sound };
    let usable = gathered.unusable.is_empty() && gathered.rollup.members().next().is_some();
    found.and(if usable { Ending::Sound } else { Ending::Unusable })
}
