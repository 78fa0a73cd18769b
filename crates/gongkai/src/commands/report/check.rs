//! `report check`: published report to findings, and the state of every rule.

use gongkai_lint::{Check, Settings, Severity, Subject};
use gongkai_reader::Reading;
use gongkai_render::{Counts, html};
use gongkai_report::Report;
use jiff::civil::Date;

use crate::cli::{self, CheckFormat};
use crate::commands::report::neighbours::{Previous, Sisters, reports_of};
use crate::exit::{Ending, Failure};
use crate::input::{self, Source};
use crate::output::{self, Output};
use crate::worker::Reader;

/// A report with its check.
pub(crate) struct Checked {
    file: String,
    report: Report,
    check: Check,
}

impl Checked {
    /// As the page wants it.
    fn shown(&self) -> html::Checked<'_> {
        html::Checked { file: &self.file, report: &self.report, check: &self.check }
    }

    /// As terminal text; of a file that is no report only why.
    pub(crate) fn text(&self) -> String {
        if self.report.form.is_none() {
            return format!("{}：没有检查。{}\n", self.file, super::why_no_report(&self.report));
        }
        gongkai_render::text::findings(&self.shown())
    }
}

/// One page with all reports and their findings.
pub(crate) fn page(checked: &[Checked]) -> String {
    let shown: Vec<html::Checked<'_>> = checked.iter().map(Checked::shown).collect();
    html::checks(&shown)
}

/// Checks every file and prints what was found.
pub(crate) fn run(args: &cli::Check) -> Result<Ending, Failure> {
    let reader = args.inputs.reader();
    let neighbours = Neighbours::read(args, &reader)?;
    let whole = args.format == CheckFormat::Html || args.out.is_some();
    let mut ending = Ending::Sound;
    let mut text = String::new();
    let mut pages: Vec<Checked> = Vec::new();
    let mut out = Output::stdout();
    let (mut reports, mut counts) = (0, Counts::default());
    let work = |source: &Source| {
        let read = source.read(&reader).into_iter();
        let checked: Vec<Checked> = read.flat_map(|read| neighbours.check(&read.name, read.reading)).collect();
        let ending = checked.iter().map(ending_of).max().unwrap_or_default();
        let found = checked.iter().map(|one| Counts::of(&one.check)).fold(Counts::default(), Counts::and);
        let tally = (checked.len(), found);
        match args.format {
            CheckFormat::Html => (String::new(), ending, tally, checked),
            format => (checked.iter().map(|checked| print(checked, format)).collect(), ending, tally, Vec::new()),
        }
    };
    input::for_each(&args.inputs, work, |(printed, part, (here, found), checked)| {
        ending = ending.and(part);
        reports += here;
        counts = counts.and(found);
        pages.extend(checked);
        if whole {
            text.push_str(&printed);
            return Ok(());
        }
        out.text(&printed)
    })?;
    match args.format {
        CheckFormat::Html => text = page(&pages),
        CheckFormat::Text if reports > 1 && whole => text.push_str(&gongkai_render::text::total(reports, counts)),
        CheckFormat::Text if reports > 1 => out.text(&gongkai_render::text::total(reports, counts))?,
        CheckFormat::Text | CheckFormat::Json => {}
    }
    if whole {
        output::write(args.out.as_deref(), &text)?;
    }
    out.finish()?;
    if let (true, Some(path)) = (args.open, &args.out) {
        output::open_in_browser(path);
    }
    Ok(ending)
}

/// What stands beside the reports being checked, read once.
pub(crate) struct Neighbours {
    previous: Previous,
    sisters: Sisters,
    counterpart: Vec<Report>,
    published: Option<Date>,
    settings: Settings,
}

impl Neighbours {
    fn read(args: &cli::Check, reader: &Reader) -> Result<Self, Failure> {
        let reports = |path| reports_of(path, reader);
        Ok(Self {
            previous: Previous::read(args.previous.as_deref(), reader)?,
            sisters: Sisters::read(args.sisters.as_deref(), reader)?,
            counterpart: args.counterpart.as_deref().map(reports).transpose()?.unwrap_or_default(),
            published: args.published,
            settings: Settings { local_deadline: args.local_deadline, ..Settings::default() },
        })
    }

    /// Nothing beside the report, but last year's.
    pub(crate) fn with_previous(previous: Option<Report>) -> Self {
        Self {
            previous: Previous::of_one(previous),
            sisters: Sisters::default(),
            counterpart: Vec::new(),
            published: None,
            settings: Settings::default(),
        }
    }

    /// Checks every report of a file.
    pub(crate) fn check(&self, file: &str, reading: Reading) -> Vec<Checked> {
        let document = &reading.document;
        reading
            .reports
            .into_iter()
            .map(|report| {
                let check = self.check_one(&report, document);
                Checked { file: file.to_owned(), report, check }
            })
            .collect()
    }

    fn check_one(&self, report: &Report, document: &gongkai_document::Document) -> Check {
        let sisters = self.sisters.near(report);
        let counterpart = self
            .counterpart
            .iter()
            .find(|other| other.year == report.year && other.body == report.body)
            .or(if let [only] = self.counterpart.as_slice() { Some(only) } else { None });
        gongkai_lint::check(Subject {
            report,
            document: Some(document),
            previous: self.previous.of(report),
            sisters: &sisters,
            counterpart,
            published: self.published,
            settings: &self.settings,
        })
    }
}

/// How the check of one report ends the command.
pub(crate) fn ending_of(checked: &Checked) -> Ending {
    if checked.report.form.is_none() {
        Ending::Unusable
    } else if checked.check.count(Severity::Error) > 0 {
        Ending::Faulty
    } else {
        Ending::Sound
    }
}

fn print(checked: &Checked, format: CheckFormat) -> String {
    match format {
        CheckFormat::Json => json(checked),
        CheckFormat::Text | CheckFormat::Html => checked.text(),
    }
}

/// One line for each finding, and one that closes the file.
fn json(checked: &Checked) -> String {
    let Checked { file, report, check } = checked;
    let mut lines = String::new();
    for finding in check.findings() {
        lines.push_str(&gongkai_wire::line(&gongkai_wire::finding(finding, report, file)));
        lines.push('\n');
    }
    lines.push_str(&gongkai_wire::line(&gongkai_wire::check(check, file)));
    lines.push('\n');
    lines
}
