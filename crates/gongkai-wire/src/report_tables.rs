//! The three tables in JSON: rows and columns come from the form, so that no label or order is written twice.

use std::borrow::Cow;

use gongkai_report::{
    Cell, CellId, FormVersion, Mark, Report, Table2Cell, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group,
    Value,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, json};

use crate::common::Shown;

/// What a cell is in JSON: an integer, a decimal in a string, or null.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Cell")]
pub(crate) enum CellShape {
    Count(i64),
    Amount(Shown<Decimal>),
    Null,
}

impl CellShape {
    pub(crate) fn of(id: CellId, cell: Option<&Cell>) -> Self {
        match (cell.map(|cell| cell.value), id.is_amount()) {
            (Some(Value::Number(number)), false) => Self::Count(number),
            (Some(Value::Number(number)), true) => Self::Amount(Shown(Decimal::from(number))),
            (Some(Value::Amount(amount)), true) => Self::Amount(Shown(amount)),
            (Some(Value::Amount(amount)), false) => whole(amount).map_or(Self::Null, Self::Count),
            (Some(Value::Blank | Value::Dash | Value::Unreadable | Value::Unread) | None, _) => Self::Null,
        }
    }
}

/// The mark of a cell that is null in JSON. A fraction in a count is such a cell: it is no count.
pub(crate) fn mark(id: CellId, cell: &Cell) -> Option<Mark> {
    match CellShape::of(id, Some(cell)) {
        CellShape::Null => Some(cell.value.mark().unwrap_or(Mark::Unreadable)),
        CellShape::Count(_) | CellShape::Amount(_) => None,
    }
}

fn whole(amount: Decimal) -> Option<i64> {
    amount.is_integer().then(|| amount.to_i64())?
}

/// Table 二 of a report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table2Shape<'r>(pub(crate) &'r Report);

impl Serialize for Table2Shape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.form_or_default();
        let mut map = serializer.serialize_map(None)?;
        for row in Table2Row::ALL {
            match row.columns(form) {
                [] => {}
                [column] if column.id().is_none() => {
                    let cell = Table2Cell { row, column: *column };
                    let id = CellId::Table2(cell);
                    map.serialize_entry(&cell.id(), &CellShape::of(id, self.0.cell(id)))?;
                }
                _ => map.serialize_entry(row.id(), &Table2RowShape { report: self.0, form, row })?,
            }
        }
        map.end()
    }
}

struct Table2RowShape<'r> {
    report: &'r Report,
    form: FormVersion,
    row: Table2Row,
}

impl Serialize for Table2RowShape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in self.row.columns(self.form) {
            let id = CellId::Table2(Table2Cell { row: self.row, column: *column });
            map.serialize_entry(column.id().unwrap_or_default(), &CellShape::of(id, self.report.cell(id)))?;
        }
        map.end()
    }
}

/// Table 三 of a report: a row the report is not expected to have is null.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table3Shape<'r>(pub(crate) &'r Report);

impl Serialize for Table3Shape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Table3Row::COUNT))?;
        for row in Table3Row::all() {
            let expected = !self.0.single_other_disposal || FormVersion::F2019.has_row(row);
            let cells = expected.then(|| {
                let mut line = [CellShape::Null; Table3Column::COUNT];
                for (slot, column) in line.iter_mut().zip(Table3Column::all()) {
                    let id = CellId::Table3(row, column);
                    *slot = CellShape::of(id, self.0.cell(id));
                }
                line
            });
            map.serialize_entry(row.id(), &cells)?;
        }
        map.end()
    }
}

/// Table 四 of a report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table4Shape<'r>(pub(crate) &'r Report);

impl Serialize for Table4Shape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Table4Group::ALL.len()))?;
        for group in Table4Group::ALL {
            let cells = Table4Column::ALL.map(|column| {
                let id = CellId::Table4(group, column);
                CellShape::of(id, self.0.cell(id))
            });
            map.serialize_entry(group.id(), &cells)?;
        }
        map.end()
    }
}

/// An object schema with exactly these required properties known; others are tolerated.
fn object(properties: Map<String, serde_json::Value>) -> serde_json::Value {
    let required: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn cell_schema(id: CellId) -> serde_json::Value {
    if id.is_amount() {
        json!({ "type": ["string", "null"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$" })
    } else {
        json!({ "type": ["integer", "null"] })
    }
}

fn table2_schema(form: FormVersion) -> serde_json::Value {
    let mut rows = Map::new();
    for row in Table2Row::ALL {
        let mut columns = Map::new();
        for column in row.columns(form) {
            let cell = Table2Cell { row, column: *column };
            let schema = cell_schema(CellId::Table2(cell));
            match column.id() {
                Some(column) => columns.insert(column.to_owned(), schema),
                None => rows.insert(cell.id(), schema),
            };
        }
        if !columns.is_empty() {
            rows.insert(row.id().to_owned(), object(columns));
        }
    }
    object(rows)
}

fn counts(length: usize, nullable: bool) -> serde_json::Value {
    let kinds = if nullable { json!(["array", "null"]) } else { json!("array") };
    json!({ "type": kinds, "items": { "type": ["integer", "null"] }, "minItems": length, "maxItems": length })
}

impl JsonSchema for Table2Shape<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Table2".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "表二。2021 年格式与 2019 年格式各有各的行列；金额为字符串中的十进制数。",
            "anyOf": [table2_schema(FormVersion::F2021), table2_schema(FormVersion::F2019)],
        })
    }
}

impl JsonSchema for Table3Shape<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Table3".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let columns: Vec<&str> = Table3Column::all().map(Table3Column::id).collect();
        let rows = Table3Row::all().map(|row| {
            let optional = !FormVersion::F2019.has_row(row);
            (row.id().to_owned(), counts(Table3Column::COUNT, optional))
        });
        let mut schema = object(rows.collect());
        if let Some(map) = schema.as_object_mut() {
            map.insert("description".into(), format!("表三。每行七列：{}。", columns.join("、")).into());
        }
        Schema::try_from(schema).unwrap_or_default()
    }
}

impl JsonSchema for Table4Shape<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Table4".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let columns = Table4Column::ALL.map(Table4Column::id);
        let groups = Table4Group::ALL.map(|group| (group.id().to_owned(), counts(Table4Column::ALL.len(), false)));
        let mut schema = object(groups.into_iter().collect());
        if let Some(map) = schema.as_object_mut() {
            map.insert("description".into(), format!("表四。每组五列：{}。", columns.join("、")).into());
        }
        Schema::try_from(schema).unwrap_or_default()
    }
}
