//! What an import of a ledger would do, as JSON: `gongkai.import-row/1` for each row that is not taken over, and
//! `gongkai.import/1` for the file.

use schemars::JsonSchema;
use serde::Serialize;

/// A row that is not taken over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.import-row/1", description = "台账里没有导入的一行，以及原因和改法")]
pub struct ImportRowShape<'p> {
    /// Always `gongkai.import-row/1`.
    #[schemars(extend("const" = "gongkai.import-row/1"))]
    pub schema: &'static str,
    /// The file.
    pub file: &'p str,
    /// The sheet, where the file has sheets.
    pub sheet: Option<&'p str>,
    /// The number of the row, from 1.
    pub row: u32,
    /// Its number in the ledger, where it has one.
    pub number: Option<&'p str>,
    /// `rejected`, or `already` where it is in the books.
    #[schemars(extend("enum" = ["rejected", "already"]))]
    pub state: &'static str,
    /// What is wrong with it.
    pub faults: Vec<ImportFaultShape<'p>>,
}

/// One thing that is wrong with a row.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportFault")]
pub struct ImportFaultShape<'p> {
    /// The letters of the column, as in `C`.
    pub column: Option<String>,
    /// The field, as the template calls it.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub reason: &'p str,
    /// What to write instead.
    pub mend: &'p str,
}

/// What an import of a file would do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.import/1", description = "台账导入的预览：各列的用途，接受、拒绝和已经在册的行数")]
pub struct ImportShape<'p> {
    /// Always `gongkai.import/1`.
    #[schemars(extend("const" = "gongkai.import/1"))]
    pub schema: &'static str,
    /// The file.
    pub file: &'p str,
    /// The kind of ledger.
    pub kind: &'static str,
    /// Whether everything can be imported.
    pub clean: bool,
    /// Rows that become records.
    pub accepted: usize,
    /// Rows that cannot be taken over.
    pub rejected: usize,
    /// Rows that are in the books already.
    pub already: usize,
    /// What the file could not be read of; with anything here nothing is imported.
    pub problems: &'p [String],
    /// What was made of each sheet.
    pub sheets: Vec<ImportSheetShape<'p>>,
}

/// What was made of a sheet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportSheet")]
pub struct ImportSheetShape<'p> {
    /// Its name, where the file has sheets.
    pub sheet: Option<&'p str>,
    /// The row of its head; `null` where it is no ledger of this kind and is left out.
    pub head_row: Option<u32>,
    /// Its columns, in order.
    pub columns: Vec<ImportColumnShape<'p>>,
    /// Identifiers of fields that every row needs and that it lacks.
    pub missing: Vec<&'static str>,
    /// What is taken for true for want of a column, by the identifier of the field.
    pub assumed: Vec<ImportAssumptionShape>,
    /// Rows that are no entries of the ledger.
    pub skipped: Vec<ImportSkippedShape>,
}

/// A column of a sheet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportColumn")]
pub struct ImportColumnShape<'p> {
    /// Its letters.
    pub column: String,
    /// Its head, as printed.
    pub head: &'p str,
    /// Identifier of the field it holds; `null` where it is left out.
    pub field: Option<&'static str>,
    /// `given`, `label`, `synonym` or `nearest`; `null` where it is left out.
    #[schemars(extend("enum" = ["given", "label", "synonym", "nearest", null]))]
    pub matched: Option<&'static str>,
}

/// What is taken for true for want of a column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportAssumption")]
pub struct ImportAssumptionShape {
    /// Identifier of the field.
    pub field: &'static str,
    /// What is taken for true.
    pub what: &'static str,
}

/// A row that is no entry.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ImportSkipped")]
pub struct ImportSkippedShape {
    /// The number of the row, from 1.
    pub row: u32,
    /// Why it is passed over.
    pub why: &'static str,
}
