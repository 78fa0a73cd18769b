//! The two official forms of the annual report.

use gongkai_law::outcome::Outcome;

use crate::{CellId, Table2Cell, Table3Column, Table3Row, Table4Column, Table4Group, TableId};

/// A version of the official form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormVersion {
    /// 国办公开办函〔2019〕60号 (试行): data years 2019 and 2020, and some later reports that still use it.
    F2019,
    /// 国办公开办函〔2021〕30号: data years from 2021.
    F2021,
}

impl FormVersion {
    /// Identifier in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::F2019 => "2019",
            Self::F2021 => "2021",
        }
    }

    /// The form of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::F2019, Self::F2021].into_iter().find(|form| form.id() == id)
    }

    /// The form prescribed for a data year; `None` before 2019, when reports had no common form.
    #[must_use]
    pub fn for_year(year: i16) -> Option<Self> {
        match year {
            ..2019 => None,
            2019..=2020 => Some(Self::F2019),
            2021.. => Some(Self::F2021),
        }
    }

    /// Whether this form has that row of table 三: the 2019 form has a single row 其他处理, read as 其他.
    #[must_use]
    pub fn has_row(self, row: Table3Row) -> bool {
        use gongkai_law::outcome::OtherDisposal as O;
        self == Self::F2021
            || !matches!(row, Table3Row::Disposed(Outcome::OtherDisposal(O::SupplementNotMade | O::FeeNotPaid)))
    }

    /// All cells of the form, table by table, in the order of print.
    pub fn cells(self) -> impl Iterator<Item = CellId> {
        self.table_cells(TableId::Table2)
            .chain(self.table_cells(TableId::Table3))
            .chain(self.table_cells(TableId::Table4))
    }

    /// The cells of one table of the form, in the order of print.
    pub fn table_cells(self, table: TableId) -> Box<dyn Iterator<Item = CellId>> {
        match table {
            TableId::Table2 => Box::new(Table2Cell::all(self).map(CellId::Table2)),
            TableId::Table3 => Box::new(
                Table3Row::all()
                    .filter(move |row| self.has_row(*row))
                    .flat_map(|row| Table3Column::all().map(move |column| CellId::Table3(row, column))),
            ),
            TableId::Table4 => Box::new(
                Table4Group::ALL
                    .into_iter()
                    .flat_map(|group| Table4Column::ALL.into_iter().map(move |column| CellId::Table4(group, column))),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_2021_form_has_two_hundred_cells() {
        assert_eq!(FormVersion::F2021.table_cells(TableId::Table2).count(), 10);
        assert_eq!(FormVersion::F2021.table_cells(TableId::Table3).count(), 175);
        assert_eq!(FormVersion::F2021.table_cells(TableId::Table4).count(), 15);
        assert_eq!(FormVersion::F2021.cells().count(), 200);
    }

    #[test]
    fn the_2019_form_has_a_procurement_block_and_one_row_of_other_disposal() {
        assert_eq!(FormVersion::F2019.table_cells(TableId::Table2).count(), 22);
        assert_eq!(FormVersion::F2019.table_cells(TableId::Table3).count(), 161);
    }

    #[test]
    fn the_form_follows_the_data_year() {
        let forms = [2018, 2019, 2020, 2021, 2025].map(FormVersion::for_year);
        use FormVersion::{F2019, F2021};
        assert_eq!(forms, [None, Some(F2019), Some(F2019), Some(F2021), Some(F2021)]);
    }
}
