//! How messages name cells, and how they list many of them.

use gongkai_document::squeeze;
use gongkai_law::outcome::{OtherDisposal, Outcome, OutcomeGroup};
use gongkai_report::{CellId, FormVersion, Report, Table3Column, Table3Row, Table4Group};

/// How many things a message lists before it only counts the rest.
const LISTED: usize = 6;

/// A row of table 三 in few words: `本年新收`, `不予公开·属于国家秘密`.
pub(crate) fn row(row: Table3Row) -> String {
    match row {
        Table3Row::NewlyReceived => "本年新收".into(),
        Table3Row::CarriedIn => "上年结转".into(),
        Table3Row::DisposedTotal => "办理结果总计".into(),
        Table3Row::CarriedOut => "结转下年度".into(),
        Table3Row::Disposed(Outcome::OtherDisposal(kind)) => match kind {
            OtherDisposal::SupplementNotMade => "其他处理·逾期不补正".into(),
            OtherDisposal::FeeNotPaid => "其他处理·逾期不缴费".into(),
            OtherDisposal::Other => "其他处理·其他".into(),
        },
        Table3Row::Disposed(outcome) => match outcome.group() {
            OutcomeGroup::Granted => "予以公开".into(),
            OutcomeGroup::PartlyGranted => "部分公开".into(),
            group => format!("{}·{}", group.label(), outcome.label()),
        },
    }
}

/// A column of table 三: the sixth kind of applicant is told from the row of the same name.
pub(crate) fn column(column: Table3Column) -> &'static str {
    match column {
        Table3Column::Kind(gongkai_law::applicant::ApplicantKind::Other) => "法人其他",
        column => column.label(),
    }
}

/// A group of table 四: `行政复议`, `行政诉讼·复议后起诉`.
pub(crate) fn group(group: Table4Group) -> String {
    match group {
        Table4Group::Reconsideration => group.label().into(),
        _ => format!("行政诉讼·{}", group.label()),
    }
}

/// A cell in few words: `表三“本年新收”行“总计”列`.
pub(crate) fn cell(id: CellId, form: FormVersion) -> String {
    let table = id.table().label();
    match id {
        CellId::Table2(cell) => format!("{table}“{}”行“{}”列", cell.row.label(form), cell.column.label()),
        CellId::Table3(r, c) => format!("{table}“{}”行“{}”列", row(r), column(c)),
        CellId::Table4(g, c) => format!("{table}“{}”组“{}”列", group(g), c.label()),
    }
}

/// A cell where its table is already named: `“本年新收·总计”`.
pub(crate) fn short_cell(id: CellId, form: FormVersion) -> String {
    match id {
        CellId::Table2(cell) => format!("“{}·{}”", cell.row.label(form), cell.column.label()),
        CellId::Table3(r, c) => format!("“{}·{}”", row(r), column(c)),
        CellId::Table4(g, c) => format!("“{}·{}”", group(g), c.label()),
    }
}

/// More of what a cell prints is not repeated in a message.
const PRINTED: usize = 24;

/// What a cell prints, for a message: its number, or that nothing stands there.
pub(crate) fn printed(report: &Report, id: CellId) -> String {
    match report.cell(id) {
        None => "（未找到）".into(),
        Some(cell) => match cell.printed() {
            text if text.is_empty() => "（空白）".into(),
            text if text.chars().count() > PRINTED => {
                format!("{}……", text.chars().take(PRINTED).collect::<String>())
            }
            text => text,
        },
    }
}

/// The first few of many, and how many there are: `甲、乙、丙等 12 处`.
pub(crate) fn list<T: AsRef<str>>(items: &[T], unit: &str) -> String {
    let shown: Vec<&str> = items.iter().take(LISTED).map(AsRef::as_ref).collect();
    let text = shown.join("、");
    let space = if text.ends_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
    if items.len() > LISTED { format!("{text}{space}等 {} {unit}", items.len()) } else { text }
}

/// Whether a text speaks of one of these words, layout aside.
pub(crate) fn mentions(text: &str, words: &[&str]) -> bool {
    let text = squeeze(text);
    words.iter().any(|word| text.contains(word))
}
