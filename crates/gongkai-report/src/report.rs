//! A published annual report, as far as it could be read.

use std::collections::BTreeMap;

use gongkai_document::{Link, Origin};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Cell, CellId, FormVersion, Head, Narrative, Place, Section, TableId, Value};

/// The cells of one table that was found in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    cells: Vec<Cell>,
}

impl Table {
    /// A table of a form with every cell still unread.
    #[must_use]
    pub fn unread(table: TableId, form: FormVersion) -> Self {
        let size = form.table_cells(table).filter_map(|cell| cell.index(form)).max().map_or(0, |last| last + 1);
        Self { cells: vec![Cell::UNREAD; size] }
    }
}

/// How a table is carried in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableCarrier {
    /// A real table of the format.
    Real,
    /// Text whose columns are aligned or separated by tabs.
    Text,
    /// A picture: nothing in it can be read.
    Picture,
}

/// A published annual report, as far as it could be read. Everything in it is what the source says; nothing
/// is mended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The body that reports.
    pub body: Option<String>,
    /// The data year.
    pub year: Option<i16>,
    /// The form that table 二 (or, without it, table 三 and the year) follows; `None`: no such report.
    pub form: Option<FormVersion>,
    /// The title, as printed.
    pub title: Option<String>,
    /// Day of publication, where the page or the text tells it.
    pub published: Option<Date>,
    /// First and last day of the figures, as the opening paragraph states them.
    pub period: Option<(Date, Date)>,
    /// The text between the title and section 一.
    pub opening: Narrative,
    /// The text of section 一 before its first head.
    pub overview_lead: Narrative,
    /// The five heads of section 一, as far as they are there.
    pub overview: BTreeMap<Head, Narrative>,
    /// Section 五.
    pub problems_and_improvements: Option<Narrative>,
    /// Section 六.
    pub other_matters: Option<Narrative>,
    /// Signature and date at the end.
    pub signature: Option<Signature>,
    /// The three tables; `None` where a table was not found.
    pub table2: Option<Table>,
    /// See [`Self::table2`].
    pub table3: Option<Table>,
    /// See [`Self::table2`].
    pub table4: Option<Table>,
    /// Whether table 三 prints 其他处理 as one row, which is then read as 其他.
    pub single_other_disposal: bool,
    /// What the source looks like beyond what it says.
    pub faults: Faults,
    /// What could not be read, and where.
    pub problems: Vec<Problem>,
}

/// The look of the source: headings, labels, shapes. Not part of the value of a report, but what several
/// rules speak of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// The headings of the six sections and five heads as found, in order of the source.
    pub headings: Vec<HeadingFound>,
    /// Labels that differ from the form's.
    pub labels: Vec<LabelFound>,
    /// Rows with more or fewer values than columns.
    pub row_widths: Vec<RowWidth>,
    /// Rows that the form does not have.
    pub extra_rows: Vec<ExtraRow>,
    /// How each table is carried.
    pub carriers: BTreeMap<TableId, TableCarrier>,
    /// Links of the page.
    pub links: Vec<Link>,
    /// The column of the website that the page stands in, outermost first, where the page tells it.
    pub column_path: Vec<String>,
    /// Statements of the page about itself: name and value.
    pub meta: Vec<(String, String)>,
    /// Text that a reader of the page cannot see.
    pub hidden_text: Vec<String>,
    /// Text after section 六 that is neither signature nor date, and text between tables.
    pub stray: Vec<String>,
}

/// A heading as found.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingFound {
    /// The part it opens.
    pub section: Section,
    /// As printed.
    pub text: String,
    /// Its level where the format marks it as a heading.
    pub level: Option<u8>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A label of a row or column that differs from the form's.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelFound {
    /// The table.
    pub table: TableId,
    /// As printed.
    pub printed: String,
    /// The form's label it was taken for.
    pub expected: String,
    /// Whether it is a known variant; else it was taken for the nearest unambiguous label.
    pub known_variant: bool,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A row with more or fewer values than columns.
#[derive(Clone, Debug, PartialEq)]
pub struct RowWidth {
    /// The table.
    pub table: TableId,
    /// The first cell of the row.
    pub row: CellId,
    /// Number of columns of the form.
    pub expected: usize,
    /// The values found, as printed.
    pub values: Vec<String>,
    /// Where the row stands.
    pub origin: Option<Origin>,
}

/// A row that the form does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtraRow {
    /// The table.
    pub table: TableId,
    /// Its label, as printed.
    pub label: String,
    /// Its values, as printed.
    pub values: Vec<String>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// Signature and date at the end of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// The body, as printed.
    pub body: Option<String>,
    /// The date.
    pub date: Option<Date>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// What kind of problem the reader met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// The source is no annual report of either form.
    NotAReport,
    /// A table or a section was not found.
    Missing,
    /// A row was not found, or its values could not be placed.
    UnreadRow,
    /// A cell holds something that is no number.
    UnreadableCell,
    /// A row has more or fewer values than columns.
    RowWidth,
    /// A label was taken for the nearest one, or fits none.
    Label,
    /// A limit on size, nesting or work was reached; what lies beyond was not read.
    Limit,
    /// The bytes are damaged or in an encoding that could not be told.
    Encoding,
    /// Anything else.
    Other,
}

