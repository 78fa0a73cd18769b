//! `report compare`: two reports side by side, with the findings of both.

use gongkai_lint::{Check, Comparison, Relation, Settings, Severity, Subject, check};
use gongkai_reader::Reading;
use gongkai_render::{Checked, Compared, html};
use gongkai_report::Report;
use gongkai_wire::Side;

use crate::cli::{self, CompareFormat};
use crate::commands::report::write;
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output::{self, Content};
use crate::worker::{Read, Reader};

/// One of the two.
struct Opened {
    file: String,
    reading: Reading,
}

impl Opened {
    fn read(source: &Source) -> Result<Self, Failure> {
        let mut read = source.read(&Reader::default());
        let is_report = |report: &Report| report.form.is_some();
        let Some(at) = read.iter().position(|one| one.reading.reports.iter().any(is_report)) else {
            let why = read.iter().flat_map(|one| &one.reading.reports).next().map(super::why_no_report);
            return Err(Failure::NoReport { file: source.name(), why: why.unwrap_or_default() });
        };
        let Read { name: file, mut reading } = read.swap_remove(at);
        let place = reading.reports.iter().position(is_report).unwrap_or_default();
        if reading.reports.len() > 1 {
            anstream::eprintln!("提示：{file} 里有 {} 份报告，只比较其中第 {} 份。", reading.reports.len(), place + 1);
        }
        reading.reports.swap(0, place);
        reading.reports.truncate(1);
        Ok(Self { file, reading })
    }

    fn report(&self) -> Option<&Report> {
        self.reading.reports.first()
    }

    fn check(&self, settings: &Settings, previous: Option<&Report>, counterpart: Option<&Report>) -> Option<Check> {
        let subject = Subject::alone(self.report()?, settings);
        Some(check(Subject { document: Some(&self.reading.document), previous, counterpart, ..subject }))
    }
}

/// Reads both, checks both, and shows them side by side.
pub(crate) fn run(args: &cli::Compare) -> Result<Ending, Failure> {
    let [old, new] = [Opened::read(&Source::of(&args.old))?, Opened::read(&Source::of(&args.new))?];
    let (Some(was), Some(is)) = (old.report(), new.report()) else { return Ok(Ending::Unusable) };
    let comparison = Comparison::of(was, is);
    let settings = Settings::default();
    let previous = (comparison.relation == Relation::Consecutive).then_some(was);
    let counterpart = (comparison.relation == Relation::SameYear).then_some(was);
    let (Some(old_check), Some(new_check)) =
        (old.check(&settings, None, None), new.check(&settings, previous, counterpart))
    else {
        return Ok(Ending::Unusable);
    };
    let compared = Compared {
        old: Checked { file: &old.file, report: was, check: &old_check },
        new: Checked { file: &new.file, report: is, check: &new_check },
        comparison: &comparison,
    };
    output::hand_over(args.out.as_deref(), &show(&compared, args)?)?;
    if let (true, Some(path)) = (args.open, &args.out) {
        output::open_in_browser(path);
    }
    let errors = old_check.count(Severity::Error) + new_check.count(Severity::Error);
    Ok(if errors > 0 { Ending::Faulty } else { Ending::Sound })
}

fn show(it: &Compared<'_>, args: &cli::Compare) -> Result<Content, Failure> {
    Ok(match args.to {
        CompareFormat::Text => Content::Text(gongkai_render::text::comparison(it)),
        CompareFormat::Html => Content::Text(html::comparison(it)),
        CompareFormat::Pdf => {
            Content::Binary { name: "pdf", bytes: write::typesetter(args.fonts.as_deref())?.comparison(it)? }
        }
        CompareFormat::Json => {
            let [old, new] = [it.old, it.new].map(|Checked { file, report, check }| Side { file, report, check });
            Content::Text(gongkai_wire::line(&gongkai_wire::comparison(old, new, it.comparison)) + "\n")
        }
    })
}
