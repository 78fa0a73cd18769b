//! A fixture: lines that change the sound report, and what its rule must say to that.

use std::path::Path;

use gongkai_document::{Document, Link, SourceKind};
use gongkai_lint::{Check, Settings, Severity, Subject, check};
use gongkai_report::{
    CellId, ExtraRow, Head, HeadingFound, LabelFound, Narrative, Report, RowWidth, Section, TableCarrier, TableId,
};

use crate::support::{cell, day, id, set_row, sound};

/// A fixture, read.
pub struct Script {
    /// Its name.
    pub name: String,
    /// The code of the rule it speaks of.
    pub code: String,
    /// The report.
    pub report: Report,
    previous: Option<Report>,
    counterpart: Option<Report>,
    published: Option<jiff::civil::Date>,
    settings: Settings,
    /// `held`, `undecided`, `not_applicable`, or a severity.
    pub expect: String,
    /// Texts that the messages of the rule must contain.
    pub says: Vec<String>,
    /// The cell or part that the first finding must name first.
    pub at: Option<String>,
    /// How many findings the rule must have.
    pub findings: Option<usize>,
    /// Codes of other rules that may report errors too.
    pub also: Vec<String>,
    html: bool,
}

impl Script {
    /// Reads a fixture; its file name begins with the code of its rule.
    pub fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let code = name.split('_').next().unwrap().to_owned();
        let mut script = Self {
            name,
            code,
            report: sound(2024),
            previous: None,
            counterpart: None,
            published: None,
            settings: Settings::default(),
            expect: "held".into(),
            says: Vec::new(),
            at: None,
            findings: None,
            also: Vec::new(),
            html: false,
        };
        let text = std::fs::read_to_string(path).unwrap();
        let mut of = "report";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "report:" => of = "report",
                "previous:" => {
                    of = "previous";
                    script.previous = Some(sound(2023));
                }
                "counterpart:" => {
                    of = "counterpart";
                    script.counterpart = Some(sound(2024));
                }
                line => script.line(of, line),
            }
        }
        script
    }

    fn line(&mut self, of: &str, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match word {
            "expect" => self.expect = rest.into(),
            "says" => self.says.push(rest.into()),
            "at" => self.at = Some(rest.into()),
            "findings" => self.findings = Some(rest.parse().unwrap()),
            "also" => self.also.push(rest.into()),
            "given" => self.published = Some(day(rest)),
            "html" => self.html = true,
            "local-deadline" => self.settings.local_deadline = Some(day(rest)),
            _ => {
                let report = match of {
                    "previous" => self.previous.as_mut().unwrap(),
                    "counterpart" => self.counterpart.as_mut().unwrap(),
                    _ => &mut self.report,
                };
                edit(report, word, rest);
            }
        }
    }

    /// Checks the report.
    pub fn check(&self) -> Check {
        let document = Document { kind: SourceKind::Html, ..Document::default() };
        check(Subject {
            report: &self.report,
            document: self.html.then_some(&document),
            previous: self.previous.as_ref(),
            sisters: &[],
            counterpart: self.counterpart.as_ref(),
            published: self.published,
            settings: &self.settings,
        })
    }

    /// The severity that the rule must report; `None`: the rule must not be broken.
    pub fn severity(&self) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Info].into_iter().find(|severity| severity.id() == self.expect)
    }
}

fn section(name: &str) -> Section {
    let sections = [Section::Title, Section::Period, Section::Signature].into_iter().chain(Section::SIX);
    let mut all = sections.chain(Head::ALL.into_iter().map(Section::OverviewHead));
    all.find(|section| section.to_string() == name).unwrap_or_else(|| panic!("no part {name}"))
}

fn table(name: &str) -> TableId {
    TableId::ALL.into_iter().find(|table| table.id() == name).unwrap()
}

