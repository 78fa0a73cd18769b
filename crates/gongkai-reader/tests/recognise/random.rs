//! Whatever is shuffled, cut or put in: no panic, and never more cells than the form has.

use gongkai_reader::{Limits, recognise};
use gongkai_report::TableId;
use proptest::prelude::*;

use crate::sample::*;

const PIECES: [&str; 24] = [
    "一、总体情况",
    "（一）主动公开",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "规章 0 0 0",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "|",
    "\t",
    "0",
    "1 2 3 4 5 6 21",
    "一、本年新收政府信息公开申请数量",
    "（七）总计",
    "3.其他",
    "其他",
    "总计",
    "第二十条第（一）项",
    "2023年政府信息公开工作年度报告",
    "青石县水务局",
    "2024年1月17日",
    "自2023年1月1日至12月31日",
    "22（其中修订16件）",
    "- 3 -",
];

fn check(reports: &[gongkai_report::Report]) {
    assert!(!reports.is_empty());
    for report in reports {
        for table in TableId::ALL {
            if let Some(counts) = report.counts(table) {
                assert_eq!(counts.iter().sum::<usize>(), report.expected_cells(table).count());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn texts_of_shuffled_pieces(pieces in proptest::collection::vec((0..PIECES.len(), 0..4usize), 0..120)) {
        let joins = ["\n", " ", "\t", ""];
        let text: String = pieces.iter().map(|(piece, join)| format!("{}{}", PIECES[*piece], joins[*join])).collect();
        check(&recognise::recognise(&text_document(&text), Vec::new(), &Limits::default()));
    }

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        check(&recognise::recognise(&text_document(&text), Vec::new(), &Limits::default()));
    }

    #[test]
    fn tables_with_rows_shuffled_and_cells_dropped(
        order in Just((0..28_usize).collect::<Vec<_>>()).prop_shuffle(),
        drops in proptest::collection::vec((0..28_usize, 0..9_usize), 0..30),
        texts in proptest::collection::vec((0..28_usize, 0..9_usize, 0..PIECES.len()), 0..12),
    ) {
        let mut rows: Vec<Vec<String>> = order.iter().filter_map(|at| grid3().get(*at).cloned()).collect();
        for (row, cell) in drops {
            if let Some(row) = rows.get_mut(row) && cell < row.len() {
                row.remove(cell);
            }
        }
        for (row, cell, piece) in texts {
            if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(cell)) {
                *cell = PIECES[piece].to_owned();
            }
        }
        check(&[with_tables(&grid2(), &rows, &grid4())]);
        check(&[with_tables(&rows, &grid4(), &grid2())]);
    }
}
