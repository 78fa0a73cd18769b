//! `report read`: published report to values.

use gongkai_report::Report;

use crate::cli::{Read, ReadFormat};
use crate::exit::{Ending, Failure};
use crate::input;
use crate::output::Output;

/// Reads every file and prints its reports, one a line or as tables.
pub(crate) fn run(args: &Read) -> Result<Ending, Failure> {
    let mut ending = Ending::Sound;
    let mut out = Output::stdout();
    let reader = args.inputs.reader();
    let work = |source: &input::Source| {
        let (mut texts, mut usable) = (Vec::new(), true);
        for read in source.read(&reader) {
            usable &= read.reading.reports.iter().all(|report| report.form.is_some());
            texts.extend(read.reading.reports.iter().map(|report| print(report, &read.name, args.format)));
        }
        (texts, usable)
    };
    input::for_each(&args.inputs, work, |(texts, usable)| {
        if !usable {
            ending = ending.and(Ending::Unusable);
        }
        texts.iter().try_for_each(|text| out.line(text))
    })?;
    out.finish()?;
    Ok(ending)
}

fn print(report: &Report, file: &str, format: ReadFormat) -> String {
    match format {
        ReadFormat::Json => gongkai_wire::line(&gongkai_wire::to_json(report, file)),
        ReadFormat::Table => gongkai_render::text::report(report, file),
    }
}
