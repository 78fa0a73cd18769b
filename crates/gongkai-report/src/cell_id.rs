//! The name of a cell: `table3.newly_received.total`.

use std::fmt;
use std::str::FromStr;

use crate::{FormVersion, Table2Cell, Table3Column, Table3Row, Table4Column, Table4Group};

/// One of the three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableId {
    /// Section 二, 主动公开政府信息情况.
    Table2,
    /// Section 三, 收到和处理政府信息公开申请情况.
    Table3,
    /// Section 四, 政府信息公开行政复议、行政诉讼情况.
    Table4,
}

impl TableId {
    /// All tables, in order.
    pub const ALL: [Self; 3] = [Self::Table2, Self::Table3, Self::Table4];

    /// Identifier in paths and in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Table2 => "table2",
            Self::Table3 => "table3",
            Self::Table4 => "table4",
        }
    }

    /// What a reader calls it: 表二.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Table2 => "表二",
            Self::Table3 => "表三",
            Self::Table4 => "表四",
        }
    }
}

/// The name of a cell, the same over all reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CellId {
    /// A cell of table 二.
    Table2(Table2Cell),
    /// A cell of table 三.
    Table3(Table3Row, Table3Column),
    /// A cell of table 四.
    Table4(Table4Group, Table4Column),
}

impl CellId {
    /// The table it stands in.
    #[must_use]
    pub fn table(self) -> TableId {
        match self {
            Self::Table2(_) => TableId::Table2,
            Self::Table3(..) => TableId::Table3,
            Self::Table4(..) => TableId::Table4,
        }
    }

    /// Whether the cell holds an amount of money, not a count.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Table2(cell) if cell.column.is_amount())
    }

    /// Place in its table, from 0; `None` if table 二 of that form has no such cell. Table 三 keeps the place
    /// of the two rows that the 2019 form lacks, since a report may print them all the same.
    #[must_use]
    pub fn index(self, form: FormVersion) -> Option<usize> {
        match self {
            Self::Table2(cell) => Table2Cell::all(form).position(|other| other == cell),
            Self::Table3(row, column) => Some(row.index() * Table3Column::COUNT + column.index()),
            Self::Table4(group, column) => Some(group.index() * Table4Column::ALL.len() + column.index()),
        }
    }

    /// What a reader calls it, for messages: `表三 › 一、本年新收政府信息公开申请数量 › 总计`.
    #[must_use]
    pub fn label(self, form: FormVersion) -> String {
        let table = self.table().label();
        match self {
            Self::Table2(cell) => format!("{table} › {} › {}", cell.row.label(form), cell.column.label()),
            Self::Table3(row, column) => format!("{table} › {} › {}", row.full_label(), column.label()),
            Self::Table4(group, column) => format!("{table} › {} › {}", group.label(), column.label()),
        }
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table2(cell) => write!(f, "table2.{}", cell.id()),
            Self::Table3(row, column) => write!(f, "table3.{}.{}", row.id(), column.id()),
            Self::Table4(group, column) => write!(f, "table4.{}.{}", group.id(), column.id()),
        }
    }
}

/// A text that names no cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCell(pub String);

impl fmt::Display for UnknownCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "没有名为“{}”的单元格；单元格名的写法如 table3.newly_received.total、table4.reconsideration.upheld",
            self.0
        )
    }
}

impl std::error::Error for UnknownCell {}

impl FromStr for CellId {
    type Err = UnknownCell;

    fn from_str(text: &str) -> Result<Self, UnknownCell> {
        let unknown = || UnknownCell(text.to_owned());
        let (table, rest) = text.split_once('.').ok_or_else(unknown)?;
        let found = match table {
            "table2" => [FormVersion::F2021, FormVersion::F2019]
                .into_iter()
                .flat_map(Table2Cell::all)
                .find(|cell| cell.id() == rest)
                .map(Self::Table2),
            "table3" => rest
                .rsplit_once('.')
                .and_then(|(row, column)| Some(Self::Table3(Table3Row::from_id(row)?, Table3Column::from_id(column)?))),
            "table4" => rest.split_once('.').and_then(|(group, column)| {
                Some(Self::Table4(Table4Group::from_id(group)?, Table4Column::from_id(column)?))
            }),
            _ => None,
        };
        found.ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_both_forms_has_one_name_and_one_place() {
        for form in [FormVersion::F2019, FormVersion::F2021] {
            for table in TableId::ALL {
                let mut places: Vec<usize> = Vec::new();
                for cell in form.table_cells(table) {
                    assert_eq!(cell.to_string().parse(), Ok(cell));
                    places.push(cell.index(form).unwrap());
                }
                assert!(places.is_sorted());
                places.dedup();
                assert_eq!(places.len(), form.table_cells(table).count());
            }
        }
    }

    #[test]
    fn a_name_that_is_none_is_refused_with_an_example() {
        let error = "table3.granted".parse::<CellId>().unwrap_err();
        assert!(error.to_string().contains("table3.newly_received.total"));
    }
}
