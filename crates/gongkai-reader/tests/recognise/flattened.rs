//! The form's tables as programs write them down that turn pages into text: every layout, with zeros and with blanks.

use gongkai_reader::{Limits, read};
use gongkai_report::{CellId, Report, Table3Row, TableId, Value};

use crate::sample::*;

/// A cell with the rows and columns that it covers.
struct Cell {
    text: String,
    rows: usize,
    columns: usize,
}

type Grid = Vec<Vec<Cell>>;

/// A way to write a table down.
type Layout<'a> = &'a dyn Fn(&Grid) -> String;

/// The three tables; `blank` leaves zeros out, as many offices do.
fn grids(blank: bool) -> [Grid; 3] {
    let cell = |text: &String| {
        let (text, spans) = text.rsplit_once('@').unwrap_or((text, "1x1"));
        let (rows, columns) = spans.split_once('x').unwrap();
        let text = if blank && text == "0" { "" } else { text };
        Cell { text: text.to_owned(), rows: rows.parse().unwrap(), columns: columns.parse().unwrap() }
    };
    let grid = |rows: Vec<Vec<String>>| rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    [grid(grid2()), grid(grid3()), grid(grid4())]
}

fn texts(row: &[Cell]) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

/// How many places the cells of a row cover beyond their own.
fn fill(row: &[Cell]) -> usize {
    row.iter().map(|cell| cell.columns - 1).sum()
}

/// A row a line, a stroke behind every cell; what a merged cell covers stands at the end.
fn closed_rows(grid: &Grid) -> String {
    let line = |row: &Vec<Cell>| format!("{} | {}", texts(row).join(" | "), "|".repeat(fill(row)));
    lines(grid.iter().map(line))
}

/// A stroke before every row and behind every cell, which has a line to itself.
fn opened_rows(grid: &Grid) -> String {
    let line = |row: &Vec<Cell>| {
        let cells = row.iter().map(|cell| if cell.text.is_empty() { "|".into() } else { format!("{} |", cell.text) });
        format!("|\n{} {}", lines(cells), "|".repeat(fill(row)))
    };
    lines(grid.iter().map(line))
}

/// A line for every cell, the strokes of merged cells on a line of their own.
fn closed_cells(grid: &Grid) -> String {
    let line = |row: &Vec<Cell>| {
        let cells = row.iter().map(|cell| if cell.text.is_empty() { "|".into() } else { format!("{} |", cell.text) });
        let fill = "|".repeat(fill(row));
        if fill.is_empty() { lines(cells) } else { format!("{}\n{fill}", lines(cells)) }
    };
    lines(grid.iter().map(line))
}

/// A line for every cell and a line for the stroke behind it.
fn strokes_below(grid: &Grid) -> String {
    let cell = |cell: &Cell| if cell.text.is_empty() { "|".to_owned() } else { format!("{}\n|", cell.text) };
    lines(grid.iter().flatten().map(cell))
}

/// Markdown without a frame: strokes only between cells.
fn frameless(grid: &Grid) -> String {
    let rows: Vec<String> = grid.iter().map(|row| texts(row).join("| ")).collect();
    let rule = vec!["---"; grid[0].len()].join("|");
    format!("{}\n{rule}\n{}\n", rows[0], rows[1..].join("\n"))
}