/// Something that could not be read, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// The place in the report; `None`: the file as a whole.
    pub place: Option<Place>,
    /// What is wrong, in Chinese, for a person.
    pub what: String,
    /// Where in the source.
    pub origin: Option<Origin>,
}

impl Report {
    /// One table, if it was found.
    #[must_use]
    pub fn table(&self, table: TableId) -> Option<&Table> {
        match table {
            TableId::Table2 => self.table2.as_ref(),
            TableId::Table3 => self.table3.as_ref(),
            TableId::Table4 => self.table4.as_ref(),
        }
    }

    fn table_mut(&mut self, table: TableId) -> &mut Option<Table> {
        match table {
            TableId::Table2 => &mut self.table2,
            TableId::Table3 => &mut self.table3,
            TableId::Table4 => &mut self.table4,
        }
    }

    /// The form for reading cells: the report's own, else that of its year, else the current one.
    #[must_use]
    pub fn form_or_default(&self) -> FormVersion {
        self.form.or_else(|| self.year.and_then(FormVersion::for_year)).unwrap_or(FormVersion::F2021)
    }

    /// The cells that this report is expected to have, in the order of print. Where 其他处理 is a single row,
    /// the other two are not expected; where a later report prints all three, they are, whatever the form.
    pub fn expected_cells(&self, table: TableId) -> impl Iterator<Item = CellId> + use<> {
        let single = self.single_other_disposal;
        let form = self.form_or_default();
        let layout = if table == TableId::Table3 { FormVersion::F2021 } else { form };
        layout.table_cells(table).filter(move |cell| match cell {
            CellId::Table3(row, _) => !single || FormVersion::F2019.has_row(*row),
            _ => true,
        })
    }

    /// A cell; `None` where its table was not found or the report is not expected to have it.
    #[must_use]
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        if let CellId::Table3(row, _) = id
            && self.single_other_disposal
            && !FormVersion::F2019.has_row(row)
        {
            return None;
        }
        self.table(id.table())?.cells.get(id.index(self.form_or_default())?)
    }

    /// Sets a cell, opening its table if need be. A cell that the form does not have is left alone.
    pub fn set(&mut self, id: CellId, cell: Cell) {
        let form = self.form_or_default();
        let Some(index) = id.index(form) else { return };
        let table = self.table_mut(id.table()).get_or_insert_with(|| Table::unread(id.table(), form));
        if let Some(slot) = table.cells.get_mut(index) {
            *slot = cell;
        }
    }

    /// The count that a cell holds.
    #[must_use]
    pub fn count(&self, id: CellId) -> Option<i64> {
        self.cell(id)?.count()
    }

    /// The number that a cell holds, count or amount.
    #[must_use]
    pub fn decimal(&self, id: CellId) -> Option<Decimal> {
        self.cell(id)?.decimal()
    }

    /// Whether any cell of a table holds a number; stops at the first.
    #[must_use]
    pub fn has_numbers(&self, table: TableId) -> bool {
        self.table(table).is_some_and(|table| table.cells.iter().any(|cell| cell.decimal().is_some()))
    }

    /// How many cells of a table hold a number, are empty (blank or dash), and could not be read.
    #[must_use]
    pub fn counts(&self, table: TableId) -> Option<[usize; 3]> {
        self.table(table)?;
        let mut counts = [0; 3];
        for id in self.expected_cells(table) {
            let place = match self.cell(id).map(|cell| cell.value) {
                Some(Value::Number(_) | Value::Amount(_)) => 0,
                Some(Value::Blank | Value::Dash) => 1,
                Some(Value::Unreadable | Value::Unread) | None => 2,
            };
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        Some(counts)
    }

    /// The running text of a part; `None` where the part was not found or is a table.
    #[must_use]
    pub fn narrative(&self, section: Section) -> Option<&Narrative> {
        match section {
            Section::Period => Some(&self.opening),
            Section::Overview => Some(&self.overview_lead),
            Section::OverviewHead(head) => self.overview.get(&head),
            Section::ProblemsAndImprovements => self.problems_and_improvements.as_ref(),
            Section::OtherMatters => self.other_matters.as_ref(),
            Section::Title | Section::Table2 | Section::Table3 | Section::Table4 | Section::Signature => None,
        }
    }

    /// All running text, part by part, in order.
    pub fn narratives(&self) -> impl Iterator<Item = (Section, &Narrative)> {
        [Section::Period, Section::Overview]
            .into_iter()
            .chain(Head::ALL.into_iter().map(Section::OverviewHead))
            .chain([Section::ProblemsAndImprovements, Section::OtherMatters])
            .filter_map(|section| Some((section, self.narrative(section)?)))
    }
}