/// One line of a script.
fn edit(report: &mut Report, word: &str, rest: &str) {
    let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
    let text = |text: &str| Some(Narrative::of([text]));
    match word {
        "body" => report.body = (rest != "-").then(|| rest.into()),
        "year" => report.year = Some(rest.parse().unwrap()),
        "title" => report.title = Some(rest.into()),
        "published" => report.published = (rest != "-").then(|| day(rest)),
        "period" => report.period = (rest != "-").then(|| (day(first), day(tail))),
        "signed" => report.signature.as_mut().unwrap().date = Some(day(rest)),
        "unsigned" => report.signature = None,
        "opening" => report.opening = Narrative::of([rest]),
        "problems" => report.problems_and_improvements = if rest == "-" { None } else { text(rest) },
        "other" => report.other_matters = if rest == "-" { None } else { text(rest) },
        "lead" => report.overview_lead = Narrative::of([rest]),
        "long-lead" => report.overview_lead = Narrative::of([first.repeat(tail.parse().unwrap())]),
        "head" => {
            let head = Head::from_id(first).unwrap();
            if tail == "-" {
                report.overview.remove(&head);
            } else {
                report.overview.insert(head, Narrative::of([tail]));
            }
        }
        "heading" => {
            let heading = report.faults.headings.iter_mut().find(|heading| heading.section == section(first)).unwrap();
            heading.text = tail.into();
        }
        "level" => {
            let heading = report.faults.headings.iter_mut().find(|heading| heading.section == section(first)).unwrap();
            heading.level = tail.parse().ok();
        }
        "no-heading" => report.faults.headings.retain(|heading| heading.section != section(rest)),
        "move-heading-last" => {
            let (moved, mut kept): (Vec<HeadingFound>, Vec<HeadingFound>) =
                report.faults.headings.drain(..).partition(|heading| heading.section == section(rest));
            kept.extend(moved);
            report.faults.headings = kept;
        }
        _ => edit_tables(report, word, rest),
    }
}

fn edit_tables(report: &mut Report, word: &str, rest: &str) {
    let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
    let words = || tail.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    match word {
        "form" => refill(report, rest),
        "single-other-disposal" => report.single_other_disposal = true,
        "row" => set_row(report, first, tail),
        "cell" => report.set(id(first), cell(tail, id(first))),
        "raw" => {
            let mut old = report.cell(id(first)).unwrap().clone();
            old.raw = Some(tail.into());
            report.set(id(first), old);
        }
        "remark" => {
            let mut old = report.cell(id(first)).unwrap().clone();
            old.remark = Some(tail.into());
            report.set(id(first), old);
        }
        "every-cell" => {
            for id in report.expected_cells(table(first)).collect::<Vec<CellId>>() {
                report.set(id, cell(tail, id));
            }
        }
        "every-column" => {
            let column = format!(".{first}");
            for id in report.expected_cells(TableId::Table3).collect::<Vec<CellId>>() {
                if id.to_string().ends_with(&column) {
                    report.set(id, cell(tail, id));
                }
            }
        }
        "no-table" => match table(rest) {
            TableId::Table2 => report.table2 = None,
            TableId::Table3 => report.table3 = None,
            TableId::Table4 => report.table4 = None,
        },
        "picture" => {
            report.faults.carriers.insert(table(rest), TableCarrier::Picture);
        }
        "label" | "variant" => {
            let (printed, expected) = tail.split_once(" => ").unwrap();
            report.faults.labels.push(LabelFound {
                table: table(first),
                printed: printed.into(),
                expected: expected.into(),
                known_variant: word == "variant",
                origin: None,
            });
        }
        "width" => {
            let (expected, values) = tail.split_once(' ').unwrap();
            report.faults.row_widths.push(RowWidth {
                table: id(first).table(),
                row: id(first),
                expected: expected.parse().unwrap(),
                values: values.split_whitespace().map(str::to_owned).collect(),
                origin: None,
            });
        }
        "extra" => {
            let (label, values) = tail.split_once(' ').unwrap();
            let values = values.split_whitespace().map(str::to_owned).collect();
            report.faults.extra_rows.push(ExtraRow { table: table(first), label: label.into(), values, origin: None });
        }
        "column-path" => report.faults.column_path = rest.split(" > ").map(str::to_owned).collect(),
        "meta" => report.faults.meta.push((first.into(), tail.into())),
        "link" => report.faults.links.push(Link { text: first.into(), target: words().concat() }),
        _ => panic!("no such line: {word} {rest}"),
    }
}

/// Gives the report another form, all of table 二 nought.
fn refill(report: &mut Report, form: &str) {
    report.form = gongkai_report::FormVersion::from_id(form);
    report.single_other_disposal = form == "2019";
    report.table2 = None;
    for id in report.expected_cells(TableId::Table2).collect::<Vec<CellId>>() {
        report.set(id, cell("0", id));
    }
}