/// Markdown in a frame, a merged cell filled with empty ones right behind it; tall cells leave no trace.
fn framed(grid: &Grid) -> String {
    let width: usize = grid[0].iter().map(|cell| cell.columns).sum();
    let line = |row: &Vec<Cell>| {
        let cells = row.iter().map(|cell| format!("{}{}", cell.text, " |".repeat(cell.columns - 1)));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let empty = format!("|{}\n|{}", "  |".repeat(width), " --- |".repeat(width));
    format!("\n{empty}\n{}\n", lines(grid.iter().map(line)))
}

/// Markdown in which a merged cell is printed again in every place that it covers, with no empty line behind it.
fn repeated(grid: &Grid) -> String {
    let mut places: Vec<Vec<Option<&str>>> = vec![vec![None; 32]; grid.len()];
    for (y, row) in grid.iter().enumerate() {
        for cell in row {
            let x = places[y].iter().position(Option::is_none).unwrap();
            for line in places.iter_mut().skip(y).take(cell.rows) {
                line[x..x + cell.columns].fill(Some(&cell.text));
            }
        }
    }
    let rows = places.iter().map(|row| {
        let cells: Vec<&str> = row.iter().map_while(|place| *place).collect();
        format!("| {} |", cells.join(" | "))
    });
    let rows: Vec<String> = rows.collect();
    let rule = format!("|{}", "---|".repeat(rows[0].matches('|').count() - 1));
    format!("{}\n{rule}\n{}", rows[0], rows[1..].join("\n"))
}

/// Commas between the cells of a row.
fn commas(grid: &Grid) -> String {
    lines(grid.iter().map(|row| texts(row).join(",")))
}

/// Tabs between the cells of a row, one more for each place that a merged cell covers.
fn tabs(grid: &Grid) -> String {
    let line = |row: &Vec<Cell>| row.iter().map(|cell| format!("{}{}", cell.text, "\t".repeat(cell.columns))).collect();
    lines(grid.iter().map(line))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn report(write: Layout<'_>, blank: bool) -> Report {
    let [two, three, four] = grids(blank);
    let text = text_report(&write(&two), &write(&three), &write(&four));
    let mut reports = read(text.as_bytes(), &Limits::default()).reports;
    assert_eq!(reports.len(), 1);
    reports.pop().unwrap()
}

/// What is wrong with a report whose zeros may be blank; `may_be_unread` allows cells to be left unread.
fn wrong(report: &Report, blank: bool, may_be_unread: bool) -> Vec<String> {
    let is_right = |id: &CellId| {
        let cell = report.cell(*id);
        let printed = cell.map_or(Value::Unread, |cell| cell.value);
        report.decimal(*id) == Some(value(*id).into())
            || blank && value(*id) == 0 && printed == Value::Blank
            || may_be_unread && printed == Value::Unread
    };
    let ids = TableId::ALL.into_iter().flat_map(|table| report.expected_cells(table));
    ids.filter(|id| !is_right(id)).map(|id| format!("{id}: {:?}", report.cell(id).map(|cell| cell.value))).collect()
}

#[test]
fn every_layout_of_strokes_tabs_and_commas_is_read_with_zeros_and_with_blanks() {
    let layouts: [(&str, Layout<'_>); 9] = [
        ("closed rows", &closed_rows),
        ("opened rows", &opened_rows),
        ("closed cells", &closed_cells),
        ("strokes below", &strokes_below),
        ("frameless", &frameless),
        ("framed", &framed),
        ("repeated", &repeated),
        ("commas", &commas),
        ("tabs", &tabs),
    ];
    for (name, write) in layouts {
        for blank in [false, true] {
            let report = report(write, blank);
            assert_eq!(wrong(&report, blank, false), Vec::<String>::new(), "{name} {blank}: {}", problems(&report));
            assert_eq!(report.other_matters.as_ref().map(|text| text.text()).as_deref(), Some("无。"), "{name}");
        }
    }
}

#[test]
fn a_layout_that_loses_blanks_loses_cells_but_never_misreads_one() {
    let single_spaces = |grid: &Grid| lines(grid.iter().map(|row| texts(row).join(" ")));
    let cells = |grid: &Grid| lines(grid.iter().flatten().map(|cell| cell.text.clone()));
    let narrow = |grid: &Grid| {
        lines(grid.iter().map(|row| row.iter().map(|cell| format!("{:<6}", cell.text)).collect::<String>()))
    };
    let layouts: [Layout<'_>; 3] = [&single_spaces, &cells, &narrow];
    for write in layouts {
        let report = report(write, true);
        assert_eq!(wrong(&report, true, true), Vec::<String>::new());
        let [_, _, unread] = report.counts(TableId::Table3).unwrap();
        let told = report.problems.iter().any(|problem| problem.place.is_some());
        assert!(unread == 0 || told, "{unread} cells are unread and nothing says so");
    }
}

#[test]
fn a_report_on_a_single_line_is_read() {
    let cells = |grid: &Grid| lines(grid.iter().flatten().map(|cell| cell.text.clone()));
    let [two, three, four] = grids(false);
    for space in [" ", "\t"] {
        let text = text_report(&cells(&two), &cells(&three), &cells(&four)).replace('\n', space);
        let mut reports = read(text.as_bytes(), &Limits::default()).reports;
        let report = reports.pop().unwrap();
        assert_all(&report);
        assert_eq!((report.body.as_deref(), report.year), (Some("青石县水务局"), Some(2023)));
        let overview: Vec<String> = report.overview.values().map(|text| text.text()).collect();
        assert_eq!(overview[0], "全年公开信息120条。");
        assert_eq!(report.other_matters.map(|text| text.text()).as_deref(), Some("无。"));
    }
}

#[test]
fn a_spreadsheet_of_the_whole_report_is_read() {
    let [two, three, four] = grids(false);
    let rows = text_report(&commas(&two), &commas(&three), &commas(&four));
    let padded = |line: &str| format!("{line}{}", ",".repeat(15_usize.saturating_sub(line.matches(',').count())));
    let text = lines(rows.lines().map(padded));
    let mut reports = read(text.as_bytes(), &Limits::default()).reports;
    let report = reports.pop().unwrap();
    assert_all(&report);
    assert_eq!(report.title.as_deref(), Some("青石县水务局2023年政府信息公开工作年度报告"));
    assert_eq!(report.overview.len(), 5);
    assert_eq!(report.problems_and_improvements.map(|text| text.text()).as_deref(), Some("解读不够。"));
}

#[test]
fn a_last_number_wrapped_off_its_line_belongs_to_its_row() {
    let wrapped = |grid: &Grid| {
        let line = |row: &Vec<Cell>| match texts(row).split_last() {
            Some((last, first)) if first.len() == 7 && last.len() > 1 => format!("{}|\n{last}", first.join("| ")),
            _ => texts(row).join("| "),
        };
        let rows: Vec<String> = grid.iter().map(line).collect();
        format!("{}\n---|---\n{}\n", rows[0], rows[1..].join("\n"))
    };
    let report = report(&wrapped, false);
    assert_table(&report, TableId::Table3);
}

#[test]
fn a_text_in_columns_whose_rows_are_shifted_is_not_trusted() {
    // two labels side by side push a row one column aside, as where a writer lost the height of a cell
    let line = |row: Table3Row| {
        let values = row3(row).into_iter().map(|value| if value == "0" { String::new() } else { value });
        let group = if row.index().is_multiple_of(3) { "（三）不予公开      " } else { "" };
        format!("{group}{:　<34}{}", label3(row), values.map(|value| format!("{value:<6}")).collect::<String>())
    };
    let rows: Vec<String> = Table3Row::all().map(line).collect();
    let [two, _, four] = grids(false);
    let text = text_report(&commas(&two), &rows.join("\n"), &commas(&four));
    let report = read(text.as_bytes(), &Limits::default()).reports.remove(0);
    assert_eq!(wrong(&report, true, true), Vec::<String>::new());
}
