//! `gongkai.report/1`: a report as JSON.

use gongkai_report::{Head, Narrative, Problem, ProblemKind, Report, TableId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{ByCell, Day, Entries, OriginShape};
use crate::report_tables::{Table2Shape, Table3Shape, Table4Shape, mark};

/// Name and version of the shape.
pub(crate) const SCHEMA: &str = "gongkai.report/1";

/// A report as the public JSON shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.report/1", description = "一份政府信息公开工作年度报告")]
pub struct ReportShape<'r> {
    /// Always `gongkai.report/1`.
    #[schemars(extend("const" = "gongkai.report/1"))]
    schema: &'static str,
    /// The file it was read from.
    file: &'r str,
    /// The body that reports.
    body: Option<&'r str>,
    /// The data year.
    year: Option<i16>,
    /// The form: `2019`, `2021`; null: no such report.
    #[schemars(extend("enum" = ["2019", "2021", null]))]
    form: Option<&'static str>,
    /// The title, as printed.
    title: Option<&'r str>,
    /// Day of publication.
    published: Option<Day>,
    /// First and last day of the figures.
    period: Option<[Day; 2]>,
    /// The text between the title and section 一; paragraphs are separated by line ends here and below.
    opening: Option<String>,
    /// Section 一.
    overview: OverviewShape,
    /// Table 二; null: not found.
    table2: Option<Table2Shape<'r>>,
    /// Table 三; null: not found.
    table3: Option<Table3Shape<'r>>,
    /// Table 四; null: not found.
    table4: Option<Table4Shape<'r>>,
    /// Section 五.
    problems_and_improvements: Option<String>,
    /// Section 六.
    other_matters: Option<String>,
    /// Signature and date at the end.
    signature: Option<SignatureShape<'r>>,
    /// Why a cell is null: `blank`, `dash` or `unreadable`, by cell.
    marks: ByCell<&'static str>,
    /// What a cell prints beside its number, by cell.
    remarks: ByCell<&'r str>,
    /// The text of a cell as printed, where it is not simply the number, by cell.
    printed: ByCell<&'r str>,
    /// Where a cell stands in the source, by cell.
    origins: ByCell<OriginShape<'r>>,
    /// How many cells of each table hold a number, are empty, and could not be read.
    counts: Entries<&'static str, CountsShape>,
    /// What could not be read, and where.
    problems: Vec<ProblemShape<'r>>,
}

/// Section 一: the text before the first head, and the five heads.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Overview")]
struct OverviewShape {
    /// The text before the first head.
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    /// 主动公开.
    proactive_disclosure: Option<String>,
    /// 依申请公开.
    disclosure_on_request: Option<String>,
    /// 政府信息管理.
    information_management: Option<String>,
    /// 政府信息公开平台建设.
    platform: Option<String>,
    /// 监督保障.
    supervision: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Signature")]
struct SignatureShape<'r> {
    /// The body, as printed.
    body: Option<&'r str>,
    /// The date.
    date: Option<Day>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
struct CountsShape {
    /// Cells that hold a number.
    read: usize,
    /// Cells in which nothing or a dash is printed.
    blank: usize,
    /// Cells that could not be read.
    unread: usize,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
struct ProblemShape<'r> {
    /// The place in the report; null: the file as a whole.
    #[serde(rename = "where")]
    place: Option<String>,
    /// What is wrong.
    what: &'r str,
    /// What kind of problem.
    kind: &'static str,
    /// Where in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginShape<'r>>,
}

/// A report as JSON. Tables are null where they were not found, and all of them where the file is no report.
#[must_use]
pub fn to_json<'r>(report: &'r Report, file: &'r str) -> ReportShape<'r> {
    let found = |table| report.form.is_some() && report.table(table).is_some();
    let head = |head| report.overview.get(&head).map(Narrative::text);
    let mut shape = ReportShape {
        schema: SCHEMA,
        file,
        body: report.body.as_deref(),
        year: report.year,
        form: report.form.map(|form| form.id()),
        title: report.title.as_deref(),
        published: report.published.map(Day),
        period: report.period.map(|(first, last)| [Day(first), Day(last)]),
        opening: text(&report.opening),
        overview: OverviewShape {
            lead: text(&report.overview_lead),
            proactive_disclosure: head(Head::ProactiveDisclosure),
            disclosure_on_request: head(Head::DisclosureOnRequest),
            information_management: head(Head::InformationManagement),
            platform: head(Head::Platform),
            supervision: head(Head::Supervision),
        },
        table2: found(TableId::Table2).then_some(Table2Shape(report)),
        table3: found(TableId::Table3).then_some(Table3Shape(report)),
        table4: found(TableId::Table4).then_some(Table4Shape(report)),
        problems_and_improvements: report.problems_and_improvements.as_ref().map(Narrative::text),
        other_matters: report.other_matters.as_ref().map(Narrative::text),
        signature: report
            .signature
            .as_ref()
            .map(|signature| SignatureShape { body: signature.body.as_deref(), date: signature.date.map(Day) }),
        marks: Entries(Vec::new()),
        remarks: Entries(Vec::new()),
        printed: Entries(Vec::new()),
        origins: Entries(Vec::new()),
        counts: Entries(Vec::new()),
        problems: report.problems.iter().map(problem).collect(),
    };
    for table in TableId::ALL.into_iter().filter(|table| found(*table)) {
        shape.note_cells(report, table);
    }
    shape
}

impl<'r> ReportShape<'r> {
    /// Notes what the cells of a table say beyond their numbers.
    fn note_cells(&mut self, report: &'r Report, table: TableId) {
        for id in report.expected_cells(table) {
            let Some(cell) = report.cell(id) else { continue };
            if let Some(mark) = mark(id, cell) {
                self.marks.0.push((id, mark.id()));
            }
            if let Some(remark) = &cell.remark {
                self.remarks.0.push((id, remark));
            }
            if let Some(raw) = &cell.raw {
                self.printed.0.push((id, raw));
            }
            if let Some(origin) = &cell.origin {
                self.origins.0.push((id, origin.into()));
            }
        }
        if let Some([read, blank, unread]) = report.counts(table) {
            self.counts.0.push((table.id(), CountsShape { read, blank, unread }));
        }
    }
}

/// Running text, or nothing where it says nothing.
fn text(narrative: &Narrative) -> Option<String> {
    (!narrative.is_empty()).then(|| narrative.text())
}

fn problem(problem: &Problem) -> ProblemShape<'_> {
    ProblemShape {
        place: problem.place.map(|place| place.to_string()),
        what: &problem.what,
        kind: kind_id(problem.kind),
        origin: problem.origin.as_ref().map(OriginShape::from),
    }
}

/// Every kind of problem, for reading back.
pub(crate) const KINDS: [ProblemKind; 9] = [
    ProblemKind::NotAReport,
    ProblemKind::Missing,
    ProblemKind::UnreadRow,
    ProblemKind::UnreadableCell,
    ProblemKind::RowWidth,
    ProblemKind::Label,
    ProblemKind::Limit,
    ProblemKind::Encoding,
    ProblemKind::Other,
];

pub(crate) fn kind_id(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::NotAReport => "not_a_report",
        ProblemKind::Missing => "missing",
        ProblemKind::UnreadRow => "unread_row",
        ProblemKind::UnreadableCell => "unreadable_cell",
        ProblemKind::RowWidth => "row_width",
        ProblemKind::Label => "label",
        ProblemKind::Limit => "limit",
        ProblemKind::Encoding => "encoding",
        ProblemKind::Other => "other",
    }
}
