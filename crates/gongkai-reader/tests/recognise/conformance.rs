//! Real published reports, read where they lie beside the project; their figures are facts, their text is not kept here.

use std::path::{Path, PathBuf};

use gongkai_reader::Limits;
use gongkai_report::{CellId, FormVersion, Report, Table2Cell, Table3Column, TableId, Value};
use jiff::civil::date;

/// The folder of shared data, if there is one.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    named.into_iter().chain(beside).find(|folder| folder.join("data").is_dir())
}

/// The only report of a file of the shared data; `None`, said aloud, where the data is not there.
fn read(name: &str) -> Option<Report> {
    let Some(bytes) = shared().and_then(|folder| std::fs::read(folder.join("data/reports").join(name)).ok()) else {
        eprintln!("跳过：没有找到共享数据 data/reports/{name}");
        return None;
    };
    let mut reports = gongkai_reader::read(&bytes, &Limits::default()).reports;
    assert_eq!(reports.len(), 1);
    reports.pop()
}

/// A cell as one word: the number, `_` blank, `-` dash, `!` unreadable, `?` unread.
fn word(report: &Report, id: CellId) -> String {
    let cell = report.cell(id).unwrap();
    match (cell.decimal(), cell.value) {
        (Some(number), _) => number.normalize().to_string(),
        (_, Value::Blank) => "_".into(),
        (_, Value::Dash) => "-".into(),
        (_, Value::Unreadable) => "!".into(),
        _ => "?".into(),
    }
}

fn words(report: &Report, table: TableId) -> String {
    report.expected_cells(table).map(|id| word(report, id)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_trading_centre_of_2023() {
    let Some(report) = read("bazhou-trading-centre-2023.md") else { return };
    for table in TableId::ALL {
        let all = words(&report, table);
        assert!(all.split(' ').all(|word| word == "0"), "{table:?}: {all}");
    }
    assert_eq!((report.form, report.year), (Some(FormVersion::F2021), Some(2023)));
    assert_eq!(report.body.as_deref(), Some("巴州区公共资源交易服务中心"));
    assert_eq!(report.period, Some((date(2023, 1, 1), date(2023, 12, 31))));
    assert_eq!((report.published, report.signature.is_none()), (None, true));
    assert_eq!(report.overview.len(), 5);
    assert!(report.problems_and_improvements.is_some_and(|text| text.passages.len() >= 5));
    assert_eq!(report.other_matters.unwrap().passages.len(), 1);
    let width = &report.faults.row_widths;
    assert_eq!((width.len(), width[0].table, width[0].expected, width[0].values.len()), (1, TableId::Table4, 15, 16));
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert!(report.problems[0].what.contains("15 列下有 16 个值"));
    assert!(report.faults.labels.iter().any(|label| label.printed == "社会组织"));
}

#[test]
fn the_development_commission_of_2023() {
    let Some(report) = read("shuyang_drc_2023.html") else { return };
    assert_eq!(words(&report, TableId::Table2), "0 0 0 8 0 18 0 0 0 0");
    assert_eq!(words(&report, TableId::Table4), "0 0 0 1 1 0 0 0 0 0 0 0 0 0 0");
    let rows = words(&report, TableId::Table3);
    let rows: Vec<&str> = rows.split(' ').collect();
    for (at, row) in rows.chunks(7).enumerate() {
        let number = if matches!(at, 0 | 2 | 23) { "26" } else { "0" };
        assert_eq!(row, [number, "_", "_", "_", "_", "_", number], "row {at}");
    }
    assert_eq!(report.counts(TableId::Table3), Some([50, 125, 0]));
    assert_eq!((report.form, report.year), (Some(FormVersion::F2021), Some(2023)));
    assert_eq!(report.body.as_deref(), Some("沭阳县发展和改革局"));
    assert_eq!(report.title.as_deref(), Some("沭阳县发展和改革局2023年政府信息公开年度报告"));
    assert_eq!(report.published, Some(date(2024, 1, 17)));
    assert_eq!(report.period, Some((date(2023, 1, 1), date(2023, 12, 31))));
    assert_eq!(report.signature.and_then(|signature| signature.date), Some(date(2024, 1, 17)));
    assert_eq!(report.overview.len(), 5);
    assert_eq!(report.problems_and_improvements.unwrap().passages.len(), 2);
    assert_eq!(report.other_matters.unwrap().passages.len(), 1);
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

#[test]
fn the_general_office_of_2019() {
    let Some(report) = read("shanghai_gov_office_2019.html") else { return };
    assert_eq!((report.form, report.year), (Some(FormVersion::F2019), Some(2019)));
    assert_eq!(words(&report, TableId::Table2), "13 13 524 60 60 368 0 0 0 0 0 0 0 0 0 0 0 0 0 0 6 251000");
    let amount = Table2Cell::all(FormVersion::F2019).last().map(CellId::Table2).unwrap();
    assert_eq!(report.cell(amount).unwrap().remark.as_deref(), Some("元"));
    let rows = [
        "821 35 _ _ 2 1 859",
        "18 _ _ _ _ _ 18",
        "258 12 _ _ 1 1 _",
        "3 _ _ _ _ _ _",
        "14 _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "5 _ _ _ _ _ _",
        "3 1 _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "10 2 _ _ _ _ _",
        "252 12 _ _ 1 _ _",
        "44 3 _ _ _ _ _",
        "25 _ _ _ _ _ _",
        "148 1 _ _ _ _ _",
        "5 4 _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "_ _ _ _ _ _ _",
        "767 35 _ _ 2 1 805",
        "72 _ _ _ _ _ 72",
    ];
    assert_eq!(words(&report, TableId::Table3), rows.join(" "));
    assert_eq!(words(&report, TableId::Table4), "5 _ _ 2 7 8 _ _ 1 9 _ _ _ _ _");
    assert!(report.single_other_disposal);
    assert_eq!(report.body.as_deref(), Some("上海市人民政府办公厅"));
    assert_eq!(report.published, Some(date(2020, 1, 31)));
    assert_eq!(report.period, Some((date(2019, 1, 1), date(2019, 12, 31))));
    assert_eq!(report.overview.len(), 5);
    assert_eq!(report.other_matters.as_ref().unwrap().text(), "无。");
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let total = CellId::Table3(gongkai_report::Table3Row::CarriedOut, Table3Column::Total);
    assert!(report.cell(total).unwrap().origin.is_some());
}
