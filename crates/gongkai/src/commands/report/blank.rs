//! `report blank`: the official form, to be filled in.

use gongkai_report::Report;

use crate::cli::{Blank, ReportFormat};
use crate::commands::report::write;
use crate::exit::{Ending, Failure};
use crate::output::{self, Content};

/// What the JSON names as its file.
const NAME: &str = "空白";

/// Writes the blank form of a year.
pub(crate) fn run(args: &Blank) -> Result<Ending, Failure> {
    let Some(report) = Report::blank(args.of.as_deref(), args.year) else {
        return Err(Failure::Unknown(format!(
            "没有 {} 年的年度报告表格：统一的表格从 2019 年度起才有，请核对 --year",
            args.year
        )));
    };
    let content = match args.to {
        ReportFormat::Xlsx => Content::Binary { name: "xlsx", bytes: gongkai_render::xlsx::blank(&report)? },
        format => write::render(&report, NAME, format, args.fonts.as_deref())?,
    };
    output::hand_over(args.out.as_deref(), &content)?;
    Ok(Ending::Sound)
}
