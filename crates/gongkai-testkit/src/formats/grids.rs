//! The three tables as rows of printed texts, label parts apart from values.

use gongkai_law::outcome::{Outcome, OutcomeGroup};
use gongkai_report::{
    CellId, FormVersion, Report, Table2Cell, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group, Value,
};

/// A row of table 三: the parts of its label, outermost first, and its values.
pub(super) struct Row3 {
    /// 三、本年度办理结果, where the row opens it.
    pub(super) stage: Option<(&'static str, usize)>,
    /// A group of results, where the row opens it, with the number of its rows.
    pub(super) group: Option<(String, usize)>,
    /// Whether the row stands in a group.
    pub(super) inner: bool,
    /// Whether the row stands under 本年度办理结果.
    pub(super) staged: bool,
    /// Its own label with number.
    pub(super) label: String,
    /// Its seven values.
    pub(super) values: Vec<String>,
}

/// A block of table 二: its item, its column labels, its rows.
pub(super) struct Block2 {
    pub(super) item: String,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<(&'static str, Vec<String>)>,
}

/// What a cell prints.
fn printed(report: &Report, id: CellId) -> String {
    match report.cell(id).map(|cell| cell.value) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Amount(amount)) => amount.to_string(),
        Some(Value::Dash) => "-".into(),
        Some(Value::Unreadable) => "?".into(),
        Some(Value::Blank | Value::Unread) | None => String::new(),
    }
}

/// Table 二 of the 2021 form, block by block.
pub(super) fn table2(report: &Report) -> Vec<Block2> {
    const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let form = FormVersion::F2021;
    let mut blocks: Vec<Block2> = Vec::new();
    for row in Table2Row::ALL.into_iter().filter(|row| !row.columns(form).is_empty()) {
        let numeral = NUMERALS.get(usize::from(row.item_of_article_20()) - 1).copied().unwrap_or_default();
        let item = format!("第二十条第（{numeral}）项");
        let columns = row.columns(form);
        let values = columns.iter().map(|column| printed(report, CellId::Table2(Table2Cell { row, column: *column })));
        let line = (row.label(form), values.collect());
        match blocks.last_mut() {
            Some(block) if block.item == item => block.rows.push(line),
            _ => blocks.push(Block2 { item, columns: columns.iter().map(|c| c.label()).collect(), rows: vec![line] }),
        }
    }
    blocks
}

/// Table 三, row by row.
pub(super) fn table3(report: &Report) -> Vec<Row3> {
    let mut rows = Vec::new();
    for row in Table3Row::all() {
        let values = Table3Column::all().map(|column| printed(report, CellId::Table3(row, column))).collect();
        let (group, inner) = match row {
            Table3Row::Disposed(outcome) => opened(outcome),
            _ => (None, false),
        };
        let staged = matches!(row, Table3Row::Disposed(_) | Table3Row::DisposedTotal);
        let stage = (row == Table3Row::Disposed(Outcome::Granted)).then_some(("三、本年度办理结果", 22));
        rows.push(Row3 { stage, group, inner, staged, label: format!("{}{}", row.number(), row.label()), values });
    }
    rows
}

/// The group that an outcome opens, and whether it stands in one.
fn opened(outcome: Outcome) -> (Option<(String, usize)>, bool) {
    let group = outcome.group();
    let number = match group {
        OutcomeGroup::Granted | OutcomeGroup::PartlyGranted => return (None, false),
        OutcomeGroup::Withheld => "（三）",
        OutcomeGroup::UnableToProvide => "（四）",
        OutcomeGroup::NotProcessed => "（五）",
        OutcomeGroup::OtherDisposal => "（六）",
    };
    let opens = group.leaves().next() == Some(outcome);
    (opens.then(|| (format!("{number}{}", group.label()), group.leaves().count())), true)
}

/// The fifteen values of table 四, in the order of print.
pub(super) fn table4(report: &Report) -> Vec<String> {
    Table4Group::ALL
        .into_iter()
        .flat_map(|group| Table4Column::ALL.map(|column| printed(report, CellId::Table4(group, column))))
        .collect()
}

/// The five column labels of a group of table 四.
pub(super) const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/// The column labels of the organisations in table 三.
pub(super) const ORGANISATIONS: [&str; 5] = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];

/// The corner note of table 三.
pub(super) const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
