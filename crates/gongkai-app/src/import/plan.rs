//! What an import would do: every row accepted, rejected or known already, and what was understood of it.

use std::collections::BTreeMap;

use gongkai_case::Sealed;
use sha2::{Digest, Sha256};

use super::columns::{Columns, Given, given};
use super::fault::{Fault, ImportError, RejectedRow};
use super::field::Field;
use super::kind::{Ledger, LedgerKind, Maker, Record, number_key};
use super::line::Line;
use super::sheet::{Place, Row, Sheet};
use crate::port::StreamId;
use crate::record::{Act, Confided, Seal};

/// So many rows are shown as they were understood.
const SHOWN: usize = 5;

/// Sheets of the template that explain it.
pub(super) const EXPLANATIONS: [&str; 2] = ["填写说明", "选项"];

/// A row whose number begins so is an example of the template.
pub(super) const EXAMPLE: &str = "示例";

/// Rows that only add up.
const SUMS: [&str; 4] = ["合计", "总计", "小计", "合 计"];

/// A row as it was understood: labels of fields with what stands in them; what is personal is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Where it stands.
    pub place: Place,
    /// Label and value.
    pub values: Vec<(&'static str, String)>,
}

/// What was made of one sheet.
#[derive(Clone, Debug)]
pub struct SheetPreview {
    /// Its name.
    pub name: Option<String>,
    /// Its head; none where it is no ledger of this kind, and so is left out.
    pub columns: Option<Columns>,
    /// Columns that every row needs and that it lacks.
    pub missing: Vec<&'static Field>,
    /// What is taken for true, for want of a column.
    pub assumed: Vec<(&'static Field, &'static str)>,
    /// Rows that are no entries of the ledger: sums, remarks, examples.
    pub skipped: Vec<(Place, &'static str)>,
    /// The first rows as they were understood.
    pub first: Vec<Understood>,
}

/// A row that becomes a record.
#[derive(Clone, Debug)]
pub struct AcceptedRow {
    /// Where it stands.
    pub place: Place,
    /// Its number in the ledger.
    pub number: String,
    /// The same for the same number of the same kind, whatever else the row says: the key of the command.
    pub key: String,
    /// What the row says, for telling whether a repeated command is the same. Holds personal data in the clear.
    pub content: Content,
    sheet: usize,
    record: Record,
}

/// The words of a row, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(Vec<u8>);

impl Content {
    /// The words, to be hashed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

/// A row that is in the books already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRow {
    /// Where it stands.
    pub place: Place,
    /// Its number.
    pub number: String,
    /// The record in the books.
    pub id: String,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The kind of ledger.
    pub kind: LedgerKind,
    /// What was made of each sheet.
    pub sheets: Vec<SheetPreview>,
    /// Rows that become records.
    pub accepted: Vec<AcceptedRow>,
    /// Rows that cannot be taken over.
    pub rejected: Vec<RejectedRow>,
    /// Rows that are in the books already.
    pub already: Vec<KnownRow>,
}

/// Reads the sheets of a ledger and says what an import would do. Nothing is sealed and no name is given out yet.
///
/// # Errors
/// If no sheet has the head of such a ledger, or a mapping names what does not exist.
pub fn check(ledger: &Ledger<'_>, sheets: &[Sheet]) -> Result<Plan, ImportError> {
    let given = given(ledger.kind, ledger.mappings)?;
    let mut plan =
        Plan { kind: ledger.kind, sheets: Vec::new(), accepted: Vec::new(), rejected: Vec::new(), already: Vec::new() };
    for sheet in sheets {
        plan.read(ledger, sheet, &given)?;
    }
    let found: Vec<&Columns> = plan.sheets.iter().filter_map(|sheet| sheet.columns.as_ref()).collect();
    if found.is_empty() {
        let needed = ledger.kind.fields().iter().filter(|field| field.required).map(|field| field.label);
        let needed = needed.collect::<Vec<_>>().join("、");
        return Err(ImportError::NoHeader { kind: ledger.kind.label(), needed });
    }
    let used = |name: &str| {
        found.iter().flat_map(|columns| &columns.columns).any(|column| super::columns::label_key(&column.head) == name)
    };
    if let Some((name, _)) = given.iter().find(|(name, _)| !used(name)) {
        return Err(ImportError::NoSuchColumn(name.clone()));
    }
    plan.decide(ledger);
    Ok(plan)
}

impl Plan {
    /// Whether everything can be imported.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.rejected.is_empty() && self.missing().next().is_none()
    }

