//! An invented report as values, and the documents that print it.

use gongkai_document::{Block, Document, Heading, Origin, Paragraph, SourceKind, Table, TableCell, TableRow};
use gongkai_law::outcome::{Outcome, OutcomeGroup};
use gongkai_reader::{Limits, recognise};
use gongkai_report::{
    CellId, FormVersion, Report, Table2Cell, Table2Column, Table2Row, Table3Column, Table3Row, Table4Column,
    Table4Group, TableId,
};

/// The value of a cell of the invented report: every sum of the form holds.
pub fn value(id: CellId) -> i64 {
    match id {
        CellId::Table2(cell) => table2(cell),
        CellId::Table3(row, column) => table3(row, column),
        CellId::Table4(group, column) => table4(group, column),
    }
}

fn table2(cell: Table2Cell) -> i64 {
    match (cell.row, cell.column) {
        (Table2Row::GovernmentRules, _) => 0,
        (_, Table2Column::Issued) => 3,
        (_, Table2Column::Repealed) => 1,
        (_, Table2Column::InForce) => 42,
        (Table2Row::Licences, _) => 1206,
        (Table2Row::Penalties, _) => 87,
        (Table2Row::AdministrativeCompulsion, _) => 5,
        _ => 19,
    }
}

fn table3(row: Table3Row, column: Table3Column) -> i64 {
    if column == Table3Column::Total {
        return Table3Column::all().filter(|c| *c != column).map(|c| table3(row, c)).sum();
    }
    let c = i64::try_from(column.index()).unwrap();
    let r = i64::try_from(row.index()).unwrap();
    match row {
        Table3Row::Disposed(_) => (r * 7 + c * 3) % 5,
        Table3Row::DisposedTotal => Outcome::ALL.into_iter().map(|o| table3(Table3Row::Disposed(o), column)).sum(),
        Table3Row::CarriedOut => c % 2 + 1,
        Table3Row::CarriedIn => c % 3,
        Table3Row::NewlyReceived => {
            table3(Table3Row::DisposedTotal, column) + table3(Table3Row::CarriedOut, column)
                - table3(Table3Row::CarriedIn, column)
        }
    }
}

fn table4(group: Table4Group, column: Table4Column) -> i64 {
    if column == Table4Column::Total {
        return Table4Column::ALL.into_iter().filter(|c| *c != column).map(|c| table4(group, c)).sum();
    }
    i64::try_from(group.index() * 5 + column.index() + 1).unwrap()
}

/// The seven values of a row of table 三 as printed.
pub fn row3(row: Table3Row) -> Vec<String> {
    Table3Column::all().map(|column| table3(row, column).to_string()).collect()
}

/// The fifteen values of table 四 as printed.
pub fn row4() -> Vec<String> {
    FormVersion::F2021.table_cells(TableId::Table4).map(|id| value(id).to_string()).collect()
}

/// The label of a row of table 三 with its number.
pub fn label3(row: Table3Row) -> String {
    format!("{}{}", row.number(), row.label())
}

/// The group that a row of table 三 stands under, with its number, where the form prints one.
pub fn group_of(row: Table3Row) -> Option<(OutcomeGroup, &'static str)> {
    let Table3Row::Disposed(outcome) = row else { return None };
    Some(match outcome.group() {
        OutcomeGroup::Granted | OutcomeGroup::PartlyGranted => return None,
        group @ OutcomeGroup::Withheld => (group, "（三）不予公开"),
        group @ OutcomeGroup::UnableToProvide => (group, "（四）无法提供"),
        group @ OutcomeGroup::NotProcessed => (group, "（五）不予处理"),
        group @ OutcomeGroup::OtherDisposal => (group, "（六）其他处理"),
    })
}

/// A cell written as `text`, or `text@rows x columns` with spans.
pub fn cell(text: &str) -> TableCell {
    let Some((text, spans)) = text.rsplit_once('@') else { return TableCell::plain(text, None) };
    let (rows, columns) = spans.split_once('x').unwrap();
    TableCell { row_span: rows.parse().unwrap(), column_span: columns.parse().unwrap(), ..TableCell::plain(text, None) }
}

