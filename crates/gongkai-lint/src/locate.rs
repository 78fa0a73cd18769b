//! Where a finding stands in the source, for rules that did not say it themselves.

use gongkai_report::{CellId, Place, Report, Section, Table2Cell, Table3Column, Table4Column, TableId};

use crate::{Finding, say};

/// Gives a finding the printed row, or the heading, of its first place, and where that stands.
pub(crate) fn locate(finding: &mut Finding, report: &Report) {
    if finding.snippet.is_some() {
        return;
    }
    let found = match finding.places.first() {
        Some(Place::Cell(id)) => {
            finding.origin = report.cell(*id).and_then(|cell| cell.origin.clone());
            row_of(report, *id)
        }
        Some(Place::Section(section)) => {
            let heading = report.faults.headings.iter().find(|heading| heading.section == *section);
            finding.origin = match (section, heading, &report.signature) {
                (Section::Signature, _, Some(signature)) => signature.origin.clone(),
                (_, Some(heading), _) => heading.origin.clone(),
                _ => None,
            };
            heading.map(|heading| heading.text.trim().to_owned())
        }
        None => None,
    };
    finding.snippet = found;
}

/// The row of a cell as printed, the cell itself in brackets: `本年新收 │ 25 0 0 0 0 0【26】`.
fn row_of(report: &Report, id: CellId) -> Option<String> {
    report.table(id.table())?;
    let form = report.form_or_default();
    let (label, cells): (String, Vec<CellId>) = match id {
        CellId::Table2(Table2Cell { row, .. }) => {
            let cells = report.expected_cells(TableId::Table2);
            let same = |other: &CellId| matches!(other, CellId::Table2(cell) if cell.row == row);
            (row.label(form).to_owned(), cells.filter(same).collect())
        }
        CellId::Table3(row, _) => {
            (say::row(row), Table3Column::all().map(|column| CellId::Table3(row, column)).collect())
        }
        CellId::Table4(group, _) => {
            (say::group(group), Table4Column::ALL.into_iter().map(|column| CellId::Table4(group, column)).collect())
        }
    };
    let values: Vec<String> = cells
        .iter()
        .map(|cell| match say::printed(report, *cell) {
            printed if *cell == id => format!("【{printed}】"),
            printed if report.cell(*cell).is_some_and(|cell| cell.printed().is_empty()) => {
                printed.replace("（空白）", "□")
            }
            printed => printed,
        })
        .collect();
    Some(format!("{label} │ {}", values.join(" ")))
}