    /// Columns that are missing, over all sheets.
    pub fn missing(&self) -> impl Iterator<Item = &'static Field> {
        self.sheets.iter().flat_map(|sheet| sheet.missing.iter().copied())
    }

    /// The acts that the accepted rows become, each row one act, in the order of the file.
    ///
    /// All or nothing: a report counts what is recorded, so a ledger that is taken over in part would give a wrong
    /// number without anybody seeing it. A mended file can be imported again, since what is in the books is known.
    ///
    /// # Errors
    /// If a row is rejected or a column missing.
    pub fn acts(
        &self,
        ledger: &Ledger<'_>,
        seal: &mut Seal<'_>,
        id: &mut dyn FnMut() -> String,
    ) -> Result<Vec<Act>, ImportError> {
        if !self.is_clean() {
            return Err(ImportError::NotClean { rejected: self.rejected.len(), missing: self.missing().count() });
        }
        let made: BTreeMap<String, String> = self.accepted.iter().map(|row| (number_key(&row.number), id())).collect();
        let mut acts = Vec::with_capacity(self.accepted.len());
        for row in &self.accepted {
            let undecided = |fault| ImportError::Undecided { place: row.place.clone(), fault };
            let columns = self.columns(row.sheet).ok_or_else(|| undecided(no_such_sheet()))?;
            let name = made.get(&number_key(&row.number)).map_or("", String::as_str);
            let mut maker = Maker { seal: &mut *seal, case: name, id: &mut *id, made: &made };
            let entries = row.record.entries(ledger, columns, &mut maker).map_err(undecided)?;
            let stream = StreamId::new(ledger.kind.record().id(), name)
                .map_err(|error| undecided(Fault::of_row(error.to_string(), "")))?;
            acts.push(Act { recorded: ledger.today, stream, actor: ledger.actor(), entries });
        }
        Ok(acts)
    }

    fn columns(&self, sheet: usize) -> Option<&Columns> {
        self.sheets.get(sheet)?.columns.as_ref()
    }

    /// Reads the rows of a sheet.
    fn read(&mut self, ledger: &Ledger<'_>, sheet: &Sheet, given: &[Given]) -> Result<(), ImportError> {
        let explains = sheet.name.as_deref().is_some_and(|name| EXPLANATIONS.contains(&name));
        let columns = if explains { None } else { Columns::find(sheet, ledger.kind, given)? };
        let mut preview = SheetPreview {
            name: sheet.name.clone(),
            columns: None,
            missing: Vec::new(),
            assumed: Vec::new(),
            skipped: Vec::new(),
            first: Vec::new(),
        };
        if let Some(columns) = columns {
            preview.missing = columns.missing(ledger.kind).collect();
            let unsaid = ledger.kind.fields().iter().filter(|field| columns.of_field(field.id).is_none());
            let told = |field: &'static Field| columns.told_by_heads(field).or(field.assumed);
            preview.assumed = unsaid.filter_map(|field| Some((field, told(field)?))).collect();
            if preview.missing.is_empty() {
                let rows = sheet.rows.iter().filter(|row| row.number > columns.row);
                rows.for_each(|row| self.read_row(ledger, sheet, &columns, row, &mut preview));
            }
            preview.columns = Some(columns);
        }
        self.sheets.push(preview);
        Ok(())
    }

    fn read_row(
        &mut self,
        ledger: &Ledger<'_>,
        sheet: &Sheet,
        columns: &Columns,
        row: &Row,
        preview: &mut SheetPreview,
    ) {
        let place = sheet.place(row.number);
        let number = columns.of_field(ledger.kind.number_field()).and_then(|at| row.cells.get(&at));
        if let Some(why) = no_entry(columns, row, number) {
            return preview.skipped.push((place, why));
        }
        if let Some((number, id)) =
            number.and_then(|number| Some((number, ledger.books.find(ledger.kind.record(), number)?)))
        {
            let (number, id) = (number.clone(), id.to_owned());
            return self.already.push(KnownRow { place, number, id });
        }
        let mut line = Line::new(ledger.kind, columns, row);
        let record = Record::read(&mut line, ledger);
        let (faults, values) = line.ends();
        if preview.first.len() < SHOWN {
            preview.first.push(Understood { place: place.clone(), values });
        }
        match record.filter(|_| faults.is_empty()) {
            Some(record) => {
                let number = record.number().to_owned();
                let key = key(ledger.kind, &number);
                let sheet = self.sheets.len();
                self.accepted.push(AcceptedRow { place, number, key, content: content(columns, row), sheet, record });
            }
            None => self.rejected.push(RejectedRow { place, number: number.cloned(), faults }),
        }
    }

    /// Rejects what stands twice, and what cannot have happened.
    fn decide(&mut self, ledger: &Ledger<'_>) {
        let mut made: BTreeMap<String, String> = BTreeMap::new();
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        let mut single = Vec::with_capacity(self.accepted.len());
        for row in std::mem::take(&mut self.accepted) {
            let number = number_key(&row.number);
            match places.get(&number) {
                Some(first) => {
                    let reason = format!("编号“{}”与{first}重复", row.number);
                    self.reject(ledger, row, reason, "请改正编号，或者删去重复的一行");
                }
                None => {
                    places.insert(number.clone(), row.place.clone());
                    made.insert(number, "0".to_owned());
                    single.push(row);
                }
            }
        }
        for row in single {
            let mut seal = |_: Confided<'_>| Ok(Sealed::default());
            let mut id = || "0".to_owned();
            let mut maker = Maker { seal: &mut seal, case: "0", id: &mut id, made: &made };
            let decided = match self.columns(row.sheet) {
                Some(columns) => row.record.entries(ledger, columns, &mut maker),
                None => Err(no_such_sheet()),
            };
            match decided {
                Ok(_) => self.accepted.push(row),
                Err(fault) => {
                    let AcceptedRow { place, number, .. } = row;
                    self.rejected.push(RejectedRow { place, number: Some(number), faults: vec![fault] });
                }
            }
        }
        let order: BTreeMap<&Option<String>, usize> =
            self.sheets.iter().zip(0..).map(|(sheet, at)| (&sheet.name, at)).collect();
        self.rejected.sort_by_key(|row| (order.get(&row.place.sheet).copied(), row.place.row));
    }

    fn reject(&mut self, ledger: &Ledger<'_>, row: AcceptedRow, reason: String, mend: &str) {
        let column = self.columns(row.sheet).and_then(|columns| columns.of_field(ledger.kind.number_field()));
        let field = ledger.kind.fields().first().map(|field| field.label);
        let faults = vec![Fault { column, field, reason, mend: mend.to_owned() }];
        self.rejected.push(RejectedRow { place: row.place, number: Some(row.number), faults });
    }
}