/// A table of cells written as for [`cell`].
pub fn table<T: AsRef<str>>(rows: &[Vec<T>]) -> Table {
    let row = |row: &Vec<T>| TableRow { cells: row.iter().map(|text| cell(text.as_ref())).collect() };
    Table { rows: rows.iter().map(row).collect(), origin: None }
}

/// A row of cells.
pub fn cells(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A label and the values behind it.
pub fn labelled(labels: &[&str], values: Vec<String>) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).chain(values).collect()
}

/// Table 二 as the form prints it.
pub fn grid2() -> Vec<Vec<String>> {
    vec![
        cells(&["第二十条第（一）项@1x4"]),
        cells(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
        cells(&["规章", "0", "0", "0"]),
        cells(&["行政规范性文件", "3", "1", "42"]),
        cells(&["第二十条第（五）项@1x4"]),
        cells(&["信息内容", "本年处理决定数量@1x3"]),
        cells(&["行政许可", "1206@1x3"]),
        cells(&["第二十条第（六）项@1x4"]),
        cells(&["信息内容", "本年处理决定数量@1x3"]),
        cells(&["行政处罚", "87@1x3"]),
        cells(&["行政强制", "5@1x3"]),
        cells(&["第二十条第（八）项@1x4"]),
        cells(&["信息内容", "本年收费金额（单位：万元）@1x3"]),
        cells(&["行政事业性收费", "19@1x3"]),
    ]
}

/// The header of table 三 as the form prints it.
pub fn head3() -> Vec<Vec<String>> {
    vec![
        cells(&["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）@3x3", "申请人情况@1x7"]),
        cells(&["自然人@2x1", "法人或其他组织@1x5", "总计@2x1"]),
        cells(&["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]),
    ]
}

/// Table 三 as the form prints it.
pub fn grid3() -> Vec<Vec<String>> {
    let mut rows = head3();
    let mut group = None;
    for row in Table3Row::all() {
        let label = label3(row);
        let mut line = Vec::new();
        match row {
            Table3Row::NewlyReceived | Table3Row::CarriedIn | Table3Row::CarriedOut => {
                line.push(format!("{label}@1x3"))
            }
            Table3Row::DisposedTotal => line.push(format!("{label}@1x2")),
            Table3Row::Disposed(outcome) => {
                if outcome == Outcome::Granted {
                    line.push("三、本年度办理结果@22x1".to_owned());
                }
                match group_of(row) {
                    None => line.push(format!("{label}@1x2")),
                    Some((named, text)) => {
                        if group != Some(named) {
                            line.push(format!("{text}@{}x1", named.leaves().count()));
                            group = Some(named);
                        }
                        line.push(label);
                    }
                }
            }
        }
        line.extend(row3(row));
        rows.push(line);
    }
    rows
}

/// Table 四 as the form prints it.
pub fn grid4() -> Vec<Vec<String>> {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let tall: Vec<String> = results.iter().map(|text| format!("{text}@2x1")).collect();
    vec![
        cells(&["行政复议@1x5", "行政诉讼@1x10"]),
        tall.into_iter().chain(cells(&["未经复议直接起诉@1x5", "复议后起诉@1x5"])).collect(),
        cells(&results).into_iter().chain(cells(&results)).collect(),
        row4(),
    ]
}

/// The texts of a report around its tables.
pub const OVERVIEW: [&str; 6] = [
    "2023年，我局做好政府信息公开工作。",
    "（一）主动公开。全年公开信息120条。",
    "（二）依申请公开。全年收到申请若干件。",
    "（三）政府信息管理。完善审查机制。",
    "（四）政府信息公开平台建设。维护专栏。",
    "（五）监督保障。开展培训2次。",
];

/// A document of lines and tables.
pub struct Writer(pub Document);

impl Writer {
    /// An empty document.
    pub fn new() -> Self {
        Self(Document { kind: SourceKind::Html, ..Document::default() })
    }

    /// A paragraph.
    pub fn line(mut self, text: &str) -> Self {
        self.0.blocks.push(Block::Paragraph(Paragraph::plain(text, None)));
        self
    }

    /// Paragraphs.
    pub fn lines(self, texts: &[&str]) -> Self {
        texts.iter().fold(self, |writer, text| writer.line(text))
    }

    /// A marked heading.
    pub fn heading(mut self, level: u8, text: &str) -> Self {
        self.0.blocks.push(Block::Heading(Heading { level, text: text.into(), origin: None }));
        self
    }

    /// A table.
    pub fn table<T: AsRef<str>>(mut self, rows: &[Vec<T>]) -> Self {
        self.0.blocks.push(Block::Table(table(rows)));
        self
    }

    /// Title, opening and section 一.
    pub fn front(self) -> Self {
        self.line("青石县水务局2023年政府信息公开工作年度报告")
            .line("根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限自2023年1月1日起至2023年12月31日止。")
            .line("一、总体情况")
            .lines(&OVERVIEW)
    }

    /// Sections 五 and 六 and the signature.
    pub fn back(self) -> Self {
        self.line("五、存在的主要问题及改进情况")
            .line("解读不够。下一步加强解读。")
            .line("六、其他需要报告的事项")
            .line("本年度未收取信息处理费。")
            .line("青石县水务局")
            .line("2024年1月17日")
    }

    /// The reports in it.
    pub fn read(&self) -> Vec<Report> {
        recognise::recognise(&self.0, Vec::new(), &Limits::default())
    }

    /// The only report in it.
    pub fn one(&self) -> Report {
        let mut reports = self.read();
        assert_eq!(reports.len(), 1);
        reports.pop().unwrap()
    }
}

/// The report with these three tables.
pub fn with_tables(two: &[Vec<String>], three: &[Vec<String>], four: &[Vec<String>]) -> Report {
    Writer::new()
        .front()
        .line("二、主动公开政府信息情况")
        .table(two)
        .line("三、收到和处理政府信息公开申请情况")
        .table(three)
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(four)
        .back()
        .one()
}

/// A plain text of one paragraph a line, as a document.
pub fn text_document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        if !content.trim().is_empty() {
            let origin = Some(Origin::bytes(at, at + content.len()));
            blocks.push(Block::Paragraph(Paragraph::plain(content, origin)));
        }
        at += line.len();
    }
    Document { kind: SourceKind::Text, blocks, source: text.to_owned(), ..Document::default() }
}

/// The text of a report with these texts as its tables.
pub fn text_report(two: &str, three: &str, four: &str) -> String {
    format!(
        "青石县水务局2023年政府信息公开工作年度报告\n根据条例编制，数据统计期限自2023年1月1日至2023年12月31日。\n一、总体情况\n{}\n二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n四、政府信息公开行政复议、行政诉讼情况\n{four}\n五、存在的主要问题及改进情况\n解读不够。\n六、其他需要报告的事项\n无。\n青石县水务局\n2024年1月17日\n",
        OVERVIEW.join("\n")
    )
}

/// The only report of a plain text.
pub fn read_text(text: &str) -> Report {
    let mut reports = recognise::recognise(&text_document(text), Vec::new(), &Limits::default());
    assert_eq!(reports.len(), 1);
    reports.pop().unwrap()
}

/// Asserts that every cell of a table has the value of the invented report.
#[track_caller]
pub fn assert_table(report: &Report, table: TableId) {
    let problems: Vec<&str> = report.problems.iter().map(|problem| problem.what.as_str()).collect();
    let wrong: Vec<String> = report
        .expected_cells(table)
        .filter(|id| report.decimal(*id) != Some(value(*id).into()))
        .map(|id| format!("{id}: {:?}, not {}", report.cell(id).map(|cell| cell.printed()), value(id)))
        .collect();
    assert_eq!(wrong, Vec::<String>::new(), "{problems:#?}");
}

/// Asserts that every cell of all three tables has the value of the invented report.
#[track_caller]
pub fn assert_all(report: &Report) {
    for table in TableId::ALL {
        assert_table(report, table);
    }
}

/// The texts of all problems.
pub fn problems(report: &Report) -> String {
    report.problems.iter().map(|problem| format!("{}\n", problem.what)).collect()
}
