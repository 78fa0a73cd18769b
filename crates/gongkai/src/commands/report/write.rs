//! `report write`: a report in another format.

use std::path::Path;

use gongkai_app::year;
use gongkai_report::Report;
use gongkai_typeset::{FontSource, Typesetter};

use crate::cli::{ReportFormat, Write};
use crate::exit::{Ending, Failure};
use crate::input::Source;
use crate::output::{self, Content};
use crate::records::Office;
use crate::worker::Reader;

/// Writes the first report of a file in the format asked for.
pub(crate) fn run(args: &Write) -> Result<Ending, Failure> {
    match (&args.file, args.year) {
        (Some(file), _) => from_file(args, file),
        (None, Some(year)) => from_records(args, year),
        (None, None) => Err(Failure::Records("请写明报告文件，或者用 --year 从记录生成".to_owned())),
    }
}

/// The report that falls out of the records of a body.
fn from_records(args: &Write, year: i16) -> Result<Ending, Failure> {
    let office = Office::open(&args.whose.place)?;
    let body = office.body(&args.whose)?;
    let books = office.books(&body)?;
    let ground = office.ground_of_year(&books, year);
    let made = year::report(&books, &body, year, &ground.reckoning())?;
    if !made.restated.is_empty() {
        anstream::eprintln!(
            "提示：{year}年的报告已冻结，现有记录有{}格与公布的不同，见 gongkai report restated。",
            made.restated.len()
        );
    }
    output::hand_over(args.out.as_deref(), &render(&made.report, "", args.to, args.fonts.as_deref())?)?;
    Ok(Ending::Sound)
}

/// Writes the first report of a file.
fn from_file(args: &Write, file: &Path) -> Result<Ending, Failure> {
    let source = Source::of(file);
    let read = source.read(&Reader::default());
    let reports: Vec<(&str, &Report)> =
        read.iter().flat_map(|one| one.reading.reports.iter().map(|report| (one.name.as_str(), report))).collect();
    let Some((file, report)) = reports.iter().find(|(_, report)| report.form.is_some()).copied() else {
        let why = reports.first().map(|(_, report)| super::why_no_report(report)).unwrap_or_default();
        return Err(Failure::NoReport { file: source.name(), why });
    };
    if reports.len() > 1 {
        anstream::eprintln!(
            "提示：文件里有 {} 份报告，只写第一份（{}）。",
            reports.len(),
            report.title.as_deref().unwrap_or("无标题")
        );
    }
    output::hand_over(args.out.as_deref(), &render(report, file, args.to, args.fonts.as_deref())?)?;
    Ok(Ending::Sound)
}

/// A report in a format; `fonts` is the folder of fonts for PDF.
pub(crate) fn render(
    report: &Report,
    file: &str,
    format: ReportFormat,
    fonts: Option<&Path>,
) -> Result<Content, Failure> {
    Ok(match format {
        ReportFormat::Html => Content::Text(gongkai_render::html::report(report)),
        ReportFormat::Md => Content::Text(gongkai_render::markdown::report(report)),
        ReportFormat::Csv => Content::Text(gongkai_render::csv::report(report)),
        ReportFormat::Json => Content::Text(gongkai_wire::line(&gongkai_wire::to_json(report, file)) + "\n"),
        ReportFormat::Docx => Content::Binary { name: "docx", bytes: gongkai_render::docx::report(report)? },
        ReportFormat::Xlsx => Content::Binary { name: "xlsx", bytes: gongkai_render::xlsx::report(report)? },
        ReportFormat::Pdf => Content::Binary { name: "pdf", bytes: typesetter(fonts)?.report(report)? },
    })
}

/// What makes PDF files, with the fonts of a folder or of the system.
pub(crate) fn typesetter(fonts: Option<&Path>) -> Result<Typesetter, Failure> {
    let fonts = fonts.map_or(FontSource::System, |folder| FontSource::Folder(folder.to_owned()));
    Ok(Typesetter::new(&fonts)?)
}
