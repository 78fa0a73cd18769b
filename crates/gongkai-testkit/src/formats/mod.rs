//! Reports as files: our own formats, and the ways in which strangers publish.

mod government_page;
mod grids;
mod plain;

use gongkai_report::Report;

/// A format that this project writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// CSV, one statement a line.
    Csv,
    /// JSON, one report a line.
    Json,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Html, Self::Markdown, Self::Csv, Self::Json, Self::Docx, Self::Xlsx];

    /// End of the file name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// The report in this format. An invented report fits every format; one that did not would be empty here and
    /// fail whatever reads it.
    #[must_use]
    pub fn write(self, report: &Report) -> Vec<u8> {
        match self {
            Self::Html => gongkai_render::html::report(report).into_bytes(),
            Self::Markdown => gongkai_render::markdown::report(report).into_bytes(),
            Self::Csv => gongkai_render::csv::report(report).into_bytes(),
            Self::Json => gongkai_render::json::report(report, "report").into_bytes(),
            Self::Docx => gongkai_render::docx::report(report).unwrap_or_default(),
            Self::Xlsx => gongkai_render::xlsx::report(report).unwrap_or_default(),
        }
    }
}

/// A way in which strangers publish a report of the 2021 form. What it says is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// A government page: navigation, a metadata table, Word markup, spans, a footer.
    GovernmentPage,
    /// The same in GB18030, as its `meta` says.
    Gb18030,
    /// The same with labels torn by spaces and line ends, and full-width digits.
    TornLabels,
    /// Plain text whose table rows are separated by tabs.
    TabText,
    /// Plain text with aligned columns.
    AlignedText,
    /// Markdown in which table 三 is cut into one table a group, each under false column names.
    PiecesOfTable3,
}

impl Variant {
    /// All variants.
    pub const ALL: [Self; 6] =
        [Self::GovernmentPage, Self::Gb18030, Self::TornLabels, Self::TabText, Self::AlignedText, Self::PiecesOfTable3];

    /// The report in this way.
    #[must_use]
    pub fn write(self, report: &Report) -> Vec<u8> {
        match self {
            Self::GovernmentPage => government_page::write(report, false).into_bytes(),
            Self::TornLabels => government_page::write(report, true).into_bytes(),
            Self::Gb18030 => {
                let page = government_page::write(report, false).replace("charset=utf-8", "charset=gb2312");
                encoding_rs::GB18030.encode(&page).0.into_owned()
            }
            Self::TabText => plain::tabs(report).into_bytes(),
            Self::AlignedText => plain::aligned(report).into_bytes(),
            Self::PiecesOfTable3 => plain::pieces(report).into_bytes(),
        }
    }
}