/// Why a row is no entry of the ledger.
fn no_entry(columns: &Columns, row: &Row, number: Option<&String>) -> Option<&'static str> {
    let known = |at: &u32| columns.columns.iter().any(|column| column.at == *at);
    let inside: Vec<&String> = row.cells.iter().filter(|(at, _)| known(at)).map(|(_, text)| text).collect();
    let first = row.cells.values().next().map_or("", String::as_str);
    if number.is_some_and(|number| number.starts_with(EXAMPLE)) {
        return Some("示例行");
    }
    if SUMS.iter().any(|sum| first.starts_with(sum)) || number.is_some_and(|number| SUMS.contains(&number.as_str())) {
        return Some("合计行");
    }
    match inside.len() {
        0 => Some("表头以外的文字"),
        1 if number.is_none() => Some("只有一格有内容，不是一条记录"),
        _ => None,
    }
}

fn no_such_sheet() -> Fault {
    Fault::of_row("工作表已经变动", "请重新导入")
}

/// The key of a row: the same for the same number of the same kind.
fn key(kind: LedgerKind, number: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.id());
    hash.update([0]);
    hash.update(number_key(number));
    let digest = hash.finalize();
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{hex}", kind.id())
}

/// What a row says in the columns that are used, without regard to their order.
fn content(columns: &Columns, row: &Row) -> Content {
    let mut lines: Vec<String> = Vec::new();
    for column in &columns.columns {
        if let super::columns::Use::Field(field, _) = column.used
            && let Some(text) = row.cells.get(&column.at)
        {
            lines.push(format!("{}={text}", field.id));
        }
    }
    lines.sort();
    Content(lines.join("\n").into_bytes())
}
